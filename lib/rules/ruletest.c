/* ruletest - one condition (rulejudge.h): a function for each, in a table.
 * SPDX-License-Identifier: ISC */
#include <string.h>

#include "dns/dnsmsg.h"
#include "rules/rulejudge.h"
#include "rules/rulelookup.h"

typedef enum ruletest_truth test_fn(struct rulejudge *j, const struct rule *r,
    const struct rule_condition *c);

static enum ruletest_truth
truth(bool b)
{
	return b ? RULETEST_YES : RULETEST_NO;
}

static void
see(struct rulejudge *j, struct span value)
{
	buf_add(&j->seen, span_sub(value, 0, RULEJUDGE_VALUE_MAX));
}

struct span
ruletest_domain(struct span address)
{
	size_t at = span_rfind(address, '@');

	return at < address.n ? span_from(address, at + 1) : SPAN("");
}

struct span
ruletest_key(const struct rulejudge_facts *f, enum rule_rate_key key)
{
	switch (key) {
	case RULE_KEY_CLIENT:
	case RULE_KEY_NETWORK:
		return f->client;
	case RULE_KEY_LOGIN:
		return f->login;
	case RULE_KEY_SENDER:
		return f->sender;
	case RULE_KEY_SENDER_DOMAIN:
		return ruletest_domain(f->sender);
	case RULE_KEY_RECIPIENT:
		return f->recipient;
	case RULE_KEY_ALL:
	case RULE_KEYS:
		break;
	}
	return SPAN("all");
}

static enum ruletest_truth
network(struct rulejudge *j, const struct rule *r,
    const struct rule_condition *c)
{
	struct cidr_ip ip;

	(void)r;
	see(j, j->f.client);
	return truth(cidr_ip_parse(j->f.client, &ip) == 0 &&
	    cidr_list_find(&c->networks, &ip) < c->networks.n);
}

static enum ruletest_truth
client_name(struct rulejudge *j, const struct rule *r,
    const struct rule_condition *c)
{
	enum rulejudge_name named = rulelookup_name(j);

	(void)r;
	see(j, span_str(j->name));
	if (named == RULEJUDGE_UNSURE)
		return RULETEST_UNSURE;
	if (c->test == RULE_T_CLIENT_NAMELESS)
		return truth(named == RULEJUDGE_NAMELESS);
	if (c->test == RULE_T_CLIENT_UNCONFIRMED)
		return truth(named != RULEJUDGE_CONFIRMED);
	return truth(named == RULEJUDGE_CONFIRMED &&
	    rulelist_has_name(&c->list, span_str(j->name)));
}

static enum ruletest_truth
number(struct rulejudge *j, const struct rule *r,
    const struct rule_condition *c)
{
	int64_t score = 0;
	size_t i;

	for (i = 0; i <= (size_t)r->stage; i++)
		score += j->scores[i];
	switch (c->test) {
	case RULE_T_PORT:
		buf_addu(&j->seen, j->f.port);
		return truth(j->f.port == c->number);
	case RULE_T_SIZE_OVER:
		buf_addu(&j->seen, j->f.size);
		return truth(j->f.size > c->number);
	case RULE_T_RECIPIENTS_OVER:
		buf_addu(&j->seen, j->f.recipients);
		return truth(j->f.recipients > c->number);
	default:
		buf_addf(&j->seen, "%lld", (long long)score);
		return truth(score >= (int64_t)c->number);
	}
}

static enum ruletest_truth
flag(struct rulejudge *j, const struct rule *r, const struct rule_condition *c)
{
	(void)r;
	return truth(c->test == RULE_T_EARLY ? j->f.early :
	    c->test == RULE_T_TLS ? j->f.tls : j->f.login.n > 0);
}

