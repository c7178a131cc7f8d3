/* gate - see gate.h.
 * SPDX-License-Identifier: ISC */
#include "gate.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"

static const char *
local_fact(const char *xclient, const char *name)
{
	return xclient[0] != '\0' ? xclient : getenv(name);
}

static void
take_facts(struct gate *g)
{
	struct session *s = g->s;
	struct rulejudge_facts *f = &g->judge.f;

	f->client = span_str(s->remote_ip);
	f->name = span_str(s->remote_name);
	f->local = span_str(local_fact(s->xclient.local_ip, "TCPLOCALIP"));
	f->hostname = span_str(s->opt->hostname);
	if (num_parse_u64(span_str(local_fact(s->xclient.local_port,
	    "TCPLOCALPORT")), 65535, &f->port) == -1)
		f->port = 0;
	f->early = g->early;
	f->tls = s->tls;
	f->helo = span_str(s->helo);
	f->login = span_str(s->user);
	f->recipients = s->envelope.n + g->discarded;
}

void
gate_open(struct session *s, int lookup)
{
	struct gate *g;

	if (s->opt->rules == NULL)
		return;
	g = s->gate = mem_zero(1, sizeof(*g));
	g->s = s;
	g->lookup = lookup;
	buf_init(&g->headers, GATE_HEADERS_MAX);
	buf_init(&g->fates, ENVELOPE_RCPT_MAX);
	gateask_init(g);
	rulejudge_init(&g->judge, &s->opt->rulefile, &g->ask);
}

void
gate_close(struct session *s)
{
	if (s->gate == NULL)
		return;
	rulejudge_done(&s->gate->judge);
	buf_done(&s->gate->headers);
	buf_done(&s->gate->fates);
	free(s->gate);
	s->gate = NULL;
}

void
gate_client(struct session *s)
{
	if (s->gate != NULL)
		rulejudge_forget_client(&s->gate->judge);
}

void
gate_reset(struct session *s)
{
	if (s->gate == NULL)
		return;
	buf_reset(&s->gate->headers);
	buf_reset(&s->gate->fates);
	s->gate->hold = s->gate->discard = false;
	s->gate->discarded = 0;
}

static void
log_decision(const struct gate *g, const char *event)
{
	const struct rulejudge_verdict *v = &g->verdict;
	const struct rulejudge_facts *f = &g->judge.f;
	struct logline l;

	log_begin(&l, event);
	log_str(&l, "at", span_str(rule_stages[v->rule->stage]));
	log_str(&l, "action", span_str(rule_actions[v->act].name));
	log_str(&l, "rule", span_str(g->judge.file->path));
	log_num(&l, "line", v->rule->line);
	if (v->code != 0)
		log_num(&l, "code", (uint64_t)v->code);
	if (g->recipient != NULL)
		log_str(&l, "rcpt", f->recipient);
	if (g->sender != NULL)
		log_str(&l, "sender", f->sender);
	if (f->login.n > 0)
		log_str(&l, "user", f->login);
	log_str(&l, "helo", f->helo);
	if (v->code != 0)
		log_str(&l, "text", span_str(v->text));
	log_end(&l);
}

/* What holds at this stage; addresses live as long as the caller's. */
static void
at_hand(struct gate *g, const struct address *sender,
    const struct address *recipient)
{
	struct rulejudge_facts *f = &g->judge.f;

	g->sender = sender;
	g->recipient = recipient;
	f->sender = sender == NULL ? SPAN("") : address_span(sender);
	f->recipient = recipient == NULL ? SPAN("") : address_span(recipient);
}

static enum gate_end
run(struct session *s, enum rule_stage stage)
{
	struct gate *g = s->gate;
	struct rulejudge_verdict *v = &g->verdict;

	take_facts(g);
	rulejudge_run(&g->judge, stage, v);
	if (v->code != 0)
		return GATE_REFUSE;
	if (v->rule == NULL)
		return GATE_GO_ON;
	if (v->act == RULE_HOLD) {
		g->hold = true;
		log_decision(g, "rule-hold");
	}
	if (v->act == RULE_DISCARD) {
		log_decision(g, "rule-discard");
		return GATE_DISCARD;
	}
	return v->act == RULE_RELAY ? GATE_TAKE : GATE_GO_ON;
}

