/* clamd - ClamAV's daemon, asked with INSTREAM (clamd(8)). FILDES, which passes
 * the descriptor, is not used: the scanner could then write into the message.
 * SPDX-License-Identifier: ISC */
#ifndef SCAN_CLAMD_H
#define SCAN_CLAMD_H

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "scan/scanner.h"

#define CLAMD_ANSWER_MAX 1024
#define CLAMD_NAME_MAX 100           /* bytes of a name kept */
#define CLAMD_PIECE 65536            /* bytes of one chunk */

struct clamd_verdict {
	enum {
		CLAMD_CLEAN,
		CLAMD_INFECTED,
		CLAMD_TOO_LARGE,     /* past its StreamMaxLength */
	} what;
	char name[CLAMD_NAME_MAX + 1];
};

/* Ask about the message in `fd`: 0, or -1 with err. */
MUST_USE int clamd_ask(struct scanner *s, int fd, struct clamd_verdict *v,
    struct err *err);

/* Understand a whole answer without its NUL: 0, or -1 with err. */
MUST_USE int clamd_parse(struct span answer, struct clamd_verdict *v,
    struct err *err);

#endif
