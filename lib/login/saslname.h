/* saslname - whose login is it? The user that a client claims in its first SASL
 * response, for the log alone: the authenticator reads the response itself and
 * decides. Knows where each mechanism puts the name, and never gives anything
 * but the name.
 * SPDX-License-Identifier: ISC */
#ifndef LOGIN_SASLNAME_H
#define LOGIN_SASLNAME_H

#include "base/span.h"

#define SASLNAME_MAX 255             /* a longer name is not given */

/* The name in `response` (decoded), or the empty span. */
struct span saslname_find(struct span mechanism, struct span response);

#endif
