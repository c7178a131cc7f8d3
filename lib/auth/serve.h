/* serve - the answering side of the authentication conversation
 * (auth-conversation(7)), with any backend behind it: a struct of callbacks.
 * The asker is not trusted. What the backend does not know is asked of the
 * authenticator on the left, when there is one.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_SERVE_H
#define AUTH_SERVE_H

#include <stdbool.h>
#include <stdint.h>

#include "auth/account.h"
#include "auth/askeep.h"
#include "auth/ask.h"
#include "auth/given.h"
#include "auth/guard.h"
#include "auth/username.h"
#include "auth/verifiers.h"
#include "auth/wire.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/secret.h"
#include "base/span.h"
#include "io/wr.h"
#include "link/script.h"
#include "sasl/offer.h"

#define SERVE_FAILURES_MAX 30        /* AUTH attempts that failed, then 454 */

/* What a backend knows of one user. */
struct serve_user {
	struct account account;      /* user, home, maildir, uid, gid, quota
				      * ... */
	struct verifiers verifiers;
	bool no_login;               /* suspended: AUTH is refused */
	bool no_net;                 /* so it is from this address
				      * (allow_nets) */
	bool no_receive;             /* VRFY and DELIVER are refused */
	bool no_account;             /* listed only to be refused */
	bool by_net;                 /* the record depends on the address */
	bool recalled;               /* from --cache: what does not match is to
	                              * be asked of the backend */
	bool is_cached;              /* only a match says something: a wrong
	                              * password is for the left to judge */
	bool unsettled;              /* nobody knows before the password: verify
	                              * fills in the account */
};

/* An attempt to log in, for a backend that counts them. */
struct serve_attempt {
	const char *mechanism;
	struct span user;            /* as claimed; empty: not known (yet) */
	struct span password;        /* of PLAIN and LOGIN; else p NULL */
	int code;                    /* 235, 535, 454; 0 before it is known */
	const char *reason;          /* for the log; NULL: none */
};

struct aliases;
struct authcache;

struct serve_backend {
	const char *name;            /* for the log */
	void *self;
	/* All of these but `lookup` may be NULL; without `lookup` too this
	 * authenticator has no users, and all goes to the left at once. */

	/* Fill *u (which is empty) for a name that has been checked: 1, 0 there
	 * is no such user, -1 with err: it cannot be known now. `user` in the
	 * account is the canonical name. */
	int (*lookup)(void *self, const struct username *name,
	    struct serve_user *u, struct err *err);
	/* Add the user's verifiers to *u, when somebody logs in: 1, 0 this user
	 * may not, -1 with err. NULL: lookup has done it. */
	int (*verifiers)(void *self, const struct username *name,
	    struct serve_user *u, struct err *err);
	/* For a backend that tells no verifiers and can only be asked: is this
	 * the password of the user that lookup gave? 1, 0, -1 with err. It is
	 * not empty. When lookup said `unsettled`, *u is to be filled. u NULL:
	 * a user who does not exist or may not log in; as much work is wanted,
	 * the answer does not count. NULL: the verifiers tell. */
	int (*verify)(void *self, const struct username *name,
	    struct serve_user *u, struct span password, struct err *err);
	/* A user's verifiers, an LF between two: as much work is spent on them
	 * for a user who does not exist, and what is made up for him (SCRAM's
	 * salt) is made from them. Empty or NULL: some other. */
	struct span (*example)(void *self);
	/* `who`, whose password is being checked, wants to be `as`. Add to *u
	 * (which is empty) the verifiers of a master user, which need not be
	 * the ones that `lookup` knows: 1; 0: no master user, or none for `as`;
	 * -1 with err. NULL: nobody may be another. */
	int (*master)(void *self, const struct username *who,
	    const struct username *as, struct serve_user *u,
	    struct err *err);
	/* Which mechanisms can all of these users use? Offer each user's
	 * verifiers to *o (sasl/offer.h): 0, or -1 with err, and nothing but
	 * PLAIN and LOGIN is offered, as with NULL. `realm` is empty for all
	 * users, `service` as of verifiers_serve. */
	int (*offer)(void *self, struct span realm, struct span service,
	    struct offer *o, struct err *err);
	/* Before anything is done about an attempt: 1 go on, 0 it is refused
	 * for now (454) and err says why, for the client. */
	int (*admit)(void *self, const struct serve_attempt *a,
	    struct err *err);
	/* What became of it, here or at the authenticators on the left. */
	void (*outcome)(void *self, const struct serve_attempt *a);
	/* Changes whenever what the backend reads does: what was remembered
	 * then is forgotten. NULL: nobody can tell. */
	uint64_t (*stamp)(void *self);
	/* End what was started, before this process becomes the session. */
	void (*close)(void *self);
};

