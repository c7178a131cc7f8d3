/* bunzip - see bunzip.h.
 * SPDX-License-Identifier: ISC */
#include "io/bunzip.h"

#ifdef WITHOUT_BZIP2
const struct unpacker *const bunzip = NULL;
#else
#include <bzlib.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

#ifdef WANTS_FPRINTF_CHK
/* What an archive that was built for glibc with _FORTIFY_SOURCE calls before it
 * gives up on a fault of its own, and musl does not have. */
int __fprintf_chk(FILE *f, int flag, const char *format, ...);

int
__fprintf_chk(FILE *f, int flag, const char *format, ...)
{
	(void)f;
	(void)flag;
	(void)format;
	return 0;
}
#endif

static void *
begin(void)
{
	bz_stream *z = mem_zero(1, sizeof(*z));

	if (BZ2_bzDecompressInit(z, 0, 0) == BZ_OK)
		return z;
	free(z);
	return NULL;
}

static int
again(void *state)
{
	bz_stream *z = state;

	(void)BZ2_bzDecompressEnd(z);
	return BZ2_bzDecompressInit(z, 0, 0) == BZ_OK ? 0 : -1;
}

static enum unpacker_result
step(void *state, struct unpacker_step *s)
{
	bz_stream *z = state;
	int r;

	z->next_in = (char *)(size_t)s->in;
	z->avail_in = (unsigned)s->in_n;
	z->next_out = (char *)s->out;
	z->avail_out = (unsigned)s->out_n;
	r = BZ2_bzDecompress(z);
	s->used = s->in_n - z->avail_in;
	s->made = s->out_n - z->avail_out;
	return r == BZ_STREAM_END ? UNPACKER_END : r == BZ_OK ?
	    UNPACKER_MORE : UNPACKER_DAMAGED;
}

static void
end(void *state)
{
	(void)BZ2_bzDecompressEnd(state);
	free(state);
}

static const struct unpacker functions = { begin, again, step, end };
const struct unpacker *const bunzip = &functions;
#endif
