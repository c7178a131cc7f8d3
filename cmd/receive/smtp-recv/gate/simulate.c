/* simulate - see simulate.h.
 * SPDX-License-Identifier: ISC */
#include "simulate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "base/num.h"
#include "gate.h"
#include "rules/ruleaudit.h"

struct wanted {
	bool who, relay;
	char client[CIDR_TEXT_MAX], helo[COMMAND_HELO_MAX + 1];
	char login[SESSION_USER_MAX + 1];
	struct address from, to;
	bool has_to, tls;
	uint64_t size;
};

static int
copy(char *to, size_t size, struct span value)
{
	if (value.n >= size)
		return -1;
	memcpy(to, value.p, value.n);
	to[value.n] = '\0';
	return 0;
}

static int
take(struct wanted *w, struct span name, struct span value)
{
	struct cidr_ip ip;

	if (span_eq(name, SPAN("client")))
		return cidr_ip_parse(value, &ip) == -1 ? -1 :
		    copy(w->client, sizeof(w->client), value);
	if (span_eq(name, SPAN("helo")))
		return command_helo(value, w->helo);
	if (span_eq(name, SPAN("login")))
		return copy(w->login, sizeof(w->login), value);
	if (span_eq(name, SPAN("from")))
		return value.n == 0 || span_eq(value, SPAN("<>")) ? 0 :
		    address_parse(value, ADDRESS_UTF8, &w->from, NULL);
	if (span_eq(name, SPAN("to"))) {
		w->has_to = true;
		return address_parse(value, ADDRESS_UTF8, &w->to, NULL);
	}
	if (span_eq(name, SPAN("size")))
		return num_parse_size(value, UINT64_MAX >> 2, &w->size);
	if (!span_eq(name, SPAN("tls")))
		return -1;
	w->tls = !span_eq(value, SPAN("0"));
	return 0;
}

static int
parse(struct wanted *w, struct span text)
{
	struct span word;

	memset(w, 0, sizeof(*w));
	while (span_word(&text, &word)) {
		size_t eq = span_find(word, 0, '=');

		if (span_eq(word, SPAN("who")))
			w->who = true;
		else if (span_eq(word, SPAN("relay")))
			w->relay = true;
		else if (eq == word.n || take(w, span_sub(word, 0, eq),
		    span_from(word, eq + 1)) == -1)
			return fprintf(stderr, "smtp-recv: --simulate: what "
			    "is %.*s?\n", (int)word.n, word.p), -1;
	}
	return 0;
}

static void
print_rule(const struct rulefile *f, const struct rule *r, bool certain)
{
	size_t i;

	printf("%s:%u: at %s: %s", f->path, r->line, rule_stages[r->stage],
	    rule_actions[r->act].name);
	for (i = 0; i < r->n; i++)
		printf(" %.*s", (int)r->conditions[i].text.n,
		    r->conditions[i].text.p);
	printf("%s\n", certain ? r->n == 0 ? " everybody" :
	    " everybody who sends there" : "");
}

static void
tell(void *self, const struct rule *r, bool certain)
{
	print_rule(self, r, certain);
}

static int
who(const struct settings *opt, const struct wanted *w)
{
	const struct rulefile *f = &opt->rulefile;
	struct span to = w->has_to ? address_span(&w->to) : SPAN("");
	const struct rule *closed = ruleaudit_closed(f, to);

	if (ruleaudit_who(f, to, tell, (void *)(uintptr_t)f))
		printf("everybody else: %s\n", opt->accept_all ? "accepted "
		    "(--accept-all)" : opt->submission ? "users, after AUTH" :
		    "when the recipient check takes it");
	if (closed != NULL)
		printf("nobody from outside: line %u refuses\n", closed->line);
	return closed == NULL ? EX_OK : EX_NOPERM;
}

static int
relay(const struct settings *opt)
{
	size_t i, n = 0;

	for (i = 0; i < opt->rulefile.n; i++)
		if (opt->rulefile.rules[i].act == RULE_RELAY) {
			print_rule(&opt->rulefile, &opt->rulefile.rules[i],
			    false);
			n++;
		}
	if (opt->accept_all)
		printf("%s\n", opt->submission ? "--accept-all: users, after "
		    "AUTH" : "--accept-all: everybody who is not refused");
	if (n == 0 && !opt->accept_all)
		printf("nobody: no line relays\n");
	return EX_OK;
}

