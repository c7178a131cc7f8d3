/* login - a connection before authentication: what imap-login, pop3-login and
 * their like have in common. It reads from a stranger, so it is confined before
 * the first byte, holds no secret but the one in transit, and everything it
 * counts has a limit.
 * SPDX-License-Identifier: ISC */
#ifndef LOGIN_LOGIN_H
#define LOGIN_LOGIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "auth/ask.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/option.h"
#include "base/span.h"
#include "conn/starttls.h"
#include "io/rd.h"
#include "io/wr.h"

#define LOGIN_LINE_DEFAULT 8192      /* a command with its literals */
#define LOGIN_LINE_LIMIT 12000       /* ASK_LINE_MAX and a verb before it */
#define LOGIN_WRITE_MS 10000         /* a client that does not read */

struct login_limits {
	uint64_t line_max;           /* bytes of a command */
	uint64_t commands_max;       /* commands before authentication */
	uint64_t bad_max;            /* of which not understood */
	uint64_t failures_max;       /* of which failed logins */
	uint64_t deadline_ms;        /* for all of it */
	bool plaintext;              /* passwords without TLS */
	bool require_tls;            /* no login of any kind without TLS */
};

#define LOGIN_LIMITS_INIT \
	{ LOGIN_LINE_DEFAULT, 100, 5, 3, 180000, false, false }

/* The rows for a tool's options, `limits` being a member of its struct. */
#define LOGIN_LIMITS_ROWS(type) \
	{ "plaintext-auth", '\0', OPTION_FLAG, \
	    offsetof(type, limits.plaintext), 0, 0, NULL, \
	    "take passwords in the clear without TLS" }, \
	{ "require-tls", '\0', OPTION_FLAG, \
	    offsetof(type, limits.require_tls), 0, 0, NULL, \
	    "no login of any kind without TLS" }, \
	{ "deadline", '\0', OPTION_TIME, \
	    offsetof(type, limits.deadline_ms), 100, 3600000, "time", \
	    "time for the whole login; default 180s" }, \
	{ "line-max", '\0', OPTION_SIZE, \
	    offsetof(type, limits.line_max), 256, LOGIN_LINE_LIMIT, "size", \
	    "longest command; default 8k" }, \
	{ "commands", '\0', OPTION_NUMBER, \
	    offsetof(type, limits.commands_max), 1, 100000, "n", \
	    "commands before the login; default 100" }, \
	{ "bad-commands", '\0', OPTION_NUMBER, \
	    offsetof(type, limits.bad_max), 1, 100000, "n", \
	    "of which are not understood; default 5" }, \
	{ "failures", '\0', OPTION_NUMBER, \
	    offsetof(type, limits.failures_max), 1, 1000, "n", \
	    "of which are failed logins; default 3" }

struct login {
	const struct login_limits *limits;
	struct rd rd;                /* the client */
	struct wr wr;
	struct ask ask;              /* the authenticator */
	struct starttls starttls;
	bool can_starttls;           /* offered and not yet done */
	bool tls, upgraded;
	struct buf protocol;         /* "TLSv1.3" when known */
	struct buf bindings;         /* of the TLS channel (auth/askbind.h) */
	struct buf mechanisms;       /* " PLAIN LOGIN": as the authenticator
	                              * said */
	bool apop;
	bool too_many;               /* connections from this address */
	bool again;                  /* somebody was logged in before: no
	                              * greeting (RFC 8437) */
	uint64_t commands, bad, failures;
	int64_t began;               /* os_clock_ms() */
	const char *reason;          /* why it ends without a login, for the
	                              * log */
};

/* On descriptors 0 and 1, with the authenticator on auth_fd: take the facts
 * from the environment, ask what can be used, confine the process. 0, or -1
 * with err; login_done is right in either case. */
MUST_USE int login_open(struct login *l, const struct login_limits *limits,
    int auth_fd, struct err *err);
/* Wipes what it held. */
void login_done(struct login *l);

/* May a password cross this connection? */
bool login_plaintext_ok(const struct login *l);
/* Is this mechanism offered now? Case does not matter: its name as the
 * authenticator writes it, with p NULL when it is not. */
struct span login_offers(const struct login *l, struct span mechanism);
/* Each offered mechanism, with `before` in front of it. */
void login_list(const struct login *l, const char *before, struct buf *out);

/* After the reply that agrees to STARTTLS has been added to l->wr: upgrade. The
 * caller has made sure that login_pipelined is false. 0, or -1 with err and the
 * connection is over. */
MUST_USE int login_upgrade(struct login *l, struct err *err);
/* Has the client sent more than the command at hand? */
bool login_pipelined(const struct login *l);

/* What became of one command. */
enum login_step {
	LOGIN_ON,            /* answered */
	LOGIN_BAD,           /* answered: it made no sense */
	LOGIN_FAILED,        /* answered: a login failed */
	LOGIN_END,           /* the connection ends, its reason is known */
	LOGIN_GONE,          /* so it does, and an err is set */
};

/* Why a connection ends, as the client is told and as the log has it. */
struct login_limit {
	const char *text, *reason;
};

/* Count one command more: the limit that it reached, or NULL. */
const struct login_limit *login_count(struct login *l, enum login_step step);

/* Give the connection away (auth-conversation(7), START) and log the login:
 * 0, after which the process has only to exit; -1 with err. */
MUST_USE int login_start(struct login *l, struct span user,
    struct span mechanism, struct err *err);

/* After a call failed: was it because of the client? It went away, did not
 * finish its handshake, or (timed out) did not log in before the deadline. */
bool login_client_gone(const struct login *l);
bool login_timed_out(const struct login *l);
/* No login: send what is still to be said and log why it ends. */
void login_end(struct login *l, const char *reason);

/* Log an attempt that was refused. */
void login_log_failure(const struct login *l, struct span user,
    struct span mechanism, const char *reason);

/* Wipe and empty a buf that held a secret. */
void login_wipe(struct buf *b);

#endif
