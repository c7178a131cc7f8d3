/* run - see run.h.
 * SPDX-License-Identifier: ISC */
#include "run.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/log.h"
#include "base/tool.h"
#include "io/wr.h"
#include "link/chain.h"
#include "link/link.h"
#include "os/fds.h"
#include "os/tmpfd.h"

#define ENV_MAX 24

struct environment {
	struct pool pool;
	const char *items[ENV_MAX + 1];
	size_t n;
};

/* NAME=value, or NAME to unset it. */
static void
set(struct environment *e, const char *name, const char *value)
{
	struct buf b = BUF_INIT(8192);

	buf_adds(&b, name);
	if (value != NULL) {
		buf_addc(&b, '=');
		buf_adds(&b, value);
	}
	e->items[e->n++] = pool_copy(&e->pool, buf_span(&b));
	e->items[e->n] = NULL;
	buf_done(&b);
}

static void
set_ids(struct environment *e, const struct os_ids *ids)
{
	char text[24];

	(void)snprintf(text, sizeof(text), "%lu", ids == NULL ? 0 :
	    (unsigned long)ids->uid);
	set(e, "UID", ids == NULL ? NULL : text);
	(void)snprintf(text, sizeof(text), "%lu", ids == NULL ? 0 :
	    (unsigned long)ids->gid);
	set(e, "GID", ids == NULL ? NULL : text);
}

static const struct os_ids *
ids_of(const struct run *run, const struct recipient *who)
{
	return who->has_ids ? &who->ids : run->ids;
}

static void
envelope_variables(struct environment *e, const struct recipients *r,
    const struct recipient *who)
{
	set(e, "SENDER", r->sender);
	set(e, "RECIPIENT", who->address);
	set(e, "ORIGINAL_RECIPIENT", who->original);
	set(e, "LOCAL", who->local);
	set(e, "DOMAIN", who->domain);
	set(e, "EXTENSION", who->extension);
}

static void
make_environment(struct environment *e, const struct run *run,
    const struct recipients *r, const struct recipient *who)
{
	e->n = 0;
	pool_init(&e->pool);
	envelope_variables(e, r, who);
	set(e, "USER", who->user);
	set(e, "LOGNAME", who->user);
	set(e, "HOME", who->home);
	set(e, "MAILDIR", who->maildir);
	set(e, "QUOTA", who->quota);
	set(e, "LAYOUT", who->layout);
	set_ids(e, ids_of(run, who));
	set(e, "AUTH_FD", NULL);
}

/* A home that is not there yet is no reason not to deliver: the Maildir and
 * what is above it are made on demand. */
static const char *
directory_of(const struct recipient *who)
{
	struct stat st;

	return who->home != NULL && stat(who->home, &st) == 0 &&
	    S_ISDIR(st.st_mode) ? who->home : "/";
}

/* Whom must the program run as: root becomes the user; anyone else can only be
 * that user already, or ask. */
enum way { WAY_AS_IS, WAY_BECOME, WAY_ASK, WAY_NONE };

static enum way
way_of(const struct run *run, const struct recipient *who)
{
	const struct os_ids *ids = ids_of(run, who);

	if (who->programs)
		return run->ask != NULL ? WAY_ASK : WAY_NONE;
	if (os_cred_is_root())
		return ids != NULL ? WAY_BECOME : WAY_NONE;
	if (ids == NULL || (ids->uid == geteuid() && ids->gid == getegid()))
		return WAY_AS_IS;
	return run->ask != NULL ? WAY_ASK : WAY_NONE;
}

static void
note(const struct recipient *who, struct span reason)
{
	static const char *const words[] = { "none", "ok", "refused",
		"deferred", "left", "queued" };
	struct logline l;

	log_begin(&l, "delivery");
	log_str(&l, "to", span_str(who->address));
	log_str(&l, "user", span_str(who->user));
	log_str(&l, "status", span_str(words[who->outcome]));
	if (who->outcome != OUTCOME_OK) {
		log_num(&l, "code", (uint64_t)who->code);
		log_str(&l, "reason", reason);
	}
	log_end(&l);
}

static void
settle(struct recipients *r, struct recipient *who, enum outcome outcome,
    int code, const char *text)
{
	recipients_set(r, who, outcome, code, text);
	note(who, span_str(text));
}

static void
settle_chain(struct recipients *r, struct recipient *who,
    const struct chain_result *result)
{
	char text[CHAIN_TEXT_MAX + 1];

	memcpy(text, result->text, sizeof(text));
	switch (result->verdict) {
	case CHAIN_OK:
	case CHAIN_DONE:
		settle(r, who, OUTCOME_OK, EX_OK, "");
		return;
	case CHAIN_PERM:
		if (text[0] == '\0')
			(void)snprintf(text, sizeof(text), "5.3.0 delivery "
			    "refused (exit code %d)", result->code);
		settle(r, who, OUTCOME_PERM, result->code, text);
		return;
	case CHAIN_TEMP:
		break;
	}
	if (text[0] == '\0')
		(void)snprintf(text, sizeof(text), "4.3.0 delivery failed (%s "
		    "%d)", result->timed_out ? "time-out," : "exit code",
		    result->code);
	settle(r, who, OUTCOME_TEMP, EX_TEMPFAIL, text);
}

