/* sts - see sts.h.
 *
 *    cached    TXT record          what is done
 *    -         none, wrong         no policy
 *    -         there is one        fetched; failing that, no policy for now
 *    valid     the id known        the cached one, fetched anew in its second
 *                                  half of life
 *    valid     another id          fetched; failing that, the cached one
 *    valid     none, DNS error     the cached one: an attacker can hide records
 *    run out   as without
 *
 * SPDX-License-Identifier: ISC */
#include "sts.h"

#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "base/tool.h"
#include "connection.h"
#include "hosts.h"
#include "os/clock.h"
#include "send/httpreply.h"
#include "sendtls.h"
#include "tls/tlsclient.h"

/* A host name, in lower case, that "mta-sts." fits before: 0 or -1. */
static int
take_name(struct span domain, char out[254])
{
	size_t i;

	if (domain.n == 0 || domain.n > 240)
		return -1;
	for (i = 0; i < domain.n; i++) {
		char c = span_lower(domain.p[i]);

		if (!span_is_alpha(c) && !span_is_digit(c) && c != '-' &&
		    c != '_' && (c != '.' || i == 0 || out[i - 1] == '.'))
			return -1;
		out[i] = c;
	}
	out[i] = '\0';
	return 0;
}

/* The one record (RFC 8461 3.1): 1, 0 there is none, -1 with err. */
static int
ask_record(const struct sts_ask *a, const char *domain,
    char id[STSPOLICY_ID_MAX + 1], struct err *err)
{
	struct resolver_answer answer;
	char name[300];
	struct span found;
	size_t i, n = 0;
	int got, fits;

	(void)snprintf(name, sizeof(name), "_mta-sts.%s", domain);
	resolver_answer_init(&answer);
	got = resolver_ask(a->resolver, span_str(name), DNSMSG_TXT, &answer,
	    err);
	for (i = 0; i < answer.n && got == 1; i++) {
		fits = stspolicy_record(answer.records[i].data, &found);
		n += fits != 0;
		if (fits == 1)
			(void)snprintf(id, STSPOLICY_ID_MAX + 1, "%.*s",
			    (int)found.n, found.p);
		else if (fits == -1)
			n += 2;
	}
	resolver_answer_done(&answer);
	tool_explain("%s: %s", name, got == -1 ? err->text : n == 1 ? id :
	    n == 0 ? "no record" : "wrong, or several");
	return got == -1 ? -1 : n == 1;
}

/* Read the answer until it is whole: 0, or -1 with err. */
static int
hear(struct connection *c, struct httpreply *r, struct err *err)
{
	struct span chunk;
	size_t used;
	int got = 0;

	c->rd.deadline = os_clock_ms() + STS_FETCH_MS;
	while (got == 0) {
		got = rd_peek(&c->rd, &chunk, err);
		if (got == -1)
			return -1;
		if (got == 0) {
			got = httpreply_end(r);
			break;
		}
		got = httpreply_feed(r, chunk, &used);
		rd_take(&c->rd, used);
	}
	if (got == -1)
		return err_set(err, ERR_PROTO, "no HTTP answer, or too large");
	/* RFC 8461 3.3: nothing but 200; redirects are not followed. */
	if (r->code != 200)
		return err_set(err, ERR_PROTO, "HTTP status %u", r->code);
	if (strcmp(r->type, "text/plain") != 0)
		return err_set(err, ERR_PROTO, "it is not text/plain");
	return 0;
}

/* One host: 0 and the text in r->body, or -1 with err. */
static int
get_from(const struct sts_ask *a, const struct host *host,
    struct httpreply *r, struct err *err)
{
	struct buf facts = BUF_INIT(TLSCLIENT_FACTS_MAX);
	struct sendtls want = { .host = host->name, .verify = "full" };
	struct connection c;
	int plain[2], got = -1;

	if (connection_open(&c, host, false, &a->set->source,
		    a->set->connect_ms, err) == 0 &&
	    sendtls_start(a->broker, c.fd, &want, plain, &facts, err) == 0) {
		connection_switch(&c, plain);
		wr_adds(&c.wr, "GET /.well-known/mta-sts.txt HTTP/1.1\r\n"
		    "Host: ");
		wr_adds(&c.wr, host->name);
		wr_adds(&c.wr, "\r\nUser-Agent: pneumatic\r\n"
		    "Accept: text/plain\r\nConnection: close\r\n\r\n");
		got = hear(&c, r, err);
	}
	connection_close(&c);
	buf_done(&facts);
	return got;
}

