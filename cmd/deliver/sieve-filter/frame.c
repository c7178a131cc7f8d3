/* frame - see frame.h.
 * SPDX-License-Identifier: ISC */
#include "frame.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "io/wr.h"
#include "os/clock.h"
#include "sieve/svwire.h"

int
frame_send(int fd, enum frame_kind kind, struct span payload, struct err *err)
{
	struct buf head = BUF_INIT(8);
	struct wr w;
	int r;

	wr_init(&w, fd, -1);
	wr_addc(&w, (char)kind);
	svwire_add_number(&head, (uint32_t)payload.n);
	wr_add(&w, buf_span(&head));
	wr_add(&w, payload);
	r = wr_flush(&w, err);
	wr_done(&w);
	buf_done(&head);
	return r;
}

/* n bytes: 1, 0 at end of file, -1. */
static int
receive(int fd, int64_t deadline, size_t n, struct buf *into, struct err *err)
{
	size_t end = into->len + n;

	if (n > 0 && !buf_room(into, n))
		return err_set(err, ERR_TEMP, "it says too much");
	while (into->len < end) {
		int64_t left = deadline - os_clock_ms();
		struct pollfd p = { fd, POLLIN, 0 };
		ssize_t got;
		int ready;

		if (left <= 0)
			return err_set(err, ERR_TEMP, "it takes too long");
		ready = poll(&p, 1, left > INT32_MAX ? INT32_MAX : (int)left);
		if (ready == 0 || (ready == -1 && errno == EINTR))
			continue;
		got = read(fd, into->p + into->len, end - into->len);
		if (got == 0)
			return 0;
		if (got == -1 && errno != EINTR)
			return err_sys(err, "read");
		if (got > 0)
			buf_grew(into, (size_t)got);
	}
	return 1;
}

int
frame_receive(int fd, int64_t deadline, char *kind_out, struct buf *into,
    struct err *err)
{
	struct span head;
	uint32_t n;
	int got;

	buf_reset(into);
	got = receive(fd, deadline, 5, into, err);
	if (got != 1)
		return got;
	*kind_out = into->p[0];
	head = span_from(buf_span(into), 1);
	if (!svwire_take_number(&head, &n) || n > FRAME_MAX)
		return err_set(err, ERR_TEMP, "it says too much");
	buf_reset(into);
	return receive(fd, deadline, n, into, err);
}
