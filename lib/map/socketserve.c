/* socketserve - see socketserve.h.
 * SPDX-License-Identifier: ISC */
#include "map/socketserve.h"

#include "base/log.h"
#include "io/rd.h"
#include "io/wr.h"
#include "map/socketmap.h"
#include "os/clock.h"

#define CHUNK 4096

static void
put_answer(const struct socketserve *s, int got, const struct buf *value,
    const struct err *why, struct buf *out)
{
	if (got == 1) {
		buf_adds(out, "OK ");
		buf_add(out, buf_span(value));
	} else if (got == 0) {
		buf_adds(out, "NOTFOUND ");
	} else if (why->kind == ERR_USAGE) {
		buf_adds(out, "PERM no such map");
	} else {
		buf_adds(out, "TEMP ");
		buf_adds(out, s->reasons ? why->text :
		    "this cannot be known now");
	}
}

static void
answer(const struct socketserve *s, struct span question, struct wr *w)
{
	size_t blank = span_find(question, 0, ' ');
	struct buf value = BUF_INIT(SOCKETMAP_VALUE_MAX);
	struct buf text = BUF_INIT(SOCKETMAP_VALUE_MAX + 16);
	struct buf framed = BUF_INIT(SOCKETMAP_VALUE_MAX + 40);
	struct err err = ERR_INIT;
	int got = blank == question.n ? err_set(&err, ERR_TEMP,
	    "not a question") : s->find(s->self, span_sub(question, 0, blank),
	    span_from(question, blank + 1), &value, &err);

	if (got == 1 && !buf_ok(&value))
		got = err_set(&err, ERR_TEMP, "the value is too long");
	if (got == -1)
		log_reason("map-failed", err.text);
	put_answer(s, got, &value, &err, &text);
	netstring_add(&framed, buf_span(&text));
	wr_add(w, buf_span(&framed));
	buf_done(&framed);
	buf_done(&text);
	buf_done(&value);
}

/* All questions that end in these bytes, unless it is `last` before: who asks
 * much and reads slowly is not answered for ever. 0, or -1 with err. */
static int
take(const struct socketserve *s, struct netstring *question,
    struct span chunk, struct wr *w, int64_t last, struct err *err)
{
	size_t used;
	int got;

	while ((got = netstring_feed(question, chunk, &used, err)) == 1) {
		if (last != 0 && os_clock_ms() > last)
			return err_set(err, ERR_PROTO, "the client reads too "
			    "slowly");
		answer(s, buf_span(&question->bytes), w);
		if (w->sys != 0)
			break;
		chunk = span_from(chunk, used);
	}
	return got == -1 ? -1 : 0;
}

int
socketserve_run(const struct socketserve *s, struct err *err)
{
	int64_t until = os_clock_ms() + (int64_t)s->life_ms;
	struct netstring question;
	struct span chunk;
	struct rd rd;
	struct wr wr;
	int got, r = 0;

	rd_init(&rd, 0, (int)s->idle_ms);
	/* A question that drips in has that long more. */
	if (s->life_ms > 0)
		rd.deadline = until + (int64_t)s->idle_ms;
	wr_init(&wr, 1, (int)s->idle_ms);
	rd.flush = &wr;
	netstring_init(&question, SOCKETMAP_KEY_MAX);
	while (r == 0 && (got = rd_some(&rd, CHUNK, &chunk, err)) != 0) {
		r = got == -1 ? -1 : take(s, &question, chunk, &wr,
		    rd.deadline, err);
		if (s->life_ms > 0 && os_clock_ms() > until &&
		    netstring_is_between(&question))
			break;
	}
	if (r == 0 && !netstring_is_between(&question))
		r = err_set(err, ERR_PROTO, "cut off inside a question");
	if (wr_flush(&wr, r == 0 ? err : NULL) == -1)
		r = -1;
	netstring_done(&question);
	rd_done(&rd);
	wr_done(&wr);
	return r;
}
