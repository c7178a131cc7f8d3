/* frame - the messages between the confined half and the other: one byte that
 * says what it is, the length, the bytes.
 * SPDX-License-Identifier: ISC */
#ifndef FRAME_H
#define FRAME_H

#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define FRAME_MAX (4u << 20)         /* a plan with many reasons */

enum frame_kind {
	FRAME_TRACE = 'T',           /* line, text */
	FRAME_WARN = 'W',            /* script, line, text */
	FRAME_NOTE = 'N',            /* line, text */
	FRAME_ERROR = 'E',           /* script, text */
	FRAME_FILTER = 'F',          /* name, count, arguments */
	FRAME_PLAN = 'P',            /* svplan_write */
	FRAME_NEXT = 'M',            /* to the confined half: the variables of
	                              * another message, which is the descriptor
	                              * that comes with a byte after it */
};

/* 0, or -1 with err. */
MUST_USE int frame_send(int fd, enum frame_kind kind, struct span payload,
    struct err *err);
/* Wait until `deadline` (os_clock_ms) for one frame: 1, with its payload in
 * `into`; 0 at end of file; -1 with err. */
MUST_USE int frame_receive(int fd, int64_t deadline, char *kind_out,
    struct buf *into, struct err *err);

#endif
