/* password - a password from the administrator, or out of nothing.
 * SPDX-License-Identifier: ISC */
#ifndef PASSWORD_H
#define PASSWORD_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/secret.h"

#define PASSWORD_MAX 1000

/* The first line of descriptor 0: 0, or -1 with err. */
MUST_USE int password_read(struct secret *p, struct err *err);
/* Ask at the terminal, without echo, `twice` for a new one. */
MUST_USE int password_ask(struct secret *p, bool twice, struct err *err);
/* 100 random bits, as four groups of five letters and digits. */
void password_make(struct secret *p);

#endif
