/* socketmap - see socketmap.h.
 * SPDX-License-Identifier: ISC */
#include "map/socketmap.h"

#include "base/attr.h"
#include "io/rd.h"
#include "io/wr.h"
#include "os/clock.h"

#define SOCKETMAP_CHUNK 16384

void
socketmap_init(struct socketmap *s, int fd)
{
	s->fd = fd;
	netstring_init(&s->answer, SOCKETMAP_VALUE_MAX + 16);
}

void
socketmap_done(struct socketmap *s)
{
	netstring_done(&s->answer);
}

static int
trouble(const char *word, struct span text, struct err *err)
{
	text = span_sub(text, 0, 150);
	return err_set(err, ERR_TEMP, "the server says %s %.*s", word,
	    (int)text.n, text.p);
}

int
socketmap_parse(struct span answer, struct buf *value, struct err *err)
{
	static const char *const troubles[] = { "TEMP", "TIMEOUT", "PERM" };
	size_t blank = span_find(answer, 0, ' '), i;
	struct span word = span_sub(answer, 0, blank);
	struct span text = span_from(answer, blank + 1);

	if (span_eq(word, SPAN("OK"))) {
		buf_reset(value);
		buf_add(value, text);
		return buf_ok(value) ? 1 : err_set(err, ERR_TEMP,
		    "the value is longer than %zu bytes", value->max);
	}
	if (span_eq(word, SPAN("NOTFOUND")))
		return 0;
	for (i = 0; i < LENGTH(troubles); i++)
		if (span_eq(word, span_str(troubles[i])))
			return trouble(troubles[i], text, err);
	return err_set(err, ERR_PROTO, "not an answer of socketmap");
}

/* One answer, and nothing behind it. */
static int
read_answer(struct socketmap *s, int timeout_ms, struct err *err)
{
	struct span chunk;
	struct rd rd;
	size_t used;
	int got, done = 0;

	rd_init(&rd, s->fd, timeout_ms);
	rd.deadline = os_clock_ms() + timeout_ms;
	while (done == 0 && (got = rd_some(&rd, SOCKETMAP_CHUNK, &chunk,
	    err)) !=
	    0) {
		done = got == -1 ? -1 : netstring_feed(&s->answer, chunk,
		    &used, err);
		if (done == 1 && used != chunk.n)
			done = err_set(err, ERR_PROTO, "more than one answer");
	}
	rd_done(&rd);
	return done == 0 ? err_set(err, ERR_PROTO, "the server went away") :
	    done;
}

int
socketmap_ask(struct socketmap *s, struct span name, struct span key,
    int timeout_ms, struct buf *value, struct err *err)
{
	struct buf question = BUF_INIT(SOCKETMAP_KEY_MAX), framed =
	    BUF_INIT(SOCKETMAP_KEY_MAX + 16);
	struct wr wr;
	int r = -1;

	buf_add(&question, name);
	buf_addc(&question, ' ');
	buf_add(&question, key);
	netstring_add(&framed, buf_span(&question));
	wr_init(&wr, s->fd, timeout_ms);
	wr_add(&wr, buf_span(&framed));
	if (!buf_ok(&question) || !buf_ok(&framed))
		err_set(err, ERR_TEMP, "the key is too long");
	else if (wr_flush(&wr, err) == 0)
		r = read_answer(s, timeout_ms, err);
	if (r == 1)
		r = socketmap_parse(buf_span(&s->answer.bytes), value, err);
	else if (err != NULL && err->kind != ERR_TEMP)
		err->kind = ERR_PROTO;
	wr_done(&wr);
	buf_done(&question);
	buf_done(&framed);
	return r;
}
