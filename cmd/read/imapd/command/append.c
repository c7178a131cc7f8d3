/* APPEND, with several messages (RFC 3502) and APPENDUID (RFC 4315).
 * The message is not kept in memory: append_literal is called when its size has
 * been announced, checks all that can be checked before a byte of it comes, and
 * streams it into the mailbox's tmp/. The command's end commits all of them.
 *
 *     "APPEND" SP mailbox 1*(SP [flags SP] [date SP] data)
 *     data = literal / literal8 / "UTF8" SP "(" literal8 ")"     (RFC 6855 4)
 *
 * A message with NUL is not taken, also not as literal8: whoever fetched it
 * without BINARY would get something else (RFC 3516 4.4).
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/tool.h"
#include "commands.h"
#include "flags.h"
#include "imap/quote.h"
#include "maildir/quota.h"
#include "text/date.h"
#include "../dispatch.h"
#include "../mailname.h"
#include "../session.h"

struct append {
	struct box *to;
	struct save *saves[SAVE_BATCH_MAX];
	size_t n;
	size_t at;               /* of frame.bytes: what has been read */
	uint64_t bytes;          /* of all messages */
	struct span name;        /* of the mailbox, with its memory */
	bool parenthesis;        /* one must follow the message */
	bool unknown_cte;        /* NUL in a literal8 */
	struct err err;          /* why a message could not be kept */
};

/* CRLF to LF, as messages are stored. What cannot be in a message is noted. */
struct lines {
	struct stage stage;
	bool after_cr;
	bool nul;
};

static int
put_lines(struct stage *stage, struct span in)
{
	struct lines *l = (struct lines *)(void *)stage;
	size_t from = 0, at;

	if (in.n > 0 && memchr(in.p, '\0', in.n) != NULL)
		l->nul = true;
	if (l->after_cr && in.n > 0 && in.p[0] != '\n' &&
	    stage_put(stage->next, SPAN("\r")) == -1)
		return -1;
	if (in.n > 0)
		l->after_cr = false;
	while ((at = span_find(in, from, '\r')) < in.n) {
		l->after_cr = at + 1 == in.n;
		/* A CR alone stays; that of a CRLF goes. */
		if (stage_put(stage->next, span_sub(in, from, at)) == -1)
			return -1;
		from = at + 1;
		if (from < in.n && in.p[from] != '\n' &&
		    stage_put(stage->next, SPAN("\r")) == -1)
			return -1;
	}
	return from < in.n ? stage_put(stage->next, span_from(in, from)) : 0;
}

static int
end_lines(struct stage *stage)
{
	struct lines *l = (struct lines *)(void *)stage;

	if (l->after_cr && stage_put(stage->next, SPAN("\r")) == -1)
		return -1;
	return stage_end(stage->next);
}

void
append_abort(struct session *s)
{
	size_t i;

	if (s->append == NULL)
		return;
	for (i = 0; i < s->append->n; i++)
		save_free(s->append->saves[i]);
	box_close(s->append->to);
	free((char *)(uintptr_t)s->append->name.p);
	free(s->append);
	s->append = NULL;
}

struct one {
	struct span mailbox;
	struct flags flags;
	bool dated;
	int64_t date;
	uint64_t size;
	bool parenthesis;
	struct args args;
};

/* From "APPEND" to the mailbox, when this is an APPEND: 1, else 0. */
static int
parse_start(struct session *s, struct one *o)
{
	struct span word;

	args_init(&o->args, buf_span(&s->frame.bytes), &s->pool);
	return args_tag(&o->args, &word) == 0 &&
	    args_space(&o->args) == 0 && args_atom(&o->args, &word) == 0 &&
	    span_ieq(word, SPAN("APPEND")) &&
	    mailname_parse(s, &o->args, &o->mailbox) == 0;
}

