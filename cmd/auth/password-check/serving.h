/* serving - one login with an authenticator: the lines of password-check(8) on
 * descriptors 0 and 1, and the SASL mechanism between them.
 * SPDX-License-Identifier: ISC */
#ifndef SERVING_H
#define SERVING_H

#include "base/attr.h"
#include "base/err.h"

/* Until the verdict has been given or the authenticator has gone: 0, or -1 with
 * err. */
MUST_USE int serving_run(struct err *err);

#endif
