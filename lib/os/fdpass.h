/* fdpass - descriptors over a Unix socket (SCM_RIGHTS).
 * SPDX-License-Identifier: ISC */
#ifndef OS_FDPASS_H
#define OS_FDPASS_H

#include <stddef.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

#define OS_FDPASS_MAX 4

/* Send `bytes` (1 or more) and n_fds descriptors with them: 0, or -1 with err.
 * The descriptors stay open here. */
MUST_USE int os_fdpass_send(int sock, struct span bytes, const int *fds,
    size_t n_fds, struct err *err);

/* Receive up to cap bytes, waiting at most timeout_ms (-1: for ever), and the
 * descriptors that came with them, close-on-exec. Returns the number of bytes,
 * 0 at end of file, -1 with err. More descriptors than OS_FDPASS_MAX are
 * closed and an error. */
MUST_USE long os_fdpass_recv(int sock, char *bytes, size_t cap, int timeout_ms,
    int fds_out[OS_FDPASS_MAX], size_t *n_fds_out, struct err *err);

#endif
