/* front - what all authenticators have in common above their backend: options,
 * and the course of the program, as loader, by hand, or as checkpassword.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_FRONT_H
#define AUTH_FRONT_H

#include <stdbool.h>

#include "auth/aliases.h"
#include "auth/authcache.h"
#include "auth/guard.h"
#include "auth/loader.h"
#include "auth/serve.h"
#include "auth/stay.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/option.h"

struct front_options {
	struct loader_options loader;
	struct serve_options serve;
	struct guard_options guard;
	struct guard guarding;
	struct authcache cache;
	bool checkpassword;
	const char *domain_alias;    /* file, or NULL */
	struct domains domains;
	struct aliases aliases;
	struct stay stay;
};

#define FRONT_OPTIONS_INIT { .serve = { .user_chars = USERNAME_CHARS, \
	.delimiter = "+", .first_uid = 500, .last_uid = UINT32_MAX - 1, \
	.first_gid = 1, .last_gid = UINT32_MAX - 1, \
	.deliver_ms = 10 * 60 * 1000 }, .guard = GUARD_OPTIONS_INIT, \
	.cache = AUTHCACHE_INIT }

/* The rows for a tool's options, `front` being a member of its struct. */
#define FRONT_AT(type, member) offsetof(type, front.member)
#define FRONT_ROWS(type) \
	{ "user", 'u', OPTION_STRING, FRONT_AT(type, loader.user), 0, 0, \
	    "USER|UID:GID", "who runs the program until the login, when " \
	    "started as root (65533:65533)" }, \
	{ "chroot", '\0', OPTION_DIR, FRONT_AT(type, loader.chroot), 0, 0, \
	    "DIR", "and where, for a program linked static" }, \
	{ "deliver", 'd', OPTION_FILE, FRONT_AT(type, serve.deliver), 0, 0, \
	    "FILE", "program for DELIVER, run as the recipient" }, \
	{ "deliver-timeout", '\0', OPTION_TIME, \
	    FRONT_AT(type, serve.deliver_ms), 1000, 86400 * 1000, "TIME", \
	    "time for one delivery (10m)" }, \
	{ "realm", 'r', OPTION_STRING, FRONT_AT(type, serve.realm), 0, 0, \
	    "DOMAIN", "added to a user name without one" }, \
	{ "user-chars", '\0', OPTION_STRING, \
	    FRONT_AT(type, serve.user_chars), 0, 0, "CHARS", \
	    "characters of user names (letters, digits, . _ - @)" }, \
	{ "delimiter", '\0', OPTION_STRING, FRONT_AT(type, serve.delimiter), \
	    0, 0, "CHARS", "between user and extension of an address (+)" }, \
	{ "home", '\0', OPTION_STRING, FRONT_AT(type, serve.home), 0, 0, \
	    "PATH", "of accounts that name none; %u %n %d" }, \
	{ "ids", '\0', OPTION_STRING, FRONT_AT(type, serve.ids), 0, 0, \
	    "UID:GID", "of accounts that name none" }, \
	{ "first-uid", '\0', OPTION_NUMBER, FRONT_AT(type, serve.first_uid), \
	    1, UINT32_MAX - 1, "N", "lowest uid of an account (500)" }, \
	{ "last-uid", '\0', OPTION_NUMBER, FRONT_AT(type, serve.last_uid), \
	    1, UINT32_MAX - 1, "N", "highest" }, \
	{ "first-gid", '\0', OPTION_NUMBER, FRONT_AT(type, serve.first_gid), \
	    1, UINT32_MAX - 1, "N", "lowest gid of an account (1)" }, \
	{ "last-gid", '\0', OPTION_NUMBER, FRONT_AT(type, serve.last_gid), \
	    1, UINT32_MAX - 1, "N", "highest" }, \
	{ "checkpassword", '\0', OPTION_FLAG, FRONT_AT(type, checkpassword), \
	    0, 0, NULL, "be a checkpassword program: user and password on " \
	    "descriptor 3" }