static int
parse_date(struct args *args, struct one *o)
{
	struct span text;
	struct date d;

	if (args_string(args, &text) == -1)
		return -1;
	if (date_parse_imap(text, &d) == -1)
		return args_fail(args, "wrong date");
	o->dated = true;
	o->date = date_to_time(&d);
	return args_space(args);
}

/* [flags SP] [date SP] literal. The flags are read twice: for their grammar, and
 * with `b`, to bring keywords into use, when all else is right. */
static int
parse_one(struct session *s, struct one *o, struct box *b)
{
	struct args *args = &o->args;

	o->dated = false;
	o->flags = (struct flags){ 0, 0 };
	if (args_space(args) == -1)
		return -1;
	if (args_peek(args) == '(' && (flags_parse(s, args, false, b, true,
	    &o->flags) == -1 || args_space(args) == -1))
		return -1;
	if (args_peek(args) == '"' && parse_date(args, o) == -1)
		return -1;
	o->parenthesis = (s->enabled & ENABLED_UTF8) != 0 &&
	    span_istarts(args->rest, SPAN("UTF8 (~"));
	if (o->parenthesis)
		args->rest = span_from(args->rest, 6);
	if (args_announcement(args, &o->size) == -1)
		return -1;
	return args_end(args);
}

static enum reply
check_size(struct session *s, const struct append *a, uint64_t size)
{
	uint64_t bytes = a->bytes + size;

	if (size > s->set->append_max)
		return REPLY_TOOBIG;
	if (size == 0) {
		err_set(&s->err, ERR_DATA, "message is empty");
		return REPLY_CANNOT;
	}
	if (a->n == SAVE_BATCH_MAX)
		return REPLY_LIMIT;
	if (quota_check(&s->quota, &s->tree, a->name, bytes, a->n + 1, false,
	    &s->err) == -1)
		return reply_of(&s->err);
	return REPLY_OK;
}

static enum reply
prepare(struct session *s, struct one *o)
{
	enum reply reply;
	int r;

	if (s->append == NULL) {
		s->append = mem_zero(1, sizeof(*s->append));
		r = box_open(&s->tree, o->mailbox, BOX_APPEND,
		    &s->append->to, &s->err);
		if (r != 1) {
			s->append->to = NULL;
			return r == 0 ? REPLY_TRYCREATE : reply_of(&s->err);
		}
		s->append->name = span_str(span_dup(o->mailbox));
	}
	if (parse_one(s, o, s->append->to) == -1) {
		if (s->err.kind != ERR_NONE)
			return reply_of(&s->err);
		err_set(&s->err, ERR_DATA, "%s", o->args.fault == NULL ?
		    "wrong arguments" : o->args.fault);
		return REPLY_SYNTAX;
	}
	reply = check_size(s, s->append, o->size);
	return reply;
}

static struct save *
begin_save(struct session *s, const struct one *o)
{
	struct save *save = save_new(box_dir(s->append->to), &s->err);

	if (save == NULL)
		return NULL;
	save_flags(save, o->flags, false);
	if (o->dated)
		save_received(save, o->date);
	return save;
}

/* Take the literal's bytes from the client. Even when the disk fails they are
 * taken to the end, to stay in step: 0, or -1 with s->err. */
static int
receive(struct session *s, struct save *save, uint64_t size)
{
	struct lines lines = { { put_lines, end_lines, save_stage(save),
	    &s->err }, false, false };
	bool binary = s->frame.binary;
	int r = 0;

	while (size > 0) {
		struct span chunk;
		struct err err = ERR_INIT;
		int got = rd_some(&s->in, size < RD_CAP ? (size_t)size :
		    RD_CAP, &chunk, &err);

		if (got != 1) {
			s->ending = true;
			return err_set(&s->err, ERR_PROTO,
			    "connection closed inside a message");
		}
		size -= chunk.n;
		if (r == 0)
			r = stage_put(&lines.stage, chunk);
	}
	if (r == 0 && lines.nul && s->append != NULL)
		s->append->unknown_cte = binary;
	if (r == 0 && lines.nul)
		r = err_set(&s->err, ERR_DATA, "message holds a NUL");
	return r == 0 ? stage_end(&lines.stage) : r;
}

