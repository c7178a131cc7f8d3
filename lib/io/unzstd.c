/* unzstd - see unzstd.h. The window, which the file asks for, is at most 128
 * MB: the library's own limit, and what Dovecot's highest levels write.
 * SPDX-License-Identifier: ISC */
#include "io/unzstd.h"

#ifdef WITHOUT_ZSTD
const struct unpacker *const unzstd = NULL;
#else
#include <zstd.h>

static void *
begin(void)
{
	return ZSTD_createDStream();
}

static int
again(void *state)
{
	return ZSTD_isError(ZSTD_initDStream(state)) ? -1 : 0;
}

static enum unpacker_result
step(void *state, struct unpacker_step *s)
{
	ZSTD_inBuffer in = { s->in, s->in_n, 0 };
	ZSTD_outBuffer out = { s->out, s->out_n, 0 };
	size_t r = ZSTD_decompressStream(state, &out, &in);

	s->used = in.pos;
	s->made = out.pos;
	return ZSTD_isError(r) ? UNPACKER_DAMAGED : r == 0 ? UNPACKER_END :
	    UNPACKER_MORE;
}

static void
end(void *state)
{
	(void)ZSTD_freeDStream(state);
}

static const struct unpacker functions = { begin, again, step, end };
const struct unpacker *const unzstd = &functions;
#endif
