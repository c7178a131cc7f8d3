/* zip - see zip.h.
 * SPDX-License-Identifier: ISC */
#include "zip.h"

#include <string.h>

#ifdef WITHOUT_ZLIB
bool
zip_is_built(void)
{
	return false;
}

int
zip(struct span in, struct buf *out)
{
	buf_add(out, in);
	return 0;
}
#else
#include <zlib.h>

#define GZIP_WINDOW (15 + 16)        /* with gzip's header */

bool
zip_is_built(void)
{
	return true;
}

int
zip(struct span in, struct buf *out)
{
	z_stream z;
	size_t room;
	int r;

	memset(&z, 0, sizeof(z));
	if (deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GZIP_WINDOW, 8,
	    Z_DEFAULT_STRATEGY) != Z_OK)
		return -1;
	room = deflateBound(&z, in.n);
	if (!buf_room(out, room)) {
		(void)deflateEnd(&z);
		return -1;
	}
	z.next_in = (unsigned char *)(size_t)in.p;
	z.avail_in = (unsigned)in.n;
	z.next_out = (unsigned char *)out->p + out->len;
	z.avail_out = (unsigned)room;
	r = deflate(&z, Z_FINISH);
	buf_grew(out, room - z.avail_out);
	(void)deflateEnd(&z);
	return r == Z_STREAM_END ? 0 : -1;
}
#endif
