/* session - see session.h.
 * SPDX-License-Identifier: ISC */
#include "session.h"

#include <stdio.h>
#include <string.h>

#include "base/tool.h"

void
session_words(const struct session *s, struct buf *out)
{
	smtpreply_words(out, &s->c.reply, RESULT_TEXT_MAX);
}

void
session_why(struct session *s, const struct err *err)
{
	struct buf b = BUF_INIT(4096);

	if (err != NULL) {
		(void)snprintf(s->why, sizeof(s->why), "%s", err->text);
	} else {
		buf_addf(&b, "%s ", s->c.label);
		session_words(s, &b);
		buf_cut(&b, sizeof(s->why) - 1);
		(void)snprintf(s->why, sizeof(s->why), "%s", buf_str(&b));
	}
	tool_explain("leaving %s: %s", s->c.label, s->why);
	buf_done(&b);
}

enum session_end
session_run(struct session *s, const struct host *host, bool by_mx, bool plain)
{
	enum session_end end = SESSION_NEXT;
	struct err err = ERR_INIT;
	int got;

	session_leave(s);
	s->why[0] = '\0';
	s->hard = s->tls = s->dirty = s->again = false;
	s->caps = 0;
	s->mails = 0;
	s->by_mx = by_mx;
	tool_explain("connecting to %s[%s]", host->name, host->ip);
	if (connection_open(&s->c, host, by_mx, s->source,
	    s->set->connect_ms, &err) == -1) {
		session_why(s, &err);
		s->hard = err.kind == ERR_PERM;
		connection_close(&s->c);
		return SESSION_NEXT;
	}
	s->reached = true;
	got = session_greet(s, plain);
	if (got == 1)
		end = session_transact(s);
	else if (got == -1)
		end = SESSION_CLEAR;
	if (!s->open)
		connection_close(&s->c);
	return end;
}

bool
session_has_mails_left(const struct session *s)
{
	return s->mail_max == 0 || s->mails < s->mail_max;
}

bool
session_is_open(const struct session *s)
{
	return s->open && session_has_mails_left(s);
}

void
session_again(struct session *s)
{
	tool_explain("another message for %s", s->c.label);
	s->again = s->reached = true;
	s->open = false;
	if (session_transact(s) == SESSION_NEXT) {
		/* Nothing that was said there is held against it. */
		s->reached = s->hard = false;
		s->why[0] = '\0';
	}
	if (!s->open)
		connection_close(&s->c);
}

void
session_leave(struct session *s)
{
	if (!s->open)
		return;
	s->open = false;
	connection_send(&s->c, SPAN("QUIT"));
	if (wr_flush(&s->c.wr, NULL) == -1)
		tool_explain("%s: gone before QUIT", s->c.label);
	connection_close(&s->c);
}
