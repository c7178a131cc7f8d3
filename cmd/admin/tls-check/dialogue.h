/* dialogue - the few lines before TLS, of each protocol that has them.
 * SPDX-License-Identifier: ISC */
#ifndef DIALOGUE_H
#define DIALOGUE_H

#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

#define DIALOGUE_LINE_MAX 8192
#define DIALOGUE_LINES_MAX 200       /* of one answer */

enum dialogue_kind {
	DIALOGUE_NONE,           /* TLS from the first byte */
	DIALOGUE_SMTP, DIALOGUE_LMTP, DIALOGUE_IMAP, DIALOGUE_POP3,
	DIALOGUE_SIEVE,
};

/* By name ("smtp", "tls" ...), or the usual one of a port: 0, or -1. */
MUST_USE int dialogue_find(struct span word, uint32_t port,
    enum dialogue_kind *out);

/* Get the server to start TLS on fd, which must not block: 0, or -1 with
 * err. */
MUST_USE int dialogue_ask(int fd, enum dialogue_kind kind, int64_t deadline,
    struct err *err);

#endif
