/* resolver - questions to the system's DNS servers, which do the recursion.
 *
 * Our own, because the C library's cannot be told which server to ask (tests,
 * DNS_SERVER), hides on musl whether the answer was validated (DANE), and loads
 * NSS modules elsewhere; c-ares and unbound are an event loop and a validator
 * that a program which asks five questions does not need.
 *
 * "There is none" and "nobody knows now" are never the same: the first is an
 * answer, the second an error, always temporary, that names the server.
 * Random ids and ports, one socket a question, connected; TCP where an answer
 * was cut. Times: RESOLVER_TRY_MS for one try at a server, RESOLVER_ALL_MS for
 * everything. Needs OS_DNS when confined.
 * SPDX-License-Identifier: ISC */
#ifndef DNS_RESOLVER_H
#define DNS_RESOLVER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"
#include "dns/dnsmsg.h"

#define RESOLVER_SERVERS_MAX 3
#define RESOLVER_TRY_MS 3000
#define RESOLVER_ALL_MS 20000
#define RESOLVER_ROUNDS 2            /* tries at each server */
#define RESOLVER_CHAIN_MAX 10        /* CNAMEs followed */
#define RESOLVER_RECORDS_MAX 200     /* of one answer; the rest is left out */
#define RESOLVER_AT_ONCE 8

struct resolver_server {
	struct sockaddr_storage address;
	socklen_t length;
	char text[72];               /* for messages: 127.0.0.1:53 */
};

struct resolver {
	struct resolver_server servers[RESOLVER_SERVERS_MAX];
	size_t n;
	bool trusts_ad;              /* what they say about validation counts */
};

struct resolver_record {
	uint32_t ttl;
	unsigned preference;         /* MX; SRV: the priority */
	unsigned weight, port;       /* SRV */
	const char *name;            /* MX, PTR, SRV: a host name */
	struct span data;            /* A 4, AAAA 16, TLSA bytes; TXT: joined */
};

struct resolver_answer {
	struct pool pool;
	struct resolver_record *records;
	size_t n;
	bool nonexistent;            /* NXDOMAIN: no name, whatever the type */
	bool secure;                 /* validated, by a server that is
	                              * trusted */
};

/* Ask the server `given`, an address and maybe a port as address@port, or when
 * that is NULL those of `conf`, the text of resolv.conf(5) (127.0.0.1 when it
 * names none). 0, or -1 with err ERR_USAGE. */
MUST_USE int resolver_init(struct resolver *r, const char *given,
    struct span conf, struct err *err);

void resolver_answer_init(struct resolver_answer *a);
void resolver_answer_done(struct resolver_answer *a);

struct resolver_question {
	struct span name;
	enum dnsmsg_type type;
	struct resolver_answer *answer;  /* filled */
	int result;                  /* 1 records, 0 there are none, -1 error */
	struct err err;
};

/* Ask n questions (at most RESOLVER_AT_ONCE) at the same time. */
void resolver_ask_all(const struct resolver *r, struct resolver_question *q,
    size_t n);
/* One: 1 and records, 0 there is none, -1 with err. */
MUST_USE int resolver_ask(const struct resolver *r, struct span name,
    enum dnsmsg_type type, struct resolver_answer *out, struct err *err);

#endif
