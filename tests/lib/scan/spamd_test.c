/* spamd, clamd, score: what is understood and what is not; every cut of a good
 * answer is refused.
 * SPDX-License-Identifier: ISC */
#include "scan/spamd.h"

#include <string.h>

#include "scan/clamd.h"
#include "scan/score.h"
#include "tap.h"

#define HEAD "SPAMD/1.1 0 EX_OK\r\n"

static const char good[] = HEAD "Content-length: 9\r\n"
    "Spam: True ; 15.3 / 5.0\r\n\r\nAB,C_1\r\n ";

static const struct {
	const char *answer;
	enum err_kind kind;
} bad[] = {
	{ "", ERR_PROTO },
	{ "HTTP/1.0 200 OK\r\n\r\n", ERR_PROTO },
	{ "SPAMD/1.1 76 Bad header line: x\r\n", ERR_TEMP },
	{ "SPAMD/1.1 -1 x\r\n\r\n", ERR_PROTO },
	{ "SPAMD/1.1\r\n\r\n", ERR_PROTO },
	{ HEAD "\r\n", ERR_PROTO },
	{ HEAD "Content-length: 0\r\n\r\n", ERR_PROTO },
	{ HEAD "Spam: True ; 1 / 5\r\n\r\n", ERR_PROTO },
	{ HEAD "Spam: True ; 1 / 5\r\nContent-length: 1\r\n\r\n", ERR_PROTO },
	{ HEAD "Spam: True ; 1 / 5\r\nContent-length: 1\r\n\r\nAB",
	    ERR_PROTO },
	{ HEAD "Spam: Maybe ; 1 / 5\r\nContent-length: 0\r\n\r\n", ERR_PROTO },
	{ HEAD "Spam: True ; nan / 5\r\nContent-length: 0\r\n\r\n",
	    ERR_PROTO },
	{ HEAD "Spam: True ; 1e9 / 5\r\nContent-length: 0\r\n\r\n",
	    ERR_PROTO },
	{ HEAD "Spam: True ; 1 / 5 x\r\nContent-length: 0\r\n\r\n",
	    ERR_PROTO },
	{ HEAD "Spam: True ; 1 /\r\nContent-length: 0\r\n\r\n", ERR_PROTO },
	{ HEAD "Spam: True ; 1 / 5\r\nSpam: False ; 1 / 5\r\n"
	    "Content-length: 0\r\n\r\n", ERR_PROTO },
	{ HEAD "Spam: True ; 1 / 5\r\nContent-length: 0\r\n"
	    "Content-length: 0\r\n\r\n", ERR_PROTO },
	{ HEAD "Spam: True ; 1 / 5\nContent-length: 0\n\n", ERR_PROTO },
	{ HEAD "Spam: True ; 1 / 5\r\nContent-length: 10\r\n\r\nA\r\nX: evil\n",
	    ERR_PROTO },
	{ HEAD "Spam: True ; 1 / 5\r\nContent-length: 99999999999999999999\r\n"
	    "\r\n", ERR_PROTO },
};

static void
test_spamd(void)
{
	struct spamd_verdict v;
	struct err err;
	size_t i;

	tap_ok(spamd_parse(SPAN(good), &v, NULL) == 0 && v.spam &&
	    v.score == 15300 && v.required == 5000, "a good answer");
	tap_is(span_str(v.tests), SPAN("AB,C_1"), "names");
	for (i = 0; i + 1 < sizeof(good); i++)
		tap_ok(spamd_parse(span_of(good, i), &v, NULL) == -1, "cut");
	for (i = 0; i < LENGTH(bad); i++) {
		err = ERR_INIT;
		tap_ok(spamd_parse(span_str(bad[i].answer), &v, &err) == -1 &&
		    err.kind == bad[i].kind, bad[i].answer);
	}
	tap_ok(spamd_parse(SPAN(HEAD "spam: no ; -0.1 / 5\r\n"
	    "X-Other: y\r\ncontent-length: 2\r\n\r\n\r\n"), &v, NULL) == 0 &&
	    !v.spam && v.score == -100 && v.tests[0] == '\0', "ham, no tests");
}

/* More names than are kept: cut between two. */
static void
test_many_names(void)
{
	struct buf body = BUF_INIT(SPAMD_ANSWER_MAX), b = BUF_INIT(100000);
	struct spamd_verdict v;
	int i;

	for (i = 0; i < 1000; i++)
		buf_addf(&body, "%sTEST_%d", i > 0 ? "," : "", i);
	buf_addf(&b, HEAD "Spam: True ; 1 / 5\r\nContent-length: %zu\r\n\r\n",
	    body.len);
	buf_add(&b, buf_span(&body));
	tap_ok(spamd_parse(buf_span(&b), &v, NULL) == 0 &&
	    strlen(v.tests) <= SPAMD_TESTS_MAX, "kept short");
	tap_ok(span_starts(buf_span(&body), span_str(v.tests)) &&
	    body.p[strlen(v.tests)] == ',', "cut between names");
	buf_reset(&body);
	for (i = 0; i < 3000; i++)
		buf_addc(&body, 'A');
	buf_reset(&b);
	buf_addf(&b, HEAD "Spam: True ; 1 / 5\r\nContent-length: %zu\r\n\r\n",
	    body.len);
	buf_add(&b, buf_span(&body));
	tap_ok(spamd_parse(buf_span(&b), &v, NULL) == 0 &&
	    strlen(v.tests) <= SPAMD_TESTS_MAX, "one endless name");
	buf_done(&body);
	buf_done(&b);
}

