/* resolver - see resolver.h.
 * SPDX-License-Identifier: ISC */
#include "dns/resolver.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/num.h"
#include "dns/dnsrecords.h"
#include "os/clock.h"
#include "os/random.h"

#define TCP_MAX 65535

/* One question on its way. */
struct flight {
	struct resolver_question *q;
	struct dnsmsg_question asked;
	char name[DNSMSG_NAME_MAX + 1];      /* after CNAMEs */
	int chain;
	int fd;                      /* or -1 */
	bool done, plain;            /* plain: without EDNS0 */
	bool secure;                 /* so far every answer was */
};

void
resolver_answer_init(struct resolver_answer *a)
{
	memset(a, 0, sizeof(*a));
	pool_init(&a->pool);
}

void
resolver_answer_done(struct resolver_answer *a)
{
	pool_done(&a->pool);
	free(a->records);
	resolver_answer_init(a);
}

static int
add_server(struct resolver *r, struct span host, struct span port)
{
	char node[64], service[8];
	struct addrinfo hints = { .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV,
		.ai_socktype = SOCK_DGRAM }, *found;
	struct resolver_server *s = &r->servers[r->n];

	if (r->n == RESOLVER_SERVERS_MAX)
		return 0;
	if (host.n == 0 || host.n >= sizeof(node) || port.n == 0 ||
	    port.n >= sizeof(service))
		return -1;
	(void)snprintf(node, sizeof(node), "%.*s", (int)host.n, host.p);
	(void)snprintf(service, sizeof(service), "%.*s", (int)port.n, port.p);
	if (getaddrinfo(node, service, &hints, &found) != 0)
		return -1;
	memcpy(&s->address, found->ai_addr, found->ai_addrlen);
	s->length = found->ai_addrlen;
	(void)snprintf(s->text, sizeof(s->text), "%s@%s", node, service);
	freeaddrinfo(found);
	r->n++;
	return 0;
}

static void
read_conf(struct resolver *r, struct span conf)
{
	struct span line, word;

	while (span_cut(&conf, '\n', &line)) {
		if (!span_word(&line, &word))
			continue;
		if (span_eq(word, SPAN("nameserver")) &&
		    span_word(&line, &word))
			(void)add_server(r, word, SPAN("53"));
		else if (span_eq(word, SPAN("options")))
			while (span_word(&line, &word))
				r->trusts_ad |= span_eq(word, SPAN("trust-ad"));
	}
}

/* What a server on this machine says did not come over a network. */
static bool
is_local(const struct resolver_server *s)
{
	return span_starts(span_str(s->text), SPAN("127.")) ||
	    span_starts(span_str(s->text), SPAN("::1@"));
}

int
resolver_init(struct resolver *r, const char *given, struct span conf,
    struct err *err)
{
	struct span s = span_str(given);
	size_t at = span_find(s, 0, '@'), i;
	uint32_t port;

	memset(r, 0, sizeof(*r));
	if (given != NULL) {
		struct span text = at < s.n ? span_from(s, at + 1) : SPAN("53");

		if (num_parse_u32(text, 65535, &port) == -1 ||
		    add_server(r, span_sub(s, 0, at), text) == -1)
			return err_set(err, ERR_USAGE, "DNS_SERVER=%.60s: not "
			    "an address@port", given);
		r->trusts_ad = true;
		return 0;
	}
	read_conf(r, conf);
	if (r->n == 0)
		(void)add_server(r, SPAN("127.0.0.1"), SPAN("53"));
	for (i = 0; i < r->n && is_local(&r->servers[i]); i++)
		;
	r->trusts_ad |= i == r->n;
	return 0;
}

static int
fail(struct flight *f, const struct resolver_server *s, const char *why)
{
	err_set(&f->q->err, ERR_TEMP, "DNS server %s, %.150s: %s", s->text,
	    f->name, why);
	return -1;
}

/* A response to the question: 1 it is settled, 0 ask for f->name again (a CNAME
 * that leads out of the answer), -1 this server is of no use. */
