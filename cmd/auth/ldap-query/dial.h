/* dial - one connection to one directory server: its options, TLS, and binds.
 * Everything has a time limit, which the caller says anew for each step.
 * SPDX-License-Identifier: ISC */
#ifndef DIAL_H
#define DIAL_H

#include <ldap.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/time.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

struct dial_options {
	const char *bind_dn;         /* or NULL: anonymous */
	const char *sasl;            /* "EXTERNAL", or NULL: a simple bind */
	const char *sasl_authz;      /* or NULL */
	const char *scope, *deref;
	const char *ca_file, *ca_dir, *require_cert;
	const char *cert_file, *key_file;    /* of ours, or NULL */
	bool starttls;
};

/* Are the words of the options known? 0, or -1 with err ERR_USAGE. */
MUST_USE int dial_check(const struct dial_options *o, struct err *err);
/* LDAP_SCOPE_..., of a word that dial_check has seen. */
int dial_scope(const struct dial_options *o);

/* Connect to `uri`, with TLS when asked for, bound as nobody yet: an LDAP
 * result code; LDAP_SUCCESS and *out, closed with dial_close. Each step of it
 * may take `ms`. */
MUST_USE int dial_open(const struct dial_options *o, const char *uri,
    int64_t ms, LDAP **out, struct err *why);
void dial_close(LDAP *ld);

/* Bind as dn with a password that is not empty. */
MUST_USE int dial_bind(LDAP *ld, const char *dn, struct span password,
    int64_t ms);
/* Bind as who searches, as the options say. */
MUST_USE int dial_introduce(LDAP *ld, const struct dial_options *o,
    struct span password, int64_t ms);

/* libldap waits for ever, and busily, for a server that is silent in the middle
 * of a TLS handshake, whatever its own time-outs are. Between dial_watch and
 * dial_unwatch all connections are shut down when `ms` are over, which it
 * notices. */
void dial_watch(int64_t ms);
void dial_unwatch(void);

/* Is it the server that cannot, so that another may be asked? */
bool dial_is_down(int rc);
/* What the code means, with the library's own words about this connection (or
 * NULL) where it has more to say. */
void dial_explain(LDAP *ld, int rc, struct err *why);
/* As libldap wants it. */
struct timeval dial_timeval(int64_t ms);

#endif
