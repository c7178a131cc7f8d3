/* deliver - run the chain over a message that came whole, and say what became
 * of it. Yes is said only for exit codes 0 and 99; a chain that does not start,
 * crashes or takes too long is a "later".
 * SPDX-License-Identifier: ISC */
#include <unistd.h>

#include "gate/gate.h"
#include "runner.h"
#include "session.h"

static void
add_recipient(struct buf *env, const struct address *a)
{
	runner_set(env, SPAN("RECIPIENT"), address_span(a));
	runner_set(env, SPAN("ORIGINAL_RECIPIENT"), address_span(a));
	runner_set(env, SPAN("LOCAL"), address_local(a));
	runner_set(env, SPAN("DOMAIN"), address_domain(a));
}

/* The facts of our own handshake: the inherited ones are there already. */
static void
add_tls(struct buf *env, struct span facts)
{
	struct span fact;
	size_t n = 0;

	while (span_cut(&facts, '\0', &fact) && n < RUNNER_TLS_FACTS_MAX) {
		size_t eq = span_find(fact, 0, '=');

		if (eq == fact.n || !span_starts(fact, SPAN("SSL_")))
			continue;
		runner_set(env, span_sub(fact, 0, eq), span_from(fact, eq + 1));
		n++;
	}
}

/* The client that a trusted peer has named. */
static void
add_client(struct buf *env, const struct xclient *x)
{
	runner_set(env, SPAN("TCPREMOTEIP"), span_str(x->ip));
	runner_set(env, SPAN("TCPREMOTEPORT"), span_str(x->port));
	runner_set(env, SPAN("TCPREMOTEHOST"), span_str(x->name));
	runner_set(env, SPAN("TCPLOCALIP"), span_str(x->local_ip));
	runner_set(env, SPAN("TCPLOCALPORT"), span_str(x->local_port));
}

static void
set_environment(const struct session *s, const struct envelope *e,
    struct buf *env)
{
	struct buf protocol = BUF_INIT(32);

	session_protocol(s, &protocol);
	runner_set(env, SPAN("SMTP_HELO"), span_str(s->helo));
	runner_set(env, SPAN("SMTP_PROTOCOL"), buf_span(&protocol));
	runner_set(env, SPAN("QUEUE_ID"), span_str(s->queue_id));
	runner_set(env, SPAN("SENDER"), address_span(&e->sender));
	if (session_has_user(s))
		runner_set(env, SPAN("AUTH_USER"), span_str(s->user));
	if (s->xclient.used)
		add_client(env, &s->xclient);
	if (gate_holds(s))
		runner_set(env, SPAN("MAIL_HOLD"), SPAN("1"));
	if (e->n == 1)
		add_recipient(env, &e->rcpts[0].address);
	add_tls(env, buf_span(&s->facts));
	buf_done(&protocol);
}

static int
run_chain(struct session *s, const struct envelope *e, int message_fd,
    struct chain_result *result)
{
	struct buf env = BUF_INIT(RUNNER_REQUEST_MAX);
	int fd = envelope_write(e, &s->err), r = -1;

	if (fd != -1) {
		set_environment(s, e, &env);
		r = runner_run(s->runner, &env, message_fd, fd, result,
		    &s->err);
		close(fd);
	}
	buf_done(&env);
	/* A chain that was killed may have asked the authenticator something:
	 * the answer would come to our next question. */
	if (r == 0 && result->code >= 128)
		s->can_ask = false;
	if (r == 0 && result->timed_out)
		s->can_ask = false;
	return r;
}

/* The chain over one envelope: 0 and *result, or -1 with s->err. */
static int
run(struct session *s, const struct envelope *e, int message_fd,
    struct chain_result *result)
{
	int r;

	/* What the authenticator still owes would be taken for its answer to
	 * the chain. */
	if (s->ask.fd != -1 && !s->can_ask)
		return err_set(&s->err, ERR_TEMP, "the authenticator does not "
		    "answer");
	r = direct_run(s, e, message_fd, result);
	return r == 0 ? run_chain(s, e, message_fd, result) :
	    r == 1 ? 0 : -1;
}

static const char *
verdict_word(int started, const struct chain_result *r)
{
	if (started == -1)
		return "deferred";
	switch (r->verdict) {
	case CHAIN_OK:
		return "accepted";
	case CHAIN_DONE:
		return "done";
	case CHAIN_PERM:
		return "refused";
	case CHAIN_TEMP:
		break;
	}
	return "deferred";
}

