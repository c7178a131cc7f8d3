/* xclient - XCLIENT: a proxy or filter in front, named by --xclient, says who
 * its client is (the extension of Postfix's XCLIENT_README). What it says holds
 * for the rest of the connection; its own EHLO and address no longer count.
 *
 *     XCLIENT NAME=mail.example.net ADDR=192.0.2.7 PORT=4711
 *
 * Each command is read whole before anything changes.
 * SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/log.h"
#include "base/num.h"
#include "conn/cidr.h"
#include "gate/gate.h"
#include "session.h"
#include "smtp/param.h"
#include "smtp/xtext.h"

struct row {
	const char *name;
	/* What a value means, put into `out` as it is kept; false: nothing. */
	bool (*take)(struct xclient *x, struct span value, bool known);
};

static bool
put(char *to, size_t size, struct span value)
{
	if (value.n >= size)
		return false;
	if (value.n > 0)
		memcpy(to, value.p, value.n);
	to[value.n] = '\0';
	return true;
}

/* A host name as it may stand in a Received field and a log. */
static bool
put_name(char *to, struct span value, bool known)
{
	char name[COMMAND_HELO_MAX + 1] = "";

	if (known && command_helo(value, name) == -1)
		return false;
	memcpy(to, name, sizeof(name));
	return true;
}

static bool
put_ip(char to[CIDR_TEXT_MAX], struct span value, bool known)
{
	struct cidr_ip ip;

	if (!known)
		return put(to, CIDR_TEXT_MAX, SPAN(""));
	if (span_istarts(value, SPAN("IPV6:")))
		value = span_from(value, 5);
	if (cidr_ip_parse(value, &ip) == -1)
		return false;
	cidr_ip_text(&ip, to);
	return true;
}

static bool
put_port(char *to, size_t size, struct span value, bool known)
{
	uint32_t n;

	return !known ? put(to, size, SPAN("")) :
	    num_parse_u32(value, 65535, &n) == 0 && put(to, size, value);
}

static bool
take_name(struct xclient *x, struct span value, bool known)
{
	return put_name(x->name, value, known);
}

static bool
take_addr(struct xclient *x, struct span value, bool known)
{
	return put_ip(x->ip, value, known);
}

static bool
take_port(struct xclient *x, struct span value, bool known)
{
	return put_port(x->port, sizeof(x->port), value, known);
}

static bool
take_proto(struct xclient *x, struct span value, bool known)
{
	x->proto = !known ? XCLIENT_UNSAID : span_ieq(value, SPAN("SMTP")) ?
	    XCLIENT_SMTP : XCLIENT_ESMTP;
	return !known || x->proto == XCLIENT_SMTP ||
	    span_ieq(value, SPAN("ESMTP"));
}

static bool
take_helo(struct xclient *x, struct span value, bool known)
{
	return put_name(x->helo, value, known);
}

static bool
take_login(struct xclient *x, struct span value, bool known)
{
	return put(x->login, sizeof(x->login), known ? value : SPAN(""));
}

static bool
take_destaddr(struct xclient *x, struct span value, bool known)
{
	return put_ip(x->local_ip, value, known);
}

static bool
take_destport(struct xclient *x, struct span value, bool known)
{
	return put_port(x->local_port, sizeof(x->local_port), value, known);
}

static const struct row rows[] = {
	{ "NAME", take_name },
	{ "ADDR", take_addr },
	{ "PORT", take_port },
	{ "PROTO", take_proto },
	{ "HELO", take_helo },
	{ "LOGIN", take_login },
	{ "DESTADDR", take_destaddr },
	{ "DESTPORT", take_destport },
};

void
xclient_offer(struct session *s, struct buf *out)
{
	size_t i;

	if (!s->opt->xclient_ok)
		return;
	buf_adds(out, "XCLIENT");
	for (i = 0; i < LENGTH(rows); i++) {
		buf_addc(out, ' ');
		buf_adds(out, rows[i].name);
	}
}

/* Printable, and no more than a name of a user has. */
static bool
is_clean(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7f)
			return false;
	return true;
}

static bool
take(struct xclient *x, const struct param *p)
{
	struct buf value = BUF_INIT(PARAM_MAX);
	bool good = false, known;
	size_t i;

	for (i = 0; i < LENGTH(rows); i++)
		if (span_ieq(p->name, span_str(rows[i].name)))
			break;
	if (i < LENGTH(rows) && p->value.n > 0 &&
	    xtext_decode(&value, p->value) == 0 && is_clean(buf_span(&value))) {
		known = !span_ieq(buf_span(&value), SPAN("[UNAVAILABLE]")) &&
		    !span_ieq(buf_span(&value), SPAN("[TEMPUNAVAIL]"));
		good = rows[i].take(x, buf_span(&value), known);
	}
	buf_done(&value);
	return good;
}

static const char *
or_null(const char *text)
{
	return text[0] == '\0' ? NULL : text;
}

/* As if the connection were new, and that client's. */
static void
begin_again(struct session *s)
{
	struct xclient *x = &s->xclient;

	x->used = true;
	session_reset(s);
	gate_client(s);
	s->remote_ip = or_null(x->ip);
	s->remote_name = or_null(x->name);
	/* Without LOGIN it is nobody: the proxy's own AUTH is not its
	 * client's. */
	memcpy(s->user, x->login, sizeof(s->user));
	s->method[0] = '\0';
	s->helo[0] = '\0';
	s->state = ST_START;
	log_remote(s->remote_ip);
	log_reason("xclient", s->remote_name == NULL ? "" : s->remote_name);
}

enum reply
cmd_xclient(struct session *s, struct span arg)
{
	struct xclient x = s->xclient;
	struct param p;
	int got, n = 0;

	if (!s->opt->xclient_ok)
		return REPLY_XCLIENT_DENIED;
	while ((got = param_next(&arg, &p)) == 1) {
		if (!take(&x, &p))
			return REPLY_BAD_PARAM;
		n++;
	}
	if (got == -1 || n == 0)
		return REPLY_BAD_PARAM;
	s->xclient = x;
	begin_again(s);
	if (gate_connect(s) == GATE_REFUSE)
		gate_speak(s);
	else
		session_greet(s);
	return REPLY_NONE;
}
