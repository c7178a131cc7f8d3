/* rulejudge - see rulejudge.h.
 * SPDX-License-Identifier: ISC */
#include "rules/rulejudge.h"

#include <stdlib.h>
#include <string.h>

#include "rules/rulecheck.h"

#define SEEN_MAX 8192

void
rulejudge_init(struct rulejudge *j, const struct rulefile *file,
    const struct ruleask *ask)
{
	memset(j, 0, sizeof(*j));
	j->file = file;
	j->ask = ask;
	buf_init(&j->seen, SEEN_MAX);
}

void
rulejudge_done(struct rulejudge *j)
{
	free(j->asked);
	buf_done(&j->seen);
	j->asked = NULL;
	j->n_asked = j->cap_asked = 0;
}

void
rulejudge_forget_client(struct rulejudge *j)
{
	j->named = RULEJUDGE_UNASKED;
	j->name[0] = '\0';
	memset(j->scores, 0, sizeof(j->scores));
}

static enum ruletest_truth
all_hold(struct rulejudge *j, const struct rule *r)
{
	enum ruletest_truth all = RULETEST_YES;
	size_t i;

	buf_reset(&j->seen);
	j->list[0] = '\0';
	j->first_over = false;
	for (i = 0; i < r->n; i++) {
		enum ruletest_truth t = ruletest(j, r, i);

		if (t == RULETEST_NO)
			return t;
		if (t == RULETEST_UNSURE)
			all = t;
	}
	return all;
}

static struct span
value_of(const struct rulejudge *j, struct span name)
{
	const struct {
		const char *name;
		struct span value;
	} values[] = {
		{ "client", j->f.client }, { "name", span_str(j->name) },
		{ "helo", j->f.helo }, { "sender", j->f.sender },
		{ "recipient", j->f.recipient }, { "login", j->f.login },
		{ "list", span_str(j->list) }, { "host", j->f.hostname },
	};
	size_t i;

	for (i = 0; i < LENGTH(values); i++)
		if (span_eq(name, span_str(values[i].name)))
			return span_sub(values[i].value, 0,
			    RULEJUDGE_VALUE_MAX);
	return SPAN("");
}

/* The words with "%{helo}" and its like filled in. */
static void
fill_in(const struct rulejudge *j, struct span text, struct buf *out)
{
	while (text.n > 0) {
		size_t at = span_search(text, SPAN("%{")), end;

		buf_add(out, span_sub(text, 0, at));
		if (at == text.n)
			break;
		end = span_find(text, at, '}');
		buf_add(out, value_of(j, span_sub(text, at + 2, end)));
		text = span_from(text, end + 1);
	}
}

static int
usual_code(enum rule_stage stage, char class)
{
	if (class == '4')
		return stage == RULE_CONNECT ? 421 : 450;
	return stage == RULE_CONNECT ? 554 : 550;
}

/* Code and words, the code's class and that of the status being the same. */
static void
set_words(struct rulejudge_verdict *v, enum rule_stage stage, bool later,
    int code, struct span words)
{
	struct buf b = BUF_INIT(sizeof(v->text) - 1);
	char class = later ? '4' : '5';

	if (code / 100 != class - '0')
		code = usual_code(stage, class);
	v->code = code;
	if (words.n > 1 && span_is_digit(words.p[0]) && words.p[1] == '.') {
		buf_addc(&b, class);
		buf_add(&b, span_from(words, 1));
	} else {
		buf_addf(&b, "%c.7.1 ", class);
		buf_add(&b, words);
	}
	if (!buf_ok(&b)) {
		buf_reset(&b);
		buf_addf(&b, "%c.7.1 refused", class);
	}
	memcpy(v->text, buf_str(&b), b.len + 1);
	buf_done(&b);
}

/* What the rule says, or the last of its conditions that has something to say:
 * `later` when it is not yet certain. */
static void
refuse(struct rulejudge *j, const struct rule *r, bool later,
    struct rulejudge_verdict *v)
{
	struct buf b = BUF_INIT(RULE_TEXT_MAX * 2 - 16);
	struct span words = SPAN("5.7.1 refused by the rules of this server");
	int code = 0;

	later |= r->act == RULE_DEFER || r->act == RULE_GREYLIST;
	if (r->text.p != NULL)
		(void)rulecheck_text(r->act, r->text, &code, &words);
	else if (r->act == RULE_GREYLIST)
		words = SPAN("4.7.1 greylisted, try again in some minutes");
	else if (r->n > 0 && !r->conditions[r->n - 1].negated)
		words = span_str(rule_words[r->conditions[r->n - 1].test].no);
	fill_in(j, words, &b);
	v->act = later && r->act != RULE_DROP ? RULE_DEFER : r->act;
	v->rule = r;
	set_words(v, r->stage, later || code == 421, code, buf_ok(&b) ?
	    buf_span(&b) : SPAN("5.7.1 refused"));
	buf_done(&b);
}

