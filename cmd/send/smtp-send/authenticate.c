/* authenticate - AUTH PLAIN or LOGIN (RFC 4954), where there are credentials.
 * SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <string.h>

#include "base/tool.h"
#include "session.h"
#include "text/base64.h"

static void
add_secret(struct buf *out, const struct secret *secret)
{
	buf_add(out, span_of(secret->p, secret->len));
}

/* One line that holds a secret, base64; wiped. */
static int
ask_secret(struct session *s, const char *verb, struct buf *clear,
    struct err *err)
{
	struct buf line = BUF_INIT(2 * SECRET_MAX * 2);
	int got;

	buf_adds(&line, verb);
	base64_encode(&line, buf_span(clear));
	tool_explain("C: %s(secret)", verb);
	wr_add(&s->c.wr, buf_span(&line));
	wr_adds(&s->c.wr, "\r\n");
	got = connection_wait(&s->c, s->set->command_ms, err);
	secret_clear(line.p, line.cap);
	secret_clear(clear->p, clear->cap);
	buf_done(&line);
	buf_reset(clear);
	return got;
}

static int
auth_plain(struct session *s, struct err *err)
{
	struct buf clear = BUF_INIT(2 * SECRET_MAX + 2);
	int got;

	buf_addc(&clear, 0);
	add_secret(&clear, &s->credentials->user);
	buf_addc(&clear, 0);
	add_secret(&clear, &s->credentials->password);
	got = ask_secret(s, "AUTH PLAIN ", &clear, err);
	buf_done(&clear);
	return got;
}

static int
auth_login(struct session *s, struct err *err)
{
	struct buf clear = BUF_INIT(SECRET_MAX);
	int got = connection_ask(&s->c, SPAN("AUTH LOGIN"),
	    s->set->command_ms, err);

	if (got == 0 && s->c.reply.code == 334) {
		add_secret(&clear, &s->credentials->user);
		got = ask_secret(s, "", &clear, err);
	}
	if (got == 0 && s->c.reply.code == 334) {
		add_secret(&clear, &s->credentials->password);
		got = ask_secret(s, "", &clear, err);
	}
	buf_done(&clear);
	return got;
}

static int
leave(struct session *s, const char *why)
{
	tool_explain("leaving %s: %s", s->c.label, why);
	(void)snprintf(s->why, sizeof(s->why), "%s", why);
	return 0;
}

int
session_authenticate(struct session *s)
{
	struct err err = ERR_INIT;
	int got;

	if (s->credentials == NULL)
		return 1;
	if (!s->tls && !span_starts(span_str(s->c.host->ip), SPAN("127.")) &&
	    strcmp(s->c.host->ip, "::1") != 0)
		return leave(s, "4.7.4 TLS is wanted, and a password is not "
		    "sent without it");
	/* RFC 6186 6: anybody on the way could have named that host. */
	if (s->c.host->stray)
		return leave(s, "4.7.0 a password is not sent to a host "
		    "outside of the relay's domain, which SRV records name "
		    "that are not validated");
	if ((s->caps & (CAP_PLAIN | CAP_LOGIN)) == 0)
		return leave(s, "4.7.0 the server offers neither AUTH PLAIN "
		    "nor LOGIN");
	got = (s->caps & CAP_PLAIN) != 0 ? auth_plain(s, &err) :
	    auth_login(s, &err);
	if (got == 0 && s->c.reply.code == 235)
		return 1;
	/* A wrong password is ours to mend: nothing bounces for it. */
	session_why(s, got == -1 ? &err : NULL);
	return 0;
}
