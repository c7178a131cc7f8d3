/* hosts - where mail for a domain goes (RFC 5321 5.1): its MX hosts by
 * preference, those of one preference in random order, without ourselves and
 * whatever is no better than ourselves; or the host itself.
 * SPDX-License-Identifier: ISC */
#ifndef HOSTS_H
#define HOSTS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "dns/resolver.h"
#include "settings.h"

#define HOSTS_SMTP_PORT 25
#define HOSTS_NAMES_MAX 20           /* MX hosts that are looked up */
#define HOSTS_MAX 40                 /* addresses of all of them */

struct host {
	const char *name;
	char ip[64];
	struct sockaddr_storage address;
	socklen_t length;
	bool secure;                 /* MX and address were both validated */
	bool stray;                  /* an SRV record that was not validated
	                              * leads out of the relay's domain to it */
	uint16_t service;            /* the port TLSA records are looked up
	                              * for */
};

struct hosts {
	struct pool pool;
	struct host list[HOSTS_MAX];
	size_t n;
	bool by_mx;                  /* not named by the administrator */
	uint16_t port, service;      /* of the hosts that are added */
};

/* What is to be reached: "domain", "[host]", "[address]", each with ":port"
 * where the administrator says so; "srv:_service._tcp.domain". */
struct target {
	struct span name;
	struct span srv;             /* where SRV records stand (RFC 2782), or
	                              * empty; name is its domain */
	bool exact;                  /* no MX */
	uint16_t port;
	uint16_t service;            /* whose TLSA records count (RFC 7672 2.2):
	                              * a port that was written, else SMTP's */
	struct span others;          /* "[host]:port,..." tried after it */
};

/* Read a --relay, or the first of a list of them, all in brackets: 0, or -1
 * with err ERR_USAGE. */
MUST_USE int hosts_target(struct span text, uint16_t port,
    struct target *out, struct err *err);
/* 0 and at least one host; -1 with err: ERR_PERM (text with an enhanced code)
 * there is none and never will be, ERR_TEMP nobody knows now. */
MUST_USE int hosts_find(struct hosts *h, const struct resolver *r,
    const struct target *t, const struct settings *set, struct err *err);
void hosts_done(struct hosts *h);

#endif
