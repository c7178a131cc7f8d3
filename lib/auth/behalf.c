/* behalf - see behalf.h.
 * SPDX-License-Identifier: ISC */
#include "auth/behalf.h"

#include <string.h>

#include "base/log.h"

/* The authenticators on the left have the same client: true when they agree,
 * else there has been a reply. */
static bool
left_agrees(struct serve *s, const char *verb, const char *arg)
{
	struct buf line = BUF_INIT(100);
	struct err err = ERR_INIT;
	struct ask_reply r;
	bool good;

	if (!s->has_left)
		return true;
	buf_addf(&line, "%s%s", verb, arg);
	ask_reply_init(&r);
	good = ask_command(&s->left, buf_span(&line), &r, &err) == 0 &&
	    r.code == 250;
	ask_reply_done(&r);
	buf_done(&line);
	if (!good)
		serve_reply(s, 451, "4.3.0 the authenticator on the left "
		    "does not agree");
	return good;
}

void
behalf_remote(struct serve *s, struct span address)
{
	char arg[1 + CIDR_TEXT_MAX] = " ";
	struct cidr_ip ip;

	if (s->o->guard == NULL || !s->o->guard->may_be_told) {
		serve_reply(s, 503, "5.5.1 the address is known");
		return;
	}
	arg[1] = '-';
	arg[2] = '\0';
	if (cidr_ip_parse(address, &ip) == 0) {
		cidr_ip_text(&ip, arg + 1);
	} else if (!span_eq(address, SPAN("-"))) {
		serve_reply(s, 501, "5.5.4 REMOTE wants an address");
		return;
	}
	/* Whoever cannot be told of by all is told of by none. */
	if (!left_agrees(s, "REMOTE", arg))
		return;
	memcpy(s->remote, arg + 1, sizeof(s->remote));
	guard_client(s->o->guard, s->remote);
	log_remote(s->remote);
	serve_reply(s, 250, "2.0.0 ok");
}

void
behalf_rset(struct serve *s)
{
	s->login = SERVE_NOBODY;
	s->master[0] = '\0';
	given_init(&s->given);
	serve_user_reset(&s->user);
	if (left_agrees(s, "RSET", ""))
		serve_reply(s, 250, "2.0.0 ok");
}
