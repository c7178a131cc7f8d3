/* hosts - see hosts.h.
 * SPDX-License-Identifier: ISC */
#include "hosts.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/tool.h"
#include "dns/srvorder.h"
#include "os/random.h"

struct mx {
	const char *name;
	unsigned preference;
	uint32_t dice;
};

void
hosts_done(struct hosts *h)
{
	pool_done(&h->pool);
	h->n = 0;
}

static struct host *
add_host(struct hosts *h, const char *name, int family, const void *address)
{
	struct host *host = &h->list[h->n];

	if (h->n == HOSTS_MAX)
		return NULL;
	memset(host, 0, sizeof(*host));
	host->name = name;
	if (family == AF_INET6) {
		struct sockaddr_in6 *in =
		    (struct sockaddr_in6 *)(void *)&host->address;

		in->sin6_family = AF_INET6;
		in->sin6_port = htons(h->port);
		memcpy(&in->sin6_addr, address, 16);
		host->length = sizeof(*in);
	} else {
		struct sockaddr_in *in =
		    (struct sockaddr_in *)(void *)&host->address;

		in->sin_family = AF_INET;
		in->sin_port = htons(h->port);
		memcpy(&in->sin_addr, address, 4);
		host->length = sizeof(*in);
	}
	(void)inet_ntop(family, address, host->ip, sizeof(host->ip));
	host->service = h->service;
	h->n++;
	return host;
}

/* An address that is written out: 1, or 0 when it is none. */
static int
add_literal(struct hosts *h, struct span name)
{
	unsigned char bytes[16];
	char text[64];

	if (name.n >= sizeof(text))
		return 0;
	memcpy(text, name.p, name.n);
	text[name.n] = '\0';
	if (inet_pton(AF_INET, text, bytes) == 1)
		return add_host(h, pool_copy(&h->pool, name), AF_INET,
		    bytes) != NULL;
	if (inet_pton(AF_INET6, text, bytes) == 1)
		return add_host(h, pool_copy(&h->pool, name), AF_INET6,
		    bytes) != NULL;
	return 0;
}

/* Addresses of both families in turns, so that one that does not work is not
 * tried to the end before the other. */
static void
add_addresses(struct hosts *h, const char *name,
    const struct resolver_answer *first, int first_family,
    const struct resolver_answer *second, int second_family, bool secure)
{
	size_t i;
	struct host *host;

	for (i = 0; i < first->n || i < second->n; i++) {
		if (i < first->n && (host = add_host(h, name, first_family,
		    first->records[i].data.p)) != NULL)
			host->secure = secure && first->secure;
		if (i < second->n && (host = add_host(h, name, second_family,
		    second->records[i].data.p)) != NULL)
			host->secure = secure && second->secure;
	}
}

/* Look one host up: 1 it has an address, 0 it has none, -1 with err. */
static int
look_up(struct hosts *h, const struct resolver *r, const char *name,
    bool secure, const struct settings *set, struct err *err)
{
	struct resolver_answer four, six;
	struct resolver_question q[2];
	const char *family = set->family;
	size_t before = h->n;
	bool want4 = strchr(family, '4') != NULL;
	bool want6 = strchr(family, '6') != NULL;
	int got = 0;

	resolver_answer_init(&four);
	resolver_answer_init(&six);
	q[0] = (struct resolver_question){ .name = span_str(name),
		.type = DNSMSG_A, .answer = &four };
	q[1] = (struct resolver_question){ .name = span_str(name),
		.type = DNSMSG_AAAA, .answer = &six };
	resolver_ask_all(r, want4 ? q : q + 1, (size_t)want4 + want6);
	if (family[0] == '6')
		add_addresses(h, name, &six, AF_INET6, &four, AF_INET, secure);
	else
		add_addresses(h, name, &four, AF_INET, &six, AF_INET6, secure);
	if (h->n > before)
		got = 1;
	else if (want4 && q[0].result == -1)
		got = -1, *err = q[0].err;
	else if (want6 && q[1].result == -1)
		got = -1, *err = q[1].err;
	tool_explain("%s: %s", name, got == 1 ? h->list[before].ip :
	    got == 0 ? "no address" : err->text);
	resolver_answer_done(&four);
	resolver_answer_done(&six);
	return got;
}

