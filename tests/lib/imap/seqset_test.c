/* SPDX-License-Identifier: ISC */
#include "imap/seqset.h"
#include "tap.h"

static const struct {
	const char *text;
	uint32_t star;
	const char *set;         /* NULL: refused */
} cases[] = {
	{ "1", 9, "1" }, { "1:4,7,9:*", 9, "1:4,7,9" }, { "*", 9, "9" },
	{ "*:3", 9, "3:9" }, { "4:1", 9, "1:4" }, { "5,4,3,1:2", 9, "1:5" },
	{ "1:*", 0, "1" }, { "*", 0, "" }, { "3:5,4:10", 9, "3:10" },
	{ "4294967295", 9, "4294967295" },
	{ "4294967294:4294967295,1", 9, "1,4294967294:4294967295" },
	{ "0", 9, NULL }, { "1,0", 9, NULL }, { "4294967296", 9, NULL },
	{ "4294967297", 9, NULL }, { "18446744073709551617", 9, NULL },
	{ "", 9, NULL }, { "1,", 9, NULL }, { ",1", 9, NULL },
	{ "1:", 9, NULL }, { ":1", 9, NULL }, { "1:2:3", 9, NULL },
	{ "-1", 9, NULL }, { "+1", 9, NULL }, { "a", 9, NULL },
};

int
main(void)
{
	struct seqset s;
	struct err err = ERR_INIT;
	struct buf b = BUF_INIT(1 << 20);
	size_t i;

	seqset_init(&s);
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int r = seqset_parse(&s, span_str(cases[i].text),
		    cases[i].star, &err);

		buf_reset(&b);
		if (r == 0)
			seqset_write(&b, &s);
		if (cases[i].set == NULL)
			tap_ok(r == -1, cases[i].text);
		else
			tap_is(span_str(buf_str(&b)), span_str(cases[i].set),
			    cases[i].text);
	}
	if (seqset_parse(&s, SPAN("2:4,8"), 9, &err) == 0)
		tap_ok(!seqset_has(&s, 1) && seqset_has(&s, 2) &&
		    seqset_has(&s, 4) && !seqset_has(&s, 5) &&
		    seqset_has(&s, 8) && !seqset_has(&s, 9), "members");
	tap_ok(seqset_from(&s, 1) == 2 && seqset_from(&s, 3) == 3 &&
	    seqset_from(&s, 5) == 8 && seqset_from(&s, 9) == 0, "next member");
	buf_reset(&b);
	for (i = 0; i <= SEQSET_RANGES_MAX; i++)
		buf_addf(&b, "%s1", i == 0 ? "" : ",");
	tap_ok(seqset_parse(&s, buf_span(&b), 9, &err) == -1 &&
	    err.kind == ERR_LIMIT, "too many ranges");
	seqset_done(&s);
	buf_done(&b);
	return tap_done();
}
