/* passleft - see passleft.h.
 * SPDX-License-Identifier: ISC */
#include "auth/passleft.h"

#include <string.h>

#include "text/base64.h"

/* Keep a response for the left. One too many, or too long in all, is none that
 * names a user: it can no longer be passed on. */
void
passleft_keep(struct passleft *a, struct span response)
{
	if (a->n_responses >= PASSLEFT_RESPONSES_MAX ||
	    response.n > sizeof(a->kept) - a->kept_n) {
		a->n_responses = PASSLEFT_RESPONSES_MAX + 1;
		return;
	}
	if (response.n > 0)
		memcpy(a->kept + a->kept_n, response.p, response.n);
	a->responses[a->n_responses++] = span_of(a->kept + a->kept_n,
	    response.n);
	a->kept_n += response.n;
}

/* The left must put the same challenge, where it comes before the name. */
static void
keep_challenge(struct passleft *a, struct span text)
{
	if (a->n_responses > 0 || text.n > GIVEN_CHALLENGE_MAX)
		return;
	if (text.n > 0)
		memcpy(a->challenge, text.p, text.n);
	a->challenge[text.n] = '\0';
}

/* Put the challenge to the asker. */
enum judge_end
passleft_challenge(void *self, struct span text, struct span *response_out)
{
	struct passleft *a = self;
	struct err err = ERR_INIT;
	int got;

	if (a->replayed < a->n_responses && a->judge.past_cache) {
		*response_out = a->responses[a->replayed++];
		return JUDGE_ON;
	}
	keep_challenge(a, text);
	wr_adds(&a->s->out, "334 ");
	wr_add(&a->s->out, text);
	wr_addc(&a->s->out, '\n');
	if (wr_flush(&a->s->out, &err) == -1)
		return JUDGE_GONE;
	got = wire_line(&a->s->in, response_out, &err);
	wire_drop(&a->s->in);
	if (got == -1 && err.kind == ERR_LIMIT)
		return JUDGE_SYNTAX;
	if (got != 1)
		return JUDGE_GONE;
	if (span_eq(*response_out, SPAN("*")))
		return JUDGE_CANCELLED;
	if (span_has(*response_out, ' ') || span_has(*response_out, '\0'))
		return JUDGE_SYNTAX;
	passleft_keep(a, *response_out);
	return JUDGE_ON;
}

/* One line to the left and its reply: 0, or -1 and a->judge.err. What the line
 * was written through is wiped. */
static int
tell_left(struct passleft *a, struct span line)
{
	struct ask *left = &a->s->left;
	int r = ask_command(left, line, &a->reply, &a->judge.err);

	if (left->wr.p != NULL)
		secret_clear(left->wr.p, left->wr.cap);
	return r;
}

/* A fact for the left. One that does not know the command can do without. */
static int
tell_fact(struct passleft *a, const char *verb, const char *first,
    const char *second)
{
	struct buf line = BUF_INIT(ASK_LINE_MAX);
	int r;

	buf_addf(&line, "%s %s%s%s", verb, first, *second == '\0' ? "" : " ",
	    second);
	r = tell_left(a, buf_span(&line));
	buf_done(&line);
	return r;
}

static int
tell_facts(struct passleft *a)
{
	const struct given *g = &a->s->given;
	unsigned i;

	for (i = 0; i < g->n && (a->judge.mechanism->flags & OFFER_CHALLENGE) !=
	    0; i++)
		if (tell_fact(a, "BIND", g->bindings[i].type,
		    g->bindings[i].data) == -1)
			return -1;
	return a->challenge[0] == '\0' ? 0 :
	    tell_fact(a, "CHALLENGE", a->challenge, "");
}

/* APOP is a command of its own: its two parts as they were. */
static int
replay_apop(struct passleft *a)
{
	struct buf line = BUF_INIT(ASK_LINE_MAX);
	int r;

	buf_adds(&line, "APOP ");
	if (base64_decode(&line, span_str(a->challenge)) == 0)
		buf_addc(&line, ' ');
	r = a->n_responses == 1 && base64_decode(&line, a->responses[0]) == 0 &&
	    buf_ok(&line) ? tell_left(a, buf_span(&line)) :
	    err_set(&a->judge.err, ERR_TEMP, "not an APOP to pass on");
	buf_done(&line);
	return r;
}

/* AUTH, and what was said before the user was known. */
static int
replay(struct passleft *a)
{
	struct buf line = BUF_INIT(ASK_LINE_MAX);
	size_t i = 0;
	int r;

	if ((a->judge.mechanism->flags & OFFER_COMMAND) != 0)
		return replay_apop(a);
	if (tell_facts(a) == -1)
		return -1;

	(void)buf_room(&line, sizeof(a->kept) > ASK_LINE_MAX ? ASK_LINE_MAX :
	    sizeof(a->kept));
	buf_addf(&line, "AUTH %s", a->judge.mechanism->name);
	if (a->has_initial && a->n_responses > 0) {
		buf_addc(&line, ' ');
		buf_add(&line, a->responses[i++]);
	}
	r = buf_ok(&line) && a->n_responses <= PASSLEFT_RESPONSES_MAX ?
	    tell_left(a, buf_span(&line)) :
	    err_set(&a->judge.err, ERR_TEMP, "too much to pass on");
	while (r == 0 && a->reply.code == 334 && i < a->n_responses)
		r = tell_left(a, a->responses[i++]);
	if (line.p != NULL)
		secret_clear(line.p, line.cap);
	buf_done(&line);
	return r;
}

/* What the left has come to; the same words for its no as for ours. */
static enum judge_end
left_end(struct passleft *a)
{
	switch (a->reply.code) {
	case 235:
		return JUDGE_THEIRS;
	case 504:
		return JUDGE_ON;
	case 501:
	case 500:
		return JUDGE_SYNTAX;
	case 535:
		a->judge.reason = "refused by the authenticator on the left";
		return JUDGE_NO;
	case 450:
		return JUDGE_LIMIT;
	}
	(void)err_set(&a->judge.err, ERR_TEMP,
	    "the authenticator on the left cannot tell");
	return JUDGE_LATER;
}

enum judge_end
passleft_run(void *self)
{
	struct passleft *a = self;
	struct span response;
	enum judge_end end;
	int round;

	if (replay(a) == -1)
		return JUDGE_LATER;
	for (round = 0; a->reply.code == 334; round++) {
		end = round == JUDGE_ROUNDS_MAX ? JUDGE_SYNTAX :
		    passleft_challenge(a, buf_span(&a->reply.text), &response);
		if (end != JUDGE_ON) {
			if (tell_left(a, SPAN("*")) == -1)
				return JUDGE_LATER;
			return end;
		}
		if (tell_left(a, response) == -1)
			return JUDGE_LATER;
	}
	return left_end(a);
}