/* Has it spoken although we have not? */
static bool
is_early(const struct session *s)
{
	struct pollfd p = { s->rd.fd, POLLIN, 0 };

	return poll(&p, 1, 0) == 1 && (p.revents & POLLIN) != 0;
}

enum gate_end
gate_connect(struct session *s)
{
	if (s->gate == NULL)
		return GATE_GO_ON;
	s->gate->early = !s->gate->stop && is_early(s);
	at_hand(s->gate, NULL, NULL);
	return run(s, RULE_CONNECT);
}

enum gate_end
gate_helo(struct session *s, const char *helo)
{
	struct gate *g = s->gate;
	char before[sizeof(s->helo)];
	enum gate_end e;

	if (g == NULL)
		return GATE_GO_ON;
	at_hand(g, NULL, NULL);
	memcpy(before, s->helo, sizeof(before));
	memcpy(s->helo, helo, sizeof(s->helo));
	e = run(s, RULE_HELO);
	if (e == GATE_REFUSE)
		memcpy(s->helo, before, sizeof(before));
	return e;
}

enum gate_end
gate_mail(struct session *s, const struct address *sender, uint64_t size)
{
	struct gate *g = s->gate;
	enum gate_end e;

	if (g == NULL)
		return GATE_GO_ON;
	gate_reset(s);
	at_hand(g, sender, NULL);
	g->judge.f.size = size;
	e = run(s, RULE_MAIL);
	g->discard = e == GATE_DISCARD;
	return e;
}

/* LMTP owes each recipient a reply at the end (RFC 2033 4.2): there it stays in
 * the envelope, and is taken. */
static enum gate_end
lose(struct gate *g)
{
	if (!g->s->opt->lmtp) {
		g->discarded++;
		return GATE_DISCARD;
	}
	while (buf_ok(&g->fates) && g->fates.len < g->s->envelope.n)
		buf_addc(&g->fates, 'k');
	buf_addc(&g->fates, 'd');
	return GATE_TAKE;
}

bool
gate_loses(const struct session *s, size_t i)
{
	return s->gate != NULL && i < s->gate->fates.len &&
	    s->gate->fates.p[i] == 'd';
}

enum gate_end
gate_rcpt(struct session *s, const struct address *rcpt)
{
	struct gate *g = s->gate;
	enum gate_end e;

	if (g == NULL)
		return GATE_GO_ON;
	at_hand(g, &s->envelope.sender, rcpt);
	e = run(s, RULE_RCPT);
	return e == GATE_DISCARD ? lose(g) : e;
}

enum gate_end
gate_data(struct session *s)
{
	struct gate *g = s->gate;
	enum gate_end e;

	if (g == NULL)
		return GATE_GO_ON;
	at_hand(g, &s->envelope.sender, NULL);
	e = run(s, RULE_DATA);
	g->discard |= e == GATE_DISCARD;
	return e;
}

void
gate_speak(struct session *s)
{
	struct gate *g = s->gate;
	const struct rulejudge_verdict *v = &g->verdict;

	if (v->rule != NULL)
		log_decision(g, "rule-refused");
	if (g->recipient != NULL)
		s->rcpts_refused++;
	session_words(s, v->code, span_str(v->text));
	if (v->act == RULE_DROP || v->code == 421 || (v->rule != NULL &&
	    v->rule->stage == RULE_CONNECT))
		s->closing = s->closing == NULL ? "by rule" : s->closing;
}

struct span
gate_headers(const struct session *s)
{
	return s->gate == NULL ? SPAN("") : buf_span(&s->gate->headers);
}

bool
gate_holds(const struct session *s)
{
	return s->gate != NULL && s->gate->hold;
}

bool
gate_discards(const struct session *s)
{
	return s->gate != NULL && (s->gate->discard ||
	    (s->gate->discarded > 0 && s->envelope.n == 0));
}
