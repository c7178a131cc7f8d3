/* transact - one envelope and one message, as often as a server that takes only
 * so many recipients at a time makes it necessary.
 *
 *     MAIL, RCPT ... RCPT, DATA    PIPELINING: up to WINDOW unanswered
 *     message, "."                 SMTP one reply; LMTP one a recipient
 *
 * SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/tool.h"
#include "send/dotstuff.h"
#include "session.h"
#include "smtp/param.h"

#define WINDOW 50
#define LAST_WORDS_MS 5000           /* for a reply after a broken pipe */

/* One transaction: the recipients that are still open. */
struct transaction {
	size_t *rcpts;
	size_t n;
	size_t sent, answered;       /* commands: MAIL, n RCPTs, DATA */
	bool *accepted;
	size_t n_accepted;
	bool mail_ok;
	bool too_many;               /* some are for another transaction */
	int data_code;
};

static void
put_word(struct session *s, size_t i, enum result_word word)
{
	struct buf b = BUF_INIT(4096);

	session_words(s, &b);
	report_put(s->report, i, word, s->c.label, buf_span(&b));
	buf_done(&b);
}

/* Another server's yes: to a mailbox (LMTP), or to send it on. */
static enum result_word
yes_of(const struct session *s)
{
	return s->set->lmtp ? RESULT_DELIVERED :
	    (s->caps & CAP_DSN) != 0 ? RESULT_PASSED : RESULT_RELAYED;
}

static enum result_word
no_of(const struct session *s)
{
	return smtpreply_class(&s->c.reply) == 5 ? RESULT_FAILED :
	    RESULT_DEFERRED;
}

static void
add_param(struct buf *out, struct span params, const char *name)
{
	struct span value;

	if (!param_get(params, span_str(name), &value) || value.p == NULL)
		return;
	buf_addf(out, " %s=", name);
	buf_add(out, value);
}

static bool
wants_utf8(const struct envelope *e)
{
	struct span ignored;
	size_t i;

	if (e->sender.utf8 || param_get(e->params, SPAN("SMTPUTF8"), &ignored))
		return true;
	for (i = 0; i < e->n; i++)
		if (e->rcpts[i].address.utf8)
			return true;
	return false;
}

/* The sender with the recipient in it, list+ann=a.org@lists.org, so that a
 * bounce says whom it is about. Where that would be too long, as it was. */
static void
write_verp(const struct envelope *e, size_t i, struct buf *out)
{
	const struct address *rcpt = &e->rcpts[i].address;
	struct buf text = BUF_INIT(ADDRESS_LOCAL_MAX + ADDRESS_DOMAIN_MAX + 1);
	struct address a = e->sender;

	buf_add(&text, address_local(&e->sender));
	buf_addc(&text, '+');
	buf_add(&text, address_local(rcpt));
	buf_addc(&text, '=');
	buf_add(&text, address_domain(rcpt));
	if (buf_ok(&text) && text.len <= ADDRESS_LOCAL_MAX) {
		a.local_n = text.len;
		a.utf8 = a.utf8 || rcpt->utf8;
		buf_addc(&text, '@');
		buf_add(&text, address_domain(&e->sender));
		if (buf_ok(&text)) {
			a.n = text.len;
			memcpy(a.text, text.p, text.len + 1);
		}
	}
	address_write(out, a.n == text.len ? &a : &e->sender);
	buf_done(&text);
}

/* `i` is the transaction's first recipient. */
static void
write_mail(const struct session *s, size_t i, struct buf *out)
{
	const struct envelope *e = s->envelope;
	struct span ignored;

	buf_adds(out, "MAIL FROM:<");
	if (s->set->verp && !address_is_null(&e->sender))
		write_verp(e, i, out);
	else
		address_write(out, &e->sender);
	buf_addc(out, '>');
	if ((s->caps & CAP_SIZE) != 0)
		buf_addf(out, " SIZE=%llu",
		    (unsigned long long)s->message->size);
	if ((s->caps & CAP_8BITMIME) != 0 && s->message->eight)
		buf_adds(out, " BODY=8BITMIME");
	if ((s->caps & CAP_SMTPUTF8) != 0 && wants_utf8(e))
		buf_adds(out, " SMTPUTF8");
	if ((s->caps & CAP_REQUIRETLS) != 0 &&
	    param_get(e->params, SPAN("REQUIRETLS"), &ignored))
		buf_adds(out, " REQUIRETLS");
	if ((s->caps & CAP_DSN) != 0) {
		add_param(out, e->params, "RET");
		add_param(out, e->params, "ENVID");
	}
}

