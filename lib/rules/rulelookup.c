/* rulelookup - see rulelookup.h.
 * SPDX-License-Identifier: ISC */
#include "rules/rulelookup.h"

#include <string.h>

#include "base/mem.h"
#include "dns/dnsmsg.h"

static const struct ruledns_answer *
recall(const struct rulejudge *j, const struct ruledns_question *q)
{
	size_t i;

	for (i = 0; i < j->n_asked; i++)
		if (j->asked[i].q.type == q->type &&
		    strcmp(j->asked[i].q.name, q->name) == 0)
			return &j->asked[i].a;
	return NULL;
}

/* Ask those that have not been asked. What comes past the session's number of
 * questions nobody knows. */
static void
ask(struct rulejudge *j, const struct ruledns_question *q, size_t n)
{
	size_t first = j->n_asked, i;

	if (j->cap_asked < first + n) {
		j->cap_asked = 2 * (first + n);
		j->asked = mem_resize(j->asked, j->cap_asked,
		    sizeof(*j->asked));
	}
	for (i = 0; i < n; i++)
		if (recall(j, &q[i]) == NULL) {
			struct rulejudge_asked *a = &j->asked[j->n_asked++];

			memset(a, 0, sizeof(*a));
			a->q = q[i];
			a->a.result = -1;
		}
	if (j->n_asked > first)
		j->ask->dns(j->ask->arg, j->asked + first,
		    j->n_asked - first);
}

static const struct ruledns_answer *
one(struct rulejudge *j, uint16_t type, struct span name)
{
	static const struct ruledns_answer none = { .result = 0 },
		unknown = { .result = -1, .why = "too many questions" };
	const struct ruledns_answer *a;
	struct ruledns_question q;

	if (ruledns_ask_for(&q, type, name) == -1)
		return &none;
	a = recall(j, &q);
	if (a == NULL && j->n_asked >= RULEJUDGE_DNS_MAX)
		return &unknown;
	if (a == NULL)
		ask(j, &q, 1);
	return a != NULL ? a : recall(j, &q);
}

static bool
has_ip(const struct ruledns_answer *a, const struct cidr_ip *ip)
{
	unsigned i;

	for (i = 0; i < a->n_ips; i++)
		if (a->ips[i].v6 == ip->v6 && memcmp(a->ips[i].b, ip->b,
		    ip->v6 ? 16 : 4) == 0)
			return true;
	return false;
}

int
rulelookup_address(struct rulejudge *j, struct span name,
    const struct cidr_ip *ip, bool *has)
{
	static const uint16_t types[] = { DNSMSG_A, DNSMSG_AAAA };
	bool unsure = false, found = false, match = false;
	size_t i;

	for (i = 0; i < LENGTH(types); i++) {
		const struct ruledns_answer *a = one(j, types[i], name);

		unsure |= a->result == -1;
		found |= a->result == 1;
		match |= ip != NULL && a->result == 1 && has_ip(a, ip);
		if (ip == NULL ? found : match)
			break;
	}
	if (has != NULL)
		*has = match;
	if (match || (ip == NULL && found))
		return 1;
	return unsure ? -1 : found;
}

int
rulelookup_mx(struct rulejudge *j, struct span name)
{
	const struct ruledns_answer *a = one(j, DNSMSG_MX, name);

	if (a->result == 1 && a->n_names == 1 && a->names[0][0] == '\0')
		return RULELOOKUP_NULL_MX;
	return a->result;
}

enum rulejudge_name
rulelookup_name(struct rulejudge *j)
{
	const struct ruledns_answer *a;
	struct ruledns_question q;
	struct cidr_ip ip;
	bool match = false;
	unsigned i;

	if (j->named != RULEJUDGE_UNASKED)
		return j->named;
	j->named = RULEJUDGE_NAMELESS;
	j->name[0] = '\0';
	if (cidr_ip_parse(j->f.client, &ip) == -1 ||
	    ruledns_reverse(&ip, &q) == -1)
		return j->named;
	a = one(j, DNSMSG_PTR, span_str(q.name));
	if (a->result != 1)
		return j->named = a->result == -1 ? RULEJUDGE_UNSURE :
		    RULEJUDGE_NAMELESS;
	j->named = RULEJUDGE_UNCONFIRMED;
	/* What is asked next may move the answers: names are copied first. */
	for (i = 0; i < a->n_names && i < 2 && !match; i++) {
		memcpy(j->name, a->names[i], sizeof(j->name));
		if (rulelookup_address(j, span_str(j->name), &ip,
		    &match) == -1)
			j->named = RULEJUDGE_UNSURE;
		a = one(j, DNSMSG_PTR, span_str(q.name));
	}
	if (match)
		j->named = RULEJUDGE_CONFIRMED;
	return j->named;
}

static int
zone_question(const struct rulejudge *j, const struct rule_condition *c,
    struct ruledns_question *q)
{
	struct cidr_ip ip;
	struct span domain = c->test == RULE_T_HELO_LISTED ? j->f.helo :
	    ruletest_domain(j->f.sender);

	if (c->test != RULE_T_DNSBL)
		return ruledns_is_name(domain) ?
		    ruledns_zone_domain(&c->zone, domain, q) : -1;
	return cidr_ip_parse(j->f.client, &ip) == 0 ?
	    ruledns_zone_ip(&c->zone, &ip, q) : -1;
}

/* All lists of addresses that any rule names, as many as go at once. */
static void
ask_all_lists(struct rulejudge *j)
{
	struct ruledns_question q[RULEDNS_AT_ONCE];
	size_t i, k, n = 0;

	for (i = 0; i < j->file->n; i++)
		for (k = 0; k < j->file->rules[i].n; k++)
			if (n < LENGTH(q) && j->file->rules[i].conditions[k].
			    test == RULE_T_DNSBL && zone_question(j,
			    &j->file->rules[i].conditions[k], &q[n]) == 0)
				n++;
	ask(j, q, n);
}

const struct ruledns_answer *
rulelookup_zone(struct rulejudge *j, const struct rule_condition *c)
{
	struct ruledns_question q;

	if (zone_question(j, c, &q) == -1)
		return NULL;
	if (c->test == RULE_T_DNSBL && recall(j, &q) == NULL &&
	    j->n_asked + RULEDNS_AT_ONCE <= RULEJUDGE_DNS_MAX)
		ask_all_lists(j);
	return one(j, q.type, span_str(q.name));
}
