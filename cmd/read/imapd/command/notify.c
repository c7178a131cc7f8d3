/* NOTIFY (RFC 5465): what the client wants to be told of, whatever it does.
 * SPDX-License-Identifier: ISC */
#include "commands.h"
#include "../notify/notify.h"
#include "../session.h"

static enum reply
set(struct session *s, struct args *args)
{
	enum reply reply = REPLY_OK;
	struct request r;

	request_init(&r);
	switch (request_parse(s, &r, args)) {
	case REQUEST_BAD:
		reply = REPLY_SYNTAX;
		break;
	case REQUEST_EVENT:
		buf_adds(&s->code, "BADEVENT (MessageNew MessageExpunge "
		    "FlagChange MailboxName SubscriptionChange "
		    "MailboxMetadataChange ServerMetadataChange)");
		err_set(&s->err, ERR_DATA, "no such event is told of");
		reply = REPLY_CANNOT;
		break;
	case REQUEST_GOOD:
		/* RFC 5465 3.1: it implies a NOOP. */
		view_sync_how(s, VIEW_COUNTS | VIEW_FLAGS);
		if (s->ending || notify_set(s, &r) == 0)
			break;
		if (s->err.kind == ERR_LIMIT)
			buf_adds(&s->code, "NOTIFICATIONOVERFLOW");
		reply = reply_of(&s->err);
	}
	request_done(&r);
	return reply;
}

enum reply
cmd_notify(struct session *s, struct args *args)
{
	struct span word;

	if (args_space(args) == -1 || args_word(args, &word) == -1)
		return REPLY_SYNTAX;
	if (span_ieq(word, SPAN("SET")))
		return set(s, args);
	if (!span_ieq(word, SPAN("NONE"))) {
		args_fail(args, "expected SET or NONE");
		return REPLY_SYNTAX;
	}
	if (args_end(args) == -1)
		return REPLY_SYNTAX;
	notify_none(s);
	return REPLY_OK;
}