/* 0 and the text in r->body, or -1 with err. */
static int
fetch(const struct sts_ask *a, const char *domain, struct httpreply *r,
    struct err *err)
{
	struct hosts h = { .n = 0 };
	struct target t = { .exact = true, .port = (uint16_t)a->set->sts_port };
	char name[300];
	size_t i;
	int got;

	(void)snprintf(name, sizeof(name), "mta-sts.%s", domain);
	t.name = span_str(name);
	got = hosts_find(&h, a->resolver, &t, a->set, err);
	for (i = 0; i < h.n && i < STS_ADDRESSES && got == 0; i++) {
		httpreply_done(r);
		httpreply_init(r, STSPOLICY_MAX);
		if ((got = get_from(a, &h.list[i], r, err)) == 0)
			break;
		if (i + 1 < h.n && i + 1 < STS_ADDRESSES)
			got = 0;
	}
	hosts_done(&h);
	return got;
}

/* Try to have a newer one, and keep what came of it. */
static void
renew(struct sts *s, const struct sts_ask *a, const char *domain,
    const char *id, int64_t now)
{
	struct stspolicy fresh;
	struct httpreply r;
	struct err err = ERR_INIT;
	struct buf text = BUF_INIT(STSPOLICY_MAX);

	httpreply_init(&r, STSPOLICY_MAX);
	s->kept.tried = now;
	if (fetch(a, domain, &r, &s->err) == -1) {
		s->failure = s->err.kind == ERR_PERM ? "sts-webpki-invalid" :
		    "sts-policy-fetch-error";
	} else if (stspolicy_parse(buf_span(&r.body), &fresh, &s->err) == -1) {
		s->failure = "sts-policy-invalid";
	} else {
		s->kept.fetched = now;
		(void)snprintf(s->kept.id, sizeof(s->kept.id), "%s", id);
		buf_add(&text, buf_span(&r.body));
		buf_done(&s->kept.file);
		s->kept.file = text;
		s->kept.text = buf_span(&s->kept.file);
	}
	if (s->failure != NULL)
		tool_explain("MTA-STS of %s: %s", domain, s->err.text);
	if (a->cache != -1 && stscache_write(&s->kept, a->cache,
	    span_str(domain), &err) == -1)
		log_reason("error", err.text);
	httpreply_done(&r);
}

/* The one that is kept, when it holds. */
static void
use_kept(struct sts *s, int64_t now)
{
	s->found = s->kept.fetched > 0 &&
	    stspolicy_parse(s->kept.text, &s->policy, NULL) == 0 &&
	    now < s->kept.fetched + (int64_t)s->policy.max_age;
}

void
sts_find(struct sts *s, const struct sts_ask *a, struct span given)
{
	char domain[254], id[STSPOLICY_ID_MAX + 1] = "-";
	struct err err = ERR_INIT;
	int64_t now;
	int32_t micros;
	bool known;

	*s = (struct sts){ .found = false };
	stscache_init(&s->kept);
	if (take_name(given, domain) == -1)
		return;
	os_clock_wall(&now, &micros);
	if (stscache_read(&s->kept, a->cache, span_str(domain)) == 1)
		use_kept(s, now);
	if (ask_record(a, domain, id, &err) == 1) {
		known = s->found && strcmp(id, s->kept.id) == 0 &&
		    now < s->kept.fetched + (int64_t)s->policy.max_age / 2;
		/* After a failure not at once again. */
		if (!known && (s->kept.tried == s->kept.fetched ||
		    now >= s->kept.tried + STS_AGAIN_SECONDS ||
		    now < s->kept.tried)) {
			renew(s, a, domain, id, now);
			use_kept(s, now);
		}
	}
	if (s->found)
		tool_explain("MTA-STS: %s", s->policy.mode ==
		    STSPOLICY_ENFORCE ? "enforce" : s->policy.mode ==
		    STSPOLICY_TESTING ? "testing" : "none");
}

void
sts_done(struct sts *s)
{
	stscache_done(&s->kept);
}

bool
sts_is_enforced(const struct sts *s)
{
	return s->found && s->policy.mode == STSPOLICY_ENFORCE;
}
