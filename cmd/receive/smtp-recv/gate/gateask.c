/* gateask - the judge's questions to the other halves (gate.h).
 * SPDX-License-Identifier: ISC */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>

#include "../runner.h"
#include "base/tool.h"
#include "gate.h"
#include "keeper.h"
#include "lookup.h"
#include "os/clock.h"

static uint32_t
number_of(const struct gate *g, const struct rule *r)
{
	return (uint32_t)(r - g->judge.file->rules);
}

static void
add(struct buf *out, const char *name, struct span value)
{
	size_t i;

	buf_adds(out, name);
	buf_addc(out, '=');
	for (i = 0; i < value.n; i++)
		buf_addc(out, (unsigned char)value.p[i] < ' ' ||
		    value.p[i] == 0x7f ? '?' : value.p[i]);
	buf_addc(out, '\0');
}

static void
add_number(struct buf *out, const char *name, uint64_t n)
{
	char text[24];
	int len = snprintf(text, sizeof(text), "%llu", (unsigned long long)n);

	add(out, name, span_of(text, (size_t)len));
}

/* Of our own handshake, or of who has made it before us; and of the client's
 * certificate only when it has been verified. */
static struct span
tls_fact(const struct session *s, const char *name)
{
	struct span value;

	if (!s->tls || s->xclient.used)
		return SPAN("");
	if (span_istarts(span_str(name), SPAN("SSL_CLIENT_"))) {
		value = span_str(session_tls_fact(s, "SSL_CLIENT_VERIFY"));
		if (!span_eq(value, SPAN("SUCCESS")))
			return SPAN("");
	}
	return span_str(session_tls_fact(s, name));
}

void
gateask_facts(const struct gate *g, const struct rule *r, struct buf *out)
{
	static const char *const states[RULE_STAGES] = { "CONNECT", "EHLO",
		"MAIL", "RCPT", "DATA" };
	const struct rulejudge_facts *f = &g->judge.f;
	const struct session *s = g->s;
	bool confirmed = g->judge.named == RULEJUDGE_CONFIRMED;

	add(out, "protocol_state", span_str(r == NULL ? "ETRN" :
	    states[r->stage]));
	add(out, "protocol_name", s->opt->lmtp ? SPAN("LMTP") : s->extended ?
	    SPAN("ESMTP") : SPAN("SMTP"));
	add(out, "helo_name", f->helo);
	add(out, "queue_id", SPAN(""));
	add(out, "sender", f->sender);
	add(out, "recipient", f->recipient);
	add_number(out, "recipient_count", r != NULL && r->stage == RULE_DATA ?
	    f->recipients : 0);
	add(out, "client_address", f->client);
	add(out, "client_name", confirmed ? span_str(g->judge.name) :
	    f->name.n > 0 ? f->name : SPAN("unknown"));
	add(out, "reverse_client_name", g->judge.name[0] != '\0' ?
	    span_str(g->judge.name) : f->name.n > 0 ? f->name :
	    SPAN("unknown"));
	add(out, "instance", span_str(tool_session()));
	add(out, "sasl_method", f->login.n > 0 ? span_str(s->method) :
	    SPAN(""));
	add(out, "sasl_username", f->login);
	add(out, "sasl_sender", SPAN(""));
	add_number(out, "size", f->size);
	add(out, "encryption_protocol", span_str(s->tls_protocol));
	add(out, "encryption_cipher", span_str(s->tls_cipher));
	add(out, "encryption_keysize", tls_fact(s, "SSL_CIPHER_USEKEYSIZE"));
	add(out, "ccert_subject", tls_fact(s, "SSL_CLIENT_S_DN_CN"));
	add(out, "ccert_issuer", tls_fact(s, "SSL_CLIENT_I_DN_CN"));
	add(out, "ccert_fingerprint", SPAN(""));
	add(out, "ccert_pubkey_fingerprint", SPAN(""));
	if (r != NULL)
		add(out, "etrn_domain", SPAN(""));
	add(out, "stress", SPAN(""));
	add(out, "policy_context", SPAN(""));
	add(out, "client_port", span_str(s->xclient.used ? s->xclient.port :
	    getenv("TCPREMOTEPORT")));
	add(out, "server_address", f->local);
	add_number(out, "server_port", f->port);
	add(out, "mail_version", SPAN("Pneumatic " TOOL_VERSION));
	add(out, "compatibility_level", SPAN("3.6"));
}

