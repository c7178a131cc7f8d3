/* work - the confined half of submission-fix: read the header and say what has
 * to be done to it (RFC 6409 8), as lines:
 *
 *     A address        one of the From field
 *     F text           a line of the fields to be put on top
 *     R                the From fields are to be taken away
 * SPDX-License-Identifier: ISC */
#ifndef WORK_H
#define WORK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"

#define WORK_OUTPUT_MAX (1u << 16)
#define WORK_AUTHORS_MAX 20          /* addresses in From */

struct work {
	const char *domain;              /* for addresses without one */
	const char *sender;              /* for a message without From; or "" */
	int64_t now;
	const char *id;                  /* left side of a Message-ID */
};

/* A half_work on the message; `arg` is a struct work. ERR_DATA: the message
 * cannot be made right; the text is for its sender. */
MUST_USE int work_look(void *arg, struct buf *out, struct err *err);

#endif
