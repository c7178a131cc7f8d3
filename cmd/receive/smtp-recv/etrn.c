/* etrn - ETRN (RFC 1985): a host whose mail waits here asks for it. With --etrn
 * a program is run with its domain, and decides who may ask for what; without,
 * the command is not there.
 * SPDX-License-Identifier: ISC */
#include "gate/keeper.h"
#include "rules/ruledns.h"
#include "runner.h"
#include "session.h"

void
etrn_offer(struct session *s, struct buf *out)
{
	if (s->opt->etrn != NULL)
		buf_adds(out, "ETRN");
}

enum reply
cmd_etrn(struct session *s, struct span arg)
{
	struct buf facts = BUF_INIT(RUNNER_REQUEST_MAX);
	struct keeper_answer a;

	if (s->opt->etrn == NULL)
		return REPLY_NOT_IMPLEMENTED;
	/* "@domain" and "#queue" (RFC 1985 5.3) are not for us. */
	if (!ruledns_is_name(arg))
		return REPLY_BAD_ARGUMENT;
	runner_set(&facts, SPAN("etrn_domain"), arg);
	runner_set(&facts, SPAN("client_address"), span_str(s->remote_ip));
	runner_set(&facts, SPAN("helo_name"), span_str(s->helo));
	runner_set(&facts, SPAN("sasl_username"), span_str(s->user));
	keeper_ask(s->runner, KEEPER_ETRN, 0, 0, &facts, &a);
	buf_done(&facts);
	if (a.value == 1)
		session_words(s, 250, SPAN("2.0.0 mail for it is sent now"));
	else if (a.value == 0)
		session_words(s, 459, SPAN("4.7.1 not for you"));
	else
		session_words(s, 458, SPAN("4.3.0 not now"));
	return REPLY_NONE;
}
