/* deflate - a connection whose bytes go both ways through DEFLATE (RFC 1951),
 * as COMPRESS of IMAP asks (RFC 4978): set into an rd and a wr that are in use.
 * Memory: about 100 KB; what comes in is undone piece by piece into the rd's
 * buffer, so that a bomb costs its sender the time.
 * SPDX-License-Identifier: ISC */
#ifndef IO_DEFLATE_H
#define IO_DEFLATE_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "io/rd.h"
#include "io/wr.h"

struct deflate;

/* Is zlib built in? */
bool deflate_works(void);
/* From here on. What `r` has read already was compressed, and `w` is flushed.
 * The result must live as long as both, then deflate_free; NULL with err. */
struct deflate *deflate_begin(struct rd *r, struct wr *w, struct err *err);
/* Are there bytes that have been read and not yet undone? */
bool deflate_holds(const struct deflate *d);
void deflate_free(struct deflate *d);

#endif