static int
compare_mx(const void *a, const void *b)
{
	const struct mx *x = a, *y = b;

	if (x->preference != y->preference)
		return x->preference < y->preference ? -1 : 1;
	return x->dice < y->dice ? -1 : x->dice > y->dice;
}

/* Into *list, sorted; those behind ourselves are dropped (RFC 5321 5.1). */
static size_t
sort_mx(struct hosts *h, const struct resolver_answer *a,
    const struct settings *set, struct mx *list)
{
	size_t i, n = 0;

	for (i = 0; i < a->n; i++) {
		list[i] = (struct mx){ pool_copy(&h->pool,
		    span_str(a->records[i].name)), a->records[i].preference,
		    0 };
		os_random(&list[i].dice, sizeof(list[i].dice));
	}
	qsort(list, a->n, sizeof(*list), compare_mx);
	for (n = 0; n < a->n; n++)
		if (span_ieq(span_str(list[n].name), span_str(set->hostname)))
			break;
	if (n < a->n)
		while (n > 0 && list[n - 1].preference == list[n].preference)
			n--;
	return n;
}

static int
use_mx(struct hosts *h, const struct resolver *r,
    const struct resolver_answer *a, const struct settings *set,
    struct span domain, struct err *err)
{
	struct mx list[RESOLVER_RECORDS_MAX];
	struct err trouble = ERR_INIT;
	size_t i, n = sort_mx(h, a, set, list);
	int got;

	/* RFC 7505 3 */
	if (a->n == 1 && a->records[0].name[0] == '\0')
		return err_set(err, ERR_PERM, "556 5.1.10 %.*s does not "
		    "accept mail (null MX)", (int)domain.n, domain.p);
	if (n == 0)
		return err_set(err, ERR_PERM, "5.4.6 mail for %.*s loops "
		    "back to us: we are its best MX", (int)domain.n, domain.p);
	for (i = 0; i < n && i < HOSTS_NAMES_MAX && h->n < HOSTS_MAX; i++) {
		tool_explain("MX %u %s", list[i].preference, list[i].name);
		got = look_up(h, r, list[i].name, a->secure, set, err);
		if (got == -1)
			trouble = *err;
	}
	if (h->n > 0)
		return 0;
	if (trouble.kind != ERR_NONE) {
		*err = trouble;
		return -1;
	}
	return err_set(err, ERR_PERM, "5.4.4 no MX host of %.*s has an "
	    "address", (int)domain.n, domain.p);
}

static int
find_by_mx(struct hosts *h, const struct resolver *r, struct span name,
    const struct settings *set, struct err *err)
{
	struct resolver_answer mx;
	int got, address;

	resolver_answer_init(&mx);
	got = resolver_ask(r, name, DNSMSG_MX, &mx, err);
	if (got == 1) {
		got = use_mx(h, r, &mx, set, name, err);
	} else if (got == 0 && mx.nonexistent) {
		got = err_set(err, ERR_PERM, "5.1.2 the domain %.*s does "
		    "not exist", (int)name.n, name.p);
	} else if (got == 0) {
		/* implicit MX */
		address = look_up(h, r, pool_copy(&h->pool, name), mx.secure,
		    set, err);
		got = address == 1 ? 0 : address == -1 ? -1 : err_set(err,
		    ERR_PERM, "5.1.2 the domain %.*s has neither MX nor "
		    "address", (int)name.n, name.p);
	}
	resolver_answer_done(&mx);
	return got;
}

static uint32_t
dice(void)
{
	uint32_t n;

	os_random(&n, sizeof(n));
	return n;
}

