/* serving - ldap-query's conversation:
 *
 *     PASSWORD b64             250
 *     SEARCH b64 b64 name...   250-name b64 ..., last 250 end | 550 | 553 | 451
 *     BIND b64 b64             235 | 535 | 451
 *     CHECK                    250-uri: ok or what is wrong, last 250 n of n
 *     QUIT                     221
 * SPDX-License-Identifier: ISC */
#ifndef SERVING_H
#define SERVING_H

#include "base/attr.h"
#include "base/err.h"
#include "directory.h"

#define SERVING_LINE_MAX 12288

/* On descriptors 0 and 1 until end of file: 0, or -1 with err. */
MUST_USE int serving_run(struct directory *d, struct err *err);

#endif
