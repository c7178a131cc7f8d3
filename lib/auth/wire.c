/* wire - see wire.h. One fixed buffer, so that a password has no second copy;
 * it holds the longest line and is moved down before it is read into.
 * SPDX-License-Identifier: ISC */
#include "auth/wire.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/secret.h"
#include "os/fdpass.h"

void
wire_init(struct wire *w, int fd)
{
	struct stat st;

	w->fd = fd;
	w->timeout_ms = -1;
	w->is_socket = fstat(fd, &st) == 0 && S_ISSOCK(st.st_mode);
	w->eof = w->strict = false;
	w->start = w->end = w->n_fds = 0;
}

void
wire_drop(struct wire *w)
{
	while (w->n_fds > 0)
		close(w->fds[--w->n_fds]);
}

void
wire_done(struct wire *w)
{
	wire_drop(w);
	secret_clear(w->p, sizeof(w->p));
	w->start = w->end = 0;
}

/* What was taken is overwritten by what is left, and the gap behind wiped. */
static void
move_down(struct wire *w)
{
	size_t left = w->end - w->start;

	if (w->start == 0)
		return;
	memmove(w->p, w->p + w->start, left);
	secret_clear(w->p + left, w->end - left);
	w->start = 0;
	w->end = left;
}

static void
keep_fds(struct wire *w, const int *fds, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (w->n_fds < WIRE_FDS_MAX)
			w->fds[w->n_fds++] = fds[i];
		else
			close(fds[i]);
	}
}

/* Read more behind what there is: 1, 0 at end of file, -1. */
static int
fill(struct wire *w, struct err *err)
{
	char *to = w->p + w->end;
	size_t room = sizeof(w->p) - w->end, n_fds = 0;
	int fds[OS_FDPASS_MAX];
	long n;

	if (w->eof)
		return 0;
	if (w->is_socket) {
		n = os_fdpass_recv(w->fd, to, room, w->timeout_ms, fds,
		    &n_fds, err);
		keep_fds(w, fds, n_fds);
		/* A child that ended with unread replies. */
		if (n == -1 && err->sys == ECONNRESET)
			n = 0;
	} else {
		do
			n = (long)read(w->fd, to, room);
		while (n == -1 && errno == EINTR);
		if (n == -1)
			err_sys(err, "read");
	}
	if (n > 0)
		w->end += (size_t)n;
	w->eof = n == 0;
	return n > 0 ? 1 : (int)n;
}

static int
skip_line(struct wire *w, struct err *err)
{
	int got = 1;

	if (w->strict)
		return err_set(err, ERR_LIMIT, "line too long");
	while (got == 1) {
		struct span s = span_of(w->p, w->end);
		size_t lf = span_find(s, 0, '\n');

		w->start = lf < s.n ? lf + 1 : w->end;
		if (lf < s.n)
			return err_set(err, ERR_LIMIT, "line too long");
		move_down(w);
		got = fill(w, err);
	}
	return got;
}

int
wire_line(struct wire *w, struct span *line_out, struct err *err)
{
	size_t from = 0;
	int got;

	move_down(w);
	for (;;) {
		struct span s = span_of(w->p, w->end);
		size_t lf = span_find(s, from, '\n');

		if ((lf < s.n && lf > WIRE_LINE_MAX + 1) ||
		    (lf == s.n && s.n > WIRE_LINE_MAX + 1))
			return skip_line(w, err);
		if (lf < s.n) {
			w->start = lf + 1;
			if (lf > 0 && s.p[lf - 1] == '\r')
				lf--;
			if (lf > WIRE_LINE_MAX)
				return err_set(err, ERR_LIMIT, "line too long");
			*line_out = span_sub(s, 0, lf);
			return 1;
		}
		from = s.n;
		/* A line that the end of file cuts is none. */
		if ((got = fill(w, err)) != 1)
			return got;
	}
}

int
wire_bytes(struct wire *w, size_t n, struct buf *out, struct err *err)
{
	while (n > 0) {
		struct span s;
		int got;

		if (w->start == w->end) {
			move_down(w);
			if ((got = fill(w, err)) != 1)
				return got == -1 ? -1 : err_set(err, ERR_PROTO,
				    "cut inside START");
		}
		s = span_sub(span_of(w->p + w->start, w->end - w->start), 0, n);
		buf_add(out, s);
		w->start += s.n;
		n -= s.n;
	}
	return buf_ok(out) ? 0 : err_set(err, ERR_LIMIT, "START too large");
}

int
wire_pair(struct wire *w, int fds_out[2])
{
	if (w->n_fds != 2) {
		wire_drop(w);
		return -1;
	}
	memcpy(fds_out, w->fds, sizeof(w->fds));
	w->n_fds = 0;
	return 0;
}
