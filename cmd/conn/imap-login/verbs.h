/* verbs - the commands of IMAP before the login: one table, one function each
 * (RFC 9051 6.1 and 6.2, RFC 2971).
 * SPDX-License-Identifier: ISC */
#ifndef VERBS_H
#define VERBS_H

#include <stdbool.h>

#include "base/err.h"
#include "login/login.h"
#include "session.h"

#define VERB_LITERALS 1              /* arguments may be literals */
#define VERB_PASSWORD 2              /* only where a password may be sent */

struct verb {
	const char *name;
	enum login_step (*run)(struct session *s);
	unsigned flags;
};

/* The row of that name, or NULL. */
const struct verb *verbs_find(struct span name);

/* "tag text", or "* text" where there is no valid tag. */
void verbs_reply(struct session *s, const char *text);
enum login_step verbs_bad(struct session *s, const char *text);
/* The same for a password that may not cross this connection. */
enum login_step verbs_refuse_password(struct session *s);
/* "* BYE text" */
void verbs_bye(struct login *l, const char *text);
/* That, and the end; `reason` is for the log. */
enum login_step verbs_end(struct session *s, const char *text,
    const char *reason);

/* May LOGIN be used? It asks the authenticator for PLAIN. */
bool verbs_take_password(const struct session *s);
/* "CAPABILITY ..." as it is now, into the client's stream. */
void verbs_add_capabilities(struct session *s);

#endif
