/* session - see session.h. The loop: bytes from the client go into the frame,
 * which says when a command is whole or a literal is announced.
 * SPDX-License-Identifier: ISC */
#include "session.h"

#include <string.h>

#include "base/log.h"
#include "command/commands.h"
#include "dispatch.h"
#include "notify/metadata.h"
#include "notify/notify.h"
#include "notify/wait.h"

#define CODE_MAX (4u << 20)
#define LITERAL_MINUS_MAX 4096

void
session_init(struct session *s, const struct settings *set)
{
	memset(s, 0, sizeof(*s));
	s->set = set;
	rd_init(&s->in, 0, (int)set->idle_timeout);
	wr_init(&s->out, 1, (int)set->idle_timeout);
	s->in.flush = &s->out;
	frame_init(&s->frame, (size_t)set->line_max);
	spaces_init(&s->spaces);
	access_init(&s->access);
	attributes_init(&s->attributes);
	autoboxes_init(&s->autoboxes);
	view_init(&s->view);
	words_init(&s->words);
	charset_prepare(&s->charsets);
	textindex_init(&s->textindex);
	pool_init(&s->pool);
	buf_init(&s->text, SESSION_RESPONSE_MAX);
	buf_init(&s->code, CODE_MAX);
	s->reason = "connection closed";
	s->again_fd = -1;
}

void
session_done(struct session *s)
{
	append_abort(s);
	notify_free(s);
	metadata_free(s);
	view_done(&s->view);
	spaces_done(&s->spaces);
	access_done(&s->access);
	attributes_done(&s->attributes);
	autoboxes_done(&s->autoboxes);
	words_done(&s->words);
	charset_release(&s->charsets);
	textindex_done(&s->textindex);
	frame_done(&s->frame);
	pool_done(&s->pool);
	buf_done(&s->text);
	buf_done(&s->code);
	rd_done(&s->in);
	wr_done(&s->out);
	deflate_free(s->deflate);
}

void
session_say(struct session *s)
{
	wr_add(&s->out, buf_span(&s->text));
	buf_reset(&s->text);
}

static void
bye(struct session *s, const char *text, const char *reason)
{
	wr_addf(&s->out, "* BYE %s\r\n", text);
	s->reason = reason;
	s->ending = true;
}

void
session_unavailable(struct session *s, const char *reason)
{
	int gone;

	bye(s, "[UNAVAILABLE] the mailbox cannot be opened now", reason);
	gone = wr_flush(&s->out, NULL);
	(void)gone;                     /* it is over with or without him */
}

static void
greet(struct session *s)
{
	buf_adds(&s->text, "* PREAUTH [CAPABILITY ");
	dispatch_capabilities(s, &s->text);
	buf_adds(&s->text, "] Pneumatic ready\r\n");
	session_say(s);
}

/* After LITERAL- a literal that is not waited for has at most 4096 bytes (RFC
 * 7888 5): a longer one is passed over, with its command. */
static bool
is_past_minus(struct session *s)
{
	if (!s->set->literal_minus || s->frame.waits ||
	    s->frame.literal <= LITERAL_MINUS_MAX ||
	    s->frame.literal > s->set->append_max)
		return false;
	s->err = ERR_INIT;
	err_set(&s->err, ERR_LIMIT, "a literal of more than %d bytes has to "
	    "wait for the server", LITERAL_MINUS_MAX);
	buf_reset(&s->code);
	reply_write(s, dispatch_tag(s), REPLY_LITERAL, SPAN(""));
	append_abort(s);
	frame_refuse(&s->frame, NULL);
	s->bad++;
	return true;
}

/* A literal was announced: read it, unless it is APPEND's message, which
 * streams, or too large, which is refused before a byte of it is read. */
static void
literal(struct session *s)
{
	struct span tag = dispatch_tag(s);

	if (is_past_minus(s) || append_literal(s) || setmetadata_literal(s))
		return;
	if (s->frame.binary || !frame_accept(&s->frame)) {
		s->err = ERR_INIT;
		if (!s->frame.waits && s->frame.literal > s->set->append_max) {
			bye(s, "[TOOBIG] literal too large", "literal bomb");
			return;
		}
		if (s->frame.waits) {
			append_abort(s);
			reply_write(s, tag, REPLY_LITERAL, SPAN(""));
			frame_next(&s->frame);
			s->bad++;
		} else
			frame_refuse(&s->frame, "literal too large");
	} else if (s->frame.waits)
		wr_adds(&s->out, "+ OK\r\n");
}

static void
bad(struct session *s)
{
	struct span tag = dispatch_tag(s);

	append_abort(s);
	/* A refused literal has been answered when it was announced. */
	if (s->frame.bad == NULL)
		return;
	s->err = ERR_INIT;
	buf_reset(&s->code);
	err_set(&s->err, ERR_DATA, "%s", s->frame.bad);
	reply_write(s, tag, REPLY_SYNTAX, SPAN(""));
	s->bad++;
}

static void
compress(struct session *s)
{
	if (!s->compress)
		return;
	s->compress = false;
	if (wr_flush(&s->out, &s->err) == -1 || (s->deflate = deflate_begin(
	    &s->in, &s->out, &s->err)) == NULL) {
		s->reason = s->err.text;
		s->ending = true;
	}
}

static void
event(struct session *s, enum frame_event e)
{
	switch (e) {
	case FRAME_MORE:
		return;
	case FRAME_LITERAL:
		literal(s);
		pool_reset(&s->pool);
		break;
	case FRAME_COMMAND:
		dispatch_command(s);
		append_abort(s);
		compress(s);
		pool_reset(&s->pool);
		break;
	case FRAME_BAD:
		bad(s);
		break;
	}
	if (s->bad >= SESSION_BAD_MAX && !s->ending)
		bye(s, "too many wrong commands", "too many wrong commands");
}

/* The client went, or said nothing for too long. */
static void
no_more(struct session *s, int got)
{
	if (got == -1 && s->err.sys != 0)
		s->reason = s->err.text;
	if (got == -1 && s->err.kind == ERR_PROTO && s->out.sys == 0)
		bye(s, "idle for too long", "idle for too long");
	s->ending = true;
}

void
session_run(struct session *s, bool greeting)
{

	if (greeting)
		greet(s);
	while (!s->ending) {
		struct span chunk;
		size_t used;
		enum frame_event e;
		int got;

		/* Between two commands: what NOTIFY wants told. */
		if (s->notify != NULL && frame_is_empty(&s->frame) &&
		    wait_for_client(s, false) == -1) {
			no_more(s, -1);
			break;
		}
		if (s->ending)
			break;
		got = rd_peek(&s->in, &chunk, &s->err);
		if (got != 1) {
			no_more(s, got);
			break;
		}
		e = frame_feed(&s->frame, chunk, &used);
		rd_take(&s->in, used);
		event(s, e);
		if (s->out.sys != 0)
			s->ending = true;
	}
	if (wr_flush(&s->out, &s->err) == -1)
		s->reason = s->err.text;
}
