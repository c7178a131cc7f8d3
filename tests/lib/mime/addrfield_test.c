/* addrfield: what addresses become when they are written anew.
 * SPDX-License-Identifier: ISC */
#include "mime/addrfield.h"

#include "tap.h"

static const struct {
	const char *field, *anew;
} cases[] = {
	{ "a@b", "<a@b>" },
	{ "Joe <a@b>, c@d (Carl)", "Joe <a@b>,_Carl <c@d>" },
	{ "\"Doe, Joe\" <a@b>", "\"Doe, Joe\" <a@b>" },
	{ "\"a \\\"b\\\\\" <a@b>", "\"a \\\"b\\\\\" <a@b>" },
	{ "=?utf-8?Q?x?= <a@b>", "=?utf-8?Q?x?= <a@b>" },
	{ "\"a b\"@c", "<\"a b\"@c>" },
	{ "us: a@b, c@d;, e@f", "us: <a@b>,_<c@d>;,_<e@f>" },
	{ "nobody:;", "nobody: ;" },
	{ "\"a\001b\" <a@b>", "a b <a@b>" },
};

int
main(void)
{
	size_t i, k;

	for (i = 0; i < LENGTH(cases); i++) {
		struct buf out = BUF_INIT(1000);
		struct addrs a;
		struct err err;
		bool first = true;

		addrs_init(&a);
		tap_ok(addrs_parse(&a, span_str(cases[i].field), &err) == 0,
		    "is read");
		for (k = 0; k < a.n; k++) {
			addrfield_add(&out, &a.items[k], first, SPAN("_"));
			first = a.items[k].kind == ADDRS_GROUP;
		}
		tap_is_span(buf_span(&out), span_str(cases[i].anew),
		    cases[i].field, __FILE__, __LINE__);
		addrs_done(&a);
		buf_done(&out);
	}
	return tap_done();
}
