/* make - the reports of one day: the half that asks the DNS and reads what
 * others have had a hand in. What comes out is two lines for each domain:
 *
 *     domain SP ( "-" | where *( "," where ) ) LF    an address, or https://...
 *     the report, JSON (RFC 8460 4.4), in one line LF
 *
 * SPDX-License-Identifier: ISC */
#ifndef MAKE_H
#define MAKE_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "dns/resolver.h"

#define MAKE_MAX (64u << 20)         /* bytes of all reports */
#define MAKE_DETAILS_MAX 1000        /* of one policy */

struct make {
	const char *organization, *contact, *hostname;
	const char *domain;          /* only this one, or NULL */
	char date[11];               /* "2026-11-22" */
	struct resolver resolver;
};

/* The work of link/half.h; `arg` is a struct make. */
MUST_USE int make_reports(void *arg, struct buf *out, struct err *err);

#endif
