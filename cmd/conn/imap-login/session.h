/* session - IMAP before authentication (RFC 9051 6.1 and 6.2): from the
 * greeting to the hand-over.
 * SPDX-License-Identifier: ISC */
#ifndef SESSION_H
#define SESSION_H

#include "login/entry.h"
#include "login/exchange.h"
#include "login/imapline.h"
#include "login/login.h"

struct options {
	struct login_limits limits;
	const char *capability;      /* further words, or NULL */
};

struct session {
	struct login *l;
	const struct options *opt;
	struct imapline command;
	struct exchange x;
	struct err *err;
};

void session_init(struct session *s, struct login *l,
    const struct options *opt);
/* Wipes. */
void session_done(struct session *s);

extern const struct entry session_entry;

#endif
