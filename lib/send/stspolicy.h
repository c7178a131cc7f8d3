/* stspolicy - an MTA-STS policy (RFC 8461): the TXT record that says there is
 * one, its text, and whether a host fits it.
 *
 *     record = "v=STSv1" *WSP ";" *WSP "id=" 1*32(ALPHA / DIGIT) ...
 *     policy = *( name ":" *WSP value [CR] LF )   version mode max_age mx ...
 *
 * Strict: what is not wholly understood is no policy. Unknown fields are passed
 * over; the first of a field counts, but for mx.
 * SPDX-License-Identifier: ISC */
#ifndef SEND_STSPOLICY_H
#define SEND_STSPOLICY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

#define STSPOLICY_MAX 65536          /* bytes of a policy's text */
#define STSPOLICY_ID_MAX 32
#define STSPOLICY_MX_MAX 100         /* patterns */
#define STSPOLICY_AGE_MAX 31557600   /* RFC 8461 3.2: about a year */

enum stspolicy_mode { STSPOLICY_NONE, STSPOLICY_TESTING, STSPOLICY_ENFORCE };

struct stspolicy {
	enum stspolicy_mode mode;
	uint32_t max_age;            /* seconds */
	struct span mx[STSPOLICY_MX_MAX];    /* of the text */
	size_t n_mx;
};

/* Is this TXT record one of MTA-STS: 1 and *id_out, 0 it is another, -1 it is
 * meant to be one and is wrong. */
MUST_USE int stspolicy_record(struct span txt, struct span *id_out);
/* Read a policy, whose spans point into `text`: 0, or -1 with err ERR_DATA. */
MUST_USE int stspolicy_parse(struct span text, struct stspolicy *out,
    struct err *err);
/* Does the host's name fit a pattern (RFC 8461 4.1: "*." stands for exactly one
 * label)? */
bool stspolicy_fits(const struct stspolicy *p, struct span host);

#endif
