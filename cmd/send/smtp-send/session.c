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

	s->why[0] = '\0';
	s->hard = s->tls = false;
	s->caps = 0;
	tool_explain("connecting to %s[%s]", host->name, host->ip);
	if (connection_open(&s->c, host, by_mx, s->set, &err) == -1) {
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
	connection_close(&s->c);
	return end;
}
