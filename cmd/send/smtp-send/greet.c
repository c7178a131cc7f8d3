/* greet - from the greeting to the point where mail can be sent: EHLO or HELO,
 * STARTTLS as the policy wants it, AUTH.
 * SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "base/tool.h"
#include "sendtls.h"
#include "session.h"
#include "smtp/param.h"
#include "tls/tlsclient.h"

struct keyword {
	const char *name;
	unsigned cap;
};

static const struct keyword keywords[] = {
	{ "PIPELINING", CAP_PIPELINING }, { "8BITMIME", CAP_8BITMIME },
	{ "SMTPUTF8", CAP_SMTPUTF8 }, { "DSN", CAP_DSN },
	{ "STARTTLS", CAP_STARTTLS }, { "REQUIRETLS", CAP_REQUIRETLS },
	{ "CHUNKING", CAP_CHUNKING },
};

static void
take_auth(struct session *s, struct span rest)
{
	struct span word;

	while (span_word(&rest, &word)) {
		if (span_ieq(word, SPAN("PLAIN")))
			s->caps |= CAP_PLAIN;
		else if (span_ieq(word, SPAN("LOGIN")))
			s->caps |= CAP_LOGIN;
	}
}

/* RFC 9422 3: what cannot be read, or is 0, is not said. */
static void
take_limits(struct session *s, struct span rest)
{
	struct span word, name;
	uint64_t n;

	while (span_word(&rest, &word)) {
		(void)span_cut(&word, '=', &name);
		if (num_parse_u64(word, 999999, &n) == -1)
			continue;
		if (span_ieq(name, SPAN("MAILMAX")))
			s->mail_max = n;
		else if (span_ieq(name, SPAN("RCPTMAX")))
			s->rcpt_max = n;
		else if (span_ieq(name, SPAN("RCPTDOMAINMAX")))
			s->domain_max = n;
	}
}

/* All lines of the reply to EHLO but the first. */
static void
take_capabilities(struct session *s)
{
	struct span rest = buf_span(&s->c.reply.lines), line, word;
	size_t i;

	s->caps = 0;
	s->max_size = s->mail_max = s->rcpt_max = s->domain_max = 0;
	(void)span_cut(&rest, '\n', &line);
	while (span_cut(&rest, '\n', &line)) {
		if (!span_word(&line, &word))
			continue;
		for (i = 0; i < LENGTH(keywords); i++)
			if (span_ieq(word, span_str(keywords[i].name)))
				s->caps |= keywords[i].cap;
		if (span_ieq(word, SPAN("AUTH"))) {
			take_auth(s, line);
		} else if (span_ieq(word, SPAN("LIMITS"))) {
			take_limits(s, line);
		} else if (span_ieq(word, SPAN("SIZE"))) {
			s->caps |= CAP_SIZE;
			if (num_parse_u64(span_trim(line), INT64_MAX,
			    &s->max_size) == -1)
				s->max_size = 0;
		}
	}
	if (s->set->no_pipelining)
		s->caps &= ~(unsigned)CAP_PIPELINING;
	s->chunks = s->set->chunking && (s->caps & CAP_CHUNKING) != 0;
}

/* A reply that ends it here; another host may answer otherwise. Only a clear
 * "no" of the last host is final (RFC 5321 3.1, RFC 7504). */
static int
leave(struct session *s)
{
	session_why(s, NULL);
	s->hard = s->c.reply.code == 521 || s->c.reply.code == 554 ||
	    s->c.reply.code == 556;
	return 0;
}

static int
lost(struct session *s, const struct err *err)
{
	session_why(s, err);
	return 0;
}

static int
say_hello(struct session *s)
{
	const uint64_t ms = s->set->command_ms;
	struct buf b = BUF_INIT(400);
	struct err err = ERR_INIT;
	int got;

	buf_addf(&b, "%s %s", s->set->lmtp ? "LHLO" : "EHLO",
	    s->hostname);
	got = connection_ask(&s->c, buf_span(&b), ms, &err);
	if (got == 0 && smtpreply_class(&s->c.reply) == 2)
		take_capabilities(s);
	if (got == 0 && smtpreply_class(&s->c.reply) == 5 && !s->set->lmtp &&
	    s->c.reply.code != 521 && s->c.reply.code != 554) {
		/* RFC 5321 3.2: an old server */
		s->caps = 0;
		buf_reset(&b);
		buf_addf(&b, "HELO %s", s->hostname);
		got = connection_ask(&s->c, buf_span(&b), ms, &err);
	}
	buf_done(&b);
	if (got == -1)
		return lost(s, &err);
	return smtpreply_class(&s->c.reply) == 2 ? 1 : leave(s);
}

