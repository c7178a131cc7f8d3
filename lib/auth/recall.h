/* recall - the cache between an authenticator and its backend: what may be
 * taken from it when, and what is put into it.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_RECALL_H
#define AUTH_RECALL_H

#include "auth/serve.h"
#include "auth/username.h"
#include "base/secret.h"
#include "base/span.h"

#define RECALL_NOTHING (-2)

/* What is remembered of this user, as s->recall allows: 1 and *u, 0 there is no
 * such user, RECALL_NOTHING: ask the backend. */
int recall_user(struct serve *s, const struct username *name,
    struct serve_user *u);
/* The backend has been asked: remember what it said; u NULL: nobody. */
void recall_found(struct serve *s, const struct username *name,
    const struct serve_user *u);
/* A password of s->user was right, and this is a verifier of it. */
void recall_login(struct serve *s, const struct username *name,
    struct span verifier);
/* The verifier that is remembered of this user, whatever its age and service,
 * or the empty one. */
void recall_verifier(struct serve *s, const struct username *name,
    struct secret *out);

#endif
