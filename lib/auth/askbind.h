/* askbind - the asking side's word about its TLS connection (BIND of
 * auth-conversation(7)), for the -PLUS mechanisms: needed after STARTTLS, when
 * the handshake's facts come to who asked for it. Lines of "type base64".
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_ASKBIND_H
#define AUTH_ASKBIND_H

#include "auth/ask.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"

#define ASKBIND_MAX 2000             /* bytes of the lines */

/* Add the bindings among the facts, of which `get` gives the value, or p
 * NULL. */
void askbind_add(struct buf *lines,
    struct span (*get)(const void *self, const char *name), const void *self);

/* Tell them before this mechanism, if it can use them: 0, or -1 with err. An
 * authenticator that does not know the command goes without. */
MUST_USE int askbind_tell(struct ask *a, const struct buf *lines,
    struct span mechanism, struct err *err);

#endif
