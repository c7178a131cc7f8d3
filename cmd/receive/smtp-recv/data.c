/* data - DATA: up to the line that is a dot (RFC 5321 4.1.1.4).
 * SPDX-License-Identifier: ISC */
#include "gate/gate.h"
#include "intake.h"

/* To the end of the data: 1, or 0 when the client is lost or cut off. */
static int
read_data(struct session *s, struct intake *in)
{
	struct span chunk;

	while (intake_peek(s, in, &chunk) == 1) {
		if (intake_take(s, in, chunk) == 1)
			return 1;
		if (intake_is_huge(s, in->data.size))
			return 0;
	}
	return 0;
}

enum reply
cmd_data(struct session *s, struct span arg)
{
	struct intake in;

	(void)arg;
	if (s->envelope.n == 0 && !gate_discards(s))
		return REPLY_NO_RCPTS;
	if (gate_data(s) == GATE_REFUSE) {
		gate_speak(s);
		session_reset(s);
		return REPLY_NONE;
	}
	session_reply(s, REPLY_GO_AHEAD);
	intake_begin(s, &in, false);
	if (read_data(s, &in) == 1)
		intake_finish(s, &in);
	intake_done(&in);
	session_reset(s);
	return REPLY_NONE;
}
