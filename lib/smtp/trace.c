/* trace - see trace.h.
 * SPDX-License-Identifier: ISC */
#include "smtp/trace.h"

#include <string.h>

#include "text/date.h"

#define WORD_MAX 255

/* A word of others' making, harmless inside a comment and outside. */
static void
add_word(struct buf *out, const char *s)
{
	size_t i;

	for (i = 0; i < WORD_MAX && s[i] != '\0'; i++)
		buf_addc(out, s[i] > ' ' && s[i] < 0x7f &&
		    strchr("()\\\"<>;,", s[i]) == NULL ? s[i] : '?');
}

/* TCP-info of RFC 5321 4.4; an IPv6 literal has its tag. */
static void
add_ip(struct buf *out, const char *ip)
{
	buf_adds(out, strchr(ip, ':') != NULL ? "[IPv6:" : "[");
	add_word(out, ip);
	buf_addc(out, ']');
}

static void
add_from(struct buf *out, const struct trace *t)
{
	buf_adds(out, "Received: from ");
	add_word(out, t->helo == NULL || *t->helo == '\0' ? "unknown" :
	    t->helo);
	if (t->remote_ip == NULL)
		return;
	buf_adds(out, " (");
	if (t->remote_name != NULL && *t->remote_name != '\0') {
		add_word(out, t->remote_name);
		buf_addc(out, ' ');
	}
	add_ip(out, t->remote_ip);
	buf_addc(out, ')');
}

void
trace_write(struct buf *out, const struct trace *t)
{
	add_from(out, t);
	buf_addf(out, "\n\tby %s (Pneumatic) with %s id %s", t->host,
	    t->protocol, t->id);
	if (t->tls_protocol != NULL) {
		buf_adds(out, "\n\t(");
		add_word(out, t->tls_protocol);
		if (t->tls_cipher != NULL) {
			buf_addc(out, ' ');
			add_word(out, t->tls_cipher);
		}
		buf_addc(out, ')');
	}
	if (t->rcpt != NULL) {
		buf_adds(out, "\n\tfor <");
		address_write(out, t->rcpt);
		buf_addc(out, '>');
	}
	buf_adds(out, ";\n\t");
	date_write_mail(out, t->now);
	buf_addc(out, '\n');
}