static void
log_verdict(const struct session *s, const struct envelope *e, uint64_t size,
    int started, const struct chain_result *r)
{
	struct logline l;
	size_t i;

	log_begin(&l, verdict_word(started, r));
	log_str(&l, "id", span_str(s->queue_id));
	log_num(&l, "size", size);
	log_str(&l, "sender", address_span(&e->sender));
	if (session_has_user(s))
		log_str(&l, "user", span_str(s->user));
	log_num(&l, "rcpts", e->n);
	if (started == -1) {
		log_str(&l, "error", span_str(s->err.text));
	} else {
		log_num(&l, "exit", (uint64_t)r->code);
		if (r->timed_out)
			log_str(&l, "error", SPAN("timeout"));
		if (r->text[0] != '\0')
			log_str(&l, "text", span_str(r->text));
	}
	/* Last, and as many as fit: the line says how many there were. */
	for (i = 0; i < e->n && l.b.len + 340 < LOG_LINE_MAX; i++)
		log_str(&l, "rcpt", address_span(&e->rcpts[i].address));
	log_end(&l);
}

/* A refusal that says nothing of its own (sysexits.h). */
static enum reply
refusal_of(int code)
{
	return code == 67 ? REPLY_NO_SUCH_USER : code == 77 ? REPLY_NO_PERM :
	    REPLY_REFUSED;
}

static void
answer(struct session *s, int started, const struct chain_result *r)
{
	struct span words = span_str(r->text), id = span_str(s->queue_id);

	if (started == -1)
		reply_put(&s->wr, REPLY_TEMPORARY, id);
	else if (r->verdict == CHAIN_OK || r->verdict == CHAIN_DONE)
		reply_put(&s->wr, s->opt->lmtp ? REPLY_RCPT_ACCEPTED :
		    REPLY_ACCEPTED, id);
	else if (words.n > 0)
		reply_put_words(&s->wr, reply_code_for(words), words);
	else
		reply_put(&s->wr, r->verdict == CHAIN_PERM ?
		    refusal_of(r->code) : REPLY_TEMPORARY, id);
}

static void
deliver_one(struct session *s, const struct envelope *e, int message_fd,
    uint64_t size, bool *refused)
{
	struct chain_result r = { .verdict = CHAIN_TEMP };
	int started = run(s, e, message_fd, &r);

	log_verdict(s, e, size, started, &r);
	answer(s, started, &r);
	if (started == 0 && (r.verdict == CHAIN_OK ||
	    r.verdict == CHAIN_DONE)) {
		s->messages++;
		s->errors = s->junk = 0;
	} else if (started == 0 && r.verdict == CHAIN_PERM) {
		*refused = true;
	}
}

/* By rule: yes is said and nothing done, and the log has it. */
static void
discard(struct session *s, uint64_t size)
{
	const struct chain_result none = { .verdict = CHAIN_DONE };
	size_t i, n = s->opt->lmtp ? s->envelope.n : 1;

	log_verdict(s, &s->envelope, size, 0, &none);
	for (i = 0; i < n; i++)
		answer(s, 0, &none);
	s->messages++;
}

void
deliver(struct session *s, int message_fd, uint64_t size)
{
	const struct chain_result lost = { .verdict = CHAIN_DONE };
	struct envelope one;
	bool refused = false;
	size_t i;

	if (gate_discards(s)) {
		discard(s, size);
		return;
	}
	if (!s->opt->lmtp)
		deliver_one(s, &s->envelope, message_fd, size, &refused);
	envelope_init(&one);
	for (i = 0; i < s->envelope.n && s->opt->lmtp; i++) {
		const struct envelope_rcpt *r = &s->envelope.rcpts[i];

		if (gate_loses(s, i)) {
			answer(s, 0, &lost);
			continue;
		}
		envelope_reset(&one);
		envelope_set_sender(&one, &s->envelope.sender,
		    s->envelope.params);
		if (envelope_add(&one, &r->address, r->params, &s->err) == 0)
			deliver_one(s, &one, message_fd, size, &refused);
	}
	envelope_done(&one);
	if (refused)
		session_error(s);
}
