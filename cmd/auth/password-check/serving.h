/* serving - one login with an authenticator: the lines of password-check(8) on
 * descriptors 0 and 1, and the SASL mechanism between them.
 * SPDX-License-Identifier: ISC */
#ifndef SERVING_H
#define SERVING_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"

/* How tokens are judged: keys are a JWKS that is read from descriptor 3;
 * without an audience the authenticator is asked. */
struct serving_options {
	const char *audience, *issuer, *claim, *scope;
};

/* Read what stands on descriptor 3, before confinement: 0, or -1 with err. */
MUST_USE int serving_keys(struct buf *keys, struct err *err);

/* Until the verdict has been given or the authenticator has gone: 0, or -1 with
 * err. */
MUST_USE int serving_run(const struct serving_options *o,
    const struct buf *keys,
    struct err *err);

#endif
