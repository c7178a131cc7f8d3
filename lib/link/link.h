/* link - what a message link does at its two ends (chain(7)): take the message
 * from descriptor 0, and hand its result to the next program or to standard
 * output. The next program runs only when everything before it succeeded, so a
 * message can be neither half filtered nor cut.
 * SPDX-License-Identifier: ISC */
#ifndef LINK_LINK_H
#define LINK_LINK_H

#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"

/* The message on descriptor 0 as a seekable file at offset 0: its descriptor
 * (0 itself when that already is one) and its size, or -1 with err. An empty
 * message is an error (ERR_DATA): no sender writes one, a dead writer does. */
MUST_USE int link_message(uint64_t *size_out, struct err *err);

/* Hand on `fd`, the whole result: with a program in next[0], make fd its
 * descriptor 0, at offset 0, and exec it, descriptors from 3 up as they were
 * given to us; without one, copy it to standard output. Returns 0 after the
 * copy, -1 with err when either failed. */
MUST_USE int link_pass(int fd, char **next, struct err *err);

/* Would a message that a foreign filter has rewritten still be the message?
 * The result must not be empty, must begin with a header field, and must keep
 * the first header field of the original, which is trace or the sender's own
 * and nobody's to remove (RFC 5321 4.4), and must have a body when that had
 * one. 0, or -1 with err (ERR_TEMP) saying what is wrong. Both are read with
 * pread. */
MUST_USE int link_guard(int before_fd, int after_fd, struct err *err);

#endif
