/* tls - STARTTLS (RFC 3207) through UCSPI-TLS: a "Y" on SSLCTLFD has tls-wrap
 * take the client's socket over; it answers with facts, NAME=value NUL ... NUL,
 * and from then on we talk through SSLREADFD and SSLWRITEFD. Nothing that came
 * before the handshake survives it.
 * SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/num.h"
#include "session.h"

/* The descriptor that a variable names, when it is open; else -1. */
static int
named_fd(const char *name)
{
	const char *text = getenv(name);
	uint32_t fd;

	if (text == NULL || num_parse_u32(span_str(text), 1023, &fd) == -1 ||
	    fcntl((int)fd, F_GETFD) == -1)
		return -1;
	return (int)fd;
}

void
tls_find(struct session *s)
{
	s->tls_ctl = named_fd("SSLCTLFD");
	s->tls_read = named_fd("SSLREADFD");
	s->tls_write = named_fd("SSLWRITEFD");
	s->tls_protocol = getenv("SSL_PROTOCOL");
	s->tls_cipher = getenv("SSL_CIPHER");
	s->tls = s->tls_protocol != NULL && *s->tls_protocol != '\0';
	if (!s->tls)
		s->tls_protocol = s->tls_cipher = NULL;
}

bool
tls_offered(const struct session *s)
{
	return !s->tls && s->tls_ctl != -1 && s->tls_read != -1 &&
	    s->tls_write != -1;
}

/* Facts end with an empty one: 0, or -1 when they do not come. */
static int
read_facts(struct session *s)
{
	struct rd r;
	int got = 1;

	rd_init(&r, s->tls_ctl, (int)s->opt->timeout);
	buf_reset(&s->facts);
	while (got == 1) {
		struct span chunk;

		if ((got = rd_some(&r, SESSION_FACTS_MAX, &chunk,
		    &s->err)) != 1)
			break;
		buf_add(&s->facts, chunk);
		if (!buf_ok(&s->facts))
			got = err_set(&s->err, ERR_TEMP, "too many TLS facts");
		else if (s->facts.p[s->facts.len - 1] == '\0' &&
		    (s->facts.len == 1 ||
		    s->facts.p[s->facts.len - 2] == '\0'))
			break;
	}
	rd_done(&r);
	if (got == 0)
		err_set(&s->err, ERR_PROTO, "TLS handshake failed");
	return got == 1 ? 0 : -1;
}

static const char *
find_fact(const struct session *s, struct span name)
{
	struct span rest = buf_span(&s->facts), fact;

	while (span_cut(&rest, '\0', &fact))
		if (fact.n > name.n && fact.p[name.n] == '=' &&
		    span_starts(fact, name))
			return fact.p + name.n + 1;
	return NULL;
}

const char *
session_tls_fact(const struct session *s, const char *name)
{
	return s->facts.len > 0 ? find_fact(s, span_str(name)) : getenv(name);
}

/* A new conversation on the new descriptors. */
static void
begin_anew(struct session *s)
{
	rd_done(&s->rd);
	wr_done(&s->wr);
	rd_init(&s->rd, s->tls_read, (int)s->opt->timeout);
	wr_init(&s->wr, s->tls_write, (int)s->opt->timeout);
	session_soften(s);
	s->rd.flush = &s->wr;
	close(s->tls_ctl);
	s->tls_ctl = -1;
	s->tls = true;
	s->tls_protocol = find_fact(s, SPAN("SSL_PROTOCOL"));
	s->tls_cipher = find_fact(s, SPAN("SSL_CIPHER"));
	if (s->tls_protocol == NULL)
		s->tls_protocol = "TLS";
	session_reset(s);
	s->state = ST_START;
	s->helo[0] = '\0';
	s->extended = false;
	s->user[0] = '\0';
	s->asked_capa = false;
}

enum reply
cmd_starttls(struct session *s, struct span arg)
{
	struct logline l;

	(void)arg;
	if (!tls_offered(s))
		return s->tls ? REPLY_BAD_SEQUENCE : REPLY_NOT_IMPLEMENTED;
	/* What follows in the clear was put there by someone in between, or by
	 * a client that will be out of step (CVE-2011-0411). */
	if (rd_pending(&s->rd).n > 0) {
		s->closing = "bytes after STARTTLS";
		return REPLY_PIPELINED_TLS;
	}
	session_reply(s, REPLY_START_TLS);
	if (wr_flush(&s->wr, &s->err) == -1 ||
	    write(s->tls_ctl, "Y", 1) != 1 || read_facts(s) == -1) {
		s->closing = "TLS handshake failed";
		return REPLY_NONE;
	}
	begin_anew(s);
	log_begin(&l, "tls");
	log_str(&l, "protocol", span_str(s->tls_protocol));
	if (s->tls_cipher != NULL)
		log_str(&l, "cipher", span_str(s->tls_cipher));
	log_end(&l);
	return REPLY_NONE;
}
