/* scan - ask the scanners, each from a confined child that holds nothing but
 * the message and its connection.
 * SPDX-License-Identifier: ISC */
#ifndef SCAN_H
#define SCAN_H

#include <stdint.h>

#include "base/err.h"
#include "scan/clamd.h"
#include "scan/spamd.h"
#include "settings.h"

enum scan_state {
	SCAN_OFF,                /* not asked for */
	SCAN_DONE,
	SCAN_TOO_LARGE,
	SCAN_FAILED,             /* err says why */
};

struct scan_virus {
	enum scan_state state;
	struct clamd_verdict verdict;
	struct err err;
};

struct scan_spam {
	enum scan_state state;
	struct spamd_verdict verdict;    /* .spam by --required when given */
	struct err err;
};

void scan_virus(const struct settings *s, int fd, uint64_t size,
    struct scan_virus *out);
void scan_spam(const struct settings *s, int fd, uint64_t size,
    struct scan_spam *out);

#endif
