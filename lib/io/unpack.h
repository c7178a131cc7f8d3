/* unpack - a compressed file undone into another file, in constant memory and
 * to a limit: gzip (RFC 1952), bzip2, zstd (RFC 8878). The first bytes say
 * which; files may follow one another in one, as the tools permit. Where a
 * library was not there when this was built, files of its kind are refused; so
 * is lz4, which Dovecot can write and nobody does.
 * SPDX-License-Identifier: ISC */
#ifndef IO_UNPACK_H
#define IO_UNPACK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

struct unpack_kind;

/* How is the file open at fd compressed? NULL: it is not. */
const struct unpack_kind *unpack_kind_of(int fd);
/* The same of one that begins so. */
const struct unpack_kind *unpack_kind_in(struct span start);
/* From fd's first byte to its end into `to`, at most max bytes: 0, or -1 with
 * err: ERR_DATA it is cut short, damaged or of a kind that is not built in,
 * ERR_LIMIT it is larger, ERR_TEMP. */
MUST_USE int unpack_fd(const struct unpack_kind *kind, int fd, int to,
    uint64_t max, struct err *err);

/* What is built in, for -V, behind something else. */
#ifdef WITHOUT_ZLIB
#define UNPACK_ZLIB ""
#else
#define UNPACK_ZLIB " zlib"
#endif
#ifdef WITHOUT_BZIP2
#define UNPACK_BZIP2 ""
#else
#define UNPACK_BZIP2 " bzip2"
#endif
#ifdef WITHOUT_ZSTD
#define UNPACK_ZSTD ""
#else
#define UNPACK_ZSTD " zstd"
#endif
#define UNPACK_FEATURES UNPACK_ZLIB UNPACK_BZIP2 UNPACK_ZSTD

#endif
