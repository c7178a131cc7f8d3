/* rd - see rd.h. The search for a line's end goes on where it stopped, so a
 * line that comes byte by byte costs no more than one that comes at once.
 * SPDX-License-Identifier: ISC */
#include "io/rd.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "io/wr.h"
#include "os/clock.h"

void
rd_init(struct rd *r, int fd, int timeout_ms)
{
	memset(r, 0, sizeof(*r));
	r->fd = fd;
	r->timeout_ms = timeout_ms;
}

void
rd_done(struct rd *r)
{
	free(r->p);
	r->p = NULL;
	r->start = r->end = r->cap = 0;
}

struct span
rd_pending(const struct rd *r)
{
	return span_of(r->p == NULL ? "" : r->p + r->start, r->end - r->start);
}

bool
rd_ended(const struct rd *r)
{
	return r->start == r->end && (r->eof || r->sys != 0);
}

/* Room for at least one more byte: move down when half is free, else grow. When
 * a small buffer was filled by one read, more is to come. */
static void
make_room(struct rd *r)
{
	if (r->start == r->end) {
		if (r->end == r->cap && r->cap < RD_CAP) {
			free(r->p);
			r->cap = r->cap == 0 ? RD_FIRST : RD_CAP;
			r->p = mem_alloc(r->cap);
		}
		r->start = r->end = 0;
	}
	if (r->end < r->cap)
		return;
	if (r->start > r->cap / 2) {
		memmove(r->p, r->p + r->start, r->end - r->start);
		r->end -= r->start;
		r->start = 0;
		return;
	}
	r->cap *= 2;
	r->p = mem_resize(r->p, r->cap, 1);
}

void
rd_prepend(struct rd *r, struct span bytes)
{
	size_t have = r->end - r->start;
	char *p;

	if (bytes.n == 0)
		return;
	p = mem_alloc(bytes.n + have + RD_CAP);
	memcpy(p, bytes.p, bytes.n);
	if (have > 0)
		memcpy(p + bytes.n, r->p + r->start, have);
	free(r->p);
	r->p = p;
	r->start = 0;
	r->end = bytes.n + have;
	r->cap = r->end + RD_CAP;
}

static int
time_left(const struct rd *r)
{
	int64_t left;

	if (r->deadline == 0)
		return r->timeout_ms;
	left = r->deadline - os_clock_ms();
	if (left < 0)
		left = 0;
	if (r->timeout_ms >= 0 && left > r->timeout_ms)
		left = r->timeout_ms;
	return left > INT32_MAX ? INT32_MAX : (int)left;
}

static int
wait_readable(const struct rd *r)
{
	struct pollfd p = { r->fd, POLLIN, 0 };
	int n;

	do
		n = poll(&p, 1, time_left(r));
	while (n == -1 && errno == EINTR);
	if (n == 0)
		errno = ETIMEDOUT;
	return n == 1 ? 0 : -1;
}

static int
stuck(struct rd *r, struct err *err)
{
	errno = r->sys;
	err_sys(err, "read");
	if (err != NULL && (r->sys == ETIMEDOUT || r->sys == ECONNRESET))
		err->kind = ERR_PROTO;
	return -1;
}

static ssize_t
get(struct rd *r)
{
	char *to = r->p + r->end;

	return r->source != NULL ? (ssize_t)r->source(r->source_arg, to,
	    r->cap - r->end, true) : read(r->fd, to, r->cap - r->end);
}

/* What the source still holds of what was read before. */
static bool
take_held(struct rd *r)
{
	long n;

	if (r->source == NULL)
		return false;
	make_room(r);
	n = r->source(r->source_arg, r->p + r->end, r->cap - r->end, false);
	if (n > 0)
		r->end += (size_t)n;
	return n > 0;
}

bool
rd_is_ready(struct rd *r)
{
	return r->start < r->end || take_held(r);
}

