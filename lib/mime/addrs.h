/* addrs - the addresses of a header field: From, To, Cc ... (RFC 5322 3.4 with
 * the obsolete forms of 4.4: routes, blanks and comments anywhere, empty list
 * items). Tolerant: what stands in mail is read as well as can be, and
 * `malformed` says that something did not fit. For what a field says, never
 * for an envelope (smtp/address.h is strict).
 * Time and memory are linear in the field; nesting of comments costs nothing.
 * SPDX-License-Identifier: ISC */
#ifndef MIME_ADDRS_H
#define MIME_ADDRS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"

#define ADDRS_MAX 10000              /* items of one field */

enum addrs_kind {
	ADDRS_MAILBOX,
	ADDRS_GROUP,                 /* name only; its members follow */
	ADDRS_GROUP_END,
};

struct addrs_item {
	enum addrs_kind kind;
	/* Display name without quotes, words joined by one blank, encoded words
	 * (RFC 2047) left as they are; where there is none, the last
	 * comment. */
	struct span name;
	struct span route;           /* "@a,@b" of the obsolete form, or
	                              * empty */
	struct span local;           /* without quotes and backslashes */
	struct span domain;          /* a literal with its brackets; empty when
	                              * it is missing, as both are in "<>" */
};

struct addrs {
	struct pool pool;            /* what the spans point into */
	struct addrs_item *items;
	size_t n, cap;
	bool malformed;
	struct addrs_words {         /* addrs_parse's, kept for its next call */
		struct buf phrase, inner, local, domain, route, comment;
	} words;
};

void addrs_init(struct addrs *a);
void addrs_done(struct addrs *a);

/* Read a field body, folded or not, instead of what was there: 0, or -1 with
 * err ERR_LIMIT when there are more than ADDRS_MAX items, of which the first
 * ones are then kept. */
MUST_USE int addrs_parse(struct addrs *a, struct span body, struct err *err);

/* local@domain as one writes it in a header: the local part quoted where it
 * has to be. The local part alone when there is no domain. */
void addrs_write(struct buf *out, const struct addrs_item *item);

#endif
