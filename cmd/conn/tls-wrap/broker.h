/* broker - the side of the control socket that has privileges and reads nothing
 * but this (lib/tls/tlsctl.h). It opens the files of one host name, the first
 * that is asked for, and takes facts only by their known names.
 * SPDX-License-Identifier: ISC */
#ifndef BROKER_H
#define BROKER_H

#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "wrap.h"

#define BROKER_REQUESTS_MAX 24
#define BROKER_TRIES 4               /* for a folder whose links are being */
#define BROKER_PAUSE_MS 25           /* renewed, and the time between them */

/* Serve the engine on `sock` until its handshake is over: 0, and what it says
 * of it ("NAME=value" NUL ...) in *facts; -1 with err when it failed. */
MUST_USE int broker_run(const struct wrap_options *o, int sock,
    struct buf *facts, struct err *err);

#endif
