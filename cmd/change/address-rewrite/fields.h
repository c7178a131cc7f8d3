/* fields - the addresses of a header, by the confined half: which there are,
 * and the header with others in their place.
 *
 * The list is lines, in the order of the fields and in them, of addresses that
 * an envelope could have; others stay what they are:
 *
 *     S                     the message is signed (DKIM or ARC)
 *     4 joe@example.org     a number of names.h's, and the address
 *
 * SPDX-License-Identifier: ISC */
#ifndef FIELDS_H
#define FIELDS_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define FIELDS_ADDRESSES_MAX 10000       /* of all fields */
#define FIELDS_OUTPUT_MAX (8u << 20)

/* A half_work: the list. */
MUST_USE int fields_list(void *arg, struct buf *out, struct err *err);

/* A half_work: "AT LF HEADER", how many bytes of the message the new header
 * stands for. `arg` is a struct fields_new. */
struct fields_new {
	const struct span *names;        /* of the list; p NULL: as it is */
	size_t n;
};
MUST_USE int fields_write(void *arg, struct buf *out, struct err *err);

#endif
