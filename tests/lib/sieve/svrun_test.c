/* svrun: scripts, messages and the plan that must come out, in tables by the
 * section that asks for it; then what no script and no message may do.
 * SPDX-License-Identifier: ISC */
#include "sieve/svrun.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "os/tmpfd.h"
#include "tap.h"

static const char message[] =
    "Received: from x\n"
    "From: \"Joe, Q.\" <joe.q@Example.ORG>\n"
    "To: Ann <ann+lists@example.com>, team: bob@example.net, c@d.example;\n"
    "Cc: broken, (comment) dave@example.net (Dave)\n"
    "Subject: =?iso-8859-1?Q?Gr=FC=DFe?= from\n the  list\n"
    "X-Spam-Score: 7\n"
    "X-Empty:\n"
    "X-Twice: one\n"
    "X-Twice: two\n"
    "\n"
    "body line 1\nbody line 2\n";

/* The plan as text: "keep; fileinto X (flags)" ... "implicit" for the keep
 * that nobody wrote; or the error. */
static void
describe(struct buf *out, const struct svplan *p)
{
	size_t i;

	for (i = 0; i < p->n; i++) {
		const struct svaction *a = &p->actions[i];

		if (i > 0)
			buf_adds(out, "; ");
		buf_adds(out, a->line == 0 ? "implicit" :
		    svplan_action_name(a->kind));
		if (a->target.n > 0) {
			buf_addc(out, ' ');
			buf_add(out, a->target);
		}
		if (a->flags.n > 0) {
			buf_adds(out, " (");
			buf_add(out, a->flags);
			buf_addc(out, ')');
		}
	}
}

static int
make_message(struct span text)
{
	int fd = os_tmpfd_memory(NULL);

	if (fd == -1 || write(fd, text.p, text.n) != (ssize_t)text.n)
		abort();
	return fd;
}

static void
on_note(void *ctx, unsigned line, const char *text)
{
	(void)ctx;
	(void)line;
	(void)text;
}

static void
run_over(const char *script, struct span text, struct buf *out)
{
	const struct svhost host = { NULL, NULL, on_note, NULL };
	struct svscript compiled = { { NULL, 0 }, NULL, 0 };
	struct svmail mail;
	struct svplan plan;
	uint64_t steps = SVLIMIT_STEPS;
	struct err err = ERR_INIT;
	int fd = make_message(text);

	svplan_init(&plan);
	svmail_init(&mail);
	mail.sender = SPAN("joe-bounces@lists.example.org");
	mail.recipient = SPAN("ann+work@example.com");
	if (svmail_open(&mail, fd, &err) == 0 &&
	    svcheck_script(&compiled, span_str(script), NULL, NULL,
	    &err) == 0) {
		const struct svrun_setup setup = { &compiled, &mail, &plan,
			&host, &steps, true };

		(void)!svrun_script(&setup, &err);
	}
	if (err.kind != ERR_NONE)
		buf_adds(out, err.text);
	else
		describe(out, &plan);
	svcheck_done(&compiled);
	svplan_done(&plan);
	svmail_done(&mail);
	close(fd);
}

