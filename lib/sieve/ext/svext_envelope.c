/* svext_envelope - the envelope test (RFC 5228 5.4). "from" is the reverse
 * path, "to" the address this delivery is for.
 * SPDX-License-Identifier: ISC */
#include "sieve/svext.h"

#include "sieve/svaddress.h"
#include "sieve/svcheck.h"

static int
check_envelope(struct svcheck *c, struct svnode *node)
{
	const struct svarg *parts = node->places[0];
	size_t i;

	for (i = 0; i < parts->n; i++)
		if (svcheck_is_constant(c, parts->strings[i]) &&
		    !span_ieq(parts->strings[i], SPAN("from")) &&
		    !span_ieq(parts->strings[i], SPAN("to")))
			return svcheck_refuse(c, parts->line,
			    "the envelope has \"from\" and \"to\"");
	return 0;
}

static int
run_envelope(struct svrun *r, const struct svnode *node)
{
	const struct svarg *parts = node->places[0];
	struct svtest t;
	size_t i;

	if (svtest_begin(&t, r, node, node->places[1]) == -1)
		return -1;
	for (i = 0; i < parts->n; i++) {
		struct span name, address;
		size_t at;
		int got;

		if (svrun_expand(r, parts->strings[i], &name) == -1)
			return -1;
		if (span_ieq(name, SPAN("from")))
			address = r->mail->sender;
		else if (span_ieq(name, SPAN("to")))
			address = r->mail->recipient;
		else
			continue;
		at = span_rfind(address, '@');
		got = svaddress_value(&t, name, span_sub(address, 0, at),
		    span_from(address, at + 1));
		if (got != 0)
			return got;
	}
	return svtest_end(&t);
}

static const struct svrow rows[] = {
	{ "envelope", "SS", 2, SVROW_TEST | SVROW_MATCH | SVROW_PART,
	    check_envelope, run_envelope },
};

const struct svextension svext_envelope = { "envelope", rows, LENGTH(rows),
	NULL, 0 };
