/* recipients - who the message is for, and what is known of each, before
 * anything is delivered to anybody.
 * SPDX-License-Identifier: ISC */
#ifndef RECIPIENTS_H
#define RECIPIENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "auth/ask.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "os/cred.h"
#include "smtp/envelope.h"

#define RECIPIENTS_TEXT_MAX 400

enum outcome {
	OUTCOME_NONE,            /* not tried yet */
	OUTCOME_OK,
	OUTCOME_PERM,
	OUTCOME_TEMP,
	OUTCOME_LEFT,            /* not ours: for the queue */
	OUTCOME_QUEUED,
};

/* All strings live in the pool. */
struct recipient {
	const char *address;             /* as SMTP writes it */
	const char *original;            /* ORCPT, or the address */
	const char *local, *domain, *extension;
	/* NULL: not known */
	const char *user, *home, *maildir, *quota, *layout;
	bool has_ids;
	bool programs;                   /* the commands of an alias */
	struct os_ids ids;
	enum outcome outcome;
	int code;                        /* exit code that says so */
	const char *text;                /* "5.1.1 why", or "" */
	const struct envelope_rcpt *source;  /* NULL: the environment */
};

struct recipients {
	struct pool pool;
	struct envelope envelope;        /* empty: the environment */
	const char *sender;              /* "" for the null path */
	struct recipient *list;
	size_t n;
};

void recipients_init(struct recipients *r);
void recipients_done(struct recipients *r);

/* From an envelope file, each address once: 0, or -1 with err (a file that is
 * no envelope or has no recipient is ERR_TEMP: it is our own that is
 * broken). */
MUST_USE int recipients_read(struct recipients *r, int envelope_fd,
    const char *delimiters, struct err *err);
/* One, from SENDER and RECIPIENT: 0 or -1. */
MUST_USE int recipients_from_environment(struct recipients *r,
    const char *delimiters, struct err *err);

/* Without an authenticator: the account of the only recipient is that of the
 * environment, USER HOME MAILDIR QUOTA. 0, or -1 when there are several. */
MUST_USE int recipients_own_account(struct recipients *r, struct err *err);
/* Ask the authenticator for each account. A refused one has its outcome set,
 * one that is somebody else's (551) is OUTCOME_LEFT: 0; -1 with err when one
 * could not be asked. */
MUST_USE int recipients_verify(struct recipients *r, struct ask *ask,
    struct err *err);

/* Set the outcome; `text` is copied. */
void recipients_set(struct recipients *r, struct recipient *who,
    enum outcome outcome, int code, const char *text);

/* How many have that outcome, and the first that has it (there must be one). */
size_t recipients_count(const struct recipients *r, enum outcome outcome);
const struct recipient *recipients_first(const struct recipients *r,
    enum outcome outcome);

#endif
