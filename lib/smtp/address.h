/* address - a mailbox in an SMTP envelope (RFC 5321 4.1.2, RFC 6531 3.3).
 * Limits: local part 64, domain 255, path 256 octets (RFC 5321 4.5.3.1).
 * Strict: this is where a mistake moves a boundary. A plain value, no heap.
 * SPDX-License-Identifier: ISC */
#ifndef SMTP_ADDRESS_H
#define SMTP_ADDRESS_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define ADDRESS_LOCAL_MAX 64
#define ADDRESS_DOMAIN_MAX 255

struct address {
	/* local@domain, NUL-terminated; the local part without its quotes and
	 * backslashes, so "a b"@x is `a b@x`; the domain in lower case, an
	 * address literal with its brackets. Empty for the null path <>. */
	char text[ADDRESS_LOCAL_MAX + 1 + ADDRESS_DOMAIN_MAX + 1];
	size_t local_n, n;
	bool utf8;               /* not ASCII only: needs SMTPUTF8 */
};

enum address_what {
	ADDRESS_NULL = 1,        /* <> is accepted (MAIL FROM) */
	ADDRESS_UTF8 = 2,        /* so is UTF-8 (RFC 6531) */
	ADDRESS_POSTMASTER = 4,  /* so is <postmaster> without a domain */
};

/* A path at the start of `in`: "<" [source route ":"] mailbox ">". The source
 * route is checked and dropped. 0, *out filled and *used_out the bytes taken;
 * -1 with err ERR_DATA, text beginning with an enhanced code (5.1.7 is for
 * senders: the caller replaces it). No control character, NUL or bare space
 * is ever accepted. */
MUST_USE int address_parse_path(struct span in, unsigned what,
    struct address *out, size_t *used_out, struct err *err);
/* A mailbox without brackets, all of `in`. */
MUST_USE int address_parse(struct span in, unsigned what, struct address *out,
    struct err *err);

struct span address_span(const struct address *a);
struct span address_local(const struct address *a);
struct span address_domain(const struct address *a);
bool address_is_null(const struct address *a);

/* As it must stand in a path, without brackets: quoted where it has to be
 * (RFC 5321 4.1.2 Quoted-string). */
void address_write(struct buf *out, const struct address *a);

#endif
