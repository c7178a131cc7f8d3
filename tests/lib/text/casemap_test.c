/* SPDX-License-Identifier: ISC */
#include "text/casemap.h"
#include "tap.h"

static const char *const cases[][2] = {
	{ "", "" }, { "aZ_[", "AZ_[" },
	{ "\303\251", "E\314\201" }, { "\303\211", "E\314\201" },
	{ "\303\237", "\303\237" },              /* sharp s: no single
	                                          * capital */
	{ "\357\254\201", "fi" },                /* a ligature, by its parts */
	{ "\316\261\317\202", "\316\221\316\243" },
	{ "\320\277", "\320\237" }, { "\360\220\220\250", "\360\220\220\200" },
	{ "\352\260\200", "\352\260\200" },      /* Hangul */
	{ "\377a\303", "\377A\303" }, { "\355\240\200", "\355\240\200" },
};

int
main(void)
{
	uint32_t out[CASEMAP_MOST], c;
	size_t i, most = 0;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf b = BUF_INIT(100);

		casemap_add(&b, span_str(cases[i][0]));
		tap_is_span(buf_span(&b), span_str(cases[i][1]), cases[i][0],
		    __FILE__, __LINE__);
		buf_done(&b);
	}
	tap_ok(casemap_char(0x1c6, out) == 3 && out[0] == 'D' &&
	    out[1] == 'z' && out[2] == 0x30c, "a letter with a title case");
	for (c = 0; c < 0x110000; c++) {
		size_t n = casemap_char(c, out);

		if (n > most)
			most = n;
	}
	tap_ok(most == CASEMAP_MOST, "none becomes more than is said");
	return tap_done();
}
