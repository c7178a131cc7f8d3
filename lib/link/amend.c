/* amend - see amend.h.
 * SPDX-License-Identifier: ISC */
#include "link/amend.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "io/spool.h"

#define CHUNK 16384                  /* on the stack: each page of it is a
                                      * fault */

enum match { MATCH_NO, MATCH_MAYBE, MATCH_YES };

/* Blanks before the colon are the obsolete form (RFC 5322 4.5.8), which readers
 * of mail still take. More of them than are held are nobody's text. */
static enum match
match_one(struct span held, struct span prefix)
{
	struct span name = span_sub(prefix, 0, prefix.n - 1);

	if (span_istarts(held, prefix))
		return MATCH_YES;
	if (span_istarts(prefix, held))
		return MATCH_MAYBE;
	if (prefix.p[name.n] != ':' || !span_istarts(held, name))
		return MATCH_NO;
	name = span_trim(span_from(held, name.n));
	if (name.n > 0)
		return name.p[0] == ':' ? MATCH_YES : MATCH_NO;
	return held.n < AMEND_PREFIX_MAX ? MATCH_MAYBE : MATCH_YES;
}

static enum match
match(const struct amend_strip *s)
{
	struct span held = span_of(s->held, s->n);
	const char *const *p;
	enum match best = MATCH_NO, one;

	for (p = s->prefixes; *p != NULL && best != MATCH_YES; p++)
		if ((one = match_one(held, span_str(*p))) != MATCH_NO)
			best = one;
	return best;
}

static int
release(struct amend_strip *s, bool keep)
{
	struct span held = span_of(s->held, s->n);

	s->n = 0;
	if (!keep) {
		s->dropped += held.n;
		return 0;
	}
	return held.n == 0 ? 0 : stage_put(s->stage.next, held);
}

/* One more byte of a line's start: may decide what becomes of the line. */
static int
decide(struct amend_strip *s, char c)
{
	if (s->n == 0 && span_is_blank(c)) {
		s->state = s->dropping ? AMEND_DROP : AMEND_KEEP;
		s->held[s->n++] = c;
		return release(s, !s->dropping);
	}
	s->held[s->n++] = c;
	if (c == '\n') {
		/* "" and CR end the section; a short line does not */
		if (s->n == 1 || (s->n == 2 && s->held[0] == '\r'))
			s->state = AMEND_BODY;
		s->dropping = false;
		return release(s, true);
	}
	if (s->n == 1 && c == '\r')
		return 0;
	switch (match(s)) {
	case MATCH_MAYBE:
		return 0;
	case MATCH_YES:
		s->state = AMEND_DROP;
		break;
	case MATCH_NO:
		s->state = AMEND_KEEP;
		break;
	}
	s->dropping = s->state == AMEND_DROP;
	return release(s, !s->dropping);
}

static int
rest_of_line(struct amend_strip *s, struct span line)
{
	if (line.p[line.n - 1] == '\n')
		s->state = AMEND_NAME;
	if (!s->dropping)
		return stage_put(s->stage.next, line);
	s->dropped += line.n;
	return 0;
}

static int
put_strip(struct stage *stage, struct span bytes)
{
	struct amend_strip *s = (struct amend_strip *)(void *)stage;
	size_t i = 0;

	while (i < bytes.n) {
		size_t from = i;

		if (s->state == AMEND_BODY)
			return stage_put(s->stage.next, span_from(bytes, i));
		if (s->state == AMEND_NAME) {
			if (decide(s, bytes.p[i++]) == -1)
				return -1;
			continue;
		}
		i = span_find(bytes, i, '\n');
		if (i < bytes.n)
			i++;
		if (rest_of_line(s, span_sub(bytes, from, i)) == -1)
			return -1;
	}
	return 0;
}

static int
end_strip(struct stage *stage)
{
	struct amend_strip *s = (struct amend_strip *)(void *)stage;

	return release(s, true) == -1 ? -1 : stage_end(s->stage.next);
}

void
amend_strip_init(struct amend_strip *s, const char *const *prefixes,
    struct stage *next)
{
	s->stage = (struct stage){ put_strip, end_strip, next, next->err };
	s->prefixes = prefixes;
	s->state = AMEND_NAME;
	s->dropping = false;
	s->dropped = 0;
	s->n = 0;
}

/* Push `fd` from byte `at` through `s`; with `until`, only until that says
 * enough. */
static int
run(struct stage *s, int fd, off_t at, const struct amend_strip *until)
{
	char chunk[CHUNK];

	while (until == NULL || until->state != AMEND_BODY) {
		ssize_t n = pread(fd, chunk, sizeof(chunk), at);

		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return err_sys(s->err, "read message");
		if (n == 0)
			break;
		at += n;
		if (stage_put(s, span_of(chunk, (size_t)n)) == -1)
			return -1;
	}
	return stage_end(s);
}

static int
put_nothing(struct stage *s, struct span bytes)
{
	(void)s;
	(void)bytes;
	return 0;
}

static int
end_nothing(struct stage *s)
{
	(void)s;
	return 0;
}

int
amend_without(int fd, const char *const *prefixes, uint64_t *size_out,
    struct err *err)
{
	struct stage nowhere = { put_nothing, end_nothing, NULL, err };
	struct amend_strip strip;
	struct spool spool;
	int out = -1;

	amend_strip_init(&strip, prefixes, &nowhere);
	if (run(&strip.stage, fd, 0, &strip) == -1)
		return -1;
	if (strip.dropped == 0) {
		off_t size = lseek(fd, 0, SEEK_END);

		if (size == -1 || lseek(fd, 0, SEEK_SET) == -1)
			return err_sys(err, "message");
		*size_out = (uint64_t)size;
		return fd;
	}
	spool_init(&spool, getenv("TMPDIR"), err);
	amend_strip_init(&strip, prefixes, &spool.stage);
	if (run(&strip.stage, fd, 0, NULL) == 0)
		out = spool_take(&spool, size_out);
	spool_done(&spool);
	return out;
}

/* Does the first line, as far as one look goes, end in CRLF? */
static bool
has_crlf(int fd)
{
	char start[4096];
	ssize_t n = pread(fd, start, sizeof(start), 0);
	struct span s = span_of(start, n > 0 ? (size_t)n : 0);
	size_t lf = span_find(s, 0, '\n');

	return lf < s.n && lf > 0 && s.p[lf - 1] == '\r';
}

static int
put_fields(struct stage *to, struct span fields, bool crlf)
{
	struct span line;

	if (!crlf)
		return stage_put(to, fields);
	while (fields.n > 0 && span_cut(&fields, '\n', &line))
		if (stage_put(to, line) == -1 ||
		    stage_put(to, SPAN("\r\n")) == -1)
			return -1;
	return 0;
}

int
amend_with(int fd, struct span fields, struct err *err)
{
	struct spool spool;
	uint64_t size;
	int out = -1;

	spool_init(&spool, getenv("TMPDIR"), err);
	if (put_fields(&spool.stage, fields, has_crlf(fd)) == 0 &&
	    run(&spool.stage, fd, 0, NULL) == 0)
		out = spool_take(&spool, &size);
	spool_done(&spool);
	return out;
}

int
amend_head(int fd, struct span head, uint64_t from, struct err *err)
{
	struct spool spool;
	uint64_t size;
	int out = -1;

	spool_init(&spool, getenv("TMPDIR"), err);
	if (stage_put(&spool.stage, head) == 0 &&
	    run(&spool.stage, fd, (off_t)from, NULL) == 0)
		out = spool_take(&spool, &size);
	spool_done(&spool);
	return out;
}
