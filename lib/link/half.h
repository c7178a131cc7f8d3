/* half - fork the half of a link that meets hostile bytes. It works in a child
 * that confines itself; what comes back are bytes, up to a maximum, for the
 * parent to judge, or an error. The parent, which will exec the next program
 * unconfined, never parses what the child parsed.
 * SPDX-License-Identifier: ISC */
#ifndef LINK_HALF_H
#define LINK_HALF_H

#include <stddef.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"

#define HALF_FD 3                    /* where the work finds its descriptor */

/* The work: open what is needed, os_confine, then read. What it adds to `out`
 * comes back; -1 with err is handed on. Open are HALF_FD and standard error;
 * an envelope or an authenticator's socket is not. */
typedef int half_work(void *arg, struct buf *out, struct err *err);

/* Do `work` in a child, with `fd` as its HALF_FD (the offset is shared), at
 * most timeout_ms long (-1: for ever), and add what it says, at most out->max
 * bytes, to `out`: 0, or -1 with its err; ERR_TEMP when it died, said too much
 * or took too long. */
MUST_USE int half_run(half_work *work, void *arg, int fd, int timeout_ms,
    struct buf *out, struct err *err);

#endif