/* Read more: 1, 0 end of file, -1. What we have to say is said first: then a
 * client that pipelines and one that waits for each reply are the same. */
static int
fill(struct rd *r, struct err *err)
{
	if (r->sys != 0)
		return stuck(r, err);
	if (r->eof)
		return 0;
	if (take_held(r))
		return 1;
	if (r->flush != NULL && wr_flush(r->flush, err) == -1) {
		r->sys = r->flush->sys;
		return -1;
	}
	make_room(r);
	for (;;) {
		ssize_t n;

		if ((r->timeout_ms >= 0 || r->deadline != 0) &&
		    wait_readable(r) == -1)
			break;
		n = get(r);
		if (n > 0) {
			r->end += (size_t)n;
			r->total += (uint64_t)n;
			return 1;
		}
		if (n == 0) {
			r->eof = true;
			return 0;
		}
		if (errno == EAGAIN && wait_readable(r) == 0)
			continue;
		if (errno != EINTR)
			break;
	}
	r->sys = errno;
	return stuck(r, err);
}

int
rd_peek(struct rd *r, struct span *chunk_out, struct err *err)
{
	if (r->start == r->end) {
		int got = fill(r, err);

		if (got != 1)
			return got;
	}
	*chunk_out = rd_pending(r);
	return 1;
}

void
rd_take(struct rd *r, size_t n)
{
	r->start += n;
}

int
rd_some(struct rd *r, size_t max, struct span *chunk_out, struct err *err)
{
	int got = rd_peek(r, chunk_out, err);

	if (got != 1)
		return got;
	*chunk_out = span_sub(*chunk_out, 0, max);
	rd_take(r, chunk_out->n);
	return 1;
}

/* A too long line is skipped to its end in bounded memory. */
static int
skip_long(struct rd *r, enum rd_eol eol, struct err *err)
{
	bool after_cr = false;

	for (;;) {
		struct span s = rd_pending(r);
		size_t i;
		int got;

		for (i = 0; i < s.n; i++) {
			if (s.p[i] == '\n' && (eol == EOL_LF || after_cr)) {
				rd_take(r, i + 1);
				return err_set(err, ERR_LIMIT, "line too long");
			}
			after_cr = s.p[i] == '\r';
		}
		rd_take(r, s.n);
		if ((got = fill(r, err)) == -1)
			return -1;
		if (got == 0)
			return err_set(err, ERR_PROTO,
			    "end of file inside a line");
	}
}

/* The line s ends with the LF at `lf`. CRLF mode: the CR before it is not part
 * of the line, and there is no other. */
static int
take_line(struct rd *r, enum rd_eol eol, struct span s, size_t lf,
    struct span *line_out, struct err *err)
{
	size_t len = lf;

	rd_take(r, lf + 1);
	if (eol == EOL_CRLF) {
		size_t cr = span_find(s, 0, '\r');

		if (cr != lf - 1 || lf == 0)
			return err_set(err, ERR_PROTO, cr < lf ?
			    "CR without LF" : "LF without CR");
		len--;
	}
	*line_out = span_sub(s, 0, len);
	return 1;
}

int
rd_line(struct rd *r, enum rd_eol eol, size_t max, struct span *line_out,
    struct err *err)
{
	size_t looked = 0, most = max + (eol == EOL_CRLF ? 2 : 1);

	for (;;) {
		struct span s = rd_pending(r);
		size_t lf = span_find(s, looked, '\n');
		int got;

		if (lf < s.n && lf < most)
			return take_line(r, eol, s, lf, line_out, err);
		if (s.n >= most)
			return skip_long(r, eol, err);
		looked = s.n;
		got = fill(r, err);
		if (got == -1) {
			/* No line can come of it any more (rd_ended). */
			rd_take(r, looked);
			return -1;
		}
		if (got == 0 && looked == 0)
			return 0;
		if (got == 0) {
			rd_take(r, looked);
			return err_set(err, ERR_PROTO,
			    "end of file inside a line");
		}
	}
}
