/* SASL: any mechanism fed with any lines as responses. Nobody gets in by an
 * example, nor without the password, whatever is said.
 * SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdlib.h>

#include "crypto/scheme.h"
#include "sasl/offer.h"
#include "sasl/sasl.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Passwords are not what is looked for here. */
int
scheme_check(struct span verifier, struct span password, struct err *err)
{
	(void)verifier;
	(void)password;
	(void)err;
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct sasl_facts facts = { .challenge = SPAN("<1.2@h>"),
		.seed = SPAN("s"), .n_bindings = 1,
		.bindings = { { SPAN("tls-exporter"), SPAN("1234") } } };
	struct span rest = span_of((const char *)data, n), line, none = { 0 };
	struct buf out = BUF_INIT(SASL_CHALLENGE_MAX);
	const struct offer_mechanism *m = NULL;
	enum sasl_step step = SASL_CHALLENGE;
	struct sasl s;
	int rounds;

	if (span_cut(&rest, '\n', &line) && line.n == 1)
		m = offer_at((size_t)(line.p[0] - 'a') % 32);
	if (m != NULL) {
		sasl_begin(&s, sasl_find(span_str(m->name)), &facts);
		for (rounds = 0; step == SASL_CHALLENGE &&
		    rounds < 9; rounds++) {
			if (!span_cut(&rest, '\n', &line))
				line = none;
			step = sasl_feed(&s, line, &out);
			if (step == SASL_USER) {
				sasl_verifier(&s, SPAN("{PLAIN}9f3b61c07e"),
				    (n & 1) != 0);
				step = sasl_decide(&s, &out);
			}
		}
		if (step == SASL_YES)
			abort();
		sasl_done(&s);
	}
	buf_done(&out);
	return 0;
}