static void
take_reply(struct rulejudge *j, const struct rule *r,
    const struct rulereply *a, struct rulejudge_verdict *v)
{
	bool later = a->what == RULEREPLY_DEFER;

	switch (a->what) {
	case RULEREPLY_GO_ON:
		return;
	case RULEREPLY_LATER:
		j->later = true;
		j->later_reply = *a;
		j->later_rule = r;
		return;
	case RULEREPLY_HEADER:
		if (rulecheck_is_field(span_str(a->text)))
			j->ask->header(j->ask->arg, span_str(a->text));
		return;
	case RULEREPLY_WARN:
		j->ask->trouble(j->ask->arg, r, span_str(a->text));
		return;
	case RULEREPLY_ACCEPT:
		v->act = RULE_ACCEPT;
		break;
	case RULEREPLY_HOLD:
		v->act = RULE_HOLD;
		break;
	case RULEREPLY_DISCARD:
		v->act = RULE_DISCARD;
		break;
	case RULEREPLY_REJECT:
	case RULEREPLY_DEFER:
		v->act = later ? RULE_DEFER : RULE_REJECT;
		set_words(v, r->stage, later, a->code, a->text[0] != '\0' ?
		    span_str(a->text) : SPAN("refused by policy"));
		break;
	}
	v->rule = r;
}

/* All its conditions hold. */
static void
act(struct rulejudge *j, const struct rule *r, struct rulejudge_verdict *v)
{
	struct rulereply reply;

	switch (r->act) {
	case RULE_SCORE:
		j->scores[r->stage] += r->score;
		return;
	case RULE_DELAY:
		j->ask->delay(j->ask->arg, r->time_ms);
		return;
	case RULE_HEADER:
		j->ask->header(j->ask->arg, r->argument);
		return;
	case RULE_WARN:
		j->ask->trouble(j->ask->arg, r, buf_span(&j->seen));
		return;
	case RULE_POLICY:
	case RULE_CHECK:
	case RULE_MAP:
		rulereply_set(&reply, RULEREPLY_DEFER, 0, SPAN(""));
		j->ask->other(j->ask->arg, r, &j->f, &reply);
		take_reply(j, r, &reply, v);
		return;
	case RULE_GREYLIST:
		/* Nobody is kept waiting because of our own trouble. */
		if (j->ask->greylist(j->ask->arg, r, &j->f) == 0)
			refuse(j, r, true, v);
		return;
	case RULE_REJECT:
	case RULE_DEFER:
	case RULE_DROP:
		refuse(j, r, false, v);
		return;
	default:
		v->act = r->act;
		v->rule = r;
		return;
	}
}

static bool
has_rate(const struct rule *r)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		if (r->conditions[i].test == RULE_T_RATE)
			return true;
	return false;
}

static void
one_rule(struct rulejudge *j, const struct rule *r,
    struct rulejudge_verdict *v)
{
	static const char *const outcomes[] = { "no", "yes", "not certain" };
	enum ruletest_truth t = all_hold(j, r);
	unsigned flags = rule_actions[r->act].flags;

	j->ask->explain(j->ask->arg, r, outcomes[t], buf_span(&j->seen));
	if (t == RULETEST_YES)
		act(j, r, v);
	else if (t == RULETEST_UNSURE && (flags & RULE_NO) != 0 &&
	    !has_rate(r))
		refuse(j, r, true, v);
	if (t == RULETEST_YES && r->notify.n > 0 && (!has_rate(r) ||
	    j->first_over))
		j->ask->notify(j->ask->arg, r, &j->f);
}

void
rulejudge_run(struct rulejudge *j, enum rule_stage stage,
    struct rulejudge_verdict *v)
{
	size_t i;

	memset(v, 0, sizeof(*v));
	v->act = RULE_ACCEPT;
	j->later = false;
	for (i = stage; i < RULE_STAGES; i++)
		j->scores[i] = 0;
	for (i = 0; i < j->file->n && v->rule == NULL; i++)
		if (j->file->rules[i].stage == stage)
			one_rule(j, &j->file->rules[i], v);
	if (j->later && v->code == 0) {
		v->act = RULE_DEFER;
		v->rule = j->later_rule;
		set_words(v, stage, true, 0, j->later_reply.text[0] != '\0' ?
		    span_str(j->later_reply.text) :
		    SPAN("4.7.1 try again later"));
	}
}
