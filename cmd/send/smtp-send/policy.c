/* policy - see policy.h.
 * SPDX-License-Identifier: ISC */
#include "policy.h"

int
policy_level(struct span name, enum policy_level *out)
{
	static const char *const names[] = { "none", "may", "encrypt", "dane",
		"verify" };
	size_t i;

	for (i = 0; i < LENGTH(names); i++)
		if (span_eq(name, span_str(names[i]))) {
			*out = (enum policy_level)i;
			return 0;
		}
	return -1;
}

static bool
fits(struct span pattern, struct span domain)
{
	if (span_eq(pattern, SPAN("*")))
		return true;
	if (pattern.p[0] == '.')
		return domain.n > pattern.n && span_ieq(span_from(domain,
		    domain.n - pattern.n), pattern);
	return span_ieq(pattern, domain);
}

/* The rest of a line: 0 or -1. */
static int
read_policy(struct span rest, struct policy *out)
{
	struct span word;

	*out = (struct policy){ POLICY_MAY, { NULL, 0 }, false };
	if (!span_word(&rest, &word) || policy_level(word, &out->level) == -1)
		return -1;
	while (span_word(&rest, &word)) {
		if (!span_starts(word, SPAN("match=")) || word.n == 6)
			return -1;
		out->match = span_from(word, 6);
	}
	return 0;
}

int
policy_find(struct span file, struct span domain, struct policy *out,
    struct err *err)
{
	struct span line, word;
	struct policy p;
	bool found = false;
	unsigned n = 0;

	while (span_cut(&file, '\n', &line)) {
		n++;
		line = span_trim(line);
		if (line.n == 0 || line.p[0] == '#')
			continue;
		if (!span_word(&line, &word) || read_policy(line, &p) == -1)
			return err_set(err, ERR_USAGE, "TLS policy, line %u: "
			    "domain none|may|encrypt|dane|verify [match=name]",
			    n);
		if (found || !fits(word, domain))
			continue;
		found = true;
		*out = p;
		out->named = !span_eq(word, SPAN("*"));
	}
	return 0;
}
