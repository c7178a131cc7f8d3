/* keeper - see keeper.h.
 * SPDX-License-Identifier: ISC */
#include "keeper.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "bymap.h"
#include "link/chain.h"
#include "os/clock.h"
#include "os/fdpass.h"
#include "rules/rulecount.h"
#include "rules/rulepolicy.h"

#define ENV_MAX 24
#define REQUEST_MAX 16384

/* A policy server's names (SMTPD_POLICY_README), and a program's. */
static const struct {
	const char *attribute, *variable;
} names[] = {
	{ "client_address", "TCPREMOTEIP" }, { "client_name", "TCPREMOTEHOST" },
	{ "helo_name", "SMTP_HELO" }, { "sender", "SENDER" },
	{ "recipient", "RECIPIENT" }, { "sasl_username", "AUTH_USER" },
	{ "size", "SIZE" }, { "recipient_count", "RECIPIENTS" },
	{ "protocol_state", "SMTP_STATE" }, { "protocol_name", "PROTO_NAME" },
	{ "etrn_domain", "ETRN_DOMAIN" }, { "rule", "RULE" },
};

static struct span
fact(struct span facts, const char *name)
{
	struct span one, n = span_str(name);

	while (span_cut(&facts, '\0', &one))
		if (one.n > n.n && one.p[n.n] == '=' && span_starts(one, n))
			return span_from(one, n.n + 1);
	return SPAN("");
}

static int64_t
now_ms(void)
{
	int64_t seconds;
	int32_t micros;

	os_clock_wall(&seconds, &micros);
	return seconds * 1000 + micros / 1000;
}

static void
fail(struct keeper_answer *a, const struct err *err)
{
	a->value = -1;
	memcpy(a->why, err->text, sizeof(a->why));
}

static void
count(const struct keeper *k, const struct rule *r, size_t condition,
    struct span facts, struct keeper_answer *a)
{
	struct err err = ERR_INIT;

	if (r->act == RULE_GREYLIST && condition == r->n)
		a->value = rulecount_greylist(k->counts, r->time_ms,
		    fact(facts, "client_address"), fact(facts, "sender"),
		    fact(facts, "recipient"), now_ms(), k->peek, &err);
	else if (condition < r->n &&
	    r->conditions[condition].test == RULE_T_RATE)
		a->value = rulecount_rate(k->counts,
		    &r->conditions[condition], r->stage, fact(facts, "key"),
		    now_ms(), k->peek, &a->first, &err);
	else
		err_set(&err, ERR_TEMP, "bad request");
	if (err.kind != ERR_NONE)
		fail(a, &err);
}

/* The facts as a program's environment; they are NUL-terminated, but under
 * other names. */
static void
environment(struct span facts, struct buf *text, const char **env)
{
	size_t at[LENGTH(names)], i;

	for (i = 0; i < LENGTH(names); i++) {
		at[i] = text->len;
		buf_adds(text, names[i].variable);
		buf_addc(text, '=');
		buf_add(text, fact(facts, names[i].attribute));
		buf_addc(text, '\0');
	}
	for (i = 0; i < LENGTH(names); i++)
		env[i] = text->p + at[i];
	env[i] = NULL;
}

static int
run_program(const char *path, struct span facts, struct chain_result *result,
    struct err *err)
{
	char *argv[] = { (char *)(uintptr_t)path, NULL };
	int null = open("/dev/null", O_RDONLY | O_CLOEXEC), r;
	struct chain c = chain_of(argv, null);
	struct buf text = BUF_INIT(REQUEST_MAX);
	const char *env[ENV_MAX];

	if (null == -1)
		return err_sys(err, "/dev/null");
	environment(facts, &text, env);
	c.env = env;
	c.timeout_ms = KEEPER_PROGRAM_MS;
	r = buf_ok(&text) ? chain_run(&c, result, err) :
	    err_set(err, ERR_TEMP, "too many facts");
	buf_done(&text);
	close(null);
	return r;
}

/* 0 goes on, 99 accepts; else as a chain's (chain(7)). */
static void
check(const struct rule *r, struct span facts, struct keeper_answer *a)
{
	struct chain_result result;
	struct err err = ERR_INIT;
	struct span text;

	if (run_program(r->argument.p, facts, &result, &err) == -1) {
		fail(a, &err);
		return;
	}
	text = span_str(result.text);
	switch (result.verdict) {
	case CHAIN_OK:
		rulereply_set(&a->reply, RULEREPLY_GO_ON, 0, text);
		break;
	case CHAIN_DONE:
		rulereply_set(&a->reply, RULEREPLY_ACCEPT, 0, text);
		break;
	case CHAIN_PERM:
		rulereply_set(&a->reply, RULEREPLY_REJECT, 0, text);
		break;
	case CHAIN_TEMP:
		rulereply_set(&a->reply, RULEREPLY_DEFER, 0, text.n > 0 ?
		    text : SPAN("4.3.0 this cannot be checked now"));
		break;
	}
}