/* TLS-Required: No: what the recipient's side demands by DANE or MTA-STS does
 * not count; what our administrator does, and REQUIRETLS, do (RFC 8689 4.1,
 * 5). */
static bool
is_relaxed(const struct session *s)
{
	struct span ignored;

	return s->message->tls_not_required && !param_get(s->envelope->params,
	    SPAN("REQUIRETLS"), &ignored);
}

/* TLSA records of the host (RFC 7672 2.2): 1 there are, 0 there are none, -1
 * with err they cannot be had, and then the host must not be used. */
static int
find_tlsa(struct session *s, struct sendtls *want, struct pool *pool,
    struct err *err)
{
	struct resolver_answer a;
	struct buf name = BUF_INIT(400), text = BUF_INIT(4096);
	size_t i, k;
	int got;

	if (!s->c.host->secure || s->policy.level == POLICY_NONE ||
	    s->policy.level == POLICY_ENCRYPT || is_relaxed(s))
		return 0;
	resolver_answer_init(&a);
	buf_addf(&name, "_%u._tcp.%s", (unsigned)s->c.host->service,
	    s->c.host->name);
	got = resolver_ask(s->resolver, buf_span(&name), DNSMSG_TLSA, &a, err);
	if (got == 1 && !a.secure)
		got = 0;
	for (i = 0; i < a.n && got == 1 && want->n_tlsa < SENDTLS_TLSA_MAX;
	    i++) {
		struct span d = a.records[i].data;

		if (d.n < 4 || d.n > 600)
			continue;
		buf_reset(&text);
		buf_addf(&text, "%u %u %u ", (unsigned char)d.p[0],
		    (unsigned char)d.p[1], (unsigned char)d.p[2]);
		for (k = 3; k < d.n; k++)
			buf_addf(&text, "%02x", (unsigned char)d.p[k]);
		want->tlsa[want->n_tlsa++] = pool_copy(pool, buf_span(&text));
	}
	tool_explain("%s: %zu TLSA records", buf_str(&name), want->n_tlsa);
	buf_done(&name);
	buf_done(&text);
	resolver_answer_done(&a);
	return got == 1 ? want->n_tlsa > 0 : got;
}

/* Does MTA-STS decide about this host? Where there are TLSA records they do,
 * alone (RFC 8461 2). */
static bool
is_enforced(const struct session *s, const struct sendtls *want)
{
	return s->sts != NULL && want->n_tlsa == 0 && !is_relaxed(s) &&
	    sts_is_enforced(s->sts);
}

static bool
has_requiretls(const struct session *s)
{
	struct span ignored;

	return param_get(s->envelope->params, SPAN("REQUIRETLS"), &ignored);
}

static bool
needs_tls(const struct session *s)
{
	return s->policy.level >= POLICY_ENCRYPT || has_requiretls(s);
}

static int
no_tls(struct session *s, const char *why)
{
	tool_explain("no TLS: %s", why);
	(void)snprintf(s->why, sizeof(s->why), "4.7.4 TLS is wanted, and %s",
	    why);
	return 0;
}

/* After the server's yes: 1, 0 leave this host, -1 again without TLS. */
static int
shake_hands(struct session *s, struct sendtls *want, bool must)
{
	struct buf facts = BUF_INIT(TLSCLIENT_FACTS_MAX);
	struct err err = ERR_INIT;
	int plain[2], got;

	/* What came before the handshake must not survive it. */
	if (connection_has_more(&s->c))
		return no_tls(s, "the server speaks before the handshake");
	want->host = s->c.host->name;
	want->also = s->policy.match;
	want->verify = s->policy.level == POLICY_VERIFY ||
	    s->policy.level == POLICY_DANE || is_enforced(s, want) ||
	    has_requiretls(s) ? "full" : "may";
	got = sendtls_start(s->broker, s->c.fd, want, plain, &facts, &err);
	tlsrecord_handshake(&s->record, &s->c, got, &err, buf_span(&facts));
	buf_done(&facts);
	if (got == -1) {
		tool_explain("TLS: %s", err.text);
		(void)snprintf(s->why, sizeof(s->why), "4.7.5 TLS: %s",
		    err.text);
		return must || err.kind == ERR_PERM ? 0 : -1;
	}
	connection_switch(&s->c, plain);
	s->tls = true;
	return say_hello(s);
}

