/* session - POP3's AUTHORIZATION state (RFC 1939 4 and 7, RFC 2595 4,
 * RFC 5034): from the greeting to the hand-over.
 * SPDX-License-Identifier: ISC */
#ifndef SESSION_H
#define SESSION_H

#include "login/entry.h"
#include "login/exchange.h"
#include "login/login.h"
#include "pop3/popcapa.h"

struct options {
	struct login_limits limits;
	const char *name;            /* of this host, for APOP; or NULL */
	struct popcapa capa;
};

struct session {
	struct login *l;
	const struct options *opt;
	struct buf stamp;            /* "<...>" for APOP; empty: none */
	struct buf user;             /* from USER, until PASS */
	struct exchange x;
	struct err *err;
};

void session_init(struct session *s, struct login *l,
    const struct options *opt);
void session_done(struct session *s);

extern const struct entry session_entry;

#endif
