/* slashed - a pattern as the tables of regular expressions have it:
 * "!/pattern/flags value", where any mark may stand for the slash.
 * SPDX-License-Identifier: ISC */
#ifndef TEXT_SLASHED_H
#define TEXT_SLASHED_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

/* Take it off *line, up to its flags: 0, with *negated where there was a "!";
 * -1 with err ERR_USAGE. The mark is the first byte, neither letter nor digit;
 * \ before it makes it part of the pattern (and stays there). */
MUST_USE int slashed_take(struct span *line, bool *negated,
    struct span *pattern, struct err *err);

#endif
