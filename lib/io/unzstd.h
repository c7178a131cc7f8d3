/* unzstd - zstd for unpack.c.
 * SPDX-License-Identifier: ISC */
#ifndef IO_UNZSTD_H
#define IO_UNZSTD_H

#include "io/unpacker.h"

/* NULL when zstd is not built in. */
extern const struct unpacker *const unzstd;

#endif
