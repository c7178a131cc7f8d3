/* userscan - see userscan.h.
 * SPDX-License-Identifier: ISC */
#include "auth/userscan.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/secret.h"

#define CHUNK 65536

int
userscan_open(struct userscan *s, const char *path, struct err *err)
{
	struct stat st;

	memset(s, 0, offsetof(struct userscan, small));
	if ((s->fd = open(path, O_RDONLY | O_CLOEXEC)) == -1)
		return err_sys(err, "%s", path);
	/* A small file needs no more memory than this, which is the
	 * caller's. */
	s->p = fstat(s->fd, &st) == 0 && st.st_size < USERSCAN_SMALL ?
	    s->small : mem_alloc(CHUNK + USERSCAN_LINE_MAX);
	return 0;
}

void
userscan_close(struct userscan *s)
{
	secret_clear(s->p, s->used);
	if (s->p != s->small)
		free(s->p);
	close(s->fd);
}

static int
fill(struct userscan *s, struct err *err)
{
	size_t room;
	ssize_t n;

	memmove(s->p, s->p + s->start, s->end - s->start);
	s->end -= s->start;
	s->start = 0;
	/* The small one has grown meanwhile. */
	if (s->p == s->small && s->end == USERSCAN_SMALL) {
		s->p = mem_alloc(CHUNK + USERSCAN_LINE_MAX);
		memcpy(s->p, s->small, s->end);
		secret_clear(s->small, s->used);
	}
	room = s->p == s->small ? USERSCAN_SMALL - s->end : CHUNK;
	do
		n = read(s->fd, s->p + s->end, room);
	while (n == -1 && errno == EINTR);
	if (n == -1)
		return err_sys(err, "read users");
	s->end += (size_t)n;
	if (s->end > s->used)
		s->used = s->end;
	s->eof = n == 0;
	return 0;
}

static int
next(struct userscan *s, struct span *line, struct err *err)
{
	for (;;) {
		struct span have = span_of(s->p + s->start, s->end - s->start);
		size_t lf = span_find(have, 0, '\n'), taken;
		bool skipped = s->skip;

		if (lf == have.n && have.n <= USERSCAN_LINE_MAX && !s->eof) {
			if (fill(s, err) == -1)
				return -1;
			continue;
		}
		if (have.n == 0)
			return 0;
		taken = lf < have.n ? lf + 1 : lf;
		s->start += taken;
		s->total += taken;
		s->skip = lf == have.n && !s->eof;
		if (skipped)
			continue;
		s->number++;
		s->too_long = lf > USERSCAN_LINE_MAX;
		*line = span_sub(have, 0, lf);
		if (line->n > 0 && line->p[line->n - 1] == '\r')
			line->n--;
		return 1;
	}
}

bool
userscan_is_comment(struct span line)
{
	return line.n == 0 || line.p[0] == '#' || span_trim(line).n == 0;
}

int
userscan_next(struct userscan *s, struct span *line_out, struct err *err)
{
	int got;

	do
		got = next(s, line_out, err);
	while (got == 1 && userscan_is_comment(*line_out));
	return got;
}
