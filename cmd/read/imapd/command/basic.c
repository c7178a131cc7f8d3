/* CAPABILITY NOOP CHECK LOGOUT ID ENABLE NAMESPACE: what needs no mailbox.
 * SPDX-License-Identifier: ISC */
#include "base/tool.h"
#include "commands.h"
#include "../dispatch.h"
#include "../mailname.h"
#include "../notify/metadata.h"
#include "../resync.h"
#include "../session.h"

enum reply
cmd_capability(struct session *s, struct args *args)
{
	if (args_end(args) == -1)
		return REPLY_SYNTAX;
	buf_adds(&s->text, "* CAPABILITY ");
	dispatch_capabilities(s, &s->text);
	buf_adds(&s->text, "\r\n");
	session_say(s);
	return REPLY_OK;
}

/* What changed is told by the dispatcher, as after every command. */
enum reply
cmd_noop(struct session *s, struct args *args)
{
	(void)s;
	return args_end(args) == -1 ? REPLY_SYNTAX : REPLY_OK;
}

/* Nothing here is ever less than durable when it has been answered. */
enum reply
cmd_check(struct session *s, struct args *args)
{
	return cmd_noop(s, args);
}

enum reply
cmd_logout(struct session *s, struct args *args)
{
	if (args_end(args) == -1)
		return REPLY_SYNTAX;
	wr_adds(&s->out, "* BYE Logging out\r\n");
	s->reason = "logged out";
	s->ending = true;
	return REPLY_OK;
}

/* id_params_list = "(" [string SP nstring *(...)] ")" / nil (RFC 2971) */
enum reply
cmd_id(struct session *s, struct args *args)
{
	struct span name, value;
	size_t n = 0;

	if (args_space(args) == -1)
		return REPLY_SYNTAX;
	if (!args_maybe(args, '(')) {
		if (args_nstring(args, &value) == -1 || value.p != NULL)
			return REPLY_SYNTAX;
	} else {
		while (args_peek(args) != ')') {
			if (++n > 30 || (n > 1 && args_space(args) == -1) ||
			    args_string(args, &name) == -1 ||
			    args_space(args) == -1 ||
			    args_nstring(args, &value) == -1)
				return REPLY_SYNTAX;
		}
		if (args_char(args, ')') == -1)
			return REPLY_SYNTAX;
	}
	if (args_end(args) == -1)
		return REPLY_SYNTAX;
	wr_adds(&s->out, "* ID (\"name\" \"Pneumatic\" \"version\" \""
	    TOOL_VERSION "\")\r\n");
	return REPLY_OK;
}

static const struct {
	struct span name;
	unsigned bits;
} enabling[] = {
	{ { "CONDSTORE", 9 }, ENABLED_CONDSTORE },
	{ { "IMAP4rev2", 9 }, ENABLED_REV2 | ENABLED_NAMES_UTF8 },
	{ { "METADATA", 8 }, ENABLED_METADATA | ENABLED_METADATA_SERVER },
	{ { "METADATA-SERVER", 15 }, ENABLED_METADATA_SERVER },
	{ { "QRESYNC", 7 }, ENABLED_QRESYNC | ENABLED_CONDSTORE },
	{ { "UIDONLY", 7 }, ENABLED_UIDONLY },
	{ { "UTF8=ACCEPT", 11 }, ENABLED_UTF8 | ENABLED_NAMES_UTF8 },
};

/* RFC 5464 4.1. NOTIFY, once it is used, says what is told. */
static void
tell_entries(struct session *s)
{
	if (s->notify == NULL)
		metadata_begin(s, (s->enabled & ENABLED_METADATA) != 0, true);
}

/* RFC 5161: what is not known is passed over. */
enum reply
cmd_enable(struct session *s, struct args *args)
{
	unsigned wanted = 0, before = s->enabled;
	struct span name;
	size_t i;

	do {
		if (args_space(args) == -1 || args_atom(args, &name) == -1)
			return REPLY_SYNTAX;
		for (i = 0; i < LENGTH(enabling); i++)
			if (span_ieq(name, enabling[i].name))
				wanted |= 1u << i;
	} while (!args_at_end(args));
	wr_adds(&s->out, "* ENABLED");
	for (i = 0; i < LENGTH(enabling); i++)
		if ((wanted & 1u << i) != 0) {
			s->enabled |= enabling[i].bits;
			wr_addf(&s->out, " %s", enabling[i].name.p);
		}
	wr_adds(&s->out, "\r\n");
	if ((s->enabled & ~before & ENABLED_CONDSTORE) != 0)
		resync_tell_highest(s);
	if ((s->enabled & ~before & (ENABLED_METADATA |
	    ENABLED_METADATA_SERVER)) != 0)
		tell_entries(s);
	return REPLY_OK;
}

/* One of the three: NIL, or (("prefix" "separator") ...). */
static void
write_namespace(struct session *s, enum space_kind kind)
{
	size_t i;
	bool any = false;

	for (i = 0; i < s->spaces.n; i++) {
		const struct space *space = s->spaces.all[i];

		if (space->kind != kind || kind == SPACE_OTHERS)
			continue;
		buf_adds(&s->text, any ? "(" : " ((");
		mailname_quote(s, &s->text, space->prefix);
		buf_addf(&s->text, " \"%c\")", s->spaces.separator);
		any = true;
	}
	if (kind == SPACE_OTHERS && s->spaces.others.n > 0) {
		buf_adds(&s->text, " ((");
		mailname_quote(s, &s->text, s->spaces.others);
		buf_addf(&s->text, " \"%c\")", s->spaces.separator);
		any = true;
	}
	buf_adds(&s->text, any ? ")" : " NIL");
}

/* RFC 2342. Other users' mailboxes have one prefix, whoever they are. */
enum reply
cmd_namespace(struct session *s, struct args *args)
{
	if (args_end(args) == -1)
		return REPLY_SYNTAX;
	buf_adds(&s->text, "* NAMESPACE");
	write_namespace(s, SPACE_PERSONAL);
	write_namespace(s, SPACE_OTHERS);
	write_namespace(s, SPACE_PUBLIC);
	buf_adds(&s->text, "\r\n");
	session_say(s);
	return REPLY_OK;
}
