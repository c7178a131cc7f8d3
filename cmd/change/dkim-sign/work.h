/* work - the confined half of dkim-sign: read the message, choose the keys,
 * hash and sign. What comes back is one byte that says what, then text.
 * SPDX-License-Identifier: ISC */
#ifndef WORK_H
#define WORK_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "settings.h"

#define WORK_OUTPUT_MAX (1u << 20)

enum work_answer {
	WORK_SIGNED = 'S',       /* then DKIM-Signature fields */
	WORK_NO_KEY = 'K',       /* then the domain that has none */
	WORK_UNSIGNABLE = 'U',   /* then why */
};

struct work {
	const struct settings *settings;
	int64_t now;
};

/* A half_work on the message; `arg` is a struct work. */
MUST_USE int work_sign(void *arg, struct buf *out, struct err *err);

#endif
