/* banlog - see banlog.h.
 * SPDX-License-Identifier: ISC */
#include "auth/banlog.h"

#include <stdbool.h>
#include <string.h>

#include "base/attr.h"
#include "base/log.h"

static const struct {
	const char *service, *login;
} dovecot[] = { { "imap", "imap-login" }, { "pop3", "pop3-login" },
	{ "sieve", "managesieve-login" }, { "managesieve",
	"managesieve-login" } };

static bool
is_plain(char c)
{
	return span_is_alpha(c) || span_is_digit(c) ||
	    (c != '\0' && strchr("@._+-=", c) != NULL);
}

static void
add_plain(struct buf *b, struct span s)
{
	size_t i;

	s = span_sub(s, 0, BANLOG_USER_MAX);
	for (i = 0; i < s.n; i++)
		buf_addc(b, is_plain(s.p[i]) ? s.p[i] : '?');
}

/* The filter knows these four alone. */
static const char *
sasl_name(struct span mechanism)
{
	static const char *const known[] = { "PLAIN", "LOGIN", "CRAM-MD5",
		"DIGEST-MD5" };
	size_t i;

	for (i = 0; i < LENGTH(known); i++)
		if (span_ieq(mechanism, span_str(known[i])))
			return known[i];
	return "PLAIN";
}

const char *
banlog_format(struct buf *text, struct span service, struct span address,
    struct span user, struct span mechanism)
{
	size_t i;

	for (i = 0; i < LENGTH(dovecot); i++) {
		if (!span_starts(service, span_str(dovecot[i].service)))
			continue;
		buf_addf(text, "%s: Disconnected (auth failed, 1 attempts in "
		    "2 secs): user=<", dovecot[i].login);
		add_plain(text, user);
		buf_adds(text, ">, method=");
		add_plain(text, mechanism);
		buf_adds(text, ", rip=");
		buf_add(text, address);
		return "dovecot";
	}
	buf_adds(text, "warning: unknown[");
	buf_add(text, address);
	buf_addf(text, "]: SASL %s authentication failed: authentication "
	    "failure", sasl_name(mechanism));
	return "postfix/smtpd";
}

void
banlog_write(struct span service, struct span address, struct span user,
    struct span mechanism)
{
	struct buf text = BUF_INIT(BANLOG_LINE_MAX);
	const char *program;

	if (address.n == 0 || span_eq(address, SPAN("-")))
		return;
	program = banlog_format(&text, service, address, user, mechanism);
	if (buf_ok(&text))
		log_as(program, buf_span(&text));
	buf_done(&text);
}