/* And that of sessions that may give the connection back; then stay.self is to
 * be set. */
#define FRONT_STAY_ROWS(type) \
	{ "unauthenticate", '\0', OPTION_FLAG, FRONT_AT(type, stay.wanted), \
	    0, 0, NULL, "wait for the session, which may give the connection " \
	    "back (RFC 8437)" }

/* And those of what stands around a login. */
#define FRONT_GUARD_ROWS(type) GUARD_ROWS(type, FRONT_AT)

/* And those of what remembers its answers. */
#define FRONT_CACHE_ROWS(type) AUTHCACHE_ROWS(type, FRONT_AT)

/* And those of SASL, for a tool whose users can use more than a password. */
#define FRONT_SASL_ROWS(type) \
	{ "mechanisms", '\0', OPTION_STRING, \
	    FRONT_AT(type, serve.mechanisms), 0, 0, "LIST", \
	    "offer these, and not what the users' verifiers are good for" }, \
	{ "external", '\0', OPTION_STRING, FRONT_AT(type, serve.external), \
	    0, 0, "FIELD", "of a TLS certificate, names its user: cn, email " \
	    "or SSL_CLIENT_..." }, \
	{ "anonymous", '\0', OPTION_STRING, FRONT_AT(type, serve.anonymous), \
	    0, 0, "USER", "whose mailbox anybody may open" }, \
	{ "oauth-keys", '\0', OPTION_FILE, FRONT_AT(type, serve.oauth_keys), \
	    0, 0, "FILE", "public keys of the tokens' issuer, a JWKS" }, \
	{ "oauth-audience", '\0', OPTION_STRING, \
	    FRONT_AT(type, serve.oauth_audience), 0, 0, "WORD", \
	    "whom tokens must be for" }, \
	{ "oauth-issuer", '\0', OPTION_STRING, \
	    FRONT_AT(type, serve.oauth_issuer), 0, 0, "URL", \
	    "where they must be from" }, \
	{ "oauth-claim", '\0', OPTION_STRING, \
	    FRONT_AT(type, serve.oauth_claim), 0, 0, "NAME", \
	    "that says whose a token is (email)" }, \
	{ "oauth-scope", '\0', OPTION_STRING, \
	    FRONT_AT(type, serve.oauth_scope), 0, 0, "WORD", \
	    "that a token must have" }, \
	{ "oauth-program", '\0', OPTION_FILE, \
	    FRONT_AT(type, serve.oauth_program), 0, 0, "FILE", \
	    "or it tells whose the token on its standard input is" }

/* And what may become of a name before it is looked for. */
#define FRONT_NAME_ROWS(type) \
	{ "domain-alias", '\0', OPTION_FILE, FRONT_AT(type, domain_alias), \
	    0, 0, "FILE", "lines \"alias domain\": other names of domains" }, \
	{ "lower-case", '\0', OPTION_FLAG, FRONT_AT(type, serve.fold), 0, 0, \
	    NULL, "user names in lower case, also before the @" }

/* And where mail goes that no account is for. */
#define FRONT_ALIAS_ROWS(type) ALIASES_ROWS(type, FRONT_AT)

/* First of all: has an authenticator on the left logged somebody in, so that we
 * are that user by now? Then argv is executed: our configuration is not for
 * that user to read. 0 when not, or -1 with err. */
MUST_USE int front_pass(const struct front_options *o, char **argv,
    struct err *err);

/* Check what the options say; `deliver` becomes absolute, and password-check is
 * looked for beside the program. 0, or -1 with err. */
MUST_USE int front_prepare(struct front_options *o, const char *argv0,
    struct err *err);

/* Serve: the exit code, or -1 with err. Execs argv after a login. */
MUST_USE int front_run(struct front_options *o, const struct serve_backend *b,
    char **argv, struct err *err);

#endif