/* Of the relay's domain, or below it? */
static bool
is_within(struct span host, struct span domain)
{
	return span_ieq(host, domain) || (host.n > domain.n &&
	    host.p[host.n - domain.n - 1] == '.' &&
	    span_ieq(span_from(host, host.n - domain.n), domain));
}

/* The hosts of one record: as look_up. */
static int
use_srv(struct hosts *h, const struct resolver *r,
    const struct resolver_record *srv, bool secure, const struct target *t,
    const struct settings *set, struct err *err)
{
	const char *name = pool_copy(&h->pool, span_str(srv->name));
	size_t i = h->n;
	int got;

	tool_explain("SRV %u %u %u %s", srv->preference, srv->weight,
	    srv->port, name);
	if (name[0] == '\0' || srv->port == 0)
		return 0;
	h->port = h->service = (uint16_t)srv->port;
	got = look_up(h, r, name, secure, set, err);
	for (; i < h->n; i++)
		h->list[i].stray = !secure && !is_within(span_str(name),
		    t->name);
	return got;
}

/* A relay's: that there is none, or no address, may be a mistake that is
 * mended, so mail waits; but "." is the domain's word that it has no such
 * service. */
static int
find_by_srv(struct hosts *h, const struct resolver *r, const struct target *t,
    const struct settings *set, struct err *err)
{
	struct resolver_answer a;
	struct err trouble = ERR_INIT;
	size_t i;
	int got;

	resolver_answer_init(&a);
	got = resolver_ask(r, t->srv, DNSMSG_SRV, &a, err);
	if (got == 1 && a.n == 1 && a.records[0].name[0] == '\0')
		got = err_set(err, ERR_PERM, "5.4.4 %.*s is a service that "
		    "is not offered", (int)t->srv.n, t->srv.p);
	if (got == 1)
		srvorder(a.records, a.n, dice);
	for (i = 0; got == 1 && i < a.n && i < HOSTS_NAMES_MAX &&
	    h->n < HOSTS_MAX; i++)
		if (use_srv(h, r, &a.records[i], a.secure, t, set, err) == -1)
			trouble = *err;
	if (got == 1 && h->n == 0 && trouble.kind != ERR_NONE) {
		*err = trouble;
		got = -1;
	} else if (got != -1 && h->n == 0) {
		got = err_set(err, ERR_TEMP, got == 0 ? "4.4.4 %.*s has no "
		    "SRV record" : "4.4.4 no host of %.*s has an address",
		    (int)t->srv.n, t->srv.p);
	}
	resolver_answer_done(&a);
	return got == -1 ? -1 : 0;
}

/* One that the administrator has named. */
static int
find_relay(struct hosts *h, const struct resolver *r, const struct target *t,
    const struct settings *set, struct err *err)
{
	int got;

	h->port = t->port;
	h->service = t->service;
	if (add_literal(h, t->name))
		return 0;
	got = look_up(h, r, pool_copy(&h->pool, t->name), true, set, err);
	return got == 1 ? 0 : got == -1 ? -1 : err_set(err, ERR_TEMP,
	    "4.4.4 the relay %.*s has no address", (int)t->name.n, t->name.p);
}

int
hosts_find(struct hosts *h, const struct resolver *r, const struct target *t,
    const struct settings *set, struct err *err)
{
	struct target next = *t;
	int got = 0;

	pool_init(&h->pool);
	h->n = 0;
	h->port = t->port;
	h->service = t->service;
	h->by_mx = !t->exact;
	if (t->srv.n > 0)
		return find_by_srv(h, r, t, set, err);
	if (!t->exact)
		return find_by_mx(h, r, t->name, set, err);
	/* one that cannot be found is no reason not to use the others */
	for (;;) {
		struct span others = next.others;

		if (find_relay(h, r, &next, set, err) == -1)
			got = -1;
		if (others.n == 0)
			return h->n > 0 ? 0 : got;
		if (hosts_target(others, (uint16_t)set->port, &next, err) ==
		    -1)
			return -1;
	}
}
