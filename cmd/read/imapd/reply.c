/* reply - see reply.h. Codes are those of RFC 5530 and RFC 9051 7.1.
 * SPDX-License-Identifier: ISC */
#include "reply.h"

#include <errno.h>

#include "imap/quote.h"
#include "session.h"

struct row {
	const char *condition, *code, *text;
};

static const struct row rows[] = {
	[REPLY_OK] = { "OK", "", "completed" },
	[REPLY_NOTHING] = { "", "", "" },
	[REPLY_SYNTAX] = { "BAD", "", "wrong arguments" },
	[REPLY_UNKNOWN] = { "BAD", "", "unknown command" },
	[REPLY_STATE] = { "BAD", "CLIENTBUG", "no mailbox is selected" },
	[REPLY_NUMBER] = { "BAD", "", "no message has that number" },
	[REPLY_LITERAL] = { "BAD", "TOOBIG", "literal too large" },
	[REPLY_UIDREQUIRED] = { "BAD", "UIDREQUIRED",
		"message numbers are not used after ENABLE UIDONLY" },
	[REPLY_NONEXISTENT] = { "NO", "NONEXISTENT", "no such mailbox" },
	[REPLY_TRYCREATE] = { "NO", "TRYCREATE", "no such mailbox" },
	[REPLY_EXISTS] = { "NO", "ALREADYEXISTS", "mailbox exists already" },
	[REPLY_READONLY] = { "NO", "READ-ONLY", "mailbox is read-only" },
	[REPLY_GONE] = { "NO", "EXPUNGEISSUED",
		"some of the messages no longer exist" },
	[REPLY_CHARSET] = { "NO", "BADCHARSET (US-ASCII UTF-8)",
		"charset not known" },
	[REPLY_TOOBIG] = { "NO", "TOOBIG", "message too large" },
	[REPLY_BADURL] = { "NO", "BADURL", "not a message here" },
	[REPLY_OVERQUOTA] = { "NO", "OVERQUOTA", "mailbox is full" },
	[REPLY_LIMIT] = { "NO", "LIMIT", "too much" },
	[REPLY_CANNOT] = { "NO", "CANNOT", "cannot do that" },
	[REPLY_NOPERM] = { "NO", "NOPERM", "not permitted" },
	[REPLY_HASCHILDREN] = { "NO", "HASCHILDREN",
		"it is no mailbox, but there are some below it" },
	[REPLY_CORRUPTION] = { "NO", "CORRUPTION", "a message is damaged" },
	[REPLY_INUSE] = { "NO", "INUSE", "someone else is at work on it" },
	[REPLY_UNAVAILABLE] = { "NO", "UNAVAILABLE", "try again later" },
};

enum reply
reply_of(const struct err *err)
{
	if (err->kind == ERR_LIMIT && err->sys == EDQUOT)
		return REPLY_OVERQUOTA;
	/* What the ACL permits the file system may not. */
	if (err->kind == ERR_TEMP && err->sys == EACCES)
		return REPLY_NOPERM;
	if (err->kind == ERR_PERM && err->sys == EEXIST)
		return REPLY_EXISTS;
	if (err->kind == ERR_TEMP && err->sys == EBUSY)
		return REPLY_INUSE;
	switch (err->kind) {
	case ERR_DATA:
	case ERR_USAGE:
		return REPLY_CANNOT;
	case ERR_PERM:
		return REPLY_NOPERM;
	case ERR_LIMIT:
		return REPLY_LIMIT;
	default:
		return REPLY_UNAVAILABLE;
	}
}

void
reply_write(struct session *s, struct span tag, enum reply reply,
    struct span command)
{
	const struct row *row = &rows[reply];
	struct buf *b = &s->text;

	if (reply == REPLY_NOTHING)
		return;
	buf_reset(b);
	buf_add(b, tag.n == 0 ? SPAN("*") : tag);
	buf_addc(b, ' ');
	buf_adds(b, row->condition);
	buf_addc(b, ' ');
	if (s->code.len > 0 || row->code[0] != '\0') {
		buf_addc(b, '[');
		if (s->code.len > 0)
			buf_add(b, buf_span(&s->code));
		else
			buf_adds(b, row->code);
		buf_adds(b, "] ");
	}
	if (reply == REPLY_OK) {
		buf_add(b, command);
		buf_addc(b, ' ');
	}
	quote_text(b, reply != REPLY_OK && s->err.text[0] != '\0' ?
	    span_str(s->err.text) : span_str(row->text));
	buf_adds(b, "\r\n");
	session_say(s);
}
