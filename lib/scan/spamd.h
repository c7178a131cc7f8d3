/* spamd - SpamAssassin's daemon, asked for its verdict (the SPAMC protocol,
 * spamd/PROTOCOL of SpamAssassin). Only SYMBOLS is used: score, threshold and
 * the names of the tests. The message itself never comes back, so a scanner can
 * neither cut nor change it.
 * SPDX-License-Identifier: ISC */
#ifndef SCAN_SPAMD_H
#define SCAN_SPAMD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "scan/scanner.h"

#define SPAMD_ANSWER_MAX 65536       /* bytes of an answer */
#define SPAMD_TESTS_MAX 2000         /* bytes of names kept; the rest is cut */
#define SPAMD_USER_MAX 256

struct spamd_verdict {
	bool spam;                       /* what the daemon thinks */
	int32_t score, required;         /* thousandths */
	char tests[SPAMD_TESTS_MAX + 1]; /* "A,B"; "" for none */
};

/* A name that may be sent: letters, digits and @ . _ + - = only. */
bool spamd_is_user(struct span user);

/* Ask about the message in `fd`, of `size` bytes, for `user` (empty: none):
 * 0, or -1 with err. */
MUST_USE int spamd_ask(struct scanner *s, int fd, uint64_t size,
    struct span user, struct spamd_verdict *v, struct err *err);

/* Understand a whole answer; strict: 0, or -1 with err ERR_PROTO, or ERR_TEMP
 * when it says that something went wrong there. */
MUST_USE int spamd_parse(struct span answer, struct spamd_verdict *v,
    struct err *err);

#endif
