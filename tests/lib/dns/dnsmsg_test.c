/* dnsmsg: every cut, loops, what does not fit together.
 * SPDX-License-Identifier: ISC */
#include "dns/dnsmsg.h"

#include <stdlib.h>
#include <string.h>

#include "tap.h"

/* MX of a.example: 10 mx.a.example, and a TXT, by pointers. */
static const char response[] =
    "\x12\x34\x81\xa0\0\1\0\2\0\0\0\0"
    "\1a\7example\0\0\x0f\0\1"
    "\xc0\x0c\0\x0f\0\1\0\0\0\x3c\0\7\0\x0a\2mx\xc0\x0c"
    "\xc0\x0c\0\x10\0\1\0\0\0\x3c\0\4\3v=x";
#define RESPONSE span_of(response, sizeof(response) - 1)

static const struct dnsmsg_question question = { 0x1234, { "A.example.", 10 },
	DNSMSG_MX };

/* All records of it: how many, or -1. */
static int
read_all(struct span bytes)
{
	struct dnsmsg_record rr;
	char name[DNSMSG_NAME_MAX + 1];
	struct dnsmsg m;
	size_t end;
	int got, n = 0;

	if (dnsmsg_read(&m, bytes, &question) == -1)
		return -1;
	while ((got = dnsmsg_next(&m, &rr)) == 1) {
		if (rr.type == DNSMSG_MX &&
		    (dnsmsg_name(m.all, rr.at + 2, name, &end) == -1 ||
		    strcmp(name, "mx.a.example") != 0))
			return -1;
		n++;
	}
	return got == -1 ? -1 : n;
}

static void
test_response(void)
{
	size_t i, k, good = 0, crashes = 0;
	struct dnsmsg m;
	char *copy;

	tap_ok(read_all(RESPONSE) == 2, "two records");
	tap_ok(dnsmsg_read(&m, RESPONSE, &question) == 0 && m.authentic &&
	    !m.truncated && m.rcode == DNSMSG_NOERROR, "flags");
	for (i = 0; i < RESPONSE.n; i++) {
		copy = malloc(i + 1);
		memcpy(copy, response, i);
		good += read_all(span_of(copy, i)) == 2;
		free(copy);
	}
	tap_ok(good == 0, "every cut is noticed");
	/* Under a sanitizer this is the test; without one, that it ends. */
	for (i = 0; i < RESPONSE.n; i++)
		for (k = 0; k < 256; k++) {
			copy = malloc(RESPONSE.n);
			memcpy(copy, response, RESPONSE.n);
			copy[i] = (char)k;
			crashes += read_all(span_of(copy, RESPONSE.n)) > 2;
			free(copy);
		}
	tap_ok(crashes == 0, "every byte with every value");
}

static void
test_questions(void)
{
	struct dnsmsg_question q = question;
	struct dnsmsg m;

	q.id = 0x1235;
	tap_ok(dnsmsg_read(&m, RESPONSE, &q) == -1, "another id");
	q = question;
	q.name = SPAN("b.example");
	tap_ok(dnsmsg_read(&m, RESPONSE, &q) == -1, "another name");
	q = question;
	q.type = DNSMSG_A;
	tap_ok(dnsmsg_read(&m, RESPONSE, &q) == -1, "another type");
	tap_ok(dnsmsg_read(&m, SPAN("\x12\x34\1\0\0\1\0\0\0\0\0\0"
	    "\1a\7example\0\0\x0f\0\1"), &question) == -1, "a query");
}

static void
test_names(void)
{
	static const struct { struct span bytes; size_t at; const char *name; }
	    names[] = {
		{ { "\3abc\0", 5 }, 0, "abc" },
		{ { "\0", 1 }, 0, "" },
		{ { "\3a.b\0", 5 }, 0, "a\\046b" },
		{ { "\1\xe3\0", 3 }, 0, "\\227" },
		{ { "\3abc\0\1X\xc0\0", 9 }, 5, "x.abc" },
		{ { "\xc0\0", 2 }, 0, NULL },
		{ { "\1a\xc0\0", 4 }, 0, NULL },
		{ { "\xc0\2\xc0\0", 4 }, 0, NULL },
		{ { "\1a\xc0\4\1b\xc0\0", 8 }, 4, NULL },
		{ { "\1a\xc0\4\1b\xc0\0", 8 }, 0, NULL },
		{ { "\x40" "abc\0", 5 }, 0, NULL },
		{ { "\3ab", 3 }, 0, NULL },
		{ { "\3abc", 4 }, 0, NULL },
		{ { "\xc0", 1 }, 0, NULL },
		{ { "", 0 }, 0, NULL } };
	char out[DNSMSG_NAME_MAX + 1], longest[300];
	size_t i, end, at;

	for (i = 0; i < LENGTH(names); i++) {
		int r = dnsmsg_name(names[i].bytes, names[i].at, out, &end);

		if (names[i].name == NULL)
			tap_ok(r == -1, "no name");
		else if (tap_ok(r == 0, names[i].name))
			tap_is(span_str(out), span_str(names[i].name),
			    "reads so");
	}
	memset(longest, 0xff, sizeof(longest));
	for (at = 0; at < 256; at += 64)
		longest[at] = 63;
	longest[256] = 0;
	tap_ok(dnsmsg_name(span_of(longest, 300), 0, out, &end) == -1,
	    "257 octets");
	longest[192] = 61;
	longest[254] = 0;
	tap_ok(dnsmsg_name(span_of(longest, 300), 0, out, &end) == 0 &&
	    strlen(out) <= DNSMSG_NAME_MAX, "255 octets, all escaped");
}

static void
test_query(void)
{
	static const char *const bad[] = { "a..b", "a..", ".a",
		"a.0123456789012345678901234567890123456789012345678901234567890123" };
	struct buf b = BUF_INIT(DNSMSG_QUERY_MAX);
	struct dnsmsg_question q = question;
	size_t i;

	tap_ok(dnsmsg_query(&b, &q, false) == 0, "a query");
	tap_is(buf_span(&b), SPAN("\x12\x34\1\x20\0\1\0\0\0\0\0\0"
	    "\1A\7example\0\0\x0f\0\1"), "its bytes");
	for (i = 0; i < LENGTH(bad); i++) {
		buf_reset(&b);
		q.name = span_str(bad[i]);
		tap_ok(dnsmsg_query(&b, &q, true) == -1, bad[i]);
	}
	buf_done(&b);
}

int
main(void)
{
	test_response();
	test_questions();
	test_names();
	test_query();
	return tap_done();
}
