/* carried - the envelope that crosses a message link (chain(7)), for a link
 * that changes it: on descriptor 3, or of one delivery by SENDER and RECIPIENT.
 * SPDX-License-Identifier: ISC */
#ifndef SMTP_CARRIED_H
#define SMTP_CARRIED_H

#include "base/attr.h"
#include "base/err.h"
#include "smtp/envelope.h"

#define CARRIED_FD 3

/* What the environment says. */
struct carried {
	const char *sender, *recipient;  /* or NULL */
	const char *auth_fd;             /* AUTH_FD, or NULL: by hand that may
	                                  * have the number */
};

/* Read it: 1, 0 there is none, -1 with err (ERR_TEMP). */
MUST_USE int carried_read(const struct carried *c, struct envelope *e,
    struct err *err);
/* Put this one in its place, for the program that is executed next: 0, or -1
 * with err. `message`, which may have that number, is moved out of its way. The
 * variables of one recipient are set, or unset where there are several. */
MUST_USE int carried_write(const struct carried *c,
    const struct envelope *e, int *message, struct err *err);

#endif