/* There will be no TLS, which is recorded: 1, or 0 when it must be. */
static int
miss(struct session *s, bool must, const char *result, const char *why)
{
	tlsrecord_put(&s->record, &s->c, result, why);
	return must ? no_tls(s, why) : 1;
}

/* A host that the policy does not know: not with `enforce`, and recorded with
 * `testing`. */
static bool
is_misnamed(struct session *s, const struct sendtls *want)
{
	if (s->sts == NULL || !s->sts->found || want->n_tlsa > 0 ||
	    is_relaxed(s) ||
	    s->sts->policy.mode == STSPOLICY_NONE ||
	    stspolicy_fits(&s->sts->policy, span_str(s->c.host->name)))
		return false;
	if (sts_is_enforced(s->sts))
		return true;
	s->record.misnamed = true;
	return false;
}

/* 1, 0 or -1 as session_greet. */
static int
start_tls(struct session *s, bool plain)
{
	struct sendtls want = { .n_tlsa = 0 };
	struct err err = ERR_INIT;
	struct pool pool;
	int got, tlsa;
	bool must = needs_tls(s);
	size_t i;

	if (s->policy.level == POLICY_NONE && !must)
		return 1;
	pool_init(&pool);
	tlsrecord_host(&s->record);
	tlsa = find_tlsa(s, &want, &pool, &err);
	must = must || tlsa == 1 || is_enforced(s, &want);
	for (i = 0; i < want.n_tlsa; i++)
		tlsrecord_policy(&s->record, "tlsa", span_str(want.tlsa[i]));
	if (tlsa == -1)
		got = miss(s, true, "dnssec-invalid", err.text);
	else if (s->policy.level == POLICY_DANE && tlsa == 0)
		got = miss(s, true, "dane-required", "there are no TLSA "
		    "records");
	else if (is_misnamed(s, &want))
		got = miss(s, true, "validation-failure", "the host is not in "
		    "the domain's MTA-STS policy");
	else if (plain && !must)
		got = 1;
	else if ((s->caps & CAP_STARTTLS) == 0)
		got = miss(s, must, "starttls-not-supported", "the server does "
		    "not offer it");
	else if (connection_ask(&s->c, SPAN("STARTTLS"), s->set->command_ms,
	    &err) == -1)
		got = lost(s, &err);
	else if (s->c.reply.code != 220)
		got = miss(s, must, "starttls-not-supported", "the server "
		    "refuses it");
	else
		got = shake_hands(s, &want, must);
	pool_done(&pool);
	return got;
}

/* RFC 8689 4.2.1: the server, whose name must be known for sure, has to be who
 * it should be, over TLS, which start_tls has seen to, and must promise the
 * same. 1, or 0 leave this host. */
static int
check_requiretls(struct session *s)
{
	bool named = !s->by_mx || s->c.host->secure || (s->sts != NULL &&
	    sts_is_enforced(s->sts) && stspolicy_fits(&s->sts->policy,
	    span_str(s->c.host->name)));

	if (!has_requiretls(s))
		return 1;
	if (named && s->tls && (s->caps & CAP_REQUIRETLS) != 0)
		return 1;
	(void)snprintf(s->why, sizeof(s->why), "5.7.30 the message needs "
	    "REQUIRETLS, and %s", !named ? "nothing vouches for the MX host" :
	    !s->tls ? "there is no TLS" : "this host does not offer it");
	s->hard = true;
	return 0;
}

int
session_greet(struct session *s, bool plain)
{
	struct err err = ERR_INIT;
	int got;

	if (connection_wait(&s->c, s->set->greeting_ms, &err) == -1)
		return lost(s, &err);
	if (s->c.reply.code != 220)
		return leave(s);
	if ((got = say_hello(s)) != 1 || (got = start_tls(s, plain)) != 1 ||
	    (got = check_requiretls(s)) != 1)
		return got;
	return session_authenticate(s);
}
