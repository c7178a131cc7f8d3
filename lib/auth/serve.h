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
#include "auth/ask.h"
#include "auth/username.h"
#include "auth/verifiers.h"
#include "auth/wire.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/secret.h"
#include "base/span.h"
#include "io/wr.h"

#define SERVE_FAILURES_MAX 30        /* AUTH attempts that failed, then 454 */

/* What a backend knows of one user. */
struct serve_user {
	struct account account;      /* user, home, maildir, uid, gid, quota ... */
	struct verifiers verifiers;
	bool no_login;               /* suspended: AUTH is refused */
	bool no_receive;             /* VRFY and DELIVER are refused */
	bool no_account;             /* listed only to be refused */
};

struct serve_backend {
	const char *name;            /* for the log */
	void *self;
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
	 * not empty. NULL: the verifiers tell. */
	int (*verify)(void *self, const struct username *name,
	    const struct serve_user *u, struct span password,
	    struct err *err);
	/* A verifier as this backend's users have it, on which as much work is
	 * spent for a user who does not exist; empty or NULL: some other. */
	struct span (*example)(void *self);
	/* End what was started, before this process becomes the session; or
	 * NULL. */
	void (*close)(void *self);
};

struct serve_options {
	const char *realm, *user_chars, *delimiter;
	const char *home;            /* template for accounts without one */
	const char *ids;             /* "uid:gid" for accounts without them */
	uint64_t first_uid, last_uid, first_gid, last_gid;
	const char *deliver;         /* program for DELIVER, absolute; or NULL */
	uint64_t deliver_ms;
	bool fold;                   /* names in lower case: for LDAP */
	bool hands_over;             /* there is a program: START is possible */
	const char *checker;         /* path of password-check */
	const char *service;         /* what is logged in to: "imap", or "" */
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
	unsigned failures;
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
/* The account of this name, completed (defaults) and its ids checked: 1, 0, -1
 * with err. */
MUST_USE int serve_lookup(struct serve *s, const struct username *name,
    struct serve_user *u, struct err *err);
/* The account that gets mail for an address, by its whole local part or without
 * its extension: as serve_lookup. */
MUST_USE int serve_recipient(struct serve *s, struct span address,
    struct serve_user *u, struct err *err);
void serve_log(const struct serve *s, const char *event, struct span user,
    const char *mechanism, const char *reason);

#endif
