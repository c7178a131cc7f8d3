/* judge - is this the password of this user? The one place where a password
 * meets a backend or its verifiers; a user who does not exist costs the same.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_JUDGE_H
#define AUTH_JUDGE_H

#include <stdbool.h>

#include "auth/serve.h"
#include "auth/username.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

/* `found`: s->user is what serve_lookup gave for `name`; its verifiers are
 * fetched here, and are the caller's to wipe. 1, 0, or -1 with err when it
 * cannot be told. An empty password is never right. */
MUST_USE int judge_password(struct serve *s, const struct username *name,
    bool found, struct span password, struct err *err);

#endif
