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
#include "say.h"
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

static size_t
n_commands(const struct session *s, const struct transaction *t)
{
	return t->n + (s->set->dry_run || s->chunks ? 1 : 2);
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
		say_mail(s, t->rcpts[0], &b);
	else if (t->sent <= t->n)
		say_rcpt(s, t->rcpts[t->sent - 1], &b);
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
		s->dirty = s->dirty || t->mail_ok;
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
		/* An old session's "no" to MAIL may be about the session. */
		if (s->c.reply.code == 421 || (s->again && t->answered == 0 &&
		    smtpreply_class(&s->c.reply) != 2)) {
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
			s->dirty = false;
			return s->c.reply.code == 421 ? -1 : 0;
		}
		put_word(s, t->rcpts[k], smtpreply_class(&s->c.reply) == 2 ?
		    yes_of(s) : no_of(s));
	}
	s->dirty = false;
	return 0;
}

/* After the answers: 0, or -1 the host is to be left. */
static int
send_data(struct session *s, struct transaction *t)
{
	struct err err = ERR_INIT;

	if (s->chunks ? t->n_accepted == 0 || s->set->dry_run :
	    t->data_code == 0)
		return 0;
	if (t->data_code != 354 && !s->chunks) {
		if (smtpreply_class(&s->c.reply) > 3)
			put_accepted_reply(s, t);
		return 0;
	}
	if (t->n_accepted == 0) {
		/* RFC 2920 3.1: an empty message for nobody */
		return connection_ask(&s->c, SPAN("."), s->set->command_ms,
		    &err);
	}
	if (say_message(s, &err) == -1)
		return hear_last_words(s, t, &err);
	return take_final_replies(s, t);
}

/* What cannot be sent to this host at all, whoever it is for. */
static bool
is_unfit(struct session *s)
{
	struct span body;
	struct buf b = BUF_INIT(400);

	if (say_needs_utf8(s) && (s->caps & CAP_SMTPUTF8) == 0)
		buf_adds(&b, "5.6.7 the message needs SMTPUTF8, which this "
		    "host does not offer");
	else if (s->max_size > 0 && s->message->size > s->max_size)
		buf_addf(&b, "5.3.4 the message has %llu bytes, this host "
		    "takes %llu", (unsigned long long)s->message->size,
		    (unsigned long long)s->max_size);
	else if (param_get(s->envelope->params, SPAN("BODY"), &body) &&
	    span_ieq(body, SPAN("BINARYMIME")))
		/* Our messages are lines (chain(7)): it has lost its form. */
		buf_adds(&b, "5.6.1 a binary message cannot be sent on");
	if (b.len > 0)
		report_rest(s->report, RESULT_FAILED, s->c.label,
		    buf_span(&b));
	buf_done(&b);
	return s->report->open == 0;
}

/* What is left of the transaction before: 0, or -1 the host is to be left. */
static int
clear_away(struct session *s)
{
	struct err err = ERR_INIT;

	s->mails++;
	if (!s->dirty)
		return 0;
	if (connection_ask(&s->c, SPAN("RSET"), s->set->command_ms, &err) ==
	    -1)
		session_why(s, &err);
	else if (smtpreply_class(&s->c.reply) != 2)
		session_why(s, NULL);
	else
		s->dirty = false;
	return s->dirty ? -1 : 0;
}

/* Can recipient i be in this transaction, too? With VERP each has one of its
 * own; RFC 9422: RCPTMAX, and RCPTDOMAINMAX, of which only 1 matters: who sends
 * by destination has one domain anyway. */
static bool
has_room(const struct session *s, const struct transaction *t, size_t i)
{
	const struct envelope_rcpt *r = s->envelope->rcpts;

	if (t->n == 0)
		return true;
	if (s->set->verp || (s->rcpt_max > 0 && t->n >= s->rcpt_max))
		return false;
	return s->domain_max == 0 || span_ieq(address_domain(&r[i].address),
	    address_domain(&r[t->rcpts[0]].address));
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
		if (has_room(s, &t, i))
			t.rcpts[t.n++] = i;
		else
			t.too_many = true;
	}
	got = clear_away(s);
	if (got == 0)
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

	s->open = true;
	if (is_unfit(s))
		return SESSION_DONE;
	while (got == 1 && session_has_mails_left(s))
		got = transact(s);
	s->open = got != -1;
	if (got == 1)
		return SESSION_AGAIN;
	return s->report->open == 0 ? SESSION_DONE : SESSION_NEXT;
}
