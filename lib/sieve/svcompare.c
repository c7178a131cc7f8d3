/* svcompare - see svcompare.h.
 * SPDX-License-Identifier: ISC */
#include "sieve/svcompare.h"

/* The digits at the start; none of them is positive infinity. */
static struct span
leading_number(struct span s)
{
	size_t n = 0;

	while (n < s.n && span_is_digit(s.p[n]))
		n++;
	s = span_sub(s, 0, n);
	while (s.n > 1 && s.p[0] == '0')
		s = span_from(s, 1);
	return s;
}

static int
compare_numbers(struct span a, struct span b)
{
	a = leading_number(a);
	b = leading_number(b);
	if (a.n == 0 || b.n == 0)
		return (a.n == 0) - (b.n == 0);
	if (a.n != b.n)
		return a.n < b.n ? -1 : 1;
	return span_cmp(a, b);
}

int
svcompare(enum svmatch_comparator c, struct span a, struct span b)
{
	switch (c) {
	case SVMATCH_CASEMAP:
		return span_icmp(a, b);
	case SVMATCH_OCTET:
		return span_cmp(a, b);
	case SVMATCH_NUMERIC:
		break;
	}
	return compare_numbers(a, b);
}

bool
svcompare_relates(const struct svmatch *m, struct span value, struct span key)
{
	int d = svcompare(m->comparator, value, key);

	switch (m->relation) {
	case SVMATCH_GT:
		return d > 0;
	case SVMATCH_GE:
		return d >= 0;
	case SVMATCH_LT:
		return d < 0;
	case SVMATCH_LE:
		return d <= 0;
	case SVMATCH_EQ:
		return d == 0;
	case SVMATCH_NE:
		break;
	}
	return d != 0;
}
