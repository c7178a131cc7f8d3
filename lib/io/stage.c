/* stage - see stage.h.
 * SPDX-License-Identifier: ISC */
#include "io/stage.h"

#include <errno.h>
#include <unistd.h>

#include "io/wr.h"

#define CHUNK 16384                  /* on the stack: each page of it is a
                                      * fault */

int
stage_put(struct stage *s, struct span bytes)
{
	return s->put(s, bytes);
}

int
stage_end(struct stage *s)
{
	return s->end(s);
}

static int
put_wr(struct stage *s, struct span bytes)
{
	struct stage_wr *self = (struct stage_wr *)(void *)s;

	wr_add(self->w, bytes);
	return self->w->sys == 0 ? 0 : wr_flush(self->w, s->err);
}

static int
end_wr(struct stage *s)
{
	return wr_flush(((struct stage_wr *)(void *)s)->w, s->err);
}

void
stage_wr_init(struct stage_wr *s, struct wr *w, struct err *err)
{
	s->stage = (struct stage){ put_wr, end_wr, NULL, err };
	s->w = w;
}

int
stage_run(struct stage *s, int fd)
{
	char chunk[CHUNK];
	off_t at = lseek(fd, 0, SEEK_CUR);

	/* What is no pipe has a place, and the rest is not the whole. */
	if (at == -1 && errno != ESPIPE)
		return err_sys(s->err, "read message");
	for (;;) {
		ssize_t n = at == -1 ? read(fd, chunk, sizeof(chunk)) :
		    pread(fd, chunk, sizeof(chunk), at);

		if (n == 0)
			return stage_end(s);
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return err_sys(s->err, "read message");
		if (at != -1)
			at += n;
		if (stage_put(s, span_of(chunk, (size_t)n)) == -1)
			return -1;
	}
}