/* A test in front of: fileinto "Y". */
static const struct {
	const char *test;
	int yes;
} tests[] = {
	/* RFC 5228 5.1 address */
	{ "address \"from\" \"joe.q@example.org\"", 1 },
	{ "address :all :is \"from\" \"joe.q@example.org\"", 1 },
	{ "address :localpart \"from\" \"joe.q\"", 1 },
	{ "address :domain \"from\" \"example.org\"", 1 },
	{ "address :domain :comparator \"i;octet\" \"from\" \"example.org\"", 0 },
	{ "address :domain [\"to\", \"cc\"] \"d.example\"", 1 },
	{ "address \"cc\" \"dave@example.net\"", 1 },
	{ "address :localpart \"cc\" \"broken\"", 0 },
	{ "address \"to\" \"team\"", 0 },
	{ "address :contains \"from\" \"Joe, Q\"", 0 },
	{ "address \"bcc\" \"\"", 0 },
	/* 5.2, 5.3, 5.6, 5.8, 5.10 */
	{ "allof (true, true)", 1 }, { "allof (true, false)", 0 },
	{ "anyof (false, true)", 1 }, { "anyof (false, false)", 0 },
	{ "not false", 1 }, { "not not true", 1 },
	{ "allof (not false, anyof (false, not allof (true, false)))", 1 },
	/* 5.4 envelope */
	{ "envelope \"from\" \"joe-bounces@lists.example.org\"", 1 },
	{ "envelope :localpart \"to\" \"ann+work\"", 1 },
	{ "envelope :domain :is [\"to\", \"from\"] \"example.com\"", 1 },
	{ "envelope :all :matches \"from\" \"*-bounces@*\"", 1 },
	{ "envelope :user \"to\" \"ann\"", 1 },
	{ "envelope :detail \"to\" \"work\"", 1 },
	{ "envelope :detail :matches \"from\" \"*\"", 0 },
	/* 5.5 exists */
	{ "exists \"subject\"", 1 }, { "exists [\"Subject\", \"X-None\"]", 0 },
	{ "exists \"x-empty\"", 1 }, { "exists \"\"", 0 },
	/* 5.7 header */
	{ "header \"subject\" \"Gr\xc3\xbc\xc3\x9f" "e from the  list\"", 1 },
	{ "header :contains \"subject\" \"FROM THE\"", 1 },
	{ "header :comparator \"i;octet\" :contains \"subject\" \"FROM\"", 0 },
	{ "header \"x-twice\" \"two\"", 1 },
	{ "header \"x-empty\" \"\"", 1 }, { "header \"x-none\" \"\"", 0 },
	{ "header :contains \"x-empty\" \"\"", 1 },
	{ "header :contains \"x-none\" \"\"", 0 },
	{ "header :matches \"subject\" \"gr*list\"", 1 },
	{ "header :matches \"subject\" \"gr??e*\"", 1 },
	{ "header [\"x-none\", \"x-twice\"] [\"zero\", \"one\"]", 1 },
	{ "header \"from\" []", 0 },
	{ "header \"no such\" \"\"", 0 },
	/* 5.9 size */
	{ "size :over 1K", 0 }, { "size :under 1K", 1 },
	{ "size :over 100", 1 }, { "size :under 100", 0 },
	/* 2.4.2.4 */
	{ "header \"x-twice\" \"${hex:6f 6e 65}\"", 1 },
	{ "header :contains \"subject\" \"${unicode:fc df}\"", 1 },
	{ "header \"x-twice\" \"${hex:}\"", 0 },
	/* RFC 5231 */
	{ "header :value \"ge\" :comparator \"i;ascii-numeric\" "
	  "\"x-spam-score\" \"5\"", 1 },
	{ "header :value \"gt\" :comparator \"i;ascii-numeric\" "
	  "\"x-spam-score\" \"10\"", 0 },
	{ "header :count \"eq\" \"x-twice\" \"2\"", 1 },
	{ "header :count \"gt\" [\"x-twice\", \"subject\"] \"2\"", 1 },
	{ "address :count \"eq\" \"to\" \"3\"", 1 },
	{ "header :count \"eq\" \"x-none\" \"0\"", 1 },
	/* RFC 5229, 5232 */
	{ "string :is \"${missing}\" \"\"", 1 },
	{ "string :matches \"a-b\" \"*-*\"", 1 },
	{ "hasflag \"\\\\Seen\"", 0 },
};

#define REQUIRE "require [\"fileinto\", \"copy\", \"envelope\", " \
	"\"encoded-character\", \"relational\", \"subaddress\", " \
	"\"comparator-i;ascii-numeric\", \"variables\", \"imap4flags\", " \
	"\"mailbox\"];\n"

static void
test_tests(void)
{
	struct buf script = BUF_INIT(1 << 16), out = BUF_INIT(1 << 16);
	size_t i;

	for (i = 0; i < LENGTH(tests); i++) {
		buf_reset(&script);
		buf_reset(&out);
		buf_addf(&script, REQUIRE "if %s { fileinto \"Y\"; }",
		    tests[i].test);
		run_over(buf_str(&script), span_of(message,
		    sizeof(message) - 1), &out);
		tap_is(buf_span(&out), tests[i].yes ? SPAN("fileinto Y") :
		    SPAN("implicit"), tests[i].test);
	}
	buf_done(&script);
	buf_done(&out);
}

