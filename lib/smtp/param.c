/* param - see param.h.
 * SPDX-License-Identifier: ISC */
#include "smtp/param.h"

static bool
is_keyword(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!span_is_alpha(s.p[i]) && !span_is_digit(s.p[i]) &&
		    (s.p[i] != '-' || i == 0))
			return false;
	return s.n > 0;
}

static bool
is_value(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((s.p[i] & 0x80) == 0 && (s.p[i] <= ' ' || s.p[i] == '=' ||
		    s.p[i] == 0x7f))
			return false;
	return s.n > 0;
}

int
param_next(struct span *rest, struct param *out)
{
	struct span word;
	size_t eq;

	if (!span_word(rest, &word))
		return 0;
	eq = span_find(word, 0, '=');
	out->name = span_sub(word, 0, eq);
	out->value = eq == word.n ? span_of(NULL, 0) : span_from(word, eq + 1);
	if (!is_keyword(out->name) || (eq < word.n && !is_value(out->value)))
		return -1;
	return 1;
}

bool
param_get(struct span params, struct span name, struct span *value_out)
{
	struct param p;

	while (param_next(&params, &p) == 1)
		if (span_ieq(p.name, name)) {
			*value_out = p.value;
			return true;
		}
	return false;
}
