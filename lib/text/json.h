/* json - reading JSON (RFC 8259) that a stranger may have written, in place: a
 * text is checked as a whole first, then its parts are borrowed spans.
 * Strict: UTF-8, no byte before or after, no second member of the same name
 * where one is asked for. Limits: JSON_DEPTH_MAX levels; linear time.
 * SPDX-License-Identifier: ISC */
#ifndef TEXT_JSON_H
#define TEXT_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"

#define JSON_DEPTH_MAX 16

/* Is all of `text` one value of this grammar? */
bool json_is_valid(struct span text);

/* The rest is for text that json_is_valid, or a part that one of them gave. */

/* The value of an object's member: 1; 0 there is none, or this is no object;
 * -1 there are two. */
MUST_USE int json_member(struct span object, const char *name,
    struct span *value_out);
/* Walk an array, *at being 0 at first: true and *value_out, or false at the
 * end, or when it is none. */
bool json_next(struct span array, size_t *at, struct span *value_out);
bool json_is_array(struct span value);
bool json_is_object(struct span value);
/* Add a string's text: 0, or -1 when it is none, or holds a NUL. */
MUST_USE int json_string(struct span value, struct buf *out);
/* A number without its fraction, of 0 or more: 0, or -1. */
MUST_USE int json_number(struct span value, uint64_t *out);

#endif
