/* credentials - who we are to a smarthost: a file with lines
 * "host user password", host "*" for every one, "sender:host" for what that
 * sender, or "@domain:host" what that domain, sends there.
 * SPDX-License-Identifier: ISC */
#ifndef CREDENTIALS_H
#define CREDENTIALS_H

#include "base/attr.h"
#include "base/err.h"
#include "base/secret.h"
#include "base/span.h"

struct credentials {
	struct secret user, password;
};

/* The first line for that host and sender: 1, 0 when there is none, -1 with err
 * (ERR_USAGE; a file that others can read is one, too). */
MUST_USE int credentials_read(struct credentials *c, const char *path,
    struct span host, struct span sender, struct err *err);

#endif
