/* layout: names of mailboxes in either layout; quota's rules for them; levels.
 * SPDX-License-Identifier: ISC */
#include <string.h>

#include "maildir/layout.h"
#include "maildir/quotalevel.h"
#include "maildir/quotarule.h"
#include "tap.h"

static void
test_names(void)
{
	static const struct {
		const char *name;
		bool plus, fs;           /* may it be made? */
		const char *plus_dir, *fs_dir;
	} rows[] = {
		{ "INBOX", true, true, ".", "." },
		{ "inbox", true, true, ".", "." },
		{ "Work.Sub", true, true, ".Work.Sub", "Work.Sub" },
		{ "Work/Sub", false, true, NULL, "Work/Sub" },
		{ "inbox/Sub", false, true, NULL, "INBOX/Sub" },
		{ "inbox.Sub", true, true, ".INBOX.Sub", "inbox.Sub" },
		{ ".hidden", false, true, NULL, ".hidden" },
		{ "a/.", false, false, NULL, NULL },
		{ "../a", false, false, NULL, NULL },
		{ "/a", false, false, NULL, NULL },
		{ "a/", false, false, NULL, NULL },
		{ "a//b", false, false, NULL, NULL },
		{ "cur", true, false, ".cur", NULL },
		{ "a/tmp", false, false, NULL, NULL },
		{ "~a", true, false, ".~a", NULL },
		{ "pneumatic.index", true, false, ".pneumatic.index", NULL },
		{ "dovecot", true, true, ".dovecot", "dovecot" },
		{ "dovecot-uidlist", true, false, ".dovecot-uidlist", NULL },
		{ "a\001b", false, false, NULL, NULL },
		{ "&AGE-", false, false, NULL, NULL },
		{ "", false, false, NULL, NULL },
	};
	size_t i;

	for (i = 0; i < LENGTH(rows); i++) {
		struct span name = span_str(rows[i].name);
		struct buf b = BUF_INIT(300);

		tap_ok((layout_check_new(LAYOUT_PLUS, name, NULL) == 0) ==
		    rows[i].plus && (layout_check_new(LAYOUT_FS, name, NULL) ==
		    0) == rows[i].fs, rows[i].name);
		if (rows[i].plus_dir != NULL) {
			layout_dir(LAYOUT_PLUS, &b, name);
			tap_is(buf_span(&b), span_str(rows[i].plus_dir), "++");
		}
		buf_reset(&b);
		if (rows[i].fs_dir != NULL) {
			layout_dir(LAYOUT_FS, &b, name);
			tap_is(buf_span(&b), span_str(rows[i].fs_dir), "fs");
		}
		buf_done(&b);
	}
}

static void
test_text(void)
{
	struct buf b = BUF_INIT(1000);
	enum layout l;

	tap_ok(layout_from_text(LAYOUT_FS, &b, SPAN("Gr\xc3\xbc\xc3\x9f" "e/x"),
	    NULL) == 0, "UTF-8");
	tap_is(buf_span(&b), SPAN("Gr&APwA3w-e/x"), "is encoded");
	tap_ok(layout_from_text(LAYOUT_FS, &b, SPAN("a\nb"), NULL) == -1 &&
	    layout_from_text(LAYOUT_FS, &b, SPAN("\xff"), NULL) == -1,
	    "or refused");
	tap_ok(layout_parse(SPAN(""), &l, NULL) == 0 && l == LAYOUT_PLUS &&
	    layout_parse(SPAN("FS"), &l, NULL) == 0 && l == LAYOUT_FS &&
	    layout_parse(SPAN("index"), &l, NULL) == -1, "layouts");
	buf_done(&b);
}

static void
test_rules(void)
{
	static struct quota q;
	static const struct {
		const char *name;
		int rule;                /* -1: none */
	} rows[] = { { "Trash", 0 }, { "Trash.Old", 1 }, { "Lists.a", 2 },
		{ "Lists", -1 }, { "Xa", 3 }, { "Xab", -1 }, { "Trashy", 1 },
		{ "INBOX", -1 } };
	char long_name[QUOTA_NAME_MAX + 1];
	size_t i;

	tap_ok(quotarule_parse(&q, SPAN("1G,5C;Trash:+10%;Trash*:ignore;"
	    "Lists.*:messages=+2:storage=1M;X?:messages=3;"
	    "*a*a*a*a*a*a*a*b:ignore"), NULL) == 0, "rules");
	tap_ok(q.grace == (1u << 30) / 100 * 10, "a grace of a tenth");
	for (i = 0; i < LENGTH(rows); i++) {
		const struct quota_rule *r = quotarule_for(&q,
		    span_str(rows[i].name));

		tap_ok((r == NULL ? -1 : (int)(r - q.rules)) == rows[i].rule,
		    rows[i].name);
	}
	tap_ok(q.rules[2].messages.more && q.rules[2].messages.n == 2 &&
	    !q.rules[2].bytes.more && q.rules[2].bytes.n == 1 << 20,
	    "two limits in one");
	memset(long_name, 'a', QUOTA_NAME_MAX);
	long_name[QUOTA_NAME_MAX] = '\0';
	for (i = 0; i < 10000; i++)
		if (quotarule_for(&q, span_str(long_name)) != NULL)
			break;
	tap_ok(i == 10000, "many stars cost no more than length times length");
}

static void
test_levels(void)
{
	struct quotalevel_list l;

	tap_ok(quotalevel_parse(&l, SPAN("80, 95"), NULL) == 0 && l.n == 2 &&
	    l.percent[1] == 95, "levels");
	tap_ok(quotalevel_parse(&l, SPAN("95,80"), NULL) == -1 &&
	    quotalevel_parse(&l, SPAN("0"), NULL) == -1 &&
	    quotalevel_parse(&l, SPAN("80,80"), NULL) == -1 &&
	    quotalevel_parse(&l, SPAN("1001"), NULL) == -1, "and none");
}

int
main(void)
{
	test_names();
	test_text();
	test_rules();
	test_levels();
	return tap_done();
}
