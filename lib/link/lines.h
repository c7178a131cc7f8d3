/* lines - variables as NAME=value lines, in memory that is ours to write to.
 * SPDX-License-Identifier: ISC */
#ifndef LINK_LINES_H
#define LINK_LINES_H

#include "base/span.h"

/* Where the value begins, or NULL: it is a string once lines_end was called.
 * The last line ends in LF too, or a NUL follows. */
const char *lines_value(struct span lines, const char *name);
/* Make a NUL of every LF. */
void lines_end(struct span lines);

#endif