static const struct {
	const char *script, *plan;
} plans[] = {
	{ "", "implicit" }, { "# nothing\n/* at\nall */", "implicit" },
	{ "keep;", "keep" }, { "discard;", "discard" },
	{ "keep; keep;", "keep" }, { "discard; keep;", "discard; keep" },
	{ "stop; discard;", "implicit" }, { "discard; stop;", "discard" },
	{ "fileinto \"A\";", "fileinto A" },
	{ "fileinto \"A\"; fileinto \"A\"; fileinto \"B\";",
	  "fileinto A; fileinto B" },
	{ "fileinto :copy \"A\";", "fileinto A; implicit" },
	{ "fileinto :create \"A\";", "fileinto A" },
	{ "redirect \"a@example.org\";", "redirect a@example.org" },
	{ "redirect :copy \"a@example.org\";",
	  "redirect a@example.org; implicit" },
	{ "redirect \"a@b\"; redirect \"a@b\";", "redirect a@b" },
	{ "fileinto \"A\"; keep;", "fileinto A; keep" },
	{ "if true { fileinto \"A\"; } elsif true { discard; }", "fileinto A" },
	{ "if false { fileinto \"A\"; } elsif true { discard; } else { keep; }",
	  "discard" },
	{ "if false { } elsif false { } else { fileinto \"E\"; }",
	  "fileinto E" },
	{ "if true { if false { discard; } } else { fileinto \"E\"; }",
	  "implicit" },
	{ "if true { if true { stop; } discard; } discard;", "implicit" },
	{ "IF TRUE { FileInto \"A\"; }", "fileinto A" },
	{ "if header :contains \"subject\" text:\nlist\n.\n{ discard; }",
	  "implicit" },
	{ "fileinto text: # comment\r\nA\r\n.\r\n;",
	  "line 2: a mailbox name that is not UTF-8 text" },
	{ "fileinto \"a\\\"b\\\\c\";", "fileinto a\"b\\c" },
	/* variables */
	{ "set \"a\" \"X\"; fileinto \"p.${a}.${A}\";", "fileinto p.X.X" },
	{ "if header :matches \"subject\" \"* from*\" { fileinto \"${1}\"; }",
	  "fileinto Gr\xc3\xbc\xc3\x9f" "e" },
	{ "if address :matches \"to\" \"*+*@*\" "
	  "{ set :upperfirst \"f\" \"${2}\"; fileinto \"${f}\"; }",
	  "fileinto Lists" },
	{ "set :lower \"a\" \"ABC\"; set :length \"n\" \"${a}\"; "
	  "fileinto \"${a}${n}\";", "fileinto abc3" },
	{ "set :quotewildcard \"a\" \"x*y\"; if string :matches \"x*y\" "
	  "\"${a}\" { fileinto \"${a}\"; }", "fileinto x\\*y" },
	{ "set \"a\" \"${\"; fileinto \"${a}x}\";", "fileinto ${x}" },
	{ "fileinto \"${nothing}\";",
	  "line 2: a mailbox without a name" },
	{ "set \"x\" \"-oQ/tmp@x\"; redirect \"${x}\";",
	  "line 2: not an address that mail can be sent to: \"-oQ/tmp@x\"" },
	/* imap4flags */
	{ "setflag \"\\\\Seen\"; keep;", "keep (\\Seen)" },
	{ "addflag [\"\\\\Seen \\\\seen\", \"Work\"]; fileinto \"A\";",
	  "fileinto A (\\Seen Work)" },
	{ "addflag \"\\\\Flagged\"; removeflag \"\\\\flagged\"; keep;",
	  "keep" },
	{ "addflag \"\\\\Flagged\";", "implicit (\\Flagged)" },
	{ "keep :flags [\"a\", \"b c\"];", "keep (a b c)" },
	{ "setflag \"v\" \"x\"; fileinto :flags \"${v}\" \"A\";",
	  "fileinto A (x)" },
	{ "addflag \"(evil)\"; keep;", "keep" },
	/* what is wrong, with its line */
	{ "keep", "line 2: expected \";\", found the end of the script" },
	{ "\n\nfoo;", "line 4: unknown command \"foo\"" },
	{ "if bar { keep; }", "line 2: unknown test \"bar\"" },
	{ "keep; require \"copy\";",
	  "line 2: \"require\" must come before all other commands" },
	{ "if true keep;", "line 2: \"if\" wants a block in braces" },
	{ "if true;", "line 2: \"if\" wants a block in braces" },
	{ "else { keep; }", "line 2: \"else\" without an \"if\" before it" },
	{ "if true { } else { } elsif true { }",
	  "line 2: \"elsif\" without an \"if\" before it" },
	{ "if allof true { }",
	  "line 2: \"allof\" wants tests in parentheses" },
	{ "if not (true) { }", "line 2: \"not\" wants one test" },
	{ "fileinto [\"a\"];",
	  "line 2: argument 1 of \"fileinto\" must be a string" },
	{ "fileinto;", "line 2: \"fileinto\" wants 1 argument" },
	{ "fileinto \"a\" \"b\";",
	  "line 2: \"fileinto\" has an argument too many" },
	{ "fileinto \"\";", "line 2: a mailbox without a name" },
	{ "fileinto \"a\nb\";",
	  "line 2: a mailbox name that is not UTF-8 text" },
	{ "redirect \"nobody\";",
	  "line 2: not an address that mail can be sent to: \"nobody\"" },
	{ "redirect \"a@b, c@d\";",
	  "line 2: not an address that mail can be sent to: \"a@b, c@d\"" },
	{ "redirect \"-f@b\";",
	  "line 2: not an address that mail can be sent to: \"-f@b\"" },
	{ "keep :copy;", "line 2: \"keep\" has no tag :copy" },
	{ "if header :is :contains \"a\" \"b\" { }",
	  "line 2: :contains does not go with a tag before it" },
	{ "if header :comparator \"i;none\" \"a\" \"b\" { }",
	  "line 2: unknown comparator-i;none" },
	{ "if header :contains :comparator \"i;ascii-numeric\" \"a\" \"b\" { }",
	  "line 2: i;ascii-numeric cannot look for parts of a value" },
	{ "if header :value \"xx\" \"a\" \"b\" { }",
	  "line 2: :value wants gt, ge, lt, le, eq or ne" },
	{ "if size 3 { }", "line 2: \"size\" has an argument too many" },
	{ "if size :over \"3\" { }", "line 2: :over wants a number behind it" },
	{ "if size :over 99999999999999999999 { }",
	  "line 2: the number is too large" },
	{ "if address \"subject\" \"a\" { }", "line 2: \"address\" looks at "
	  "headers with addresses, not at \"subject\"" },
	{ "if envelope \"x\" \"a\" { }",
	  "line 2: the envelope has \"from\" and \"to\"" },
	{ "fileinto \"open", "line 2: this string is not closed" },
	{ "/* open", "line 2: this comment is not closed" },
	{ "fileinto text:\nx\n", "line 2: this text has no \".\" line" },
	{ "fileinto \"${unicode:d800}\";",
	  "line 2: ${unicode:} with a value that is no character" },
	{ "keep; }", "line 2: expected a command, found \"}\"" },
	{ "\xff", "line 2: not UTF-8 text" },
	{ "redirect \"a@b\"; redirect \"b@b\"; redirect \"c@b\"; "
	  "redirect \"d@b\"; redirect \"e@b\";",
	  "line 2: more than 4 redirects" },
};

