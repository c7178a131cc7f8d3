/* starttls - have the TLS wrapper that started us begin, by the UCSPI-TLS
 * convention (tls-wrap(8)): one byte on SSLCTLFD, after which the decrypted
 * stream is on SSLREADFD and SSLWRITEFD. What the client had sent before is the
 * caller's to refuse: nothing read earlier may survive (CVE-2011-0411).
 * SPDX-License-Identifier: ISC */
#ifndef CONN_STARTTLS_H
#define CONN_STARTTLS_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"

#define STARTTLS_FACTS_MAX 16384     /* bytes of all SSL_* variables */

struct starttls {
	int control_fd, read_fd, write_fd;
};

/* True when SSLCTLFD, SSLREADFD and SSLWRITEFD name open descriptors. */
bool starttls_from_environment(struct starttls *out);

/* Begin, and wait at most timeout_ms until the handshake is done: 0, and what
 * is known of it is added to *facts as NAME=value, each ended by a NUL; -1 with
 * err, after which the connection is of no use. */
MUST_USE int starttls_begin(const struct starttls *s, int timeout_ms,
    struct buf *facts, struct err *err);

/* The value of one fact, with p NULL when there is none. */
struct span starttls_fact(const struct buf *facts, const char *name);

#endif
