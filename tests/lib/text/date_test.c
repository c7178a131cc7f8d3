/* date: RFC 5322's forms old and new, IMAP's, and a day for every day.
 * SPDX-License-Identifier: ISC */
#include "text/date.h"

#include "tap.h"

#define BAD INT64_MIN

static const struct {
	const char *text;
	int64_t want;
} mail[] =
    {
	{"Thu, 01 Jan 1970 00:00:00 +0000", 0},
	{"Fri, 21 Nov 1997 09:55:06 -0600", 880127706},
	{"21 Nov 97 09:55:06 GMT", 880106106},
	{"Fri, 21 Nov 1997 09(comment):   55  :  06 -0600", BAD},
	{"Tue, 1 Jul 2003 10:52 +0200 (CEST)", 1057049520},
	{"Sun, 29 Feb 2004 12:00:00 EST", 1078074000},
	{"Sun, 29 Feb 2003 12:00:00 +0000", BAD},
	{"Mon, 31 Dec 2008 23:59:60 +0000", 1230768000},
	{"1 Foo 2003 10:52 +0200", BAD},
	{"", BAD},
	{"Mon", BAD},
	{"1 Jan 2003", BAD},
	{"99 Jan 2003 10:00 +0000", BAD},
	{"1 Jan 2003 25:00 +0000", BAD},
	{"1 Jan 49 00:00 +0000", 2493072000},
	{"1 Jan 103 00:00 +0000", 1041379200},
},
  imap[] = {
      {"17-Jul-1996 02:44:25 -0700", 837596665},
      {" 1-Feb-1994 00:00:00 +0000", 760060800},
      {"01-Feb-1994 00:00:00 +0000", 760060800},
      {"1-Feb-1994 00:00:00", BAD},
      {"32-Feb-1994 00:00:00 +0000", BAD},
};

static int64_t
seconds(int r, const struct date *d)
{
	return r == -1 ? BAD : date_to_time(d);
}

int
main(void)
{
	struct buf b = BUF_INIT(100);
	struct date d;
	int64_t t, day, bad = 0;
	size_t i;

	for (i = 0; i < LENGTH(mail); i++)
		tap_ok(seconds(date_parse_mail(span_str(mail[i].text), &d),
			   &d) == mail[i].want,
		    mail[i].text);
	for (i = 0; i < LENGTH(imap); i++)
		tap_ok(seconds(date_parse_imap(span_str(imap[i].text), &d),
			   &d) == imap[i].want,
		    imap[i].text);
	for (day = -700000; day < 2900000; day += 13) {
		t = day * 86400 + 12345;
		date_from_time(t, &d);
		if (date_to_time(&d) != t || d.weekday != ((day % 7) + 11) % 7)
			bad++;
	}
	tap_ok(bad == 0, "every day there and back");
	date_write_mail(&b, 880127706);
	tap_is(
	    buf_span(&b), SPAN("Fri, 21 Nov 1997 15:55:06 +0000"), "mail form");
	buf_reset(&b);
	date_write_imap(&b, 760060800);
	tap_is(buf_span(&b), SPAN(" 1-Feb-1994 00:00:00 +0000"), "IMAP form");
	tap_ok(date_parse_day(SPAN("1-Feb-1994"), &t) == 0 && t == 760060800,
	    "day");
	tap_ok(date_parse_day(SPAN("1-Feb-1994x"), &t) == -1, "day and more");
	buf_done(&b);
	return tap_done();
}
