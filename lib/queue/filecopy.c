/* filecopy - see filecopy.h.
 * SPDX-License-Identifier: ISC */
#include "queue/filecopy.h"

#include <errno.h>
#include <unistd.h>

#include "io/spool.h"
#include "os/tmpfd.h"
#include "queue/filelines.h"

#define CHUNK 16384                  /* on the stack: each page of it is a
                                      * fault */

int
filecopy_push(struct stage *s, const struct filecopy_range *range,
    struct err *err)
{
	uint64_t at = range->at, size = range->size;
	char chunk[CHUNK];
	int r = 0;

	while (size > 0 && r == 0) {
		size_t want = size < CHUNK ? (size_t)size : CHUNK;
		ssize_t n = filelines_pread(range->fd, chunk, want, at);

		if (n == -1)
			r = err_sys(err, "read message");
		else if (n == 0)
			r = err_set(err, ERR_TEMP,
			    "the message became shorter");
		else
			r = stage_put(s, span_of(chunk, (size_t)n));
		at += r == 0 ? (uint64_t)n : 0;
		size -= r == 0 ? (uint64_t)n : 0;
	}
	return r;
}

/* Into a descriptor as they come: they come in large pieces. */
struct sink {
	struct stage stage;
	int fd;
};

static int
put_sink(struct stage *s, struct span bytes)
{
	int fd = ((struct sink *)(void *)s)->fd;

	while (bytes.n > 0) {
		ssize_t n = write(fd, bytes.p, bytes.n);

		if (n == -1 && errno != EINTR)
			return err_sys(s->err, "copy a message");
		if (n > 0)
			bytes = span_from(bytes, (size_t)n);
	}
	return 0;
}

int
filecopy_new(const struct filecopy_range *r, const char *dir, struct err *err)
{
	struct sink out = { { put_sink, NULL, NULL, err }, -1 };
	int got;

	out.fd = r->size <= SPOOL_MEMORY_MAX ? os_tmpfd_memory(err) :
	    os_tmpfd_disk(dir != NULL ? dir : "/tmp", err);
	if (out.fd == -1)
		return -1;
	got = filecopy_push(&out.stage, r, err);
	if (got == 0 && lseek(out.fd, 0, SEEK_SET) == -1)
		got = err_sys(err, "rewind a message");
	if (got == 0) {
		os_tmpfd_seal(out.fd);
		return out.fd;
	}
	close(out.fd);
	return -1;
}
