/* play - one exchange with a mechanism, as a table has it.
 * SPDX-License-Identifier: ISC */
#ifndef PLAY_H
#define PLAY_H

#include <openssl/crypto.h>     /* what it is linked with */
#include <stdlib.h>

#include "sasl/sasl.h"
#include "tap.h"

#define PLAY_MAX 4
#define NONE { NULL, 0 }
#define S(text) { (text), sizeof(text) - 1 }

struct play {
	const char *name, *mechanism, *challenge, *verifier;
	struct span responses[PLAY_MAX];     /* p NULL: none at all */
	size_t n;
	enum sasl_step end;
	const char *outs[PLAY_MAX];  /* the challenge after each; NULL: any */
};

/* What the last response comes to; `out` is the last challenge. */
static inline enum sasl_step
play_responses(struct sasl *s, const struct span *responses, size_t n,
    const char *verifier, struct buf *out, const char *const *outs,
    const char *name)
{
	enum sasl_step step = SASL_CHALLENGE;
	size_t i;

	for (i = 0; i < n && step == SASL_CHALLENGE; i++) {
		step = sasl_feed(s, responses[i], out);
		if (step == SASL_USER) {
			sasl_verifier(s, span_str(verifier), false);
			step = sasl_decide(s, out);
		}
		if (step == SASL_CHALLENGE && outs != NULL && outs[i] != NULL)
			tap_is(buf_span(out), span_str(outs[i]), name);
	}
	if (i < n)
		tap_ok(outs == NULL, "it ended early");
	return step;
}

static inline void
play(const struct play *p, struct sasl_facts facts)
{
	struct buf out = BUF_INIT(SASL_CHALLENGE_MAX);
	struct sasl s;

	facts.challenge = span_str(p->challenge);
	sasl_begin(&s, sasl_find(span_str(p->mechanism)), &facts);
	tap_ok(play_responses(&s, p->responses, p->n, p->verifier, &out,
	    p->outs, p->name) == p->end, p->name);
	sasl_done(&s);
	buf_done(&out);
}

/* The last response cut at every byte, with each byte turned into another and
 * into NUL, and followed by more: never a yes. */
static inline void
play_damaged(const struct play *p, struct sasl_facts facts)
{
	struct span last = p->responses[p->n - 1];
	struct span responses[PLAY_MAX];
	struct buf out = BUF_INIT(SASL_CHALLENGE_MAX);
	size_t i, how, good = 0;

	facts.challenge = span_str(p->challenge);
	for (i = 0; i < p->n; i++)
		responses[i] = p->responses[i];
	for (how = 0; how < 4; how++)
		for (i = 0; i < last.n; i++) {
			char *copy = calloc(1, last.n + 2);
			struct sasl s;
			size_t k;

			for (k = 0; k < last.n; k++)
				copy[k] = last.p[k];
			if (how == 1)
				copy[i] ^= 1;
			else if (how == 2)
				copy[i] = '\0';
			else if (how == 3)
				copy[last.n] = (char)(i + 1);
			responses[p->n - 1] = span_of(copy, how == 0 ? i :
			    last.n + (how == 3));
			sasl_begin(&s, sasl_find(span_str(p->mechanism)),
			    &facts);
			good += play_responses(&s, responses, p->n,
			    p->verifier, &out, NULL, p->name) == SASL_YES ||
			    (p->outs[p->n - 1] != NULL && out.len > 0 &&
			    span_eq(buf_span(&out),
			    span_str(p->outs[p->n - 1])));
			sasl_done(&s);
			free(copy);
		}
	buf_done(&out);
	tap_ok(good == 0, "no damaged response is taken");
}

#endif