static void
write_rcpt(const struct session *s, size_t i, struct buf *out)
{
	const struct envelope_rcpt *r = &s->envelope->rcpts[i];

	buf_adds(out, "RCPT TO:<");
	address_write(out, &r->address);
	buf_addc(out, '>');
	if ((s->caps & CAP_DSN) != 0) {
		add_param(out, r->params, "NOTIFY");
		add_param(out, r->params, "ORCPT");
	}
}

static size_t
n_commands(const struct session *s, const struct transaction *t)
{
	return t->n + (s->set->dry_run ? 1 : 2);
}

/* Without pipelining DATA waits for the answers, and is not sent for nobody. */
static bool
may_send(const struct session *s, const struct transaction *t)
{
	size_t open = t->sent - t->answered;

	if (t->sent == n_commands(s, t))
		return false;
	if ((s->caps & CAP_PIPELINING) == 0)
		return open == 0;
	return open < WINDOW;
}

static void
send_next(struct session *s, const struct transaction *t)
{
	struct buf b = BUF_INIT(4096);

	if (t->sent == 0)
		write_mail(s, t->rcpts[0], &b);
	else if (t->sent <= t->n)
		write_rcpt(s, t->rcpts[t->sent - 1], &b);
	else
		buf_adds(&b, "DATA");
	connection_send(&s->c, buf_span(&b));
	buf_done(&b);
}

/* RFC 5321 4.5.3.1.10: 452 after some were taken means "another time", and old
 * servers say 552. */
static bool
is_too_many(const struct session *s, const struct transaction *t)
{
	return (s->c.reply.code == 452 || s->c.reply.code == 552) &&
	    t->n_accepted > 0;
}

static void
take_rcpt(struct session *s, struct transaction *t, size_t k)
{
	size_t i = t->rcpts[k];

	if (!t->mail_ok)
		return;
	if (smtpreply_class(&s->c.reply) == 2) {
		t->accepted[k] = true;
		t->n_accepted++;
		if (s->set->dry_run)
			put_word(s, i, RESULT_PASSED);
	} else if (is_too_many(s, t)) {
		t->too_many = true;
	} else {
		put_word(s, i, no_of(s));
	}
}

static void
take_answer(struct session *s, struct transaction *t)
{
	size_t k = t->answered++, i;

	if (k == 0) {
		t->mail_ok = smtpreply_class(&s->c.reply) == 2;
		for (i = 0; i < t->n && !t->mail_ok; i++)
			put_word(s, t->rcpts[i], no_of(s));
	} else if (k <= t->n) {
		take_rcpt(s, t, k - 1);
	} else {
		t->data_code = s->c.reply.code;
	}
}

/* MAIL to DATA: 0, or -1 the host is to be left. */
static int
send_commands(struct session *s, struct transaction *t)
{
	struct err err = ERR_INIT;

	while (t->answered < n_commands(s, t)) {
		while (may_send(s, t)) {
			if ((s->caps & CAP_PIPELINING) == 0 &&
			    ((t->sent > 0 && !t->mail_ok) ||
			    (t->sent > t->n && t->n_accepted == 0)))
				return 0;
			send_next(s, t);
			t->sent++;
		}
		if (connection_wait(&s->c, s->set->command_ms, &err) == -1) {
			session_why(s, &err);
			return -1;
		}
		if (s->c.reply.code == 421) {
			session_why(s, NULL);
			return -1;
		}
		take_answer(s, t);
	}
	return 0;
}

/* All that were accepted and have no answer yet. */
static void
put_accepted(struct session *s, const struct transaction *t,
    enum result_word word, struct span words)
{
	size_t k;

	for (k = 0; k < t->n; k++)
		if (t->accepted[k])
			report_put(s->report, t->rcpts[k], word, s->c.label,
			    words);
}

static void
put_accepted_reply(struct session *s, const struct transaction *t)
{
	struct buf b = BUF_INIT(4096);

	session_words(s, &b);
	put_accepted(s, t, smtpreply_class(&s->c.reply) == 2 ? yes_of(s) :
	    no_of(s), buf_span(&b));
	buf_done(&b);
}

/* The message, with its end. */
static int
send_message(struct session *s, struct err *err)
{
	struct stage_wr out;
	struct dotstuff d;

	stage_wr_init(&out, &s->c.wr, err);
	dotstuff_init(&d, &out.stage, err);
	return stage_run(&d.stage, 0);
}

