/* tlsrecord - see tlsrecord.h.
 * SPDX-License-Identifier: ISC */
#include "tlsrecord.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/log.h"
#include "base/tool.h"
#include "connection.h"
#include "os/clock.h"
#include "text/date.h"

void
tlsrecord_init(struct tlsrecord *r, int fd, struct span domain)
{
	*r = (struct tlsrecord){ .fd = fd, .domain = domain,
		.type = "no-policy-found" };
}

void
tlsrecord_policy(struct tlsrecord *r, const char *type, struct span text)
{
	struct span line;

	if (strcmp(type, "sts") == 0)
		r->sts = text;
	if (strcmp(r->type, type) != 0)
		r->n = 0;
	r->type = type;
	while (span_cut(&text, '\n', &line))
		if (span_trim(line).n > 0 && r->n < TLSRECORD_STRINGS_MAX)
			r->strings[r->n++] = span_trim(line);
}

void
tlsrecord_host(struct tlsrecord *r)
{
	r->misnamed = false;
	r->type = "no-policy-found";
	r->n = 0;
	if (r->sts.n > 0)
		tlsrecord_policy(r, "sts", r->sts);
}

/* One field: nothing in it can end it. */
static void
add(struct buf *b, struct span value)
{
	size_t i;

	buf_addc(b, '\t');
	for (i = 0; i < value.n && i < 1000; i++)
		buf_addc(b, value.p[i] < ' ' || value.p[i] > '~' ? '?' :
		    value.p[i]);
	if (value.n == 0)
		buf_addc(b, '-');
}

static void
add_own_ip(struct buf *b, const struct connection *c)
{
	struct sockaddr_storage own;
	socklen_t length = sizeof(own);
	char text[64] = "";

	memset(&own, 0, sizeof(own));
	if (c != NULL && c->fd != -1 && getsockname(c->fd,
	    (struct sockaddr *)&own, &length) == 0)
		(void)inet_ntop(own.ss_family, own.ss_family == AF_INET6 ?
		    (const void *)&((struct sockaddr_in6 *)(void *)&own)->
		    sin6_addr : (const void *)&((struct sockaddr_in *)(void *)
		    &own)->sin_addr, text, sizeof(text));
	add(b, span_str(text));
}

void
tlsrecord_put(const struct tlsrecord *r, const struct connection *c,
    const char *result, const char *reason)
{
	struct buf b = BUF_INIT(TLSRECORD_LINE_MAX);
	struct date d;
	int64_t now;
	int32_t micros;
	size_t i;

	if (r->fd == -1)
		return;
	os_clock_wall(&now, &micros);
	date_from_time(now, &d);
	buf_addf(&b, "%04d-%02d-%02dT%02d:%02d:%02dZ", d.year, d.month, d.day,
	    d.hour, d.minute, d.second);
	add(&b, r->domain);
	add(&b, span_str(r->type));
	add(&b, span_str(result));
	add(&b, span_str(c != NULL ? c->host->name : ""));
	add(&b, span_str(c != NULL ? c->host->ip : ""));
	add_own_ip(&b, c);
	add(&b, span_str(reason));
	for (i = 0; i < r->n; i++)
		add(&b, r->strings[i]);
	/* A policy too long to be told is told in part. */
	buf_cut(&b, TLSRECORD_LINE_MAX - 1);
	buf_addc(&b, '\n');
	if (write(r->fd, b.p, b.len) != (ssize_t)b.len)
		log_reason("error", "how TLS went could not be recorded");
	buf_done(&b);
}

/* What OpenSSL says about a certificate, as RFC 8460 4.3 calls it. */
static const char *
result_of(struct span words, bool dane)
{
	if (span_search(words, SPAN("expired")) < words.n)
		return "certificate-expired";
	if (span_search(words, SPAN("ostname")) < words.n ||
	    span_search(words, SPAN("address mismatch")) < words.n)
		return "certificate-host-mismatch";
	return dane ? "validation-failure" : "certificate-not-trusted";
}

/* The value of a fact, or an empty span. */
static struct span
fact(struct span facts, struct span name)
{
	struct span one;

	while (span_cut(&facts, '\0', &one))
		if (span_starts(one, name))
			return span_from(one, name.n);
	return SPAN("");
}

void
tlsrecord_handshake(const struct tlsrecord *r, const struct connection *c,
    int got, const struct err *err, struct span facts)
{
	struct span verdict = fact(facts, SPAN("SSL_PEER_VERIFY="));
	bool dane = strcmp(r->type, "tlsa") == 0;
	char reason[200];

	/* A fault of ours says nothing about the host. */
	if (got == -1 && err->kind == ERR_TEMP)
		return;
	if (got == -1) {
		tlsrecord_put(r, c, err->kind == ERR_PERM ? result_of(
		    span_str(err->text), dane) : "validation-failure",
		    err->text);
		return;
	}
	(void)snprintf(reason, sizeof(reason), "%.*s", (int)verdict.n,
	    verdict.p);
	/* Only a policy makes a certificate wrong. */
	if (strcmp(r->type, "sts") == 0 && !span_eq(verdict, SPAN("ok")))
		tlsrecord_put(r, c, result_of(verdict, false), reason);
	else if (r->misnamed)
		tlsrecord_put(r, c, "validation-failure", "the host is not in "
		    "the domain's MTA-STS policy");
	else
		tlsrecord_put(r, c, "success", "");
}