static int
judge(const struct resolver *r, struct flight *f,
    const struct resolver_server *s, const struct dnsmsg *m)
{
	struct resolver_answer *a = f->q->answer;
	bool moved = true, any = false;

	if (m->rcode != DNSMSG_NOERROR && m->rcode != DNSMSG_NXDOMAIN)
		return fail(f, s, m->rcode == DNSMSG_SERVFAIL ? "SERVFAIL" :
		    m->rcode == DNSMSG_REFUSED ? "REFUSED" : "an error");
	while (moved) {
		if (dnsrecords_take(a, m, f->q->type, f->name, &moved) == -1)
			return fail(f, s, "a broken answer");
		any |= moved;
		if (moved && ++f->chain > RESOLVER_CHAIN_MAX)
			return fail(f, s, "too many CNAMEs");
	}
	f->secure = f->secure && m->authentic && r->trusts_ad;
	a->secure = f->secure;
	if (a->n == 0 && any && m->rcode == DNSMSG_NOERROR)
		return 0;
	a->nonexistent = m->rcode == DNSMSG_NXDOMAIN;
	f->q->result = a->n > 0;
	f->done = true;
	return 1;
}

static int
open_socket(const struct resolver_server *s, int type)
{
	int fd = socket(s->address.ss_family, type | SOCK_CLOEXEC |
	    SOCK_NONBLOCK, 0);

	if (fd != -1 && connect(fd, (const struct sockaddr *)&s->address,
	    s->length) == -1 && errno != EINPROGRESS) {
		close(fd);
		return -1;
	}
	return fd;
}

static bool
wait_for(int fd, short what, int64_t end)
{
	struct pollfd p = { fd, what, 0 };
	int64_t left = end - os_clock_ms();

	return left > 0 && poll(&p, 1, (int)left) > 0;
}

/* All n bytes of p, out or in, before `end`. */
static bool
move_bytes(int fd, char *p, size_t n, bool out, int64_t end)
{
	while (n > 0) {
		ssize_t got = out ? send(fd, p, n, MSG_NOSIGNAL) :
		    recv(fd, p, n, 0);

		if (got > 0) {
			p += got;
			n -= (size_t)got;
		} else if (got == 0 || (errno != EAGAIN && errno != EINTR &&
		    errno != ENOTCONN) ||
		    !wait_for(fd, out ? POLLOUT : POLLIN, end)) {
			return false;
		}
	}
	return true;
}

/* The same question over TCP (RFC 7766): as judge. */
static int
ask_tcp(const struct resolver *r, struct flight *f,
    const struct resolver_server *s, int64_t end)
{
	struct buf b = BUF_INIT(DNSMSG_QUERY_MAX + 2);
	unsigned char length[2];
	struct dnsmsg m;
	char *bytes = NULL;
	size_t n;
	int fd = open_socket(s, SOCK_STREAM), got = -1;

	buf_addc(&b, 0);
	buf_addc(&b, 0);
	if (fd != -1 && dnsmsg_query(&b, &f->asked, true) == 0) {
		b.p[0] = (char)((b.len - 2) >> 8);
		b.p[1] = (char)(b.len - 2);
		if (wait_for(fd, POLLOUT, end) &&
		    move_bytes(fd, b.p, b.len, true, end) &&
		    move_bytes(fd, (char *)length, 2, false, end)) {
			n = (size_t)length[0] << 8 | length[1];
			bytes = mem_alloc(n + 1);
			if (move_bytes(fd, bytes, n, false, end) &&
			    dnsmsg_read(&m, span_of(bytes, n), &f->asked) == 0)
				got = judge(r, f, s, &m);
		}
	}
	if (got == -1 && f->q->err.kind == ERR_NONE)
		fail(f, s, "no answer over TCP");
	if (fd != -1)
		close(fd);
	free(bytes);
	buf_done(&b);
	return got;
}

static int
send_query(struct flight *f, const struct resolver_server *s)
{
	struct buf b = BUF_INIT(DNSMSG_QUERY_MAX);
	ssize_t sent = -1;

	os_random(&f->asked.id, sizeof(f->asked.id));
	f->asked.name = span_str(f->name);
	f->asked.type = f->q->type;
	if (dnsmsg_query(&b, &f->asked, !f->plain) == 0 &&
	    (f->fd = open_socket(s, SOCK_DGRAM)) != -1)
		sent = send(f->fd, b.p, b.len, MSG_NOSIGNAL);
	buf_done(&b);
	if (sent != -1)
		return 0;
	fail(f, s, strerror(errno));
	if (f->fd != -1)
		close(f->fd);
	f->fd = -1;
	return -1;
}

