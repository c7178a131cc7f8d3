/* pattern - see pattern.h.
 * SPDX-License-Identifier: ISC */
#include "imap/pattern.h"

#include <string.h>

int
pattern_init(struct pattern *p, struct pool *pool, struct span text,
    char separator)
{
	char *out = pool_get(pool, text.n + 1);
	size_t i, n = 0;

	for (i = 0; i < text.n; i++) {
		char c = text.p[i];

		/* "**", "*%" and "%*" are "*", "%%" is "%". */
		if (n > 0 && c == '*' && out[n - 1] == '%')
			out[n - 1] = '*';
		else if (n == 0 || (c != '*' && c != '%') ||
		    (out[n - 1] != '*' && (out[n - 1] != '%' || c != '%')))
			out[n++] = c;
	}
	p->text = span_of(out, n);
	p->separator = separator;
	return n > PATTERN_MAX ? -1 : 0;
}

/* From each place reached, the place after a wildcard is reached too. */
static void
close_over(const struct pattern *p, bool *at)
{
	size_t i;

	for (i = 0; i < p->text.n; i++)
		if (at[i] && (p->text.p[i] == '*' || p->text.p[i] == '%'))
			at[i + 1] = true;
}

/* One byte of the name: from the places `at` to the places `to`. */
static bool
step(const struct pattern *p, const bool *at, bool *to, char c, bool any_case)
{
	bool some = false;
	size_t i;

	memset(to, 0, p->text.n + 1);
	for (i = 0; i < p->text.n; i++) {
		char want = p->text.p[i];

		if (!at[i])
			continue;
		if (want == '*' || (want == '%' && c != p->separator))
			to[i] = some = true;
		else if (want == c || (any_case &&
		    span_lower(want) == span_lower(c)))
			to[i + 1] = some = true;
	}
	return some;
}

bool
pattern_match(const struct pattern *p, struct span name)
{
	bool places[2][PATTERN_MAX + 1];
	bool inbox = span_ieq(span_sub(name, 0,
	    span_find(name, 0, p->separator)), SPAN("INBOX"));
	size_t i, now = 0;

	memset(places[0], 0, p->text.n + 1);
	places[0][0] = true;
	close_over(p, places[0]);
	for (i = 0; i < name.n; i++) {
		if (!step(p, places[now], places[1 - now], name.p[i],
		    inbox && i < 5))
			return false;
		now = 1 - now;
		close_over(p, places[now]);
	}
	return places[now][p->text.n];
}
