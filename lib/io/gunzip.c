/* gunzip - see gunzip.h. Members may follow one another, as gzip(1) permits.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "io/gunzip.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/span.h"

#ifndef WITHOUT_ZLIB
#include <zlib.h>
#endif

#define CHUNK 16384

bool
gunzip_is(int fd)
{
	char magic[3];

	return pread(fd, magic, 3, 0) == 3 &&
	    memcmp(magic, "\x1f\x8b\x08", 3) == 0;
}

#ifdef WITHOUT_ZLIB
bool
gunzip_works(void)
{
	return false;
}

int
gunzip_fd(int fd, int to, uint64_t max, struct err *err)
{
	(void)fd;
	(void)to;
	(void)max;
	return err_set(err, ERR_DATA, "message is compressed, and zlib is not "
	    "built in");
}
#else
bool
gunzip_works(void)
{
	return true;
}

static int
write_all(int fd, struct span s)
{
	while (s.n > 0) {
		ssize_t n = write(fd, s.p, s.n);

		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return -1;
		s = span_from(s, (size_t)n);
	}
	return 0;
}

struct gunzip {
	z_stream z;
	int from, to;
	off_t at;                /* of the file: what has been read */
	uint64_t done, max;
	unsigned char in[CHUNK], out[CHUNK];
};

/* The next piece of the file: 1, 0 at its end, -1. */
static int
more(struct gunzip *g, struct err *err)
{
	ssize_t n;

	do
		n = pread(g->from, g->in, CHUNK, g->at);
	while (n == -1 && errno == EINTR);
	if (n == -1)
		return err_sys(err, "read message");
	g->at += n;
	g->z.next_in = g->in;
	g->z.avail_in = (uInt)n;
	return n > 0;
}

/* One step: Z_OK, Z_STREAM_END, or -1 with err. */
static int
step(struct gunzip *g, struct err *err)
{
	size_t n;
	int r;

	g->z.next_out = g->out;
	g->z.avail_out = CHUNK;
	r = inflate(&g->z, Z_NO_FLUSH);
	n = CHUNK - g->z.avail_out;
	if (n > g->max - g->done)
		return err_set(err, ERR_LIMIT, "compressed message is larger "
		    "than %llu bytes", (unsigned long long)g->max);
	if (write_all(g->to, span_of((const char *)g->out, n)) == -1)
		return err_sys(err, "uncompress message");
	g->done += n;
	if (r != Z_OK && r != Z_STREAM_END && r != Z_BUF_ERROR)
		return err_set(err, ERR_DATA, "compressed message is damaged");
	return r == Z_STREAM_END ? Z_STREAM_END : Z_OK;
}

/* Members up to the file's end, which may not come inside one. */
static int
run(struct gunzip *g, struct err *err)
{
	bool inside = true;
	int r;

	for (;;) {
		if (g->z.avail_in == 0 && g->z.avail_out != 0) {
			if ((r = more(g, err)) == -1)
				return -1;
			if (r == 0)
				return inside ? err_set(err, ERR_DATA,
				    "compressed message is cut short") : 0;
		}
		if (!inside && inflateReset(&g->z) != Z_OK)
			return err_set(err, ERR_TEMP, "zlib");
		if ((r = step(g, err)) == -1)
			return -1;
		inside = r != Z_STREAM_END;
	}
}

int
gunzip_fd(int fd, int to, uint64_t max, struct err *err)
{
	struct gunzip g;
	int r;

	memset(&g.z, 0, sizeof(g.z));
	g.from = fd;
	g.to = to;
	g.at = 0;
	g.done = 0;
	g.max = max;
	/* 16 more: with the header and the checksum of gzip. */
	if (inflateInit2(&g.z, 15 + 16) != Z_OK)
		return err_set(err, ERR_TEMP, "zlib");
	g.z.avail_out = 1;
	r = run(&g, err);
	(void)inflateEnd(&g.z);
	return r;
}
#endif
