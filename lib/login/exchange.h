/* exchange - one attempt to log in: the client's SASL exchange carried to the
 * authenticator and back (RFC 9051 6.2.2 and RFC 5034 agree on its form: "+ "
 * and base64, "*" gives up; RFC 5804 has strings instead of lines). Each
 * response is checked to be strict base64 before the authenticator sees it.
 * SPDX-License-Identifier: ISC */
#ifndef LOGIN_EXCHANGE_H
#define LOGIN_EXCHANGE_H

#include "auth/ask.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "login/login.h"

#define EXCHANGE_ROUNDS_MAX 10       /* challenges of one attempt */

enum exchange_end {
	EXCHANGE_YES,                /* 235 */
	EXCHANGE_NO,                 /* 535: wrong user or password */
	EXCHANGE_DISABLED,           /* 525: the account may not */
	EXCHANGE_PRIVACY,            /* 534, 538: not on this connection */
	EXCHANGE_LIMIT,              /* 450: too many connections of this
	                              * user */
	EXCHANGE_LATER,              /* 454 and whatever is not certain */
	EXCHANGE_MECHANISM,          /* 504: no such mechanism */
	EXCHANGE_CANCELLED,          /* the client sent "*" */
	EXCHANGE_SYNTAX,             /* not base64, too long, 501 */
	EXCHANGE_ENDS
};

/* How a protocol carries challenge and response. */
struct exchange_form {
	/* Add the challenge, which is base64, to the client's stream. */
	void (*challenge)(struct login *l, struct span text);
	/* Read the answer: 1 and *line (base64, or "*"), 0 when it was none, -1
	 * with err: the client is gone. */
	int (*response)(void *self, struct login *l, struct span *line_out,
	    struct err *err);
	void *self;
};

struct exchange {
	const struct exchange_form *form;    /* NULL: "+ " and lines */
	enum exchange_end end;
	struct buf user;             /* whom the client claims to be; after YES,
	                              * who it is */
	struct buf mechanism;
	struct ask_reply reply;
};

void exchange_init(struct exchange *x);
void exchange_done(struct exchange *x);

/* All of these: 0 and x->end, logged unless it is EXCHANGE_YES, after which the
 * caller says so in its protocol's words, or calls login_start; -1 with err
 * when either side is gone. What they are given is used before the client is
 * read again. */

/* AUTH with a mechanism that login_offers gave. `initial` is the initial
 * response as the client gave it ("=" is the empty one), p NULL for none. */
MUST_USE int exchange_sasl(struct exchange *x, struct login *l,
    struct span mechanism, struct span initial, struct err *err);

/* After any of these, of which `result` is the result, and after the protocol
 * has said x->end in its words: the connection is given away, or not. */
MUST_USE enum login_step exchange_conclude(struct exchange *x, struct login *l,
    int result, struct err *err);

/* User and password as the protocol's own commands give them; NUL in either is
 * EXCHANGE_SYNTAX (CVE-2019-11500). */
MUST_USE int exchange_password(struct exchange *x, struct login *l,
    struct span user, struct span password, struct err *err);

/* RFC 1939 7: the digest in hexadecimal over timestamp and secret. */
MUST_USE int exchange_apop(struct exchange *x, struct login *l,
    struct span timestamp, struct span user, struct span digest,
    struct err *err);

#endif
