/* stspolicy - see stspolicy.h.
 * SPDX-License-Identifier: ISC */
#include "send/stspolicy.h"

#include "base/num.h"

static bool
is_id(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!span_is_alpha(s.p[i]) && !span_is_digit(s.p[i]))
			return false;
	return s.n > 0 && s.n <= STSPOLICY_ID_MAX;
}

int
stspolicy_record(struct span txt, struct span *id_out)
{
	struct span field;
	bool found = false;

	/* RFC 8461 3.1: the version is first, and is written like this. */
	if (!span_cut(&txt, ';', &field) ||
	    !span_eq(span_trim(field), SPAN("v=STSv1")))
		return 0;
	while (!found && span_cut(&txt, ';', &field)) {
		field = span_trim(field);
		if (!span_starts(field, SPAN("id=")))
			continue;
		found = true;
		*id_out = span_from(field, 3);
	}
	return found && is_id(*id_out) ? 1 : -1;
}

/* A host name of letters, digits and hyphens; "*." may come first. */
static bool
is_pattern(struct span s)
{
	size_t i;

	if (span_starts(s, SPAN("*.")))
		s = span_from(s, 2);
	for (i = 0; i < s.n; i++)
		if (!span_is_alpha(s.p[i]) && !span_is_digit(s.p[i]) &&
		    s.p[i] != '-' && s.p[i] != '_' &&
		    (s.p[i] != '.' || i == 0 || s.p[i - 1] == '.'))
			return false;
	return s.n > 0 && s.n <= 253;
}

struct seen {
	bool version, mode, age;
};

static int
take_mode(struct span value, enum stspolicy_mode *out)
{
	static const char *const names[] = { "none", "testing", "enforce" };
	size_t i;

	for (i = 0; i < LENGTH(names); i++)
		if (span_eq(value, span_str(names[i]))) {
			*out = (enum stspolicy_mode)i;
			return 0;
		}
	return -1;
}

/* One line: 0 or -1. */
static int
take_field(struct stspolicy *p, struct seen *seen, struct span name,
    struct span value)
{
	bool *first = span_eq(name, SPAN("version")) ? &seen->version :
	    span_eq(name, SPAN("mode")) ? &seen->mode :
	    span_eq(name, SPAN("max_age")) ? &seen->age : NULL;

	if (span_eq(name, SPAN("mx"))) {
		if (!is_pattern(value) || p->n_mx == STSPOLICY_MX_MAX)
			return -1;
		p->mx[p->n_mx++] = value;
		return 0;
	}
	if (first == NULL || *first)
		return 0;
	*first = true;
	if (first == &seen->version)
		return span_eq(value, SPAN("STSv1")) ? 0 : -1;
	if (first == &seen->mode)
		return take_mode(value, &p->mode);
	return num_parse_u32(value, STSPOLICY_AGE_MAX, &p->max_age);
}

int
stspolicy_parse(struct span text, struct stspolicy *out, struct err *err)
{
	struct seen seen = { false, false, false };
	struct span line, name;
	unsigned n = 0;

	*out = (struct stspolicy){ .n_mx = 0 };
	while (span_cut(&text, '\n', &line)) {
		n++;
		if (span_trim(line).n == 0)
			continue;
		if (!span_has(line, ':') || !span_cut(&line, ':', &name) ||
		    take_field(out, &seen, name, span_trim(line)) == -1)
			return err_set(err, ERR_DATA, "MTA-STS policy: line "
			    "%u is wrong", n);
	}
	if (!seen.version || !seen.mode || !seen.age)
		return err_set(err, ERR_DATA, "MTA-STS policy: version, mode "
		    "or max_age is missing");
	if (out->n_mx == 0 && out->mode != STSPOLICY_NONE)
		return err_set(err, ERR_DATA, "MTA-STS policy: no mx");
	return 0;
}

bool
stspolicy_fits(const struct stspolicy *p, struct span host)
{
	size_t dot = span_find(host, 0, '.'), i;

	for (i = 0; i < p->n_mx; i++)
		if (span_starts(p->mx[i], SPAN("*.")) ? dot > 0 &&
		    span_ieq(span_from(host, dot), span_from(p->mx[i], 1)) :
		    span_ieq(host, p->mx[i]))
			return true;
	return false;
}