static void
run_chain(const struct run *run, struct recipients *r,
    struct recipient *who, const struct os_ids *ids)
{
	struct chain c = chain_of(run->argv, run->message_fd);
	struct environment e;
	struct chain_result result;
	struct err err = ERR_INIT;

	make_environment(&e, run, r, who);
	c.env = e.items;
	c.ids = ids;
	c.dir = directory_of(who);
	c.timeout_ms = run->timeout_ms;
	tool_explain("%s: %s in %s", who->address, run->argv[0], c.dir);
	if (chain_run(&c, &result, &err) == -1)
		settle(r, who, OUTCOME_TEMP, EX_TEMPFAIL, err.text);
	else
		settle_chain(r, who, &result);
	pool_done(&e.pool);
}

/* The variables as lines in a file, for the authenticator's own chain. */
static int
write_envelope(const struct recipients *r, const struct recipient *who,
    struct err *err)
{
	const char *queue_id = getenv("QUEUE_ID");
	struct environment e = { .n = 0 };
	int fd = os_tmpfd_memory(err);
	struct wr w;
	size_t i;

	if (fd == -1)
		return -1;
	pool_init(&e.pool);
	envelope_variables(&e, r, who);
	if (queue_id != NULL)
		set(&e, "QUEUE_ID", queue_id);
	wr_init(&w, fd, -1);
	for (i = 0; i < e.n; i++) {
		wr_adds(&w, e.items[i]);
		wr_addc(&w, '\n');
	}
	pool_done(&e.pool);
	if (wr_flush(&w, err) == -1 || lseek(fd, 0, SEEK_SET) == -1) {
		close(fd);
		fd = -1;
	}
	wr_done(&w);
	return fd;
}

static void
run_asked(const struct run *run, struct recipients *r, struct recipient *who)
{
	struct err err = ERR_INIT;
	struct ask_reply reply;
	int envelope = write_envelope(r, who, &err), got = -1;

	ask_reply_init(&reply);
	tool_explain("%s: asking the authenticator to deliver", who->address);
	if (envelope != -1 && lseek(run->message_fd, 0, SEEK_SET) != -1)
		got = ask_deliver(run->ask, span_str(who->address),
		    run->message_fd, envelope, &reply, &err);
	if (got == -1)
		settle(r, who, OUTCOME_TEMP, EX_TEMPFAIL, err.text);
	else if (reply.code / 100 == 2)
		settle(r, who, OUTCOME_OK, EX_OK, "");
	else if (reply.code / 100 == 5)
		settle(r, who, OUTCOME_PERM, EX_UNAVAILABLE,
		    buf_str(&reply.text));
	else
		settle(r, who, OUTCOME_TEMP, EX_TEMPFAIL,
		    buf_str(&reply.text));
	if (envelope != -1)
		close(envelope);
	ask_reply_done(&reply);
}

void
run_delivery(const struct run *run, struct recipients *r,
    struct recipient *who)
{
	if (who->outcome != OUTCOME_NONE) {
		if (who->outcome != OUTCOME_QUEUED)
			note(who, span_str(who->text));
		return;
	}
	switch (way_of(run, who)) {
	case WAY_AS_IS:
		run_chain(run, r, who, NULL);
		break;
	case WAY_BECOME:
		run_chain(run, r, who, ids_of(run, who));
		break;
	case WAY_ASK:
		run_asked(run, r, who);
		break;
	case WAY_NONE:
		settle(r, who, OUTCOME_TEMP, EX_TEMPFAIL, os_cred_is_root() ?
		    "account without uid, and no --user" :
		    "another user's mail, and no authenticator to ask");
		break;
	}
}

static void
apply(const struct environment *e)
{
	size_t i;

	for (i = 0; i < e->n; i++) {
		struct span s = span_str(e->items[i]);
		size_t eq = span_find(s, 0, '=');
		char *name = span_dup(span_sub(s, 0, eq));

		if (eq == s.n)
			(void)unsetenv(name);
		else
			(void)setenv(name, e->items[i] + eq + 1, 1);
		free(name);
	}
}

int
run_exec(const struct run *run, const struct recipients *r,
    const struct recipient *who, struct err *err)
{
	enum way way = way_of(run, who);
	int fds[3] = { run->message_fd, 1, 2 };
	struct environment e;
	const char *dir;

	if (way == WAY_ASK || way == WAY_NONE)
		return 0;
	dir = directory_of(who);
	make_environment(&e, run, r, who);
	if (way == WAY_BECOME && os_cred_become(ids_of(run, who), err) == -1)
		return -1;
	if (chdir(dir) == -1)
		return err_sys(err, "%s", dir);
	apply(&e);
	if (os_fds_arrange(fds, LENGTH(fds)) == -1)
		return err_sys(err, "descriptors");
	tool_explain("%s: exec %s in %s", who->address, run->argv[0], dir);
	return link_pass(0, (char **)(size_t)run->argv, err);
}