static void
policy(const struct rule *r, struct span facts, struct keeper_answer *a)
{
	struct buf request = BUF_INIT(RULEPOLICY_REQUEST_MAX);
	struct err err = ERR_INIT;
	struct rulepolicy p;
	struct span one;

	buf_adds(&request, "request=smtpd_access_policy\n");
	while (span_cut(&facts, '\0', &one)) {
		size_t eq = span_find(one, 0, '=');

		if (eq == one.n || span_starts(one, SPAN("rule=")))
			continue;
		buf_add(&request, one);
		buf_addc(&request, '\n');
	}
	if (!buf_ok(&request))
		err_set(&err, ERR_TEMP, "too many facts");
	if (rulepolicy_parse(r->argument, &p, &err) == -1 ||
	    err.kind != ERR_NONE || rulepolicy_ask(&p, buf_span(&request),
	    &a->reply, &err) == -1) {
		fail(a, &err);
		if (p.go_on)
			rulereply_set(&a->reply, RULEREPLY_GO_ON, 0, SPAN(""));
	}
	buf_done(&request);
}

static void
tell(const char *path, struct span facts, struct keeper_answer *a)
{
	struct chain_result result;
	struct err err = ERR_INIT;

	if (run_program(path, facts, &result, &err) == -1)
		fail(a, &err);
	else
		a->value = result.verdict == CHAIN_OK ? 1 :
		    result.verdict == CHAIN_PERM ? 0 : -1;
}

static void
serve(const struct keeper *k, const struct keeper_request *q,
    struct span facts, struct keeper_answer *a)
{
	const struct rule *r = k->rules == NULL || q->rule >= k->rules->n ?
	    NULL : &k->rules->rules[q->rule];
	struct err bad = ERR_INIT;

	if (q->what == KEEPER_ETRN && k->etrn != NULL)
		tell(k->etrn, facts, a);
	else if (r != NULL && q->what == KEEPER_RATE)
		count(k, r, q->condition, facts, a);
	else if (r != NULL && q->what == KEEPER_GREYLIST)
		count(k, r, r->n, facts, a);
	else if (r != NULL && r->act == RULE_POLICY && q->what == KEEPER_OTHER)
		policy(r, facts, a);
	else if (r != NULL && r->act == RULE_CHECK && q->what == KEEPER_OTHER)
		check(r, facts, a);
	else if (r != NULL && r->act == RULE_MAP && q->what == KEEPER_OTHER)
		bymap(r, fact(facts, rule_lookups[r->lookup].fact), &a->reply,
		    &bad);
	else if (r != NULL && r->notify.n > 0 && q->what == KEEPER_NOTIFY)
		tell(r->notify.p, facts, a);
	else
		err_set(&bad, ERR_TEMP, "bad request");
	if (bad.kind != ERR_NONE)
		fail(a, &bad);
}

void
keeper_serve(const struct keeper *k, struct span request,
    struct keeper_answer *a)
{
	struct keeper_request q;
	size_t i;

	memset(a, 0, sizeof(*a));
	rulereply_set(&a->reply, RULEREPLY_DEFER, 0,
	    SPAN("4.3.5 the policy cannot be asked now"));
	if (request.n < sizeof(q))
		return;
	memcpy(&q, request.p, sizeof(q));
	request = span_from(request, sizeof(q));
	/* What the session let through, once more. */
	for (i = 0; i < request.n; i++)
		if ((request.p[i] > 0 && request.p[i] < ' ') ||
		    request.p[i] == 0x7f)
			return;
	serve(k, &q, request, a);
	if (a->value == -1)
		log_reason("error", a->why);
}

void
keeper_ask(int sock, enum keeper_what what, uint32_t rule,
    uint16_t condition, const struct buf *facts, struct keeper_answer *a)
{
	struct keeper_request q = { KEEPER_REQUEST, (char)what, condition,
		rule };
	struct buf request = BUF_INIT(REQUEST_MAX);
	struct err err = ERR_INIT;
	int fds[OS_FDPASS_MAX];
	size_t n_fds;
	long got = -1;

	buf_add(&request, span_of((const char *)&q, sizeof(q)));
	buf_add(&request, buf_span(facts));
	if (buf_ok(&request) && buf_ok(facts) && os_fdpass_send(sock,
	    buf_span(&request), NULL, 0, &err) == 0)
		got = os_fdpass_recv(sock, (char *)a, sizeof(*a), -1, fds,
		    &n_fds, &err);
	buf_done(&request);
	if (got == (long)sizeof(*a))
		return;
	memset(a, 0, sizeof(*a));
	a->value = -1;
	rulereply_set(&a->reply, RULEREPLY_DEFER, 0,
	    SPAN("4.3.5 the policy cannot be asked now"));
}
