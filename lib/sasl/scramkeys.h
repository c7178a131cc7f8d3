/* scramkeys - what SCRAM's server keeps of a user: salt, iterations and two
 * keys, from his verifiers, or made up for who has none.
 * SPDX-License-Identifier: ISC */
#ifndef SASL_SCRAMKEYS_H
#define SASL_SCRAMKEYS_H

#include <stdbool.h>

#include "sasl/scram.h"

/* A sasl_mechanism's `verifier`. */
void scramkeys_verifier(struct sasl *s, struct span verifier);
/* After the last: fill in what they left open; false when libcrypto failed. */
bool scramkeys_complete(struct sasl *s);

#endif