static int
verdict(const struct session *s, enum rule_stage stage)
{
	const struct rulejudge_verdict *v = &s->gate->verdict;

	printf("at %s: %d %s", rule_stages[stage], v->code, v->text);
	if (v->rule != NULL)
		printf(" (%s:%u)", s->opt->rules, v->rule->line);
	printf("\n");
	return v->code / 100 == 4 ? EX_TEMPFAIL : EX_NOPERM;
}

static int
check(struct session *s, const struct wanted *w)
{
	int known = session_knows(s, &w->to);

	printf("%s\n", known == 1 ? "taken: the recipient is known" :
	    known == 0 ? "550 5.1.1 no such user here" :
	    "the recipient check decides");
	return known == 1 ? EX_OK : known == 0 ? EX_NOPERM : EX_TEMPFAIL;
}

static int
try_all(struct session *s, const struct wanted *w)
{
	enum gate_end e;

	if (gate_connect(s) == GATE_REFUSE)
		return verdict(s, RULE_CONNECT);
	if (gate_helo(s, w->helo) == GATE_REFUSE)
		return verdict(s, RULE_HELO);
	if (gate_mail(s, &w->from, w->size) == GATE_REFUSE)
		return verdict(s, RULE_MAIL);
	if (!w->has_to)
		return printf("nothing refuses so far\n"), EX_OK;
	envelope_set_sender(&s->envelope, &w->from, SPAN(""));
	e = gate_rcpt(s, &w->to);
	if (e == GATE_REFUSE)
		return verdict(s, RULE_RCPT);
	if (e == GATE_TAKE)
		printf("relayed: %s:%u\n", s->opt->rules,
		    s->gate->verdict.rule->line);
	if (e == GATE_DISCARD)
		printf("discarded: %s:%u\n", s->opt->rules,
		    s->gate->verdict.rule->line);
	if (e == GATE_GO_ON && s->gate->verdict.rule != NULL)
		printf("no rule against it: %s:%u\n", s->opt->rules,
		    s->gate->verdict.rule->line);
	if (e != GATE_GO_ON)
		return EX_OK;
	if (gate_data(s) == GATE_REFUSE)
		return verdict(s, RULE_DATA);
	return check(s, w);
}

int
simulate(const struct settings *opt, int runner, int lookup)
{
	struct session s;
	struct wanted w;
	int code;

	if (parse(&w, span_str(opt->simulate)) == -1)
		return EX_USAGE;
	if (w.who || w.relay)
		return w.who ? who(opt, &w) : relay(opt);
	session_begin(&s, opt, ask_fd_from_environment(), runner, lookup);
	s.remote_ip = w.client;
	s.remote_name = NULL;
	s.tls = w.tls;
	memcpy(s.user, w.login, sizeof(s.user));
	s.gate->stop = true;
	code = try_all(&s, &w);
	session_end(&s);
	return code;
}

int
simulate_check(const struct settings *opt, struct err *err)
{
	const struct rule *r = ruleaudit_closed(&opt->rulefile, SPAN(""));
	struct span rest = buf_span(&opt->recipients_text), line;

	if (opt->submission || opt->lmtp)
		return 0;
	if (r == NULL && opt->accept_all)
		return err_set(err, ERR_USAGE, "an open relay: --accept-all, "
		    "and %s lets strangers through", opt->rules);
	while (r == NULL && span_cut(&rest, '\n', &line)) {
		line = span_trim(line);
		if (line.n > 0 && line.p[0] != '#')
			r = ruleaudit_closed(&opt->rulefile, line);
		if (r != NULL)
			return err_set(err, ERR_USAGE, "%s:%u: no mail from "
			    "outside can reach %.*s any more", opt->rules,
			    r->line, (int)span_sub(line, 0, 80).n, line.p);
	}
	return r == NULL ? 0 : err_set(err, ERR_USAGE, "%s:%u: no mail from "
	    "outside can come in any more", opt->rules, r->line);
}
