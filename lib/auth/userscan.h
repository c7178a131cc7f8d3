/* userscan - the lines of a file of users, read with read(2) and not mapped: an
 * editor that truncates it must not kill us. Constant memory; what was read is
 * wiped at the end, since it holds verifiers.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_USERSCAN_H
#define AUTH_USERSCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

#define USERSCAN_LINE_MAX 8192
#define USERSCAN_SMALL 8192          /* of files smaller than that no copy is
                                      * made on the heap */

struct userscan {
	int fd;
	size_t number;               /* of the line last given, from 1 */
	bool too_long;               /* the line last given is a part */
	size_t start, end;
	size_t used;                 /* the most there has been in p */
	size_t total;                /* bytes given so far */
	bool eof;
	bool skip;                   /* what comes is the rest of such a line */
	char *p;
	char small[USERSCAN_SMALL];
};

/* 0, or -1 with err. */
MUST_USE int userscan_open(struct userscan *s, const char *path,
    struct err *err);
void userscan_close(struct userscan *s);

/* The next line that is no comment and not empty, without its end (LF, or CR
 * LF; the last needs none): 1, 0 at the end, -1 with err. Of one that is longer
 * than USERSCAN_LINE_MAX the first bytes are given, with too_long set. */
MUST_USE int userscan_next(struct userscan *s, struct span *line_out,
    struct err *err);

/* Is the line, without its end, nobody's? */
bool userscan_is_comment(struct span line);

#endif
