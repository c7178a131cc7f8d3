/* tlserr - OpenSSL's queue of errors as one line of ours.
 * SPDX-License-Identifier: ISC */
#ifndef TLS_TLSERR_H
#define TLS_TLSERR_H

#include "base/err.h"

/* Fill *err with "what: reason", the reason that OpenSSL found last, empty its
 * queue, and return -1. */
int tlserr_set(struct err *err, enum err_kind kind, const char *what);

#endif
