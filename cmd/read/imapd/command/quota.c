/* GETQUOTA, GETQUOTAROOT, SETQUOTA (RFC 9208): one root, which all mailboxes of
 * one's own have that count. What others have left is told to nobody.
 * SPDX-License-Identifier: ISC */
#include "commands.h"
#include "imap/quote.h"
#include "os/clock.h"
#include "../mailname.h"
#include "../session.h"

#define ROOT SPAN("User quota")

static enum reply
tell(struct session *s)
{
	const struct space *own = spaces_personal(&s->spaces);
	const struct quota *q = &own->quota;
	struct quota_usage u;
	const char *between = "";
	int64_t now;
	int32_t micros;

	os_clock_wall(&now, &micros);
	if (quota_usage(q, &own->tree, now, &u, &s->err) == -1)
		return reply_of(&s->err);
	buf_adds(&s->text, "* QUOTA ");
	quote_string(&s->text, ROOT);
	buf_adds(&s->text, " (");
	if (q->bytes > 0) {
		buf_addf(&s->text, "STORAGE %lld %llu",
		    (long long)((u.bytes + 1023) / 1024),
		    (unsigned long long)(q->bytes / 1024));
		between = " ";
	}
	if (q->messages > 0)
		buf_addf(&s->text, "%sMESSAGE %lld %llu", between,
		    (long long)u.messages,
		    (unsigned long long)q->messages);
	buf_adds(&s->text, ")\r\n");
	session_say(s);
	return REPLY_OK;
}

enum reply
cmd_getquota(struct session *s, struct args *args)
{
	struct span root;

	if (args_space(args) == -1 || args_astring(args, &root) == -1 ||
	    args_end(args) == -1)
		return REPLY_SYNTAX;
	if (!span_eq(root, ROOT) || !quota_is_limited(
	    &spaces_personal(&s->spaces)->quota)) {
		err_set(&s->err, ERR_DATA, "no such quota root");
		return REPLY_NONEXISTENT;
	}
	return tell(s);
}

enum reply
cmd_getquotaroot(struct session *s, struct args *args)
{
	struct place place;
	bool limited;

	if (place_parse(s, args, &place) == -1 || args_end(args) == -1)
		return REPLY_SYNTAX;
	limited = place.space->kind == SPACE_PERSONAL &&
	    quota_is_limited(&place.space->quota) &&
	    quota_counts(&place.space->quota, place.name);
	buf_adds(&s->text, "* QUOTAROOT ");
	mailname_write(s, &s->text, place.full);
	if (limited) {
		buf_addc(&s->text, ' ');
		quote_string(&s->text, ROOT);
	}
	buf_adds(&s->text, "\r\n");
	session_say(s);
	return limited ? tell(s) : REPLY_OK;
}

/* "(" [resource SP limit *(SP resource SP limit)] ")": what is not named is
 * unlimited (RFC 9208 4.1.3). */
static int
limits(struct args *args, struct quota *q)
{
	struct span name;
	uint64_t n;

	q->bytes = q->messages = 0;
	if (args_space(args) == -1 || args_char(args, '(') == -1)
		return -1;
	while (!args_maybe(args, ')')) {
		if ((args_peek(args) == ' ' && args_space(args) == -1) ||
		    args_word(args, &name) == -1 || args_space(args) == -1 ||
		    args_number(args, INT64_MAX / 1024, &n) == -1)
			return -1;
		if (span_ieq(name, SPAN("STORAGE")))
			q->bytes = n * 1024;
		else if (span_ieq(name, SPAN("MESSAGE")))
			q->messages = n;
		else
			return args_fail(args, "no such resource");
	}
	return args_end(args);
}

/* The limits are those of the first line of maildirsize. There 0 stands for
 * none: so it does here. */
enum reply
cmd_setquota(struct session *s, struct args *args)
{
	struct space *own = spaces_personal(&s->spaces);
	struct quota q = own->quota;
	struct quota_usage u;
	struct span root;

	if (args_space(args) == -1 || args_astring(args, &root) == -1 ||
	    limits(args, &q) == -1)
		return REPLY_SYNTAX;
	if (!span_eq(root, ROOT)) {
		err_set(&s->err, ERR_DATA, "no such quota root");
		return REPLY_NONEXISTENT;
	}
	if (!s->sets_quota) {
		err_set(&s->err, ERR_PERM,
		    "the quota is the administrator's to set");
		return REPLY_NOPERM;
	}
	if (quota_recount(&q, &own->tree, &u, &s->err) == -1)
		return reply_of(&s->err);
	own->quota = q;
	return tell(s);
}
