/* sts - what MTA-STS (RFC 8461) says about a domain: asked of the DNS, fetched
 * over HTTPS where that is news, and kept in a cache, which holds while nothing
 * newer can be had.
 *
 * The fetch is one GET of this confined process through a tls-engine: nothing
 * here links a TLS or HTTP library, and only the engine sees a certificate.
 * SPDX-License-Identifier: ISC */
#ifndef STS_H
#define STS_H

#include <stdbool.h>

#include "base/err.h"
#include "base/span.h"
#include "dns/resolver.h"
#include "send/stspolicy.h"
#include "settings.h"
#include "stscache.h"

#define STS_FETCH_MS 30000           /* for connection and answer, each */
#define STS_AGAIN_SECONDS 300        /* between two fetches of one domain */
#define STS_ADDRESSES 2              /* that are tried */

struct sts_ask {
	const struct settings *set;
	const struct resolver *resolver;
	int broker;                  /* starts TLS engines */
	int cache;                   /* a directory, or -1 */
};

struct sts {
	bool found;                  /* there is a policy, and it is valid
	                              * now */
	struct stspolicy policy;
	struct stscache kept;        /* what `policy` points into */
	/* why there is no newer one, for reports (RFC 8460 4.3.2.2), or NULL */
	const char *failure;
	struct err err;
};

/* Find it out; whatever goes wrong on the way is no news, so there is no
 * result. */
void sts_find(struct sts *s, const struct sts_ask *a, struct span domain);
void sts_done(struct sts *s);
/* Must hosts fit the policy? */
bool sts_is_enforced(const struct sts *s);

#endif
