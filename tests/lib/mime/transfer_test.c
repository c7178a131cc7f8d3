/* Transfer encodings and charsets, cut at every byte.
 * SPDX-License-Identifier: ISC */
#include "mime/charset.h"
#include "mime/transfer.h"
#include "tap.h"

struct sink {
	struct stage stage;
	struct buf b;
};

static int
put(struct stage *s, struct span in)
{
	buf_add(&((struct sink *)(void *)s)->b, in);
	return 0;
}

static int
end(struct stage *s)
{
	(void)s;
	return 0;
}

static const struct {
	enum transfer_encoding encoding;
	const char *charset, *in, *out;
} cases[] = {
	{ TRANSFER_QP, "utf-8", "a=3Db=\nc", "a=bc" },
	{ TRANSFER_QP, "utf-8", "a=3db =\r\n c  \nd", "a=b  c\nd" },
	{ TRANSFER_QP, "utf-8", "a=zz=4", "a=zz=4" },
	{ TRANSFER_QP, "utf-8", "a= \nb", "ab" },
	{ TRANSFER_BASE64, "utf-8", "aGVs\nbG8=", "hello" },
	{ TRANSFER_BASE64, "iso-2022-jp", "GyRCRnxLXBsoQg==",
	    "\346\227\245\346\234\254" },
	{ TRANSFER_QP, "iso-8859-1", "=FC", "\303\274" },
	{ TRANSFER_QP, "shift_jis", "=93=FA=96{", "\346\227\245\346\234\254" },
	{ TRANSFER_IDENTITY, "us-ascii", "x\377", "x\377" },
	{ TRANSFER_IDENTITY, "euc-jp", "\306\374", "\346\227\245" },
	{ TRANSFER_IDENTITY, "koi8-r", "\320", "\320\277" },
};

int
main(void)
{
	size_t i, cut;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct span in = span_str(cases[i].in);
		bool same = true;

		for (cut = 0; cut <= in.n && same; cut++) {
			struct sink sink = { { put, end, NULL, NULL },
			    BUF_INIT(1000) };
			struct charset c;
			struct transfer t;

			if (charset_init(&c, span_str(cases[i].charset),
			    &sink.stage, NULL) == -1)
				break;
			transfer_init(&t, cases[i].encoding, &c.stage, NULL);
			same = stage_put(&t.stage, span_sub(in, 0, cut)) == 0 &&
			    stage_put(&t.stage, span_from(in, cut)) == 0 &&
			    stage_end(&t.stage) == 0 &&
			    span_eq(buf_span(&sink.b), span_str(cases[i].out));
			if (!same)
				tap_show("got", buf_span(&sink.b));
			transfer_done(&t);
			charset_done(&c);
			buf_done(&sink.b);
		}
		tap_ok(same && cut == in.n + 1, cases[i].in);
	}
	tap_ok(!charset_is_known(SPAN("UTF-8//IGNORE")) &&
	    !charset_is_known(SPAN("../x")) && !charset_is_known(
	    SPAN("klingon")), "names that are no charset");
	return tap_done();
}
