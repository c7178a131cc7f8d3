/* run - deliver to one recipient: the program, as that user, in that user's
 * home, with that user's variables.
 * SPDX-License-Identifier: ISC */
#ifndef RUN_H
#define RUN_H

#include "auth/ask.h"
#include "base/attr.h"
#include "base/err.h"
#include "recipients.h"

struct run {
	char *const *argv;               /* the program */
	int message_fd;
	const struct os_ids *ids;        /* for accounts without ids, or NULL */
	struct ask *ask;                 /* or NULL */
	int timeout_ms;
};

/* Deliver and set who->outcome. Never fails itself: what goes wrong here is a
 * temporary outcome. */
void run_delivery(const struct run *run, struct recipients *r,
    struct recipient *who);

/* The same without a child, for the only recipient: the program takes this
 * process's place. Returns only with -1 and err; 0 when that cannot be done
 * because another user's authenticator must deliver. */
MUST_USE int run_exec(const struct run *run, const struct recipients *r,
    const struct recipient *who, struct err *err);

#endif
