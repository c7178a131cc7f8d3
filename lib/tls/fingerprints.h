/* fingerprints - a list of certificates that are known by their SHA-256: lines
 * of 64 hexadecimal digits, colons between them or not, then anything (whose it
 * is); "#" begins a comment. What `openssl x509 -fingerprint -sha256` prints
 * can be put in as it is.
 * SPDX-License-Identifier: ISC */
#ifndef TLS_FINGERPRINTS_H
#define TLS_FINGERPRINTS_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define FINGERPRINTS_SIZE 32

/* Is every line of this form? 0, or -1 with err, which names the line. */
MUST_USE int fingerprints_check(struct span text, struct err *err);
/* Is this one in the list? */
bool fingerprints_has(struct span text,
    const unsigned char md[FINGERPRINTS_SIZE]);
/* Add one as 64 digits. */
void fingerprints_write(struct buf *out,
    const unsigned char md[FINGERPRINTS_SIZE]);

#endif