/* Say no to a literal. After {n} it will not be sent; after {n+} it comes, and
 * is passed over. */
static void
refuse(struct session *s, enum reply reply, uint64_t size)
{
	struct span tag = dispatch_tag(s);

	if (!s->frame.waits && size > s->set->append_max) {
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

static void
take(struct session *s, const struct one *o)
{
	struct append *a = s->append;
	struct save *save = begin_save(s, o);

	if (save == NULL) {
		refuse(s, reply_of(&s->err), o->size);
		append_abort(s);
		return;
	}
	if (s->frame.waits)
		wr_adds(&s->out, "+ OK\r\n");
	a->saves[a->n++] = save;
	a->bytes += o->size;
	a->at = s->frame.bytes.len;
	a->parenthesis = o->parenthesis;
	frame_skip(&s->frame);
	/* A failure is told at the command's end. */
	if (receive(s, save, o->size) == -1)
		a->err = s->err;
}

/* ")" behind the message, where there was a "(": false, it is missing. */
static bool
close_parenthesis(struct session *s)
{
	struct append *a = s->append;

	if (!a->parenthesis)
		return true;
	a->parenthesis = false;
	return a->at < s->frame.bytes.len &&
	    s->frame.bytes.p[a->at++] == ')';
}

bool
append_literal(struct session *s)
{
	struct one o;
	enum reply reply;

	memset(&o, 0, sizeof(o));
	if (s->append == NULL) {
		s->err = ERR_INIT;
		buf_reset(&s->code);
		if (!parse_start(s, &o))
			return false;
	} else if (s->append->err.kind != ERR_NONE) {
		/* An earlier message failed; this one need not be kept. */
		s->err = s->append->err;
		refuse(s, reply_of(&s->err), s->frame.literal);
		append_abort(s);
		return true;
	} else {
		s->err = ERR_INIT;
		(void)close_parenthesis(s);      /* else a space is missed */
		args_init(&o.args, span_from(buf_span(&s->frame.bytes),
		    s->append->at), &s->pool);
	}
	reply = prepare(s, &o);
	if (reply != REPLY_OK) {
		refuse(s, reply, s->frame.literal);
		append_abort(s);
	} else
		take(s, &o);
	return true;
}

static enum reply
commit(struct session *s, struct append *a)
{
	uint32_t *uids = mem_zero(a->n, sizeof(*uids));
	struct seqset set;
	enum reply reply = REPLY_OK;
	size_t i;

	seqset_init(&set);
	if (box_append(a->to, a->saves, a->n, uids, &s->err) == -1)
		reply = reply_of(&s->err);
	else {
		for (i = 0; i < a->n; i++)
			seqset_add(&set, uids[i]);
		buf_addf(&s->code, "APPENDUID %lu ",
		    (unsigned long)box_uidvalidity(a->to));
		seqset_write(&s->code, &set);
	}
	seqset_done(&set);
	free(uids);
	return reply;
}

/* The end of the command: what remains of it after the last literal. */
enum reply
cmd_append(struct session *s, struct args *args)
{
	struct append *a = s->append;

	if (a == NULL) {
		args_fail(args, "expected a literal");
		return REPLY_SYNTAX;
	}
	if (!close_parenthesis(s) || s->frame.bytes.len != a->at) {
		args_fail(args, "expected the end or another message");
		return REPLY_SYNTAX;
	}
	if (a->err.kind != ERR_NONE) {
		s->err = a->err;
		if (a->unknown_cte)
			buf_adds(&s->code, "UNKNOWN-CTE");
		return reply_of(&s->err);
	}
	return commit(s, a);
}