static void
land(struct flight *f)
{
	if (f->fd != -1)
		close(f->fd);
	f->fd = -1;
}

/* Something came for a flight. What is no answer to it is passed over: the true
 * one may still come. */
static void
receive(const struct resolver *r, struct flight *f,
    const struct resolver_server *s, int64_t end)
{
	char bytes[4096];
	ssize_t n = recv(f->fd, bytes, sizeof(bytes), 0);
	struct dnsmsg m;
	int got;

	if (n == -1 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n == -1) {
		fail(f, s, strerror(errno));
		land(f);
		return;
	}
	if (dnsmsg_read(&m, span_of(bytes, (size_t)n), &f->asked) == -1)
		return;
	land(f);
	if ((m.rcode == DNSMSG_FORMERR || m.rcode == DNSMSG_NOTIMP) &&
	    !f->plain) {
		f->plain = true;
		(void)send_query(f, s);
		return;
	}
	got = m.truncated ? ask_tcp(r, f, s, end) : judge(r, f, s, &m);
	if (got == 0)
		(void)send_query(f, s);
}

/* All that is not settled, at one server. */
static void
try_server(const struct resolver *r, const struct resolver_server *s,
    struct flight *flights, size_t n, int64_t end)
{
	struct pollfd p[RESOLVER_AT_ONCE];
	size_t i, open;

	for (i = 0; i < n; i++)
		if (!flights[i].done)
			(void)send_query(&flights[i], s);
	for (;;) {
		int64_t left = end - os_clock_ms();

		for (open = 0, i = 0; i < n; i++) {
			p[i] = (struct pollfd){ flights[i].fd, POLLIN, 0 };
			open += flights[i].fd != -1;
		}
		if (open == 0)
			return;
		if (left <= 0 || poll(p, n, (int)left) == 0)
			break;
		for (i = 0; i < n; i++)
			if (p[i].fd != -1 && p[i].revents != 0)
				receive(r, &flights[i], s, end);
	}
	for (i = 0; i < n; i++)
		if (flights[i].fd != -1) {
			fail(&flights[i], s, "no answer in time");
			land(&flights[i]);
		}
}

/* Such a name cannot be in the DNS. */
static bool
is_impossible(struct span name)
{
	struct dnsmsg_question q = { 0, name, DNSMSG_A };
	struct buf b = BUF_INIT(DNSMSG_QUERY_MAX);
	bool good = name.n > 0 && name.n < 256 && !span_has(name, '\0') &&
	    dnsmsg_query(&b, &q, true) == 0;

	buf_done(&b);
	return !good;
}

/* False when it is settled without leaving. */
static bool
take_off(struct flight *f, struct resolver_question *q)
{
	*f = (struct flight){ .q = q, .fd = -1, .secure = true };
	q->result = -1;
	q->err = ERR_INIT;
	resolver_answer_done(q->answer);
	if (is_impossible(q->name)) {
		q->answer->nonexistent = true;
		q->result = 0;
		f->done = true;
		return false;
	}
	memcpy(f->name, q->name.p, q->name.n);
	f->name[q->name.n] = '\0';
	return true;
}

void
resolver_ask_all(const struct resolver *r, struct resolver_question *q,
    size_t n)
{
	struct flight *flights = mem_alloc((n + 1) * sizeof(*flights));
	int64_t start = os_clock_ms();
	size_t i, round, server, open = 0;

	for (i = 0; i < n; i++)
		open += take_off(&flights[i], &q[i]);
	for (round = 0; round < RESOLVER_ROUNDS && open > 0; round++)
		for (server = 0; server < r->n && open > 0; server++) {
			int64_t now = os_clock_ms();

			if (now - start >= RESOLVER_ALL_MS)
				break;
			try_server(r, &r->servers[server], flights, n,
			    now + RESOLVER_TRY_MS);
			for (open = 0, i = 0; i < n; i++)
				open += !flights[i].done;
		}
	free(flights);
}

int
resolver_ask(const struct resolver *r, struct span name,
    enum dnsmsg_type type, struct resolver_answer *out, struct err *err)
{
	struct resolver_question q = { .name = name, .type = type,
		.answer = out };

	resolver_ask_all(r, &q, 1);
	if (q.result == -1 && err != NULL)
		*err = q.err;
	return q.result;
}
