/* session - ManageSieve until the login (RFC 5804 1.7, 2.1 to 2.3, 2.13).
 * SPDX-License-Identifier: ISC */
#ifndef SESSION_H
#define SESSION_H

#include "login/entry.h"
#include "login/exchange.h"
#include "login/imapline.h"
#include "login/login.h"

struct options {
	struct login_limits limits;
	const char *extensions;      /* or NULL */
};

struct session {
	struct login *l;
	const struct options *opt;
	struct imapline command;
	struct exchange x;
	struct exchange_form form;
	struct err *err;
};

void session_init(struct session *s, struct login *l,
    const struct options *opt);
/* Wipes. */
void session_done(struct session *s);

extern const struct entry session_entry;

#endif