static void
dns(void *arg, struct rulejudge_asked *asked, size_t n)
{
	struct gate *g = arg;

	/* Else it stays what nobody knows. */
	if (g->lookup != -1)
		lookup_ask(g->lookup, asked, n);
}

static int
rate(void *arg, const struct rule *r, size_t condition, struct span key,
    bool *first)
{
	struct gate *g = arg;
	struct buf facts = BUF_INIT(RUNNER_REQUEST_MAX);
	struct keeper_answer a;

	add(&facts, "key", key);
	keeper_ask(g->s->runner, KEEPER_RATE, number_of(g, r),
	    (uint16_t)condition, &facts, &a);
	buf_done(&facts);
	*first = a.first;
	return a.value;
}

static void
ask_rule(struct gate *g, enum keeper_what what, const struct rule *r,
    struct keeper_answer *a)
{
	struct buf facts = BUF_INIT(RUNNER_REQUEST_MAX);

	gateask_facts(g, r, &facts);
	add(&facts, "rule", span_str(g->judge.file->path));
	keeper_ask(g->s->runner, what, number_of(g, r), 0, &facts, a);
	buf_done(&facts);
}

static int
greylist(void *arg, const struct rule *r, const struct rulejudge_facts *f)
{
	struct keeper_answer a;

	(void)f;
	ask_rule(arg, KEEPER_GREYLIST, r, &a);
	return a.value;
}

static void
other(void *arg, const struct rule *r, const struct rulejudge_facts *f,
    struct rulereply *reply)
{
	struct keeper_answer a;

	(void)f;
	if (((struct gate *)arg)->stop) {
		rulereply_set(reply, RULEREPLY_GO_ON, 0, SPAN(""));
		return;
	}
	ask_rule(arg, KEEPER_OTHER, r, &a);
	*reply = a.reply;
}

static void
notify(void *arg, const struct rule *r, const struct rulejudge_facts *f)
{
	struct keeper_answer a;

	(void)f;
	if (!((struct gate *)arg)->stop)
		ask_rule(arg, KEEPER_NOTIFY, r, &a);
}

static int
known(void *arg)
{
	struct gate *g = arg;

	return g->recipient == NULL ? -1 :
	    session_knows(g->s, g->recipient);
}

static int
own(void *arg)
{
	struct gate *g = arg;

	return g->sender == NULL ? -1 : session_owns(g->s, g->sender);
}

/* Before the greeting it is watched for words out of turn. */
static void
delay(void *arg, uint64_t ms)
{
	struct gate *g = arg;
	struct session *s = g->s;
	struct pollfd p = { s->rd.fd, POLLIN, 0 };
	int64_t until = os_clock_ms() + (int64_t)ms;

	if (g->stop)
		return;
	if (s->state == ST_START && s->rd.total == 0 && !g->early) {
		g->early = poll(&p, 1, (int)ms) == 1 &&
		    (p.revents & POLLIN) != 0;
		g->judge.f.early = g->early;
		ms = 0;
	}
	if (wr_flush(&s->wr, &s->err) == -1)
		return;
	while (ms > 0 && os_clock_ms() < until)
		(void)poll(NULL, 0, (int)(until - os_clock_ms()));
}

static void
header(void *arg, struct span field)
{
	struct gate *g = arg;

	/* All of it or nothing: half a field would take what follows as its
	 * own. */
	if (!buf_room(&g->headers, field.n + 1))
		return;
	buf_add(&g->headers, field);
	buf_addc(&g->headers, '\n');
}

static void
explain(void *arg, const struct rule *r, const char *outcome,
    struct span seen)
{
	struct gate *g = arg;

	if (tool_explaining())
		tool_explain("%s:%u: at %s, %s: %s%s%.*s%s",
		    g->judge.file->path, r->line, rule_stages[r->stage],
		    rule_actions[r->act].name, outcome, seen.n > 0 ? " (" : "",
		    (int)seen.n, seen.n > 0 ? seen.p : "",
		    seen.n > 0 ? ")" : "");
}

static void
trouble(void *arg, const struct rule *r, struct span what)
{
	struct gate *g = arg;
	struct logline l;

	log_begin(&l, r->act == RULE_WARN ? "rule-warn" : "rule-note");
	log_str(&l, "rule", span_str(g->judge.file->path));
	log_num(&l, "line", r->line);
	log_str(&l, "seen", what);
	log_end(&l);
}

void
gateask_init(struct gate *g)
{
	g->ask = (struct ruleask){ g, dns, rate, greylist, other, known, own,
		delay, header, notify, explain, trouble };
}