static void
test_plans(void)
{
	struct buf script = BUF_INIT(1 << 16), out = BUF_INIT(1 << 16);
	size_t i;

	for (i = 0; i < LENGTH(plans); i++) {
		buf_reset(&script);
		buf_reset(&out);
		buf_addf(&script, REQUIRE "%s", plans[i].script);
		run_over(buf_str(&script), span_of(message,
		    sizeof(message) - 1), &out);
		tap_is(buf_span(&out), span_str(plans[i].plan),
		    plans[i].script[0] == '\xff' ? "0xff" : plans[i].script);
	}
	buf_reset(&out);
	run_over("fileinto \"A\";", SPAN("From: a\n\n"), &out);
	tap_is(buf_span(&out),
	    SPAN("line 1: \"fileinto\" needs require \"fileinto\""),
	    "an extension that was not required");
	buf_reset(&out);
	run_over("require \"nonsense\";", SPAN("From: a\n\n"), &out);
	tap_is(buf_span(&out),
	    SPAN("line 1: the extension \"nonsense\" is not supported"),
	    "an extension that there is not");
	buf_done(&script);
	buf_done(&out);
}

/* Every beginning of every script compiles or is refused; nothing more. */
static void
test_cuts(void)
{
	size_t i, n, tried = 0, good = 0;

	for (i = 0; i < LENGTH(plans); i++)
		for (n = 0; n <= strlen(plans[i].script); n++) {
			struct buf text = BUF_INIT(1 << 16);
			struct svscript s;
			char *copy;

			buf_adds(&text, REQUIRE);
			buf_add(&text, span_of(plans[i].script, n));
			copy = mem_alloc(text.len);
			memcpy(copy, text.p, text.len);
			if (svcheck_script(&s, span_of(copy, text.len), NULL,
			    NULL, NULL) == 0)
				good++;
			tried++;
			svcheck_done(&s);
			free(copy);
			buf_done(&text);
		}
	tap_ok(tried > 1000 && good > 0 && good < tried,
	    "every cut of every script");
}

