/* popline: verbs, rests, numbers.
 * SPDX-License-Identifier: ISC */
#include "pop3/popline.h"

#include "base/attr.h"
#include "tap.h"

static const struct sample {
	struct span line, verb, rest;
	int has_number;
	uint32_t number;
} samples[] = {
	{ SPAN("STAT"), SPAN("STAT"), SPAN(""), 0, 0 },
	{ SPAN("RETR 7"), SPAN("RETR"), SPAN("7"), 1, 7 },
	{ SPAN("RETR  7 "), SPAN("RETR"), SPAN(" 7 "), 1, 7 },
	{ SPAN("RETR "), SPAN("RETR"), SPAN(""), 0, 0 },
	{ SPAN("RETR -1"), SPAN("RETR"), SPAN("-1"), -1, 0 },
	{ SPAN("RETR +1"), SPAN("RETR"), SPAN("+1"), -1, 0 },
	{ SPAN("RETR 1x"), SPAN("RETR"), SPAN("1x"), -1, 0 },
	{ SPAN("RETR 4294967295"), SPAN("RETR"), SPAN("4294967295"), 1,
	    UINT32_MAX },
	{ SPAN("RETR 4294967296"), SPAN("RETR"), SPAN("4294967296"), -1, 0 },
	{ SPAN("RETR 18446744073709551617"), SPAN("RETR"),
	    SPAN("18446744073709551617"), -1, 0 },
	{ SPAN("PASS  a b "), SPAN("PASS"), SPAN(" a b "), -1, 0 },
	{ SPAN(""), SPAN(""), SPAN(""), 0, 0 },
};

int
main(void)
{
	size_t i;

	for (i = 0; i < LENGTH(samples); i++) {
		const struct sample *s = &samples[i];
		struct span verb, rest, left;
		uint32_t n = 0;

		popline_split(s->line, &verb, &rest);
		tap_is(verb, s->verb, "verb");
		tap_is(rest, s->rest, "rest");
		tap_ok((rest.p == NULL) == !span_has(s->line, ' '),
		    "no space, no rest");
		left = rest;
		tap_ok(popline_number(&left, &n) == s->has_number &&
		    (s->has_number != 1 || n == s->number), "number");
	}
	return tap_done();
}
