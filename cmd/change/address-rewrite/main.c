/* address-rewrite - give addresses other names by maps, in header and envelope.
 * message link: message on 0, envelope on 3; 75 when a map is wrong or cannot
 * be asked. A confined child reads the header; this process looks names up.
 * With an address in the place of a program it shows what that is called.
 * SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/log.h"
#include "base/tool.h"
#include "link/link.h"
#include "work.h"

struct settings {
	struct names_options names;
	const char *always_bcc;
	bool header_only, envelope_only, is_signed;
};

#define AT(member) offsetof(struct settings, member)

static const struct option_row rows[] = {
	{ "always-bcc", '\0', OPTION_STRING, AT(always_bcc), 0, 0, "ADDRESS",
	    "who gets a copy of everything" },
	{ "canonical", 'c', OPTION_LIST, AT(names.canonical), 0, 0, "MAP",
	    "other names, everywhere" },
	{ "delimiter", 'd', OPTION_STRING, AT(names.delimiters), 0, 0, "CHARS",
	    "before the extension of an address; default +" },
	{ "envelope-only", '\0', OPTION_FLAG, AT(envelope_only), 0, 0, NULL,
	    "leave the header as it is" },
	{ "generic", 'g', OPTION_LIST, AT(names.generic), 0, 0, "MAP",
	    "names for the world outside" },
	{ "header-only", '\0', OPTION_FLAG, AT(header_only), 0, 0, NULL,
	    "leave the envelope as it is" },
	{ "local-domains", 'l', OPTION_STRING, AT(names.local_domains), 0, 0,
	    "LIST", "whose names may be keys without a domain" },
	{ "masquerade", 'm', OPTION_STRING, AT(names.masquerade), 0, 0, "LIST",
	    "domains, with commas, that stand for what is below them" },
	{ "masquerade-except", '\0', OPTION_STRING,
	    AT(names.masquerade_except), 0, 0, "LIST",
	    "names, with commas, that are left as they are" },
	{ "recipient-bcc", '\0', OPTION_LIST, AT(names.recipient_bcc), 0, 0,
	    "MAP", "who gets a copy of what a recipient gets" },
	{ "recipient-canonical", '\0', OPTION_LIST,
	    AT(names.recipient_canonical), 0, 0, "MAP",
	    "other names of recipients" },
	{ "sender-bcc", '\0', OPTION_LIST, AT(names.sender_bcc), 0, 0, "MAP",
	    "who gets a copy of what a sender sends" },
	{ "sender-canonical", '\0', OPTION_LIST, AT(names.sender_canonical), 0,
	    0, "MAP", "other names of senders" },
	{ "signed", '\0', OPTION_FLAG, AT(is_signed), 0, 0, NULL,
	    "change the header of a signed message too" },
};

static int
rewrite(const struct work *w, char **next, struct err *err)
{
	const struct carried carried = { getenv("SENDER"), getenv("RECIPIENT"),
		getenv("AUTH_FD") };
	struct envelope e;
	uint64_t size;
	int fd, got;

	envelope_init(&e);
	if ((fd = link_message(&size, err)) == -1 ||
	    (got = carried_read(&carried, &e, err)) == -1 ||
	    (got == 1 && (got = work_envelope(w, &e, err)) == -1) ||
	    (fd = work_header(w, fd, err)) == -1)
		return -1;
	names_close(w->names);           /* and what was asked ends */
	if (got == 1 && next[0] != NULL && carried_write(&carried, &e, &fd,
	    err) == -1)
		return -1;
	envelope_done(&e);
	return link_pass(fd, next, err);
}

/* An err of the maps is logged: the sender learns only that it is later. */
static NORETURN void
refuse(const struct err *err)
{
	if (err->kind != ERR_TEMP || (err->text[0] == '4' &&
	    err->text[1] == '.'))
		tool_die(err);
	log_reason("rewrite-failed", err->text);
	tool_exit(EX_TEMPFAIL, "4.3.5 an address cannot be looked up now");
}

int
main(int argc, char **argv)
{
	const struct tool tool = { "address-rewrite", TOOL_LINK,
		"[-enVh] [options] [program [argument ...] | address ...]",
		NULL, rows, LENGTH(rows) };
	struct settings s = { .names = { .delimiters = "+" } };
	struct err err = ERR_INIT;
	struct address bcc;
	struct names names;
	struct work w = { .names = &names };
	char **next;

	tool_init(&tool);
	next = tool_options(argc, argv, &s);
	if (names_open(&names, &s.names, &err) == -1 ||
	    (s.always_bcc != NULL && address_parse(span_str(s.always_bcc),
	    ADDRESS_UTF8, &bcc, &err) == -1))
		tool_exit(EX_TEMPFAIL, "%s", err.text);
	tool_checked(&s);
	w.always_bcc = s.always_bcc;
	w.header = !s.envelope_only;
	w.envelope = !s.header_only;
	w.is_signed = s.is_signed;
	if (next[0] == NULL || strchr(next[0], '@') == NULL) {
		if (rewrite(&w, next, &err) == -1)
			refuse(&err);
		return EX_OK;
	}
	for (; *next != NULL; next++)
		if (work_show(&w, *next, &err) == -1)
			refuse(&err);
	names_close(&names);
	return fflush(stdout) == 0 ? EX_OK : EX_IOERR;
}
