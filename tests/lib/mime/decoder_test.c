/* SPDX-License-Identifier: ISC */
#include "mime/decoder.h"
#include "tap.h"

#define BAD "\357\277\275"
#define NIHON "\346\227\245\346\234\254"         /* two characters */
#define ZHONG "\344\270\255\346\226\207"

static const struct {
	const char *charset, *in, *out;
	size_t n;                /* of in, where it has a NUL */
} cases[] = {
	{ "iso-8859-1", "gr\374n", "gr\303\274n", 0 },
	{ "ISO_8859-1", "gr\374n", "gr\303\274n", 0 },
	{ "windows-1252", "\200\231", "\342\202\254\342\204\242", 0 },
	{ "windows-1251", "\317\360", "\320\237\321\200", 0 },
	{ "koi8-r", "\320\322", "\320\277\321\200", 0 },
	{ "macintosh", "\212", "\303\244", 0 },
	{ "x-mac-roman", "\212", "\303\244", 0 },
	{ "viscii", "\325", "\341\272\241", 0 },
	{ "tis-620", "\241", "\340\270\201", 0 },
	{ "utf-8", "\303\244\377", "\303\244\377", 0 },
	/* Japanese */
	{ "shift_jis", "\223\372\226{", NIHON, 0 },
	{ "Shift_JIS", "\261\335", "\357\275\261\357\276\235", 0 },
	{ "shift_jis", "\207\100", "\342\221\240", 0 },  /* NEC: only in
	                                                  * CP932 */
	{ "cp932", "\207\100", "\342\221\240", 0 },
	{ "euc-jp", "\306\374\313\334", NIHON, 0 },
	{ "euc-jp", "\255\241", "\342\221\240", 0 },
	{ "euc-jp", "\216\261", "\357\275\261", 0 },
	{ "iso-2022-jp", "a\033$BF|K\\\033(Bb", "a" NIHON "b", 0 },
	{ "iso-2022-jp", "\033$@F|K\\\033(Jb", NIHON "b", 0 },
	{ "iso-2022-jp", "\033(I1]\033(B.", "\357\275\261\357\276\235.", 0 },
	{ "iso-2022-jp", "\0161]\017.", "\357\275\261\357\276\235.", 0 },
	{ "iso-2022-jp", "\261\335.", "\357\275\261\357\276\235.", 0 },
	{ "iso-2022-jp", "\033$B-!\033(B", "\342\221\240", 0 },
	{ "iso-2022-jp-1", "\033$(D0!\033(B", "\344\270\202", 0 },
	{ "iso-2022-jp-2", "\033$AVP\033(B", "\344\270\255", 0 },
	{ "iso-2022-jp-2", "\033$(CGQ\033(B", "\355\225\234", 0 },
	{ "iso-2022-jp-2", "\033.A\033Nd.", "\303\244.", 0 },
	{ "iso-2022-jp-3", "\033$(QF|\033(B", "\346\227\245", 0 },
	{ "CP50221", "\033$BF|\033(B", "\346\227\245", 0 },
	{ "iso-2022-jp", "\033$BF|\nK\\\033(B", "\346\227\245\n\346\234\254", 0 },
	{ "iso-2022-jp", "\033$BF\033(Bx", BAD "x", 0 },
	{ "iso-2022-jp", "\033$A~~\033(Bx", BAD "x", 0 },
	/* Chinese */
	{ "gb2312", "\326\320\316\304", ZHONG, 0 },
	{ "gb2312", "\201\100", "\344\270\202", 0 },     /* only in GBK */
	{ "gbk", "\326\320\316\304", ZHONG, 0 },
	{ "gb18030", "\326\320\316\304\2010\2046", ZHONG "\302\245", 0 },
	{ "hz-gb-2312", "a~{VPND~}~~b", "a" ZHONG "~b", 0 },
	{ "big5", "\244\244\244\345", ZHONG, 0 },
	{ "big5-hkscs", "\244\244\244\345", ZHONG, 0 },
	{ "euc-tw", "\304\343", "\344\270\255", 0 },
	{ "iso-2022-cn", "\033$)A\016VPND\017.", ZHONG ".", 0 },
	{ "iso-2022-cn", "\033$)G\016Dc\017.", "\344\270\255.", 0 },
	/* Korean */
	{ "euc-kr", "\307\321\261\333", "\355\225\234\352\270\200", 0 },
	{ "euc-kr", "\201\101", "\352\260\202", 0 },     /* only in UHC */
	{ "ks_c_5601-1987", "\307\321", "\355\225\234", 0 },
	{ "iso-2022-kr", "\033$)C\016GQ1[\017.", "\355\225\234\352\270\200.", 0 },
	{ "iso-2022-kr", "\033$)C\016GQ\n1[", "\355\225\234\n1[", 0 },
	{ "johab", "\320\145", "\355\225\234", 0 },
	/* Unicode */
	{ "utf-7", "a+ZeVnLA-b+-", "a" NIHON "b+", 0 },
	{ "utf-7", "+ZeVnLA.", NIHON ".", 0 },
	{ "utf-7", "+2D3eAA-", "\360\237\230\200", 0 },
	{ "utf-16", "\0a\145\345", "a\346\227\245", 4 },
	{ "utf-16", "\377\376a\0\345\145", "a\346\227\245", 6 },
	{ "utf-16le", "a\0\075\330\0\336", "a\360\237\230\200", 6 },
	{ "utf-32be", "\0\1\366\0", "\360\237\230\200", 4 },
	/* not valid */
	{ "shift_jis", "\223", BAD, 0 },
	{ "euc-jp", "\306x", BAD "x", 0 },
	{ "utf-16be", "\0a\0", "a" BAD, 3 },
	{ "us-ascii", "\374", "\374", 0 },
	{ "windows-1258", "A\314", "A\314\200", 0 },
};

static bool
decodes(size_t i)
{
	struct span in = cases[i].n == 0 ? span_str(cases[i].in) :
	    span_of(cases[i].in, cases[i].n);
	struct buf out = BUF_INIT(1000);
	struct decoder d;
	bool good = true;
	size_t cut;

	if (decoder_open(&d, span_str(cases[i].charset)) == -1)
		return false;
	for (cut = 0; cut <= in.n + 1; cut++) {
		size_t k;

		buf_reset(&out);
		decoder_close(&d);
		(void)!decoder_open(&d, span_str(cases[i].charset));
		if (cut <= in.n) {
			decoder_feed(&d, span_sub(in, 0, cut), &out);
			decoder_feed(&d, span_from(in, cut), &out);
		} else
			for (k = 0; k < in.n; k++)
				decoder_feed(&d, span_sub(in, k, k + 1), &out);
		decoder_end(&d, &out);
		good = good && span_eq(buf_span(&out), span_str(cases[i].out));
		if (!good && cut == 0)
			tap_show("got", buf_span(&out));
	}
	decoder_close(&d);
	buf_done(&out);
	return good;
}

int
main(void)
{
	static const char *const unknown[] = { "x-nothing", "UTF-8//IGNORE",
		"../../etc/passwd", "-", "iso-8859-99" };
	struct decoder d;
	char name[60];
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		(void)snprintf(name, sizeof(name), "%s, case %zu",
		    cases[i].charset, i);
		tap_ok(decodes(i), name);
	}
	for (i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++)
		tap_ok(decoder_open(&d, span_str(unknown[i])) == -1,
		    unknown[i]);
	return tap_done();
}