static void
test_users(void)
{
	tap_ok(spamd_is_user(SPAN("joe.d+x@example.org")), "a user");
	tap_ok(!spamd_is_user(SPAN("")), "nobody");
	tap_ok(!spamd_is_user(SPAN("joe\r\nX: y")), "a line's end");
	tap_ok(!spamd_is_user(SPAN("../joe")), "a path");
}

static const struct {
	struct span answer;
	int result, what;
	const char *name;
} clams[] = {
	{ SPAN("stream: OK"), 0, CLAMD_CLEAN, "" },
	{ SPAN("stream: Eicar-Test FOUND"), 0, CLAMD_INFECTED, "Eicar-Test" },
	{ SPAN("stream: a (b)\nX: y FOUND"), 0, CLAMD_INFECTED,
	    "a__b__X:_y" },
	{ SPAN("INSTREAM size limit exceeded. ERROR"), 0, CLAMD_TOO_LARGE,
	    "" },
	{ SPAN("stream: Can't allocate memory ERROR"), -1, 0, "" },
	{ SPAN("UNKNOWN COMMAND"), -1, 0, "" },
	{ SPAN(""), -1, 0, "" },
	{ SPAN("stream: FOUND"), -1, 0, "" },
	{ SPAN("stream:  FOUND"), -1, 0, "" },
	{ SPAN("stream: OK "), -1, 0, "" },
	{ SPAN("OK"), -1, 0, "" },
};

static void
test_clamd(void)
{
	struct clamd_verdict v;
	char name[400] = "stream: ";
	size_t i;

	for (i = 0; i < LENGTH(clams); i++) {
		int r = clamd_parse(clams[i].answer, &v, NULL);

		tap_ok(r == clams[i].result && (r == -1 ||
		    (int)v.what == clams[i].what), clams[i].answer.p);
		if (r == 0)
			tap_is(span_str(v.name), span_str(clams[i].name),
			    "name");
	}
	memset(name + 8, 'x', 300);
	memcpy(name + 308, " FOUND", 7);
	tap_ok(clamd_parse(span_str(name), &v, NULL) == 0 &&
	    strlen(v.name) == CLAMD_NAME_MAX, "a long name is cut");
}

static const struct {
	const char *text;
	bool good;
	int32_t score;
	const char *written;
} scores[] = {
	{ "0", true, 0, "0.0" }, { "5.0", true, 5000, "5.0" },
	{ "-2.5", true, -2500, "-2.5" }, { "-0.1", true, -100, "-0.1" },
	{ "15.35", true, 15350, "15.35" }, { "1.001", true, 1001, "1.001" },
	{ "1.00199", true, 1001, "1.001" }, { "0.05", true, 50, "0.05" },
	{ "1000000", true, 1000000000, "1000000.0" },
	{ "1000001", false, 0, "" }, { "", false, 0, "" },
	{ "-", false, 0, "" }, { "5.", false, 0, "" }, { ".5", false, 0, "" },
	{ "+5", false, 0, "" }, { "5,0", false, 0, "" }, { "5 ", false, 0, "" },
	{ "--5", false, 0, "" }, { "5.x", false, 0, "" },
};

static void
test_scores(void)
{
	size_t i;

	for (i = 0; i < LENGTH(scores); i++) {
		struct buf b = BUF_INIT(50);
		int32_t n = 0;

		tap_ok((score_parse(span_str(scores[i].text), &n) == 0) ==
		    scores[i].good, scores[i].text);
		if (scores[i].good) {
			score_write(&b, n);
			tap_ok(n == scores[i].score, "value");
			tap_is(buf_span(&b), span_str(scores[i].written),
			    "written");
		}
		buf_done(&b);
	}
}

static void
test_addresses(void)
{
	static const char *const yes[] = { "/run/x", "./x", "127.0.0.1:783",
		"[::1]:783", "localhost:1" };
	static const char *const no[] = { "", "x", ":1", "host:", "::1:783",
		"[]:1" };
	size_t i;

	for (i = 0; i < LENGTH(yes); i++)
		tap_ok(scanner_is_address(yes[i]), yes[i]);
	for (i = 0; i < LENGTH(no); i++)
		tap_ok(!scanner_is_address(no[i]), no[i]);
}

int
main(void)
{
	test_spamd();
	test_many_names();
	test_users();
	test_clamd();
	test_scores();
	test_addresses();
	return tap_done();
}
