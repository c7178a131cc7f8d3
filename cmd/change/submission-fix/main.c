/* submission-fix - make a submitted message right (RFC 6409 8).
 * message link: the message on descriptor 0; with the fields that it lacks it
 * is handed to the program, or written to standard output. A confined child
 * reads the header; this process adds and takes away fields, and asks whose an
 * address is.
 * SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "auth/ask.h"
#include "base/log.h"
#include "base/tool.h"
#include "link/amend.h"
#include "link/half.h"
#include "link/link.h"
#include "os/clock.h"
#include "os/random.h"
#include "work.h"

#define DOMAIN_MAX 255

struct settings {
	const char *domain;
	bool own_from;
};

#define AT(member) offsetof(struct settings, member)

static const struct option_row rows[] = {
	{ "domain", 'd', OPTION_STRING, AT(domain), 0, 0, "NAME",
	    "for addresses without one (the machine's name)" },
	{ "own-from", '\0', OPTION_FLAG, AT(own_from), 0, 0, NULL,
	    "refuse a From address that is not the user's" },
};

/* What Bcc is for is done with the envelope; the others are not the sender's to
 * give (RFC 5322 3.6.3, RFC 5321 4.4). */
static const char *const unwanted[] = { "Bcc:", "Resent-Bcc:", "Return-Path:",
	"Content-Length:", NULL };
static const char *const unwanted_and_from[] = { "Bcc:", "Resent-Bcc:",
	"Return-Path:", "Content-Length:", "From:", NULL };

/* Is it an address of the user who has logged in? 0, or -1 with err. */
static int
check_owner(struct ask *ask, struct span address, struct span user,
    struct err *err)
{
	struct account a;
	struct ask_reply r;
	int got;

	account_init(&a);
	ask_reply_init(&r);
	got = ask_vrfy(ask, address, &a, &r, err);
	if (got == 0 && r.code / 100 == 4)
		got = err_set(err, ERR_TEMP,
		    "4.3.0 the owner of an address cannot be known now");
	else if (got == 0 || (got == 1 && !span_ieq(account_get(&a, "user"),
	    user)))
		got = err_set(err, ERR_PERM,
		    "5.7.1 the From address %.*s is not yours",
		    (int)address.n, address.p);
	account_done(&a);
	ask_reply_done(&r);
	return got == -1 ? -1 : 0;
}

static int
check_owners(struct span answer, struct err *err)
{
	const char *user = getenv("AUTH_USER");
	struct span line;
	struct ask ask;
	int fd = ask_fd_from_environment(), r = 0;

	if (user == NULL || *user == '\0')
		return err_set(err, ERR_TEMP, "4.3.5 --own-from without a "
		    "user: AUTH_USER is not set");
	if (fd == -1)
		return err_set(err, ERR_TEMP, "4.3.5 --own-from without an "
		    "authenticator");
	ask_init(&ask, fd);
	while (r == 0 && span_cut(&answer, '\n', &line))
		if (span_starts(line, SPAN("A ")))
			r = check_owner(&ask, span_from(line, 2),
			    span_str(user), err);
	ask_done(&ask);
	return r;
}

/* Our other half has met hostile bytes: only lines of fields leave it. */
static int
take_fields(struct span answer, struct buf *fields, bool *replace,
    struct err *err)
{
	struct span line;
	size_t i;

	*replace = false;
	while (span_cut(&answer, '\n', &line)) {
		*replace |= span_eq(line, SPAN("R"));
		if (!span_starts(line, SPAN("F ")))
			continue;
		line = span_from(line, 2);
		for (i = 0; i < line.n; i++)
			if (line.p[i] == 0x7f || ((unsigned char)line.p[i] <
			    ' ' && (line.p[i] != '\t' || i > 0)))
				return err_set(err, ERR_DATA,
				    "5.6.0 control character in From");
		buf_add(fields, line);
		buf_addc(fields, '\n');
	}
	return 0;
}

/* The message that goes on: its descriptor, or -1 with err. */
static int
act(const struct settings *s, int fd, struct span answer, struct err *err)
{
	struct buf fields = BUF_INIT(WORK_OUTPUT_MAX);
	uint64_t size;
	bool replace;

	if (take_fields(answer, &fields, &replace, err) == -1 ||
	    (s->own_from && check_owners(answer, err) == -1)) {
		buf_done(&fields);
		return -1;
	}
	fd = amend_without(fd, replace ? unwanted_and_from : unwanted, &size,
	    err);
	if (fd != -1 && fields.len > 0)
		fd = amend_with(fd, buf_span(&fields), err);
	buf_done(&fields);
	return fd;
}

/* Unique by time, process and chance. */
static void
make_id(char *id, size_t size, int64_t now, int32_t micros)
{
	uint32_t chance;

	os_random(&chance, sizeof(chance));
	(void)snprintf(id, size, "%llx%05lx.%lx.%08lx",
	    (unsigned long long)now, (unsigned long)micros,
	    (unsigned long)getpid(), (unsigned long)chance);
}

int
main(int argc, char **argv)
{
	const struct tool tool = { "submission-fix", TOOL_LINK,
		"[-enVh] [options] [program [argument ...]]", NULL, rows,
		LENGTH(rows) };
	struct buf answer = BUF_INIT(WORK_OUTPUT_MAX);
	struct settings s = { NULL, false };
	struct err err = ERR_INIT;
	char host[DOMAIN_MAX + 1] = "localhost", id[80];
	const char *sender = getenv("SENDER");
	struct work w = { .sender = sender == NULL ? "" : sender, .id = id };
	uint64_t size;
	int32_t micros;
	char **next;
	int fd;

	tool_init(&tool);
	next = tool_options(argc, argv, &s);
	tool_checked(&s);
	(void)gethostname(host, DOMAIN_MAX);
	w.domain = s.domain == NULL ? host : s.domain;
	os_clock_wall(&w.now, &micros);
	make_id(id, sizeof(id), w.now, micros);
	if ((fd = link_message(&size, &err)) == -1 ||
	    half_run(work_look, &w, fd, -1, &answer, &err) == -1 ||
	    (fd = act(&s, fd, buf_span(&answer), &err)) == -1 ||
	    link_pass(fd, next, &err) == -1)
		tool_die(&err);
	buf_done(&answer);
	return EX_OK;
}
