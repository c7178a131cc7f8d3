/* quotarule - see quotarule.h.
 * SPDX-License-Identifier: ISC */
#include "maildir/quotarule.h"

#include <string.h>

#include "base/num.h"

#define GRACE_PERCENT 10             /* as Dovecot's quota_grace */

static int
wrong(struct span part, struct err *err)
{
	return err_set(err, ERR_USAGE, "not a quota: %.*s",
	    part.n > 60 ? 60 : (int)part.n, part.p);
}

/* "10%" of `whole`, or a size. */
static bool
amount(struct span s, uint64_t whole, uint64_t *out)
{
	uint64_t percent;

	if (s.n > 1 && s.p[s.n - 1] == '%') {
		if (num_parse_u64(span_sub(s, 0, s.n - 1), 1000,
		    &percent) == -1)
			return false;
		*out = whole / 100 * percent;
		return true;
	}
	return num_parse_size(s, INT64_MAX, out) == 0;
}

static bool
limits(struct quota *q, struct span text)
{
	struct span part;
	uint64_t n;

	if (text.n == 0)
		return true;
	while (span_cut(&text, ',', &part)) {
		char last;

		part = span_trim(part);
		if (part.n == 0)
			return false;
		last = part.p[part.n - 1];
		if (last == 'C' || last == 'S') {
			if (num_parse_u64(span_sub(part, 0, part.n - 1),
			    INT64_MAX, &n) == -1)
				return false;
		} else if (num_parse_size(part, INT64_MAX, &n) == -1) {
			return false;
		}
		*(last == 'C' ? &q->messages : &q->bytes) = n;
	}
	return true;
}

static bool
rule_amount(struct span value, uint64_t whole, struct quota_amount *out)
{
	out->given = true;
	out->more = span_starts(value, SPAN("+"));
	return amount(span_from(value, out->more ? 1 : 0), whole, &out->n);
}

/* "ignore", "storage=+100M", "messages=1000", "+100M" */
static bool
one_limit(const struct quota *q, struct quota_rule *r, struct span word)
{
	if (span_eq(word, SPAN("ignore"))) {
		r->ignored = true;
		return true;
	}
	if (span_starts(word, SPAN("messages=")))
		return rule_amount(span_from(word, 9), q->messages,
		    &r->messages);
	return rule_amount(span_starts(word, SPAN("storage=")) ?
	    span_from(word, 8) : word, q->bytes, &r->bytes);
}

static bool
rule(struct quota *q, struct span text)
{
	size_t colon = span_find(text, 0, ':');
	struct span value = span_from(text, colon + 1), word;
	struct quota_rule *r;

	if (span_starts(text, SPAN("grace=")))
		return amount(span_from(text, 6), q->bytes, &q->grace);
	if (colon == 0 || colon > QUOTA_NAME_MAX || colon == text.n ||
	    q->n_rules == QUOTA_RULES_MAX)
		return false;
	r = &q->rules[q->n_rules++];
	memset(r, 0, sizeof(*r));
	memcpy(r->name, text.p, colon);
	while (span_cut(&value, ':', &word))
		if (!one_limit(q, r, word))
			return false;
	return true;
}

int
quotarule_parse(struct quota *q, struct span text, struct err *err)
{
	struct span part;
	bool first = true;

	memset(q, 0, sizeof(*q));
	while (span_cut(&text, ';', &part)) {
		part = span_trim(part);
		if (first ? !limits(q, part) : part.n > 0 && !rule(q, part))
			return wrong(part, err);
		if (first)
			q->grace = q->bytes / 100 * GRACE_PERCENT;
		first = false;
	}
	return 0;
}

/* '*' is any characters, '?' is one. Linear: on a mismatch only the last star
 * takes one more. */
static bool
matches(struct span pattern, struct span name)
{
	size_t p = 0, n = 0, star = pattern.n, from = 0;

	while (n < name.n) {
		if (p < pattern.n && pattern.p[p] == '*') {
			star = p++;
			from = n;
		} else if (p < pattern.n && (pattern.p[p] == '?' ||
		    pattern.p[p] == name.p[n])) {
			p++;
			n++;
		} else if (star < pattern.n) {
			p = star + 1;
			n = ++from;
		} else {
			return false;
		}
	}
	while (p < pattern.n && pattern.p[p] == '*')
		p++;
	return p == pattern.n;
}

const struct quota_rule *
quotarule_for(const struct quota *q, struct span mailbox)
{
	size_t i;

	for (i = 0; i < q->n_rules; i++)
		if (matches(span_str(q->rules[i].name), mailbox))
			return &q->rules[i];
	return NULL;
}