static void
repeated(const char *before, const char *piece, size_t n, const char *after,
    const char *expected, const char *name)
{
	struct buf script = BUF_INIT(1 << 24), out = BUF_INIT(1 << 16);
	size_t i;

	buf_adds(&script, before);
	for (i = 0; i < n; i++)
		buf_adds(&script, piece);
	buf_adds(&script, after);
	run_over(buf_str(&script), SPAN("From: a@b\nSubject: x\n\n"), &out);
	tap_is(buf_span(&out), span_str(expected), name);
	buf_done(&script);
	buf_done(&out);
}

static void
test_limits(void)
{
	repeated("if ", "not ", 100000, "true { discard; }",
	    "line 1: nested more than 32 deep", "100,000 nots");
	repeated("", "if true { ", 100000, "",
	    "line 1: nested more than 32 deep",
	    "100,000 blocks");
	repeated("if ", "allof (", 100000, "",
	    "line 1: nested more than 32 deep", "100,000 parentheses");
	repeated("", "keep;", 20000, "",
	    "line 1: more than 10000 commands and tests", "20,000 commands");
	repeated("", "#\n", 600000, "", "script larger than 1048576 bytes",
	    "a script of 1.2 MB");
	repeated("if header \"a\" [\"\"", ",\"\"", 30000, "] { }",
	    "line 1: too many strings in one list", "30,000 strings");
	repeated("keep ", "1 ", 100, ";", "line 1: too many arguments",
	    "100 arguments");
	repeated("require [\"variables\"]; set \"a\" "
	    "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\";\n",
	    "set \"a\" \"${a}${a}\";\n", 1000,
	    "if string :contains \"${a}\" \"y\" { discard; }", "implicit",
	    "a variable that doubles 1,000 times is cut");
	repeated("require [\"variables\"]; set \"a\" "
	    "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\";\n",
	    "set \"a\" \"${a}${a}\";\n", 9000, "",
	    "line 1536: the script does too much work",
	    "9,000 times is too much work");
}

/* A header of nearly 1 MB against tests that look at all of it. */
static void
test_large_header(void)
{
	struct buf m = BUF_INIT(1 << 21), script = BUF_INIT(1 << 20);
	struct buf out = BUF_INIT(1 << 16);
	size_t i;

	while (m.len < 1000000)
		buf_adds(&m,
		    "Subject: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		    "\n");
	buf_adds(&m, "\nx\n");
	for (i = 0; i < 3000; i++)
		buf_adds(&script, "if header :matches \"subject\" "
		    "\"*a*a*a*b\" { discard; }\n");
	run_over(buf_str(&script), buf_span(&m), &out);
	tap_ok(span_ends(buf_span(&out),
	    SPAN("the script does too much work")),
	    "3,000 tests of 1 MB are stopped");
	buf_done(&m);
	buf_done(&script);
	buf_done(&out);
}

static void
test_wire(void)
{
	const struct svaction a = { SVACTION_FILEINTO, 3, 1, SPAN("A"),
		SPAN("\\Seen"), SPAN("") };
	struct svplan p, q;
	struct buf bytes = BUF_INIT(1 << 16);
	struct span s;
	size_t n;
	int bad = 0;

	svplan_init(&p);
	svplan_init(&q);
	tap_ok(svplan_add(&p, &a, NULL) == 0, "an action");
	svplan_write(&p, &bytes);
	s = buf_span(&bytes);
	tap_ok(svplan_read(&q, s, NULL) == 0 && q.n == 1 &&
	    span_eq(q.actions[0].target, SPAN("A")), "crosses the wire");
	for (n = 1; n < s.n; n++)
		bad += svplan_read(&q, span_sub(s, 0, n), NULL) == 0;
	tap_ok(bad == 0, "no part of it does");
	svplan_done(&p);
	svplan_done(&q);
	buf_done(&bytes);
}

int
main(void)
{
	test_tests();
	test_plans();
	test_cuts();
	test_limits();
	test_large_header();
	test_wire();
	return tap_done();
}
