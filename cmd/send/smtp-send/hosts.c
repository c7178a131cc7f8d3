/* hosts - see hosts.h.
 * SPDX-License-Identifier: ISC */
#include "hosts.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "base/tool.h"
#include "os/random.h"

struct mx {
	const char *name;
	unsigned preference;
	uint32_t dice;
};

int
hosts_target(const char *text, uint16_t port, struct target *out,
    struct err *err)
{
	struct span s = span_str(text);
	size_t end;
	uint32_t n;

	*out = (struct target){ s, false, port };
	if (s.n > 0 && s.p[0] == '[') {
		end = span_find(s, 0, ']');
		out->exact = true;
		out->name = span_sub(s, 1, end);
		if (end == s.n)
			return err_set(err, ERR_USAGE, "%.100s: no ]", text);
		s = span_from(s, end + 1);
	} else {
		end = span_find(s, 0, ':');
		out->name = span_sub(s, 0, end);
		s = span_from(s, end);
	}
	if (s.n > 0) {
		if (s.p[0] != ':' || num_parse_u32(span_from(s, 1), 65535,
		    &n) == -1 || n == 0)
			return err_set(err, ERR_USAGE, "%.100s: no port",
			    text);
		out->port = (uint16_t)n;
	}
	if (span_istarts(out->name, SPAN("IPv6:")))
		out->name = span_from(out->name, 5);
	return out->name.n > 0 ? 0 :
	    err_set(err, ERR_USAGE, "%.100s: no host", text);
}

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

int
hosts_find(struct hosts *h, const struct resolver *r, const struct target *t,
    const struct settings *set, struct err *err)
{
	int got;

	pool_init(&h->pool);
	h->n = 0;
	h->port = t->port;
	h->by_mx = !t->exact;
	if (t->exact && add_literal(h, t->name))
		return 0;
	if (!t->exact)
		return find_by_mx(h, r, t->name, set, err);
	got = look_up(h, r, pool_copy(&h->pool, t->name), true, set, err);
	return got == 1 ? 0 : got == -1 ? -1 : err_set(err, ERR_TEMP,
	    "4.4.4 the relay %.*s has no address", (int)t->name.n, t->name.p);
}
