/* dsnparam - the parameters by which a sender says what it wants to be told
 * (RFC 3461 4): RET and ENVID of MAIL, NOTIFY and ORCPT of RCPT.
 * SPDX-License-Identifier: ISC */
#ifndef SMTP_DSNPARAM_H
#define SMTP_DSNPARAM_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"
#include "smtp/address.h"

#define DSNPARAM_ENVID_MAX 100       /* characters (RFC 3461 4.4) */
#define DSNPARAM_ORCPT_MAX 500       /* (RFC 3461 4.2) */

enum dsnparam_notify {
	DSNPARAM_NEVER = 1,
	DSNPARAM_SUCCESS = 2,
	DSNPARAM_FAILURE = 4,
	DSNPARAM_DELAY = 8,
};

/* NOTIFY's value, "NEVER" or a list of the others: flags, or -1. */
MUST_USE int dsnparam_notify(struct span value);
/* RET's: 1 FULL, 0 HDRS, -1 neither. */
MUST_USE int dsnparam_ret(struct span value);
/* ENVID's: an xtext of printable characters: 0 or -1. */
MUST_USE int dsnparam_envid(struct span value);
/* ORCPT's, "rfc822;joe@example.org": 0, and the type and the address, still in
 * xtext, in *type_out and *address_out; or -1. */
MUST_USE int dsnparam_orcpt(struct span value, struct span *type_out,
    struct span *address_out);

/* Add to the parameters of a recipient, if they do not say it and it can be
 * said in ASCII, that this is the address it had at first (RFC 3461 4.2,
 * 5.2.1). */
void dsnparam_add_orcpt(struct buf *params, const struct address *first);

#endif
