/* deflate - see deflate.h.
 * SPDX-License-Identifier: ISC */
#include "io/deflate.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

#ifdef WITHOUT_ZLIB
bool
deflate_works(void)
{
	return false;
}

struct deflate *
deflate_begin(struct rd *r, struct wr *w, struct err *err)
{
	(void)r;
	(void)w;
	err_set(err, ERR_PERM, "zlib is not built in");
	return NULL;
}

bool
deflate_holds(const struct deflate *d)
{
	(void)d;
	return false;
}

void
deflate_free(struct deflate *d)
{
	free(d);
}
#else
#include <zlib.h>

#define CHUNK 8192
#define OUT_WINDOW (-13)             /* 8 KB: raw DEFLATE, less memory */
#define OUT_MEMORY 6
#define IN_WINDOW (-15)              /* what a client may use */

struct deflate {
	z_stream in, out;
	int fd;
	char raw[RD_CAP * 2];        /* read and not yet undone */
};

bool
deflate_works(void)
{
	return true;
}

/* As rd_source says. */
static long
take(void *arg, char *p, size_t n, bool may_read)
{
	struct deflate *d = arg;
	ssize_t got = 0;
	int r;

	if (d->in.avail_in == 0 && may_read) {
		got = read(d->fd, d->raw, sizeof(d->raw));
		if (got <= 0)
			return got;
		d->in.next_in = (Bytef *)d->raw;
		d->in.avail_in = (uInt)got;
	}
	d->in.next_out = (Bytef *)p;
	d->in.avail_out = (uInt)n;
	r = inflate(&d->in, Z_SYNC_FLUSH);
	if (d->in.avail_out < n)
		return (long)(n - d->in.avail_out);
	if (r == Z_STREAM_END)
		return 0;
	errno = r == Z_OK || r == Z_BUF_ERROR ? EAGAIN : EPROTO;
	return -1;
}

/* As wr_filter says. */
static void
give(void *arg, struct wr *w, struct span s, bool flush,
    void (*push)(struct wr *, struct span))
{
	struct deflate *d = arg;
	char chunk[CHUNK];

	/* deflate does not write to its input; its type says otherwise. */
	union { const char *in; Bytef *arg; } p = { s.p };

	d->out.next_in = p.arg;
	d->out.avail_in = (uInt)s.n;
	do {
		d->out.next_out = (Bytef *)chunk;
		d->out.avail_out = CHUNK;
		(void)deflate(&d->out, flush ? Z_SYNC_FLUSH : Z_NO_FLUSH);
		push(w, span_of(chunk, CHUNK - d->out.avail_out));
	} while (d->out.avail_out == 0);
}

struct deflate *
deflate_begin(struct rd *r, struct wr *w, struct err *err)
{
	struct deflate *d = mem_zero(1, sizeof(*d));
	struct span early = rd_pending(r);

	d->fd = r->fd;
	if (early.n > sizeof(d->raw) ||
	    inflateInit2(&d->in, IN_WINDOW) != Z_OK ||
	    deflateInit2(&d->out, Z_DEFAULT_COMPRESSION, Z_DEFLATED,
	    OUT_WINDOW, OUT_MEMORY, Z_DEFAULT_STRATEGY) != Z_OK) {
		err_set(err, ERR_TEMP, "cannot compress");
		deflate_free(d);
		return NULL;
	}
	memcpy(d->raw, early.p, early.n);
	d->in.next_in = (Bytef *)d->raw;
	d->in.avail_in = (uInt)early.n;
	rd_take(r, early.n);
	r->source = take;
	r->source_arg = d;
	w->filter = give;
	w->filter_arg = d;
	return d;
}

bool
deflate_holds(const struct deflate *d)
{
	return d->in.avail_in > 0;
}

void
deflate_free(struct deflate *d)
{
	if (d == NULL)
		return;
	(void)inflateEnd(&d->in);
	(void)deflateEnd(&d->out);
	free(d);
}
#endif
