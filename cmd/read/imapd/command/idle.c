/* IDLE (RFC 2177): tell of changes as they come, until the client says DONE.
 * SPDX-License-Identifier: ISC */
#include "commands.h"
#include "../notify/wait.h"
#include "../session.h"

enum reply
cmd_idle(struct session *s, struct args *args)
{
	struct span line;
	int r;

	if (args_end(args) == -1)
		return REPLY_SYNTAX;
	wr_adds(&s->out, "+ idling\r\n");
	r = wait_for_client(s, true);
	if (r == -1) {
		wr_adds(&s->out, "* BYE idle for too long\r\n");
		s->reason = "idle for too long";
		s->ending = true;
		return REPLY_NOTHING;
	}
	if (s->ending)
		return REPLY_NOTHING;
	r = rd_line(&s->in, EOL_CRLF, 100, &line, &s->err);
	if (r != 1 && rd_ended(&s->in))
		return REPLY_NOTHING;
	if (r == 1 && span_ieq(line, SPAN("DONE")))
		return REPLY_OK;
	s->err = ERR_INIT;
	args_fail(args, "expected DONE");
	return REPLY_SYNTAX;
}
