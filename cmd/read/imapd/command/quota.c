/* GETQUOTA, GETQUOTAROOT (RFC 9208): one root, which all mailboxes have that count.
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
	struct quota_usage u;
	const char *between = "";
	int64_t now;
	int32_t micros;

	os_clock_wall(&now, &micros);
	if (quota_usage(&s->quota, &s->tree, now, &u, &s->err) == -1)
		return reply_of(&s->err);
	buf_adds(&s->text, "* QUOTA ");
	quote_string(&s->text, ROOT);
	buf_adds(&s->text, " (");
	if (s->quota.bytes > 0) {
		buf_addf(&s->text, "STORAGE %lld %llu",
		    (long long)((u.bytes + 1023) / 1024),
		    (unsigned long long)(s->quota.bytes / 1024));
		between = " ";
	}
	if (s->quota.messages > 0)
		buf_addf(&s->text, "%sMESSAGE %lld %llu", between,
		    (long long)u.messages,
		    (unsigned long long)s->quota.messages);
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
	if (!span_eq(root, ROOT) || !quota_is_limited(&s->quota)) {
		err_set(&s->err, ERR_DATA, "no such quota root");
		return REPLY_NONEXISTENT;
	}
	return tell(s);
}

enum reply
cmd_getquotaroot(struct session *s, struct args *args)
{
	struct span name;
	bool limited;

	if (mailname_parse(s, args, &name) == -1 || args_end(args) == -1)
		return REPLY_SYNTAX;
	limited = quota_is_limited(&s->quota) && quota_counts(&s->quota, name);
	buf_adds(&s->text, "* QUOTAROOT ");
	mailname_write(s, &s->text, name);
	if (limited) {
		buf_addc(&s->text, ' ');
		quote_string(&s->text, ROOT);
	}
	buf_adds(&s->text, "\r\n");
	session_say(s);
	return limited ? tell(s) : REPLY_OK;
}
