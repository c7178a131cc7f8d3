/* rulefile: each word of the language, what is refused and where, hostile text
 * of all kinds, and that reading is linear.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "rules/ruleaudit.h"
#include "rules/rulecheck.h"
#include "rules/rulefile.h"
#include "tap.h"

/* One line, for a name of a test. */
static const char *
flat(const char *text)
{
	static char out[200];
	size_t i;

	for (i = 0; i < sizeof(out) - 1 && text[i] != '\0'; i++)
		out[i] = text[i] < ' ' || text[i] == '#' ? '|' : text[i];
	out[i] = '\0';
	return out;
}

static int
parse(struct rulefile *f, const char *text, struct err *err)
{
	rulefile_init(f, "rules");
	*err = ERR_INIT;
	return rulefile_parse(f, span_str(text), err);
}

static void
test_good(void)
{
	static const char *const lines[] = {
		"", "# nothing", "  \t", "at rcpt # x", "accept", "reject\r",
		"relay network 10.0.0.0/8,::1", "relay login *",
		"relay client-name .example.org",
		"relay recipient-domain example.org",
		"relay not tls authenticated",
		"at connect\ndelay 5s not network 127.0.0.1",
		"at connect\nscore 3 early",
		"score -3 dnsbl a.b=127.0.0.2..11,127.*.1.3",
		"reject score 5 \"550 5.7.1 no\"",
		"drop helo x \"421 4.7.0 go\"", "defer \"4.7.1 later\"",
		"reject \"just words, 3 of them\"", "greylist", "greylist 10m",
		"greylist 1h score 2 \"450 4.7.1 wait\"",
		"policy unix:/p,timeout=3s,default=dunno tls",
		"policy [::1]:10031", "policy inet:127.0.0.1:10031",
		"policy localhost:10031", "check /bin/true size-over 10M",
		"at mail\ndefer rate login 10/hour notify /bin/true \"x\"",
		"at data\nreject recipients-over 50", "header \"X: y\"",
		"warn helo-bad", "discard sender <>", "hold recipient a@b",
	};
	struct rulefile f;
	struct err err;
	size_t i;

	for (i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		int r = parse(&f, lines[i], &err);

		tap_ok(r == 0, flat(lines[i]));
		if (r != 0)
			printf("# %s\n", err.text);
		rulefile_done(&f);
	}
}

static void
test_bad(void)
{
	static const struct {
		const char *text, *why;
	} rows[] = {
		{ "permit", "rules:1: unknown action" },
		{ "\"accept\"", "rules:1: unknown action" },
		{ "\n\naccept foo", "rules:3: unknown word: foo" },
		{ "at", "rules:1: at what?" }, { "at x", "rules:1: at what?" },
		{ "at mail reject", "rules:1: words after" },
		{ "accept not", "not what?" }, { "accept not \"x\"",
		"not what?" },
		{ "reject network", "a value is missing" },
		{ "reject network 10.0.0.1/8", "rules:1: " },
		{ "reject helo a,,b", "an entry that is empty" },
		{ "reject \"a\" helo b", "words after the text" },
		{ "reject \"a\"b", "a quote" }, { "reject a\"b", "a quote" },
		{ "reject \"a", "a quote" }, { "\"", "a quote" },
		{ "reject \"\"", "not words" },
		{ "reject \"250 ok\"", "not words" },
		{ "reject \"550 4.7.1 x\"", "not words" },
		{ "reject \"5.7 x\"", "not words" },
		{ "defer \"550 no\"", "not words" },
		{ "accept \"x\"", "accept says nothing" },
		{ "relay", "relay for anybody" },
		{ "relay tls", "relay for anybody" },
		{ "relay sender a@b", "relay for anybody" },
		{ "relay helo a.b", "relay for anybody" },
		{ "relay network 0.0.0.0/0", "relay for anybody" },
		{ "relay network ::/0", "relay for anybody" },
		{ "relay network 10.0.0.0/8,128.0.0.0/1", "relay for anybody" },
		{ "relay not network 10.0.0.0/8", "relay for anybody" },
		{ "relay not authenticated", "relay for anybody" },
		{ "relay recipient-domain *", "relay for anybody" },
		{ "relay client-name *.com", "relay for anybody" },
		{ "at mail\nrelay authenticated", "at rcpt" },
		{ "at connect\nreject helo x", "not known at connect" },
		{ "at helo\nreject tls sender a@b", "not known at helo" },
		{ "at mail\nreject recipient a@b", "not known at mail" },
		{ "at data\nreject recipient a@b", "of one recipient" },
		{ "at connect\ndefer rate login 1/hour", "not known" },
		{ "reject rate x 1/hour", "rate of what?" },
		{ "reject rate client 1", "not a rate" },
		{ "reject rate client -1/hour", "not a rate" },
		{ "reject rate client 99999999999/hour", "not a rate" },
		{ "reject not rate client 1/hour", "not does not go" },
		{ "score", "a value is missing" }, { "score x", "not a score" },
		{ "score 99999999", "not a score" },
		{ "score --1", "not a score" },
		{ "delay 2h", "not a time" }, { "greylist 1x", "not a time" },
		{ "reject dnsbl a_b..c", "not a zone" },
		{ "reject dnsbl zen=127.0.0", "not a list of answers" },
		{ "reject dnsbl zen=128.0.0.1", "not a list of answers" },
		{ "reject dnsbl zen=127.0.0.9..2", "not a list of answers" },
		{ "reject dnsbl zen=127.0.0.256", "not a list of answers" },
		{ "header X:y", "wants a quoted" },
		{ "header \"X y\"", "not a header" },
		{ "header \"X y: z\"", "not a header" },
		{ "at connect\nheader \"X: y\"", "for messages" },
		{ "at helo\ndiscard", "for messages" },
		{ "check x", "whole path" }, { "notify /x", "unknown action" },
		{ "reject notify x", "notify wants" },
		{ "reject notify /x notify /y", "notify wants" },
		{ "policy x", "not unix:/path" },
		{ "policy unix:x", "not unix:/path" },
		{ "policy unix:/p,x=1", "not timeout=TIME" },
		{ "policy 127.0.0.1:99999999", "not unix:/path" },
		{ "accept\001", "control character" },
		{ "accept \x7f", "control character" },
		{ "reject network /nowhere/at/all", "/nowhere/at/all" },
	};
	struct rulefile f;
	struct err err;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		int r = parse(&f, rows[i].text, &err);

		tap_ok(r == -1 && err.kind != ERR_NONE &&
		    strstr(err.text, rows[i].why) != NULL, rows[i].why);
		if (r != -1 || strstr(err.text, rows[i].why) == NULL)
			printf("# %s: %s\n", rows[i].text, err.text);
		rulefile_done(&f);
	}
}

