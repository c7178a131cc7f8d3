/* credentials - who we are to a smarthost: a file with lines
 * "host user password", host "*" for every one.
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

/* The first line for that host: 1, 0 when there is none, -1 with err (ERR_USAGE;
 * a file that others can read is one, too). */
MUST_USE int credentials_read(struct credentials *c, const char *path,
    struct span host, struct err *err);

#endif
