/* SPDX-License-Identifier: ISC */
#include "imap/imapurl.h"
#include "base/buf.h"
#include "tap.h"

static const struct {
	const char *text;
	const char *told;        /* NULL: refused */
} cases[] = {
	{ ";UID=1", "- 0 1 []" }, { ";uid=4294967295", "- 0 4294967295 []" },
	{ "/INBOX/;UID=20", "INBOX 0 20 []" },
	{ "/INBOX;UIDVALIDITY=7/;UID=20", "INBOX 7 20 []" },
	{ "/Drafts;uidvalidity=385759045/;uid=20/;section=HEADER",
	    "Drafts 385759045 20 [HEADER]" },
	{ "/a/b%20c/;UID=2/;SECTION=1.2.MIME/;PARTIAL=3.4",
	    "a/b c 0 2 [1.2.MIME] 3+4" },
	{ "/x/;UID=2/;PARTIAL=3", "x 0 2 [] 3+0" },
	{ "/%C3%84/;UID=1/;SECTION=HEADER.FIELDS%20(To)",
	    "\xc3\x84 0 1 [HEADER.FIELDS (To)]" },
	{ "/a;b/;UID=1", NULL }, { "/INBOX;UIDVALIDITY=0/;UID=1", NULL },
	{ "/INBOX;UIDVALIDITY=4294967296/;UID=1", NULL },
	{ "", NULL }, { "/", NULL }, { "/INBOX", NULL }, { "/INBOX/", NULL },
	{ "/;UID=1", NULL }, { "//x/;UID=1", NULL }, { "/INBOX;UID=1", NULL },
	{ "INBOX/;UID=1", NULL }, { "imap://h/INBOX/;UID=1", NULL },
	{ ";UID=", NULL }, { ";UID=0", NULL }, { ";UID=-1", NULL },
	{ ";UID=4294967296", NULL }, { ";UID=1/", NULL }, { ";UID=1x", NULL },
	{ ";UID=1/;SECTION=", NULL }, { ";UID=1/;PARTIAL=", NULL },
	{ ";UID=1/;PARTIAL=1.", NULL }, { ";UID=1/;PARTIAL=1.0", NULL },
	{ ";UID=1/;PARTIAL=.1", NULL }, { ";UID=1/;PARTIAL=1.2.3", NULL },
	{ ";UID=1/;PARTIAL=1/;SECTION=1", NULL },
	{ ";UID=1/;EXPIRE=1", NULL }, { ";UID=1?x", NULL },
	{ "/%/;UID=1", NULL }, { "/%4/;UID=1", NULL }, { "/%zz/;UID=1", NULL },
	{ "/%00/;UID=1", NULL }, { "/%0a/;UID=1", NULL }, { "/a b/;UID=1",
	    NULL }, { "/\xc3\x84/;UID=1", NULL },
};

int
main(void)
{
	struct buf b = BUF_INIT(1000);
	struct imapurl u;
	struct pool pool;
	size_t i;

	pool_init(&pool);
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct err err = ERR_INIT;
		int r = imapurl_parse(&u, &pool, span_str(cases[i].text),
		    &err);

		if (cases[i].told == NULL) {
			tap_ok(r == -1 && err.kind == ERR_DATA,
			    cases[i].text);
			continue;
		}
		buf_reset(&b);
		buf_add(&b, u.mailbox.p == NULL ? SPAN("-") : u.mailbox);
		buf_addf(&b, " %lu %lu [%.*s]", (unsigned long)u.uidvalidity,
		    (unsigned long)u.uid, (int)u.section.n, u.section.p ==
		    NULL ? "" : u.section.p);
		if (u.partial)
			buf_addf(&b, " %llu+%llu", (unsigned long long)u.from,
			    (unsigned long long)u.bytes);
		tap_ok(r == 0 && span_eq(buf_span(&b),
		    span_str(cases[i].told)), cases[i].text);
	}
	pool_done(&pool);
	buf_done(&b);
	return tap_done();
}