struct serve_options {
	const char *realm, *user_chars, *delimiter;
	const char *home;            /* template for accounts without one */
	const char *ids;             /* "uid:gid" for accounts without them */
	uint64_t first_uid, last_uid, first_gid, last_gid;
	const char *deliver;         /* program for DELIVER, absolute; or
				      * NULL */
	uint64_t deliver_ms;
	bool fold;                   /* names in lower case: for LDAP */
	bool hands_over;             /* there is a program: START is possible */
	bool relays;                 /* the child is an authenticator, or by
	                              * hand: CHALLENGE is possible */
	const char *checker;         /* path of password-check */
	const char *service;         /* what is logged in to: "imap", or "" */
	struct authcache *cache;         /* or NULL */
	struct guard *guard;         /* around each attempt; or NULL */
	const struct domains *domains;       /* aliases of domains, or NULL */
	const struct aliases *aliases;       /* maps, or NULL */
	const char *master_separator;        /* "user*master", or NULL */
	const char *mechanisms;      /* offer these, whatever can be; or NULL */
	const char *external;        /* field of a certificate, or NULL */
	const char *anonymous;       /* whose mailbox it is then, or NULL */
	const char *oauth_keys;      /* a JWKS file, or NULL */
	const char *oauth_program;   /* that knows whose a token is, or NULL */
	const char *oauth_audience, *oauth_issuer, *oauth_claim, *oauth_scope;
};

/* What may be taken from the cache, where there is one. */
enum serve_recall {
	SERVE_RECALL_ACCOUNT,        /* who it is */
	SERVE_RECALL_LOGIN,          /* that, with a verifier, or nothing */
	SERVE_RECALL_NOTHING,
};

/* Whose user has logged in? */
enum serve_login { SERVE_NOBODY, SERVE_OURS, SERVE_THEIRS };

struct serve {
	const struct serve_options *o;
	const struct serve_backend *backend;
	struct wire in;
	struct wr out;
	struct ask left;             /* the authenticator on the left */
	bool has_left;
	enum serve_login login;
	struct serve_user user;      /* who has logged in, when SERVE_OURS */
	char master[USERNAME_MAX + 1];       /* and by whose password, or "" */
	struct given given;          /* before AUTH */
	unsigned failures;
	char remote[CIDR_TEXT_MAX];  /* as REMOTE said */
	enum serve_recall recall;
	uint64_t stamp;              /* of the backend, before it was asked */
	bool too_many;               /* connections: everything is 421 */
	struct script script;        /* of o->deliver, when it is a plain one */
	bool script_read;
	struct askeep kept;          /* the deliverer of the last mailbox */
	struct buf unread;           /* after START */
	bool tls;
	bool given_away;             /* START was passed to the left */
};

/* Answer on `in` and `out`; left_fd is the inherited AUTH_FD or -1. */
void serve_init(struct serve *s, const struct serve_options *o,
    const struct serve_backend *b, const int fds[2], int left_fd);
void serve_done(struct serve *s);

/* Until START, QUIT or end of file: 1 become s->user with s->unread and s->tls;
 * 0 the conversation is over; -1 with err. */
MUST_USE int serve_run(struct serve *s, struct err *err);

/* For the commands of other files: one reply line. */
void serve_reply(struct serve *s, int code, const char *text);
void serve_user_init(struct serve_user *u);
void serve_user_done(struct serve_user *u);
void serve_user_reset(struct serve_user *u);
struct username_rules serve_rules(const struct serve *s);
void serve_log(const struct serve *s, const char *event, struct span user,
    const char *mechanism, const char *reason);

#endif
