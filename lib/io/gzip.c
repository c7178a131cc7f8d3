/* gzip - see gzip.h.
 * SPDX-License-Identifier: ISC */
#include "io/gzip.h"

#include <stdlib.h>

#include "base/mem.h"

#ifdef WITHOUT_ZLIB
struct gzip {
	struct stage stage;
};

bool
gzip_works(void)
{
	return false;
}

struct gzip *
gzip_new(int level, struct stage *next, struct err *err)
{
	(void)level;
	(void)next;
	err_set(err, ERR_USAGE, "zlib is not built in");
	return NULL;
}

void
gzip_free(struct gzip *z)
{
	free(z);
}
#else
#include <zlib.h>

#define CHUNK 16384

struct gzip {
	struct stage stage;
	z_stream z;
	unsigned char out[CHUNK];
};

bool
gzip_works(void)
{
	return true;
}

/* What is ready goes on. */
static int
run(struct gzip *g, int flush)
{
	int r;

	do {
		g->z.next_out = g->out;
		g->z.avail_out = CHUNK;
		r = deflate(&g->z, flush);
		if (r == Z_STREAM_ERROR)
			return err_set(g->stage.err, ERR_TEMP, "zlib");
		if (stage_put(g->stage.next, span_of((const char *)g->out,
		    CHUNK - g->z.avail_out)) == -1)
			return -1;
	} while (g->z.avail_out == 0);
	return 0;
}

static int
put(struct stage *stage, struct span bytes)
{
	struct gzip *g = (struct gzip *)(void *)stage;

	while (bytes.n > 0) {
		size_t n = bytes.n < CHUNK ? bytes.n : CHUNK;

		g->z.next_in = (unsigned char *)(size_t)bytes.p;
		g->z.avail_in = (uInt)n;
		if (run(g, Z_NO_FLUSH) == -1)
			return -1;
		bytes = span_from(bytes, n);
	}
	return 0;
}

static int
end(struct stage *stage)
{
	struct gzip *g = (struct gzip *)(void *)stage;

	g->z.avail_in = 0;
	return run(g, Z_FINISH) == -1 ? -1 : stage_end(g->stage.next);
}

struct gzip *
gzip_new(int level, struct stage *next, struct err *err)
{
	struct gzip *g = mem_zero(1, sizeof(*g));

	g->stage = (struct stage){ put, end, next, next->err };
	/* 16 more: with the header and the checksum of gzip. */
	if (deflateInit2(&g->z, level, Z_DEFLATED, 15 + 16, 8,
	    Z_DEFAULT_STRATEGY) == Z_OK)
		return g;
	free(g);
	err_set(err, ERR_TEMP, "zlib");
	return NULL;
}

void
gzip_free(struct gzip *g)
{
	if (g != NULL)
		(void)deflateEnd(&g->z);
	free(g);
}
#endif

struct stage *
gzip_stage(struct gzip *z)
{
	return &z->stage;
}
