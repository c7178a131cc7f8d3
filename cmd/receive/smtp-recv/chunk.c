/* chunk - BDAT: a message in chunks of a said size (RFC 3030). The octets of a
 * chunk are read whatever is wrong, so that none is ever taken for a command;
 * where it is not known how many they are, the connection ends.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "gate/gate.h"
#include "intake.h"
#include "os/clock.h"

#define CHUNK_MAX (UINT64_MAX >> 2)

/* "n" or "n LAST". */
static bool
parse(struct span arg, uint64_t *n, bool *last)
{
	struct span word;

	*last = false;
	if (!span_word(&arg, &word) ||
	    num_parse_u64(word, CHUNK_MAX, n) == -1)
		return false;
	if (!span_word(&arg, &word))
		return true;
	*last = span_ieq(word, SPAN("LAST"));
	return *last && span_trim(arg).n == 0;
}

/* Read the octets, into the message when there is one: 1, or 0 when the client
 * is lost or cut off. */
static int
read_chunk(struct session *s, struct intake *in, bool keep, uint64_t n)
{
	struct span have;

	while (n > 0) {
		if (intake_peek(s, in, &have) != 1)
			return 0;
		if (have.n > n)
			have.n = (size_t)n;
		n -= have.n;
		if (!keep) {
			in->bytes += have.n;
			rd_take(&s->rd, have.n);
		} else if (intake_take(s, in, have) == 1) {
			return 0;        /* chunks have no end of their own */
		}
	}
	return 1;
}

/* Why no chunk can come now; its octets are for nobody. */
static enum reply
misplaced(const struct session *s)
{
	if (s->state == ST_BDAT && s->chunks != NULL)
		return REPLY_NONE;
	if (s->state != ST_MAIL)
		return REPLY_BAD_SEQUENCE;
	return s->envelope.n == 0 && !gate_discards(s) ?
	    REPLY_NO_RCPTS : REPLY_NONE;
}

static enum reply
skip(struct session *s, uint64_t n, enum reply id)
{
	struct intake in = { .start = os_clock_ms() };

	return read_chunk(s, &in, false, n) == 1 ? id : REPLY_NONE;
}

/* The message cannot become one: what else of it comes is refused, until RSET
 * or the like. */
static void
give_up(struct session *s, enum reply id)
{
	session_reply(s, id);
	intake_drop(s);
}

/* The rules refuse the message: what else of it comes is for nobody. */
static enum reply
refuse(struct session *s, uint64_t n)
{
	if (skip(s, n, REPLY_OK) == REPLY_NONE)
		return REPLY_NONE;
	gate_speak(s);
	session_reset(s);
	return REPLY_NONE;
}

enum reply
cmd_bdat(struct session *s, struct span arg)
{
	struct intake *in;
	enum reply id;
	uint64_t n = 0;
	bool last;

	if (!parse(arg, &n, &last)) {
		s->closing = "a chunk of unknown size";
		return REPLY_BAD_ARGUMENT;
	}
	in = s->chunks;
	if (intake_is_huge(s, n + (in == NULL ? 0 : in->data.size)))
		return REPLY_NONE;
	if ((id = misplaced(s)) != REPLY_NONE)
		return skip(s, n, id);
	if (s->state == ST_MAIL && gate_data(s) == GATE_REFUSE)
		return refuse(s, n);
	if (s->state == ST_MAIL) {
		s->chunks = in = mem_alloc(sizeof(*in));
		intake_begin(s, in, true);
		s->state = ST_BDAT;
	}
	if (read_chunk(s, in, true, n) == 0)
		return REPLY_NONE;
	if (last) {
		dotdata_end(&in->data);
		intake_finish(s, in);
		session_reset(s);
		return REPLY_NONE;
	}
	if ((id = intake_fault(s, in)) != REPLY_NONE) {
		give_up(s, id);
		return REPLY_NONE;
	}
	session_number(s, n);
	return REPLY_CHUNK_OK;
}
