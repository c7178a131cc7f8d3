/* bunzip - bzip2 for unpack.c.
 * SPDX-License-Identifier: ISC */
#ifndef IO_BUNZIP_H
#define IO_BUNZIP_H

#include "io/unpacker.h"

/* NULL when bzip2 is not built in. */
extern const struct unpacker *const bunzip;

#endif
