/* addresses - whose is an address, and is its mail taken here? What the files
 * and the authenticator know, without a word to the client.
 * SPDX-License-Identifier: ISC */
#include "session.h"

/* A user sends from an address that brings mail to the same user, or from <>,
 * which is what automatic replies have. */
int
session_owns(struct session *s, const struct address *a)
{
	struct buf line = BUF_INIT(ASK_LINE_MAX);
	struct account account;
	struct ask_reply r;
	int own = -1;

	if (address_is_null(a))
		return 1;
	ask_reply_init(&r);
	account_init(&account);
	buf_adds(&line, "VRFY ");
	buf_add(&line, address_span(a));
	if (session_ask(s, buf_span(&line), &r) == 0 && r.code / 100 != 4)
		own = r.code == 250 && account_take(&account,
		    buf_span(&r.text), NULL) == 0 && span_ieq(
		    account_get(&account, "user"), span_str(s->user));
	ask_reply_done(&r);
	account_done(&account);
	buf_done(&line);
	return own;
}

int
session_knows(struct session *s, const struct address *a)
{
	struct buf line = BUF_INIT(ASK_LINE_MAX);
	struct ask_reply r;
	int known = -1;

	if (s->opt->accept_all || recipients_has(&s->recipients, a))
		return 1;
	if (s->ask.fd == -1)
		return s->opt->recipients != NULL ? 0 : -1;
	ask_reply_init(&r);
	buf_adds(&line, "VRFY ");
	buf_add(&line, address_span(a));
	if (session_ask(s, buf_span(&line), &r) == 0 && r.code / 100 != 4)
		known = r.code / 100 == 2;
	ask_reply_done(&r);
	buf_done(&line);
	return known;
}
