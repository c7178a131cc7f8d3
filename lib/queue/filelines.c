/* filelines - see filelines.h.
 * SPDX-License-Identifier: ISC */
#include "queue/filelines.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* Not by an initializer, which would clear bytes[], too. */
void
filelines_init(struct filelines *l, int fd, uint64_t end)
{
	l->fd = fd;
	l->cut = false;
	l->at = 0;
	l->start = l->n = 0;
	l->end = end;
}

void
filelines_seek(struct filelines *l, uint64_t at, uint64_t end)
{
	uint64_t skip = at - (l->at - l->n);

	l->end = end;
	if (at >= l->at - l->n && skip <= l->n && l->at <= end) {
		/* It is here already. */
		l->start += (size_t)skip;
		l->n -= (size_t)skip;
		return;
	}
	l->at = at;
	l->start = l->n = 0;
}

ssize_t
filelines_pread(int fd, char *p, size_t n, uint64_t at)
{
	ssize_t got;

	do
		got = pread(fd, p, n, (off_t)at);
	while (got == -1 && errno == EINTR);
	return got;
}

/* Read more behind what is there: 1, 0 at the end, -1. */
static int
refill(struct filelines *l)
{
	size_t room;
	ssize_t got;

	memmove(l->bytes, l->bytes + l->start, l->n);
	l->start = 0;
	room = FILELINES_MAX - l->n;
	if (room > l->end - l->at)
		room = (size_t)(l->end - l->at);
	if (room == 0)
		return 0;
	got = filelines_pread(l->fd, l->bytes + l->n, room, l->at);
	if (got <= 0)
		return (int)got;
	l->n += (size_t)got;
	l->at += (uint64_t)got;
	return 1;
}

/* A line, or what fills the buffer of one; as filelines_next. */
static int
next_piece(struct filelines *l, struct span *out)
{
	size_t seen = 0, lf;
	int got;

	for (;;) {
		struct span s = span_of(l->bytes + l->start, l->n);

		lf = span_find(s, seen, '\n');
		if (lf < s.n || s.n == FILELINES_MAX)
			break;
		seen = s.n;
		if ((got = refill(l)) != 1)
			return got;
	}
	*out = span_of(l->bytes + l->start, lf);
	l->cut = lf == l->n;
	if (!l->cut)
		lf++;
	l->start += lf;
	l->n -= lf;
	return 1;
}

int
filelines_next(struct filelines *l, struct span *out)
{
	int got = 1;

	while (got == 1 && l->cut)
		got = next_piece(l, out);
	return got == 1 ? next_piece(l, out) : got;
}

uint64_t
filelines_position(const struct filelines *l)
{
	return l->at - l->n;
}
