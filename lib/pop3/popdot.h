/* popdot - a message as POP3 sends it (RFC 1939 3 and 5): LF becomes CRLF (a
 * CRLF stays one), a line that begins with "." gets another, ".\r\n" ends it.
 * With a limit of body lines for TOP. Constant memory; feed in any pieces.
 * SPDX-License-Identifier: ISC */
#ifndef POP3_POPDOT_H
#define POP3_POPDOT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "io/wr.h"

#define POPDOT_ALL UINT64_MAX

struct popdot {
	struct wr *w;
	uint64_t lines;          /* body lines still wanted, or POPDOT_ALL */
	bool in_body;
	bool at_start;           /* of a line */
	bool after_cr;           /* a CR that may belong to the line's end */
	bool empty;              /* nothing but that CR in this line so far */
	/* Set after popdot_init, for clients with a fault: */
	bool no_nuls;            /* a NUL goes out as 0x80 (Outlook hangs) */
	bool end_header;         /* a message without an empty line gets one
	                          * (Outlook Express and Netscape wait for it)
	                          *  */
};

void popdot_init(struct popdot *d, struct wr *w, uint64_t lines);
void popdot_feed(struct popdot *d, struct span bytes);
/* No more is wanted: what follows in the file need not be read. */
bool popdot_full(const struct popdot *d);
/* End the last line, if it has no end, and the message. */
void popdot_end(struct popdot *d);

#endif
