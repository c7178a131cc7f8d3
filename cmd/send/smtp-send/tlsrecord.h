/* tlsrecord - how TLS went with each host, one line a session, for the reports
 * of RFC 8460, which can be made of a day's lines:
 *
 *     time TAB domain TAB type TAB result TAB mx TAB ip TAB own ip TAB reason
 *         *( TAB policy string ) LF
 *
 * type is sts, tlsa or no-policy-found; result is success or a result type of
 * RFC 8460 4.3. What is not known is "-". A line is one write to a file opened
 * for appending, so that many processes can share it.
 * SPDX-License-Identifier: ISC */
#ifndef TLSRECORD_H
#define TLSRECORD_H

#include <stdbool.h>

#include "base/err.h"
#include "base/span.h"

#define TLSRECORD_STRINGS_MAX 100
#define TLSRECORD_LINE_MAX 32768

struct connection;

struct tlsrecord {
	int fd;                          /* or -1: nothing is recorded */
	struct span domain;
	const char *type;
	struct span strings[TLSRECORD_STRINGS_MAX];
	size_t n;
	struct span sts;                 /* the policy for every host */
	bool misnamed;                   /* by a policy that only tests */
};

void tlsrecord_init(struct tlsrecord *r, int fd, struct span domain);
/* The policy: its type, and its lines, which live as long as the session. */
void tlsrecord_policy(struct tlsrecord *r, const char *type, struct span text);
/* Another host: TLSA records of the last one are forgotten. */
void tlsrecord_host(struct tlsrecord *r);
/* One line. `c` is NULL before there is a host. */
void tlsrecord_put(const struct tlsrecord *r, const struct connection *c,
    const char *result, const char *reason);
/* After a handshake: it failed (-1) with err, or these are its facts. */
void tlsrecord_handshake(const struct tlsrecord *r, const struct connection *c,
    int got, const struct err *err, struct span facts);

#endif