static enum ruletest_truth
listed(struct rulejudge *j, const struct rule *r,
    const struct rule_condition *c)
{
	const struct ruledns_answer *a = rulelookup_zone(j, c);
	enum ruledns_listed l = a == NULL ? RULEDNS_NO :
	    ruledns_zone_answer(&c->zone, a);
	char text[CIDR_TEXT_MAX];

	if (a != NULL && a->result == 1 && a->n_ips > 0) {
		cidr_ip_text(&a->ips[0], text);
		see(j, span_str(text));
	}
	if (l == RULEDNS_BROKEN)
		j->ask->trouble(j->ask->arg, r, a->result == -1 ?
		    span_str(a->why) : SPAN("an error answer of a DNS list"));
	if (l == RULEDNS_YES) {
		memcpy(j->list, c->zone.name.p, c->zone.name.n);
		j->list[c->zone.name.n] = '\0';
	}
	return truth(l == RULEDNS_YES);
}

static enum ruletest_truth
rate(struct rulejudge *j, const struct rule *r,
    const struct rule_condition *c)
{
	struct span key = ruletest_key(&j->f, c->key);
	bool first = false;
	int over;

	see(j, key);
	if (key.n == 0)
		return RULETEST_NO;
	over = j->ask->rate(j->ask->arg, r, (size_t)(c - r->conditions), key,
	    &first);
	j->first_over |= first;
	return over == -1 ? RULETEST_UNSURE : truth(over == 1);
}

static enum ruletest_truth
helo(struct rulejudge *j, const struct rule *r,
    const struct rule_condition *c)
{
	(void)r;
	see(j, j->f.helo);
	return truth(rulelist_has_name(&c->list, j->f.helo));
}

static bool
is_literal(struct span helo)
{
	return helo.n > 2 && helo.p[0] == '[' && helo.p[helo.n - 1] == ']';
}

static struct span
literal_ip(struct span helo)
{
	struct span ip = span_sub(helo, 1, helo.n - 1);

	return span_istarts(ip, SPAN("IPv6:")) ? span_from(ip, 5) : ip;
}

/* No host's full name, and no address in brackets (RFC 5321 4.1.1.1). */
static bool
is_bad_helo(struct span helo)
{
	struct cidr_ip ip;

	if (is_literal(helo))
		return cidr_ip_parse(literal_ip(helo), &ip) == -1;
	return !ruledns_is_name(helo) || !span_has(helo, '.') ||
	    cidr_ip_parse(helo, &ip) == 0;
}

static enum ruletest_truth
helo_form(struct rulejudge *j, const struct rule *r,
    const struct rule_condition *c)
{
	struct span helo = j->f.helo;

	(void)r;
	see(j, helo);
	if (c->test == RULE_T_HELO_BAD)
		return truth(is_bad_helo(helo));
	if (c->test == RULE_T_HELO_LITERAL)
		return truth(is_literal(helo));
	return truth(span_ieq(helo, j->f.hostname) || (j->f.local.n > 0 &&
	    (span_eq(helo, j->f.local) || (is_literal(helo) &&
	    span_ieq(literal_ip(helo), j->f.local)))));
}

/* Has it an address, or mail servers? */
static enum ruletest_truth
helo_dns(struct rulejudge *j, const struct rule *r,
    const struct rule_condition *c)
{
	struct span helo = j->f.helo;
	struct cidr_ip ip;
	bool matches;
	int found;

	(void)r;
	see(j, helo);
	if (is_literal(helo))
		return truth(c->test == RULE_T_HELO_MISMATCH &&
		    !span_ieq(literal_ip(helo), j->f.client));
	matches = cidr_ip_parse(j->f.client, &ip) == 0;
	found = rulelookup_address(j, helo, matches ? &ip : NULL, &matches);
	if (c->test == RULE_T_HELO_UNRESOLVABLE && found == 0)
		found = rulelookup_mx(j, helo) != 0;
	if (found == -1)
		return RULETEST_UNSURE;
	return truth(c->test == RULE_T_HELO_MISMATCH ? found == 0 || !matches :
	    found == 0);
}

static enum ruletest_truth
login(struct rulejudge *j, const struct rule *r,
    const struct rule_condition *c)
{
	(void)r;
	see(j, j->f.login);
	return truth(j->f.login.n > 0 &&
	    rulelist_has_address(&c->list, j->f.login));
}

