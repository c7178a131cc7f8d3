/* ldaptext - names put into LDAP filters (RFC 4515) and distinguished names
 * (RFC 4514), always escaped: there is no way to expand a template without.
 *
 *     %u %{user} joe@example.org   %n %{username} joe  %d %{domain} example.org
 *     %s %{service} imap           %% a percent sign
 *     %$ the value that is being mapped, %{ldap:name} or %{ldap:name:default}
 *     another of the entry's, in fields of a record only
 *
 * as in Dovecot's LDAP configuration; an L after the percent sign makes lower
 * case of it, U upper case.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_LDAPTEXT_H
#define AUTH_LDAPTEXT_H

#include <stdbool.h>

#include "auth/username.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define LDAPTEXT_MAX 4096            /* bytes of a result */

enum ldaptext_kind {
	LDAPTEXT_FILTER,
	LDAPTEXT_DN,
	LDAPTEXT_VALUE,      /* neither: a field of the record, as it is */
};

/* What stands for the variables. */
struct ldaptext {
	const struct username *name;
	struct span service;         /* may be empty */
	struct span value;           /* for %$; p NULL: there is none */
	struct span entry;           /* for %{ldap:}: lines "name base64" */
};

/* Add `value` so that it can be nothing but a value there. */
void ldaptext_escape(struct buf *out, struct span value,
    enum ldaptext_kind kind);

/* Expand into `out`: 0, or -1 with err: ERR_TEMP an unknown variable; ERR_DATA
 * %d of a name without a domain, too long. */
MUST_USE int ldaptext_expand(struct buf *out, const char *template,
    const struct ldaptext *t, enum ldaptext_kind kind, struct err *err);

/* Walk the attributes that a template names by %{ldap:}: *rest starts as the
 * template. True and *name. */
bool ldaptext_attribute(struct span *rest, struct span *name);

/* Walk an entry's values: *rest starts as the lines. True and *name and *value
 * (decoded). A line that is not one is passed over. */
bool ldaptext_next(struct span *rest, struct span *name, struct buf *value);

#endif
