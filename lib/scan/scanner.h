/* scanner - a connection to a content scanner: made with patience, never longer
 * than a deadline. Sending stops as soon as the scanner answers: one that
 * refuses a message does so before it has read it all.
 * SPDX-License-Identifier: ISC */
#ifndef SCAN_SCANNER_H
#define SCAN_SCANNER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

struct scanner {
	int fd;                  /* non-blocking */
	int64_t deadline;        /* os_clock_ms() */
};

/* Is this an address: a path that begins with "/" or ".", host:port or
 * [host]:port? */
bool scanner_is_address(const char *address);

/* Connect within wait_ms, trying again while nobody listens there yet, for a
 * talk of at most timeout_ms altogether: 0, or -1 with err ERR_TEMP. */
MUST_USE int scanner_open(struct scanner *s, const char *address, int wait_ms,
    int timeout_ms, struct err *err);
void scanner_close(struct scanner *s);

/* Send all of it: 1; 0 when the scanner has answered or closed first; -1. */
MUST_USE int scanner_send(struct scanner *s, struct span bytes,
    struct err *err);
/* Send the file `fd` from its start in pieces of at most `piece` bytes, each
 * after a length in 4 bytes, big-endian, when `lengths`: 1, 0, -1 as above. */
MUST_USE int scanner_send_file(struct scanner *s, int fd, size_t piece,
    bool lengths, struct err *err);
/* What a scanner said, for an error's text: short, printable ASCII. */
#define SCANNER_QUOTE_MAX 100
const char *scanner_quote(char out[SCANNER_QUOTE_MAX + 1], struct span said);

/* No more will be sent. */
void scanner_end(struct scanner *s);
/* The whole answer, up to its end, or with `nul` up to the NUL that must end
 * it: 0, or -1 with err: silence, more than answer->max bytes, no NUL. */
MUST_USE int scanner_answer(struct scanner *s, bool nul, struct buf *answer,
    struct err *err);

#endif
