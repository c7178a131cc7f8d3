/* offer: which mechanisms all of some users can use.
 * SPDX-License-Identifier: ISC */
#include "sasl/offer.h"

#include "tap.h"

/* Their names, without those that need no verifier. */
static void
write_names(uint32_t set, struct buf *out)
{
	const struct offer_mechanism *m;
	size_t i;

	buf_reset(out);
	for (i = 0; (m = offer_at(i)) != NULL; i++)
		if ((set >> i & 1) != 0 && (m->flags & OFFER_PROVEN) == 0)
			buf_addf(out, "%s%s", out->len > 0 ? " " : "", m->name);
}

/* Users are apart by "|", their verifiers by a blank. */
static const struct {
	const char *users, *names;
} cases[] = {
	{ "", "PLAIN LOGIN" },
	{ "{CRYPT}x", "PLAIN LOGIN" },
	{ "{PLAIN}x", "SCRAM-SHA-256-PLUS SCRAM-SHA-1-PLUS SCRAM-SHA-256 "
	    "SCRAM-SHA-1 DIGEST-MD5 CRAM-MD5 APOP PLAIN LOGIN" },
	{ "{PLAIN}x|{CRYPT}x", "PLAIN LOGIN" },
	{ "{scram-sha-256}x", "SCRAM-SHA-256-PLUS SCRAM-SHA-256 PLAIN LOGIN" },
	{ "{SCRAM-SHA-1}x {CRAM-MD5}x|{PLAIN}x", "SCRAM-SHA-1-PLUS "
	    "SCRAM-SHA-1 CRAM-MD5 PLAIN LOGIN" },
	{ "{SCRAM-SHA-256}x||{SCRAM-SHA-256}y", "SCRAM-SHA-256-PLUS "
	    "SCRAM-SHA-256 PLAIN LOGIN" },
	{ "{SCRAM-SHA-256}x|{SCRAM-SHA-1}y", "PLAIN LOGIN" },
	{ "nonsense", "PLAIN LOGIN" },
};

int
main(void)
{
	struct buf b = BUF_INIT(1000);
	struct offer o;
	size_t i;

	for (i = 0; i < LENGTH(cases); i++) {
		struct span rest = span_str(cases[i].users), user, one;

		offer_init(&o);
		while (span_cut(&rest, '|', &user)) {
			while (span_word(&user, &one))
				offer_verifier(&o, one);
			offer_next(&o);
		}
		write_names(offer_end(&o), &b);
		tap_is(buf_span(&b), span_str(cases[i].names), cases[i].users);
	}
	tap_ok(offer_find(SPAN("plain")) != NULL, "by name, in any case");
	tap_ok(offer_find(SPAN("GSSAPI")) == NULL, "unknown");
	buf_done(&b);
	return tap_done();
}
