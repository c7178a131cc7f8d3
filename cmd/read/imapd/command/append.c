/* APPEND, with several messages (RFC 3502), APPENDUID (RFC 4315) and CATENATE
 * (RFC 4469); REPLACE, UID REPLACE (RFC 8508).
 *
 * The message is not kept in memory: append_literal is called when a literal
 * has been announced, has what stands before it read (appendread.h), which
 * checks all that can be checked before a byte of it comes, and streams it into
 * the mailbox's tmp/ (appendto.h). The command's end commits all of them. What
 * has been read is dropped, so that a message of any number of parts needs no
 * more room than one.
 * SPDX-License-Identifier: ISC */
#include "appendread.h"
#include "commands.h"
#include "../dispatch.h"
#include "../session.h"

/* Take the literal's bytes from the client. Even when the disk fails they are
 * taken to the end, to stay in step. */
static void
receive(struct session *s, uint64_t size)
{
	struct append *a = s->append;
	int r = 0;

	a->binary |= s->frame.binary;
	while (size > 0) {
		struct span chunk;
		struct err err = ERR_INIT;
		int got = rd_some(&s->in, size < RD_CAP ? (size_t)size :
		    RD_CAP, &chunk, &err);

		if (got != 1) {
			s->ending = true;
			err_set(&a->err, ERR_PROTO,
			    "connection closed inside a message");
			return;
		}
		size -= chunk.n;
		if (r == 0 && (r = appendto_put(a, chunk)) == -1)
			a->err = s->err;
	}
}

/* Say no to a literal. After {n} it will not be sent; after {n+} it comes, and
 * is passed over. */
static void
refuse(struct session *s, enum reply reply)
{
	struct span tag = dispatch_tag(s);

	if (!s->frame.waits && s->frame.literal > s->set->append_max) {
		wr_adds(&s->out, "* BYE [TOOBIG] message too large\r\n");
		s->reason = "literal bomb";
		s->ending = true;
		return;
	}
	reply_write(s, tag, reply, SPAN(""));
	if (s->frame.waits)
		frame_next(&s->frame);
	else
		frame_refuse(&s->frame, NULL);
}

/* The answer to a literal: true, it has been dealt with. */
static bool
answer(struct session *s, enum append_step step, const struct append_cursor *c)
{
	struct append *a = s->append;

	if (step == STEP_KEEP)
		return false;
	if (step != STEP_TAKE) {
		refuse(s, step == STEP_FAIL ? c->reply : REPLY_SYNTAX);
		append_abort(s);
		return true;
	}
	if (s->frame.waits)
		wr_adds(&s->out, "+ OK\r\n");
	frame_skip(&s->frame);
	receive(s, c->size);
	a->state = a->then;
	if (a->state == APPEND_NEXT)
		appendto_end(s);
	return true;
}

bool
append_literal(struct session *s)
{
	struct append_cursor c = { .reply = REPLY_SYNTAX };
	enum reply reply = REPLY_OK;

	s->err = ERR_INIT;
	if (s->append == NULL) {
		buf_reset(&s->code);
		if ((reply = appendread_begin(s)) == REPLY_UNKNOWN)
			return false;
	} else if (s->append->err.kind != ERR_NONE) {
		/* An earlier message failed; this one need not be kept. */
		s->err = s->append->err;
		reply = reply_of(&s->err);
	}
	if (reply != REPLY_OK) {
		refuse(s, reply);
		append_abort(s);
		return true;
	}
	return answer(s, appendread_on(s, &c), &c);
}

/* The end of the command: what remains of it after the last literal, or, of
 * URLs alone, all of it. */
enum reply
cmd_append(struct session *s, struct args *args)
{
	struct append_cursor c = { .reply = REPLY_SYNTAX };
	enum reply reply;

	if (s->append == NULL && (reply = appendread_begin(s)) != REPLY_OK) {
		if (reply != REPLY_UNKNOWN)
			return reply;
		args_fail(args, "expected a message");
		return REPLY_SYNTAX;
	}
	if (s->append->err.kind == ERR_NONE) {
		switch (appendread_on(s, &c)) {
		case STEP_END:
			break;
		case STEP_FAIL:
			return c.reply;
		default:
			args_fail(args, "expected a literal");
			return REPLY_SYNTAX;
		}
	}
	return appendto_commit(s);
}

enum reply
cmd_replace(struct session *s, struct args *args)
{
	return cmd_append(s, args);
}
