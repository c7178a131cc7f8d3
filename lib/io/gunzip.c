/* gunzip - see gunzip.h.
 * SPDX-License-Identifier: ISC */
#include "io/gunzip.h"

#ifdef WITHOUT_ZLIB
const struct unpacker *const gunzip = NULL;
#else
#include <stdlib.h>
#include <zlib.h>

#include "base/mem.h"

static void *
begin(void)
{
	z_stream *z = mem_zero(1, sizeof(*z));

	/* 16 more: with the header and the checksum of gzip. */
	if (inflateInit2(z, 15 + 16) == Z_OK)
		return z;
	free(z);
	return NULL;
}

static int
again(void *state)
{
	return inflateReset(state) == Z_OK ? 0 : -1;
}

static enum unpacker_result
step(void *state, struct unpacker_step *s)
{
	z_stream *z = state;
	int r;

	z->next_in = (unsigned char *)(size_t)s->in;
	z->avail_in = (uInt)s->in_n;
	z->next_out = s->out;
	z->avail_out = (uInt)s->out_n;
	r = inflate(z, Z_NO_FLUSH);
	s->used = s->in_n - z->avail_in;
	s->made = s->out_n - z->avail_out;
	return r == Z_STREAM_END ? UNPACKER_END : r == Z_OK ||
	    r == Z_BUF_ERROR ? UNPACKER_MORE : UNPACKER_DAMAGED;
}

static void
end(void *state)
{
	(void)inflateEnd(state);
	free(state);
}

static const struct unpacker functions = { begin, again, step, end };
const struct unpacker *const gunzip = &functions;
#endif
