/* record - an entry of the directory as an account: which attributes are asked
 * for, and what fields their values give.
 * SPDX-License-Identifier: ISC */
#ifndef RECORD_H
#define RECORD_H

#include <stdbool.h>

#include "auth/ldaptext.h"
#include "auth/serve.h"
#include "auth/username.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "config.h"

/* What templates are expanded with; value and entry may be empty. */
struct ldaptext record_text(const struct username *name, struct span value,
    struct span entry);
/* Add the attributes that these want, each once, a blank before each; of
 * pass_attrs (`from_pass`) only what the account has of them. */
void record_attributes(struct buf *out, const struct config_attrs *a,
    bool from_pass);
/* Give *u the fields that the entry has: 0, or -1 with err. */
MUST_USE int record_map(struct serve_user *u, const struct config_attrs *attrs,
    bool from_pass, const struct username *name, struct span entry,
    struct err *err);

#endif
