/* gunzip - zlib for unpack.c.
 * SPDX-License-Identifier: ISC */
#ifndef IO_GUNZIP_H
#define IO_GUNZIP_H

#include "io/unpacker.h"

/* NULL when zlib is not built in. */
extern const struct unpacker *const gunzip;

#endif
