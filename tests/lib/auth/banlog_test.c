/* banlog: the words, and that nobody can put words into them.
 * SPDX-License-Identifier: ISC */
#include "auth/banlog.h"

#include <string.h>

#include "base/attr.h"
#include "tap.h"

static const struct {
	const char *service, *user, *mechanism, *program, *text;
} cases[] = {
	{ "imap", "joe@example.org", "PLAIN", "dovecot", "imap-login: "
	    "Disconnected (auth failed, 1 attempts in 2 secs): "
	    "user=<joe@example.org>, method=PLAIN, rip=192.0.2.1" },
	{ "imaps", "", "SCRAM-SHA-256", "dovecot", "imap-login: Disconnected "
	    "(auth failed, 1 attempts in 2 secs): user=<>, "
	    "method=SCRAM-SHA-256, rip=192.0.2.1" },
	{ "pop3s", "x>, rip=203.0.113.9\n", "APOP", "dovecot", "pop3-login: "
	    "Disconnected (auth failed, 1 attempts in 2 secs): "
	    "user=<x???rip=203.0.113.9?>, method=APOP, rip=192.0.2.1" },
	{ "sieve", "a b", "P L", "dovecot", "managesieve-login: Disconnected "
	    "(auth failed, 1 attempts in 2 secs): user=<a?b>, method=P?L, "
	    "rip=192.0.2.1" },
	{ "smtp", "]: x[203.0.113.9]", "SCRAM-SHA-1", "postfix/smtpd",
	    "warning: unknown[192.0.2.1]: SASL PLAIN authentication failed: "
	    "authentication failure" },
	{ "submission", "joe", "login", "postfix/smtpd", "warning: "
	    "unknown[192.0.2.1]: SASL LOGIN authentication failed: "
	    "authentication failure" },
};

int
main(void)
{
	char longest[1000];
	struct buf b = BUF_INIT(BANLOG_LINE_MAX);
	size_t i;

	for (i = 0; i < LENGTH(cases); i++) {
		const char *program;

		buf_reset(&b);
		program = banlog_format(&b, span_str(cases[i].service),
		    SPAN("192.0.2.1"), span_str(cases[i].user),
		    span_str(cases[i].mechanism));
		tap_ok(strcmp(program, cases[i].program) == 0, program);
		tap_is(buf_span(&b), span_str(cases[i].text),
		    cases[i].service);
	}
	memset(longest, 'x', sizeof(longest));
	buf_reset(&b);
	(void)banlog_format(&b, SPAN("imap"), SPAN("2001:db8::1"),
	    span_of(longest, sizeof(longest)), SPAN("PLAIN"));
	tap_ok(buf_ok(&b) && span_ends(buf_span(&b), SPAN("2001:db8::1")),
	    "a long name");
	buf_done(&b);
	return tap_done();
}
