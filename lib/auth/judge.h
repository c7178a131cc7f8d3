/* judge - one attempt to log in, seen from the authenticator: it starts
 * password-check(8), which holds the mechanism, hands it the client's
 * responses, and when it asks whose verifiers it needs, finds the user, or
 * makes up as much work for one who does not exist. Nothing that it says is
 * taken on trust but that the client has, or has not, proven who it is; and
 * that only for the user that was looked up for it.
 *
 * An unknown, denied or suspended user and a wrong password differ neither in
 * the lines that cross nor in the end.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_JUDGE_H
#define AUTH_JUDGE_H

#include <stdbool.h>

#include "auth/pwcheck.h"
#include "auth/serve.h"
#include "auth/username.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "sasl/offer.h"

#define JUDGE_ROUNDS_MAX 10          /* challenges of one attempt */

enum judge_end {
	JUDGE_YES,                   /* s->user is who it is */
	JUDGE_NO,
	JUDGE_LATER,                 /* it cannot be told now */
	JUDGE_REFUSED,               /* too many failures: nobody was asked */
	JUDGE_LIMIT,                 /* proven, but too many connections */
	JUDGE_SYNTAX,                /* not a response of this mechanism */
	JUDGE_CANCELLED,
	JUDGE_THEIRS,                /* `left` has dealt with it */
	JUDGE_GONE,                  /* so has the asker */
	JUDGE_ON                     /* not an end */
};

struct judge {
	struct serve *s;
	const struct offer_mechanism *mechanism;
	void *self;
	/* Put a challenge (base64) to the client: JUDGE_ON and its response
	 * (base64), or how it ended. */
	enum judge_end (*challenge)(void *self, struct span text,
	    struct span *response_out);
	/* The user is not one of this backend: pass the attempt to the left.
	 * JUDGE_ON: nobody there knows the mechanism either. NULL: no left. */
	enum judge_end (*left)(void *self);

	/* set by judge_run */
	struct pwcheck check;
	struct username who, as;     /* whose password; whose mailbox */
	struct span user;            /* as claimed, for the log */
	char user_bytes[USERNAME_MAX];
	struct span counted;         /* whose failure it would be; or empty */
	struct username counted_name;
	struct secret kept;          /* a verifier of the password, for the
				      * cache */
	struct secret password;      /* where the backend wants to see it */
	bool asked;                  /* for the user: once */
	bool doomed;                 /* whatever the checker says, it is no */
	bool in_vain;                /* set before: only the work of a recalled
	                              * user is wanted, nobody is looked up */
	bool past_cache;             /* set before: nothing from the cache */
	bool keeps;                  /* the checker was asked for `kept` */
	bool recalled;               /* a no says nothing: try past the cache */
	bool cached;                 /* a no is for the left to say */
	const char *reason;          /* of a no, for the log */
	char why[120];               /* the checker's own */
	struct err err;              /* of JUDGE_LATER */
};

/* Run the mechanism: `initial` as in AUTH, p NULL for none. After JUDGE_YES
 * s->user and s->master are set. judge_done in any case. About 50 KB: for the
 * heap. */
enum judge_end judge_run(struct judge *j, struct span initial);
/* Wipes. */
void judge_done(struct judge *j);

/* For the lines that have a file of their own (proven.h). */

/* JUDGE_LATER, with j->err as it is, or saying that password-check(8) does not
 * keep to the order. */
enum judge_end judge_later(struct judge *j);
enum judge_end judge_confused(struct judge *j);

#endif
