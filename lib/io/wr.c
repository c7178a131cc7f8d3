/* wr - see wr.h. EINTR, short writes and descriptors in non-blocking mode end
 * here.
 * SPDX-License-Identifier: ISC */
#include "io/wr.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

void
wr_init(struct wr *w, int fd, int timeout_ms)
{
	*w = (struct wr){ .fd = fd, .timeout_ms = timeout_ms };
}

void
wr_done(struct wr *w)
{
	free(w->p);
	w->p = NULL;
	w->len = w->cap = 0;
}

static int
wait_writable(const struct wr *w)
{
	struct pollfd p = { w->fd, POLLOUT, 0 };
	int n;

	do
		n = poll(&p, 1, w->timeout_ms);
	while (n == -1 && errno == EINTR);
	if (n == 0)
		errno = ETIMEDOUT;
	return n == 1 ? 0 : -1;
}

/* With a deadline no write may block, although the descriptor can: a socket is
 * asked not to, and is waited for when it is full; a pipe that polls writable
 * takes PIPE_BUF bytes at once. */
static ssize_t
write_some(const struct wr *w, struct span s)
{
	ssize_t n;

	if (w->timeout_ms < 0)
		return write(w->fd, s.p, s.n);
	n = send(w->fd, s.p, s.n, MSG_DONTWAIT | MSG_NOSIGNAL);
	if (n == -1 && errno == ENOTSOCK && wait_writable(w) == 0)
		n = write(w->fd, s.p, s.n > PIPE_BUF ? PIPE_BUF : s.n);
	return n;
}

static void
push_raw(struct wr *w, struct span s)
{
	while (s.n > 0 && w->sys == 0) {
		ssize_t n = write_some(w, s);

		if (n >= 0)
			s = span_from(s, (size_t)n);
		else if (errno == EAGAIN && wait_writable(w) == 0)
			continue;
		else if (errno != EINTR)
			w->sys = errno;
	}
}

static void
push(struct wr *w, struct span s)
{
	if (w->filter == NULL) {
		push_raw(w, s);
		return;
	}
	w->held = true;
	w->filter(w->filter_arg, w, s, false, push_raw);
}

static void
drain(struct wr *w)
{
	size_t len = w->len;

	w->len = 0;
	if (len > 0)
		push(w, span_of(w->p, len));
}

void
wr_add(struct wr *w, struct span s)
{
	if (w->sys != 0 || s.n == 0)
		return;
	w->total += s.n;
	if (w->p == NULL) {
		w->cap = WR_FIRST;
		w->p = mem_alloc(w->cap);
	}
	if (s.n > w->cap - w->len && w->cap < WR_CAP) {
		w->cap = WR_CAP;
		w->p = mem_resize(w->p, w->cap, 1);
	}
	if (s.n > w->cap - w->len)
		drain(w);
	if (s.n >= w->cap) {
		push(w, s);
		return;
	}
	mem_copy(w->p + w->len, s.p, s.n);
	w->len += s.n;
}

void
wr_adds(struct wr *w, const char *s)
{
	wr_add(w, span_str(s));
}

void
wr_addc(struct wr *w, char c)
{
	wr_add(w, span_of(&c, 1));
}

void
wr_addu(struct wr *w, uint64_t n)
{
	char digits[20], *p = digits + sizeof(digits);

	do
		*--p = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	wr_add(w, span_of(p, (size_t)(digits + sizeof(digits) - p)));
}

void
wr_addf(struct wr *w, const char *format, ...)
{
	struct buf b = BUF_INIT(1 << 20);
	va_list args;

	va_start(args, format);
	buf_addv(&b, format, args);
	va_end(args);
	wr_add(w, buf_span(&b));
	buf_done(&b);
}

int
wr_flush(struct wr *w, struct err *err)
{
	drain(w);
	if (w->held && w->sys == 0)
		w->filter(w->filter_arg, w, span_of("", 0), true, push_raw);
	w->held = false;
	if (w->sys == 0)
		return 0;
	errno = w->sys;
	err_sys(err, "write");
	if (err != NULL && (w->sys == EPIPE || w->sys == ETIMEDOUT ||
	    w->sys == ECONNRESET))
		err->kind = ERR_PROTO;
	return -1;
}

int
wr_close(struct wr *w, struct err *err)
{
	int r = wr_flush(w, err);

	if (close(w->fd) == -1 && r == 0)
		r = err_sys(err, "close");
	wr_done(w);
	return r;
}
