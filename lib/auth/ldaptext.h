/* ldaptext - names put into LDAP filters (RFC 4515) and distinguished names
 * (RFC 4514), always escaped: there is no way to expand a template without.
 *
 *     %u joe@example.org   %n joe   %d example.org   %% a percent sign
 *     %$ the value that is being mapped, where there is one
 *
 * as in Dovecot's LDAP configuration; an L after the percent sign, for lower
 * case, is accepted.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_LDAPTEXT_H
#define AUTH_LDAPTEXT_H

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

/* Add `value` so that it can be nothing but a value there. */
void ldaptext_escape(struct buf *out, struct span value,
    enum ldaptext_kind kind);

/* Expand into `out`; `value` is for %$. 0, or -1 with err: an unknown variable,
 * %d of a name without a domain, too long. */
MUST_USE int ldaptext_expand(struct buf *out, const char *template,
    const struct username *name, struct span value, enum ldaptext_kind kind,
    struct err *err);

#endif