static void
test_limits(void)
{
	char *text = malloc(200000);
	struct rulefile f;
	struct err err;
	size_t i;

	memset(text, 'a', 199999);
	text[199999] = '\0';
	tap_ok(parse(&f, text, &err) == -1 && strstr(err.text, "longer") !=
	    NULL, "a line of 200 KB");
	rulefile_done(&f);
	for (i = 0; i < 17; i++)
		memcpy(text + 4 * i, "tls ", 4);
	memcpy(text + 4 * i, "", 1);
	memmove(text + 7, text, 4 * i + 1);
	memcpy(text, "accept ", 7);
	tap_ok(parse(&f, text, &err) == -1 && strstr(err.text,
	    "more than 16 conditions") != NULL, "17 conditions");
	rulefile_done(&f);
	for (i = 0; i < 5001; i++)
		memcpy(text + 7 * i, "accept\n", 7);
	text[7 * i] = '\0';
	tap_ok(parse(&f, text, &err) == -1 && strstr(err.text,
	    "rules:5001: more than 5000 rules") != NULL, "5001 rules");
	rulefile_done(&f);
	free(text);
}

/* Each cut and each changed byte of a good file: an answer, and no crash. */
static void
test_hostile(void)
{
	static const char good[] = "at connect\nreject not network 10.0.0.0/8,"
	    "::1 \"554 5.7.1 %{client}\"\nat rcpt\nscore -3 dnsbl a.b=127.0.0."
	    "2..11,127.*.1.3\nrelay login joe@x # y\ngreylist 5m score 2\n"
	    "policy unix:/p,timeout=3s tls\nheader \"X: y\"\ndefer rate login "
	    "5/hour notify /bin/true\n";
	static const char bytes[] = "\"\\,=/.\n #%*\001\377-9";
	char text[sizeof(good)];
	struct rulefile f;
	struct err err;
	size_t i, j, n = 0;

	for (i = 0; i < sizeof(good); i++) {
		memcpy(text, good, sizeof(good));
		text[i] = '\0';
		n += parse(&f, text, &err) == 0;
		rulefile_done(&f);
		for (j = 0; j < sizeof(bytes) - 1; j++) {
			memcpy(text, good, sizeof(good));
			text[i] = bytes[j];
			rulefile_init(&f, "rules");
			n += rulefile_parse(&f, span_of(text,
			    sizeof(text) - 1), &err) == 0;
			rulefile_done(&f);
		}
	}
	tap_ok(n > 0, "every cut, and every byte changed");
}

static void
test_check(void)
{
	static const struct {
		const char *text;
		bool good;
	} rows[] = {
		{ "accept\nat mail\naccept", true },
		{ "accept\nreject", false },
		{ "reject helo x\nreject helo x tls", false },
		{ "reject helo x tls\nreject helo x", true },
		{ "reject not tls\nreject tls", true },
		{ "accept network 10.0.0.0/8\nreject network 10.9.0.0/16",
		    false },
		{ "accept network 10.9.0.0/16\nreject network 10.0.0.0/8",
		    true },
		{ "accept not network 10.9.0.0/16\n"
		    "reject not network 10.0.0.0/8", false },
		{ "score 1\nreject score 1\nscore 2\nreject score 1", true },
		{ "warn\nreject", true }, { "greylist\nreject", true },
	};
	struct rulefile f;
	struct err err;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		tap_ok(parse(&f, rows[i].text, &err) == 0, "parsed");
		tap_ok((rulecheck_file(&f, &err) == 0) == rows[i].good,
		    flat(rows[i].text));
		rulefile_done(&f);
	}
}

static void
test_closed(void)
{
	static const struct {
		const char *text;
		unsigned line;
	} rows[] = {
		{ "", 0 }, { "reject", 1 }, { "reject helo x", 0 },
		{ "relay network 10.0.0.0/8\nreject", 2 },
		{ "accept tls\nreject", 0 },
		{ "accept authenticated\nreject not authenticated", 2 },
		{ "at mail\nreject not authenticated", 2 },
		{ "reject recipient-domain b.example", 1 },
		{ "reject recipient-domain c.example", 0 },
		{ "accept recipient @b.example\nreject", 0 },
	};
	struct rulefile f;
	struct err err;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const struct rule *r;

		tap_ok(parse(&f, rows[i].text, &err) == 0, "parsed");
		r = ruleaudit_closed(&f, SPAN("a@b.example"));
		tap_ok((r == NULL ? 0 : r->line) == rows[i].line,
		    flat(rows[i].text));
		rulefile_done(&f);
	}
}

int
main(void)
{
	test_good();
	test_bad();
	test_limits();
	test_hostile();
	test_check();
	test_closed();
	return tap_done();
}
