/* take - the message that a program gives to sendmail, and its envelope.
 * SPDX-License-Identifier: ISC */
#ifndef TAKE_H
#define TAKE_H

#include "base/attr.h"
#include "base/err.h"
#include "flags.h"
#include "smtp/envelope.h"

struct take_who {
	const char *host;                /* for names without a domain */
	const char *user;                /* who calls */
};

/* The message on descriptor 0, with LF line ends and without what ends it: its
 * descriptor, or -1 with err. It is collected in `dir` (NULL: /tmp). */
MUST_USE int take_message(const struct flags *f, const char *dir,
    struct err *err);

/* Sender and recipients: 0, or -1 with err (ERR_USAGE, ERR_DATA). */
MUST_USE int take_envelope(const struct flags *f, const struct take_who *who,
    int message, struct envelope *e, struct err *err);

/* The message as it goes on: without Bcc, with From when it has none. A
 * descriptor, or -1 with err. */
MUST_USE int take_finish(const struct flags *f, const struct envelope *e,
    int message, struct err *err);

#endif
