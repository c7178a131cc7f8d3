/* work - rewrite the header and the envelope of a message by names.h.
 * SPDX-License-Identifier: ISC */
#ifndef WORK_H
#define WORK_H

#include "base/attr.h"
#include "base/err.h"
#include "names.h"
#include "smtp/carried.h"

struct work {
	struct names *names;
	const char *always_bcc;          /* or NULL */
	bool header, envelope;           /* which are to be looked at */
	bool is_signed;                  /* signed headers too */
};

/* The header: the descriptor of the message that goes on, or -1 with err. */
MUST_USE int work_header(const struct work *w, int fd, struct err *err);

/* The envelope: 1 it has changed, 0, or -1 with err. */
MUST_USE int work_envelope(const struct work *w, struct envelope *e,
    struct err *err);

/* By hand: print what an address is called in each place. 0, or -1 with err. */
MUST_USE int work_show(const struct work *w, const char *address,
    struct err *err);

#endif
