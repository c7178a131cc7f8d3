/* work - the confined half of header-check: hold each field against the rules
 * and the maps, and say what becomes of it, as lines:
 *
 *     ACTION RULE     numbers; RULE is 0 for a map's
 *     TEXT            one line, without control characters
 *     FIELD           the same
 *     ...
 *     .               no more
 *     AT              bytes of the message that the new header replaces, then
 *     HEADER          all that is left; no AT when nothing has changed
 * SPDX-License-Identifier: ISC */
#ifndef WORK_H
#define WORK_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/option.h"
#include "rules.h"

#define WORK_OUTPUT_MAX (8u << 20)
#define WORK_FIELD_MAX 102400        /* bytes of a field that are looked at */
#define WORK_KEY_MAX 2000            /* that a map is asked for */
#define WORK_SHOWN_MAX 400           /* that are logged */

struct work {
	const struct rules *rules;
	const struct option_list *maps;
};

/* A half_work on the message; `arg` is a struct work. */
MUST_USE int work_look(void *arg, struct buf *out, struct err *err);

#endif
