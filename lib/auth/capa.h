/* capa - the command CAPA: what can be used to log in, computed from what the
 * users' verifiers are good for (sasl/offer.h), here and at the authenticators
 * on the left.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_CAPA_H
#define AUTH_CAPA_H

#include <stdbool.h>
#include <stdint.h>

#include "auth/serve.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "sasl/offer.h"

/* Reply to CAPA. */
void capa_run(struct serve *s);

/* May this mechanism be tried? One that an option has to allow is refused until
 * it does; what the users have verifiers for is not looked at. */
bool capa_allows(const struct serve *s, const struct offer_mechanism *m);

/* A list of mechanisms as an option has it, with blanks or commas: 0 and the
 * set, or -1 with err ERR_USAGE. */
MUST_USE int capa_parse(struct span list, uint32_t *set_out, struct err *err);

#endif
