/* explain - for -e: which mechanisms work for a user, and why others do not.
 * SPDX-License-Identifier: ISC */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "auth/serve.h"

void explain_user(const char *name, const struct serve_user *u);

#endif