/* The pipe broke while we wrote; the server may have said why. */
static int
hear_last_words(struct session *s, const struct transaction *t,
    const struct err *err)
{
	struct err ignored = ERR_INIT;

	s->c.rd.flush = NULL;
	if (connection_wait(&s->c, LAST_WORDS_MS, &ignored) == 0 &&
	    smtpreply_class(&s->c.reply) == 5) {
		put_accepted_reply(s, t);
		return -1;
	}
	session_why(s, err);
	return -1;
}

/* The replies to the end of the message: 0, or -1 the host is to be left. What
 * is not answered may have been taken: it is not tried elsewhere now. */
static int
take_final_replies(struct session *s, const struct transaction *t)
{
	struct err err = ERR_INIT;
	size_t k;

	for (k = 0; k < t->n; k++) {
		if (!t->accepted[k])
			continue;
		if (connection_wait(&s->c, s->set->end_ms, &err) == -1) {
			put_accepted(s, t, RESULT_DEFERRED, SPAN("4.4.2 lost "
			    "the connection after the message, which may "
			    "have been taken"));
			return -1;
		}
		if (!s->set->lmtp) {
			if (s->c.reply.code != 421)
				put_accepted_reply(s, t);
			else
				session_why(s, NULL);
			return s->c.reply.code == 421 ? -1 : 0;
		}
		put_word(s, t->rcpts[k], smtpreply_class(&s->c.reply) == 2 ?
		    yes_of(s) : no_of(s));
	}
	return 0;
}

/* After the answers: 0, or -1 the host is to be left. */
static int
send_data(struct session *s, struct transaction *t)
{
	struct err err = ERR_INIT;

	if (t->data_code == 0)
		return 0;
	if (t->data_code != 354) {
		if (smtpreply_class(&s->c.reply) > 3)
			put_accepted_reply(s, t);
		return 0;
	}
	if (t->n_accepted == 0) {
		/* RFC 2920 3.1: an empty message for nobody */
		return connection_ask(&s->c, SPAN("."), s->set->command_ms,
		    &err);
	}
	if (send_message(s, &err) == -1)
		return hear_last_words(s, t, &err);
	return take_final_replies(s, t);
}

/* What cannot be sent to this host at all, whoever it is for. */
static bool
is_unfit(struct session *s)
{
	struct span ignored;
	struct buf b = BUF_INIT(400);

	if (wants_utf8(s->envelope) && (s->caps & CAP_SMTPUTF8) == 0)
		buf_adds(&b, "5.6.7 the message needs SMTPUTF8, which this "
		    "host does not offer");
	else if (s->max_size > 0 && s->message->size > s->max_size)
		buf_addf(&b, "5.3.4 the message has %llu bytes, this host "
		    "takes %llu", (unsigned long long)s->message->size,
		    (unsigned long long)s->max_size);
	else if (param_get(s->envelope->params, SPAN("REQUIRETLS"),
	    &ignored) && (s->caps & CAP_REQUIRETLS) == 0)
		buf_adds(&b, "5.7.30 the message needs REQUIRETLS, which this "
		    "host does not offer");
	if (b.len > 0)
		report_rest(s->report, RESULT_FAILED, s->c.label,
		    buf_span(&b));
	buf_done(&b);
	return s->report->open == 0;
}

/* One transaction: 1 another is to follow, 0 none, -1 leave. */
static int
transact(struct session *s)
{
	struct transaction t = { .n = 0 };
	const struct envelope *e = s->envelope;
	size_t i, before = s->report->open;
	int got;

	t.rcpts = mem_alloc((e->n + 1) * sizeof(*t.rcpts));
	t.accepted = mem_zero(e->n + 1, sizeof(*t.accepted));
	for (i = 0; i < e->n; i++) {
		if (s->report->words[i] != RESULT_NONE)
			continue;
		/* VERP: each in a transaction of its own */
		if (s->set->verp && t.n == 1)
			t.too_many = true;
		else
			t.rcpts[t.n++] = i;
	}
	got = send_commands(s, &t);
	if (got == 0)
		got = send_data(s, &t);
	free(t.rcpts);
	free(t.accepted);
	if (got == -1)
		return -1;
	return s->report->open > 0 && s->report->open < before && t.too_many;
}

enum session_end
session_transact(struct session *s)
{
	int got = 1;

	if (is_unfit(s))
		return SESSION_DONE;
	while (got == 1)
		got = transact(s);
	if (got == 0 || s->report->open == 0)
		connection_send(&s->c, SPAN("QUIT"));
	/* Its answer changes nothing. */
	if (wr_flush(&s->c.wr, NULL) == -1)
		tool_explain("%s: gone before QUIT", s->c.label);
	return s->report->open == 0 ? SESSION_DONE : SESSION_NEXT;
}
