/* stack - one login asked of a stack of PAM modules (pam(3)), where there is
 * one.
 * SPDX-License-Identifier: ISC */
#ifndef STACK_H
#define STACK_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"

#define STACK_PROMPTS_MAX 4            /* for the password, of one stack */

struct stack_options {
	const char *service;         /* file in pam.d */
	const char *confdir;         /* instead of /etc/pam.d, or NULL */
	const char *rhost;           /* the client's address, or NULL */
	bool no_account;             /* do not ask for account management */
	bool session;                /* open one, and close it */
};

/* For -V. */
extern const char *const stack_features;

/* Is there such a service? PAM itself would take another one for it, "other".
 * 0, or -1 with err ERR_USAGE; also where there is no PAM at all. */
MUST_USE int stack_ready(const struct stack_options *o, struct err *err);

/* Is this the password of the user, and may the user log in now? 1; 0 with the
 * reason in *err, ERR_PERM when it is not the password; -1 with err when it
 * cannot be told. */
MUST_USE int stack_ask(const struct stack_options *o, const char *user,
    const char *password, struct err *err);

#endif