static enum ruletest_truth
address(struct rulejudge *j, const struct rule *r,
    const struct rule_condition *c)
{
	bool is_sender = c->test == RULE_T_SENDER ||
	    c->test == RULE_T_SENDER_DOMAIN;
	struct span a = is_sender ? j->f.sender : j->f.recipient;

	(void)r;
	see(j, a.n > 0 ? a : SPAN("<>"));
	if (c->test == RULE_T_SENDER || c->test == RULE_T_RECIPIENT)
		return truth(rulelist_has_address(&c->list, a));
	return truth(rulelist_has_name(&c->list, ruletest_domain(a)));
}

static enum ruletest_truth
sender_dns(struct rulejudge *j, const struct rule *r,
    const struct rule_condition *c)
{
	struct span domain = ruletest_domain(j->f.sender);
	int mx, found;

	(void)r;
	see(j, domain);
	if (domain.n == 0 || domain.p[0] == '[')
		return RULETEST_NO;
	/* RFC 5321 5.1: the MX, else the address; RFC 7505: the null MX. */
	mx = rulelookup_mx(j, domain);
	if (mx == -1)
		return RULETEST_UNSURE;
	if (mx == RULELOOKUP_NULL_MX || c->test == RULE_T_SENDER_NULL_MX)
		return truth(mx == RULELOOKUP_NULL_MX);
	if (mx > 0)
		return RULETEST_NO;
	found = rulelookup_address(j, domain, NULL, NULL);
	return found == -1 ? RULETEST_UNSURE : truth(found == 0);
}

static enum ruletest_truth
asked(struct rulejudge *j, const struct rule *r,
    const struct rule_condition *c)
{
	int yes;

	(void)r;
	see(j, c->test == RULE_T_SENDER_OWN ? j->f.sender : j->f.recipient);
	if (c->test == RULE_T_SENDER_OWN && j->f.login.n == 0)
		return RULETEST_NO;
	yes = c->test == RULE_T_SENDER_OWN ? j->ask->own(j->ask->arg) :
	    j->ask->known(j->ask->arg);
	return yes == -1 ? RULETEST_UNSURE : truth(yes == 1);
}

static test_fn *const tests[RULE_TESTS] = {
	[RULE_T_NETWORK] = network, [RULE_T_CLIENT_NAME] = client_name,
	[RULE_T_CLIENT_NAMELESS] = client_name,
	[RULE_T_CLIENT_UNCONFIRMED] = client_name, [RULE_T_PORT] = number,
	[RULE_T_EARLY] = flag, [RULE_T_TLS] = flag,
	[RULE_T_DNSBL] = listed, [RULE_T_SCORE] = number,
	[RULE_T_RATE] = rate, [RULE_T_HELO] = helo,
	[RULE_T_HELO_BAD] = helo_form, [RULE_T_HELO_LITERAL] = helo_form,
	[RULE_T_HELO_MINE] = helo_form,
	[RULE_T_HELO_UNRESOLVABLE] = helo_dns,
	[RULE_T_HELO_MISMATCH] = helo_dns, [RULE_T_HELO_LISTED] = listed,
	[RULE_T_AUTHENTICATED] = flag, [RULE_T_LOGIN] = login,
	[RULE_T_SENDER] = address, [RULE_T_SENDER_DOMAIN] = address,
	[RULE_T_SENDER_UNRESOLVABLE] = sender_dns,
	[RULE_T_SENDER_NULL_MX] = sender_dns, [RULE_T_SENDER_LISTED] = listed,
	[RULE_T_SENDER_OWN] = asked, [RULE_T_SIZE_OVER] = number,
	[RULE_T_RECIPIENT] = address, [RULE_T_RECIPIENT_DOMAIN] = address,
	[RULE_T_RECIPIENT_KNOWN] = asked, [RULE_T_RECIPIENTS_OVER] = number,
};

enum ruletest_truth
ruletest(struct rulejudge *j, const struct rule *r, size_t condition)
{
	const struct rule_condition *c = &r->conditions[condition];
	enum ruletest_truth t;

	if (j->seen.len > 0)
		buf_adds(&j->seen, ", ");
	buf_adds(&j->seen, rule_words[c->test].name);
	buf_addc(&j->seen, '=');
	t = tests[c->test](j, r, c);
	if (t == RULETEST_UNSURE || !c->negated)
		return t;
	return truth(t == RULETEST_NO);
}
