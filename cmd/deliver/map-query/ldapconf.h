/* ldapconf - the file of an ldap: map (map/mapconf.h), as Postfix's
 * ldap_table(5) has it. A name that we do not know is refused: it might have
 * been there to restrict something.
 * SPDX-License-Identifier: ISC */
#ifndef LDAPCONF_H
#define LDAPCONF_H

#include "auth/ldapquery.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"

struct ldapconf {
	struct pool pool;
	struct ldapquery_where where;
	const char *base, *filter;       /* with %s %u %d %% */
	const char *format;              /* of a value, with %s %% */
	const char *attributes;          /* a blank before each */
	const char *domains;             /* that are asked for; NULL: all */
};

void ldapconf_init(struct ldapconf *c);
void ldapconf_done(struct ldapconf *c);
/* 0, or -1 with err (ERR_USAGE, "PATH:LINE: why"). */
MUST_USE int ldapconf_read(struct ldapconf *c, const char *path,
    struct err *err);

#endif
