/* saslprep: the examples of RFC 4013 3, and what is prohibited.
 * SPDX-License-Identifier: ISC */
#include "sasl/saslprep.h"

#include <stringprep.h>

#include "tap.h"

static const struct {
	const char *name;
	struct span in;
	const char *out;             /* NULL: refused */
} cases[] = {
	{ "ASCII", { "user", 4 }, "user" },
	{ "case is kept", { "USER", 4 }, "USER" },
	{ "empty", { "", 0 }, "" },
	{ "a soft hyphen is nothing", { "I\302\255X", 4 }, "IX" },
	{ "NFKC: a with ordinal", { "\302\252", 2 }, "a" },
	{ "NFKC: roman nine", { "\342\205\250", 3 }, "IX" },
	{ "another blank is a blank", { "a\302\240b", 4 }, "a b" },
	{ "composed", { "e\314\201", 3 }, "\303\251" },
	{ "newer than Unicode 3.2", { "\360\237\224\221", 4 },
	    "\360\237\224\221" },
	{ "control character", { "\007", 1 }, NULL },
	{ "both directions", { "\330\2471", 3 }, NULL },
	{ "private use", { "\356\200\200", 3 }, NULL },
	{ "not UTF-8", { "\377", 1 }, NULL },
	{ "an overlong form", { "\300\200", 2 }, NULL },
	{ "NUL", { "a\0b", 3 }, NULL },
};

int
main(void)
{
	struct buf b = BUF_INIT(10000);
	char big[SASLPREP_MAX + 2];
	size_t i;

	tap_ok(stringprep_check_version(NULL) != NULL, "libidn");
	for (i = 0; i < LENGTH(cases); i++) {
		int r;

		buf_reset(&b);
		r = saslprep_add(&b, cases[i].in);
		tap_ok((r == 0) == (cases[i].out != NULL), cases[i].name);
		if (r == 0)
			tap_is(buf_span(&b), span_str(cases[i].out),
			    cases[i].name);
	}
	for (i = 0; i < sizeof(big); i++)
		big[i] = 'x';
	buf_reset(&b);
	tap_ok(saslprep_add(&b, span_of(big, SASLPREP_MAX)) == 0, "longest");
	tap_ok(saslprep_add(&b, span_of(big, SASLPREP_MAX + 1)) == -1,
	    "too long");
	buf_done(&b);
	return tap_done();
}
