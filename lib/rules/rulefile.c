/* rulefile - see rulefile.h.
 *
 *     line      = [ "at" stage | rule ] [ "#" comment ]
 *     rule      = action [ argument ] *( [ "not" ] condition [ argument ] )
 *                 [ "notify" /program ] [ quoted text ]
 *
 * SPDX-License-Identifier: ISC */
#include "rules/rulefile.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "io/slurp.h"
#include "rules/rulearg.h"
#include "rules/rulecheck.h"

struct reader {
	struct rulefile *f;
	struct rulearg_words words;
	unsigned line;
	enum rule_stage stage;
	struct rule_condition conditions[RULE_CONDITIONS_MAX];
};

void
rulefile_init(struct rulefile *f, const char *path)
{
	memset(f, 0, sizeof(*f));
	pool_init(&f->pool);
	f->path = path;
}

void
rulefile_done(struct rulefile *f)
{
	size_t i, j;

	for (i = 0; i < f->n; i++)
		for (j = 0; j < f->rules[i].n; j++) {
			cidr_list_done(&f->rules[i].conditions[j].networks);
			rulelist_done(&f->rules[i].conditions[j].list);
		}
	free(f->rules);
	pool_done(&f->pool);
	rulefile_init(f, f->path);
}

static int
find(struct span word, const void *table, size_t n, size_t size)
{
	size_t i;

	/* Each row begins with its name. */
	for (i = 0; i < n; i++) {
		const char *name;

		memcpy(&name, (const char *)table + i * size, sizeof(name));
		if (span_eq(word, span_str(name)))
			return (int)i;
	}
	return -1;
}

static int
take_stage(struct reader *r, struct err *err)
{
	struct rulearg_word w;
	int stage;

	if (!rulearg_next(&r->words, &w) || (stage = find(w.text, rule_stages,
	    RULE_STAGES, sizeof(*rule_stages))) == -1)
		return err_set(err, ERR_USAGE, "at what? connect, helo, mail, "
		    "rcpt or data");
	r->stage = (enum rule_stage)stage;
	return rulearg_next(&r->words, &w) ? err_set(err, ERR_USAGE,
	    "words after \"at\" and a stage") : 0;
}

/* The words between two places of the line, for people. */
static struct span
between(struct span from, const struct rulearg_words *w)
{
	return span_trim(span_of(from.p, (size_t)(w->rest.p - from.p)));
}

static int
take_condition(struct reader *r, struct rule *rule, struct rulearg_word w,
    struct err *err)
{
	struct rule_condition *c = &r->conditions[rule->n];
	struct span start = w.text;
	int test;

	if (rule->n == RULE_CONDITIONS_MAX)
		return err_set(err, ERR_USAGE, "more than %d conditions",
		    RULE_CONDITIONS_MAX);
	memset(c, 0, sizeof(*c));
	c->negated = span_eq(w.text, SPAN("not"));
	if (c->negated && (!rulearg_next(&r->words, &w) || w.quoted))
		return err_set(err, ERR_USAGE, "not what?");
	test = find(w.text, rule_words, RULE_TESTS, sizeof(*rule_words));
	if (test == -1)
		return err_set(err, ERR_USAGE, "unknown word: %.*s",
		    (int)span_sub(w.text, 0, 80).n, w.text.p);
	c->test = (enum rule_test)test;
	/* Counted from here on, so that it is freed on error. */
	rule->n++;
	if (rulearg_condition(&r->words, &r->f->pool, c, err) == -1)
		return -1;
	c->text = between(start, &r->words);
	return 0;
}

static int
take_notify(struct reader *r, struct rule *rule, struct err *err)
{
	struct rulearg_word w;

	if (rule->notify.n > 0 || !rulearg_next(&r->words, &w) ||
	    w.quoted || w.text.n < 2 || w.text.p[0] != '/')
		return err_set(err, ERR_USAGE, "notify wants the whole path "
		    "of one program");
	rule->notify = pool_span(&r->f->pool, w.text);
	return 0;
}

static int
take_rest(struct reader *r, struct rule *rule, struct err *err)
{
	struct rulearg_word w;

	while (rulearg_next(&r->words, &w)) {
		int done = -1;

		if (rule->text.p != NULL)
			return err_set(err, ERR_USAGE,
			    "words after the text");
		if (w.quoted) {
			rule->text = pool_span(&r->f->pool, w.text);
			done = 0;
		} else if (span_eq(w.text, SPAN("notify"))) {
			done = take_notify(r, rule, err);
		} else {
			done = take_condition(r, rule, w, err);
		}
		if (done == -1)
			return -1;
	}
	return r->words.broken ? err_set(err, ERR_USAGE, "a quote that does "
	    "not end, or stands inside a word") : 0;
}

static int
take_rule(struct reader *r, struct rule *rule, struct rulearg_word w,
    struct err *err)
{
	int act = w.quoted ? -1 : find(w.text, rule_actions, RULE_ACTS,
	    sizeof(*rule_actions));

	if (act == -1)
		return err_set(err, ERR_USAGE, "unknown action: %.*s",
		    (int)span_sub(w.text, 0, 80).n, w.text.p);
	rule->act = (enum rule_act)act;
	rule->conditions = r->conditions;
	if (rulearg_action(&r->words, &r->f->pool, rule, err) == -1 ||
	    take_rest(r, rule, err) == -1)
		return -1;
	return rulecheck_rule(rule, err);
}

/* Keep it with its conditions, also one that is wrong: it is freed with
 * them. */
static int
keep(struct reader *r, struct rule *rule, struct err *err)
{
	struct rulefile *f = r->f;

	if (rule->n > 0) {
		rule->conditions = pool_get(&f->pool,
		    rule->n * sizeof(*rule->conditions));
		memcpy(rule->conditions, r->conditions,
		    rule->n * sizeof(*rule->conditions));
	}
	if (f->n == f->cap) {
		f->cap = f->cap == 0 ? 16 : 2 * f->cap;
		f->rules = mem_resize(f->rules, f->cap, sizeof(*f->rules));
	}
	f->rules[f->n++] = *rule;
	f->flags |= rule_flags(rule);
	return f->n <= RULE_RULES_MAX ? 0 :
	    err_set(err, ERR_USAGE, "more than %d rules", RULE_RULES_MAX);
}

static int
take_line(struct reader *r, struct span line, struct err *err)
{
	struct rule rule = { .line = r->line, .stage = r->stage };
	struct rulearg_word w;
	int done, kept;

	if (line.n > RULE_LINE_MAX)
		return err_set(err, ERR_USAGE, "longer than %d bytes",
		    RULE_LINE_MAX);
	if (rulearg_begin(&r->words, line) == -1)
		return err_set(err, ERR_USAGE, "a control character");
	if (!rulearg_next(&r->words, &w))
		return r->words.broken ? err_set(err, ERR_USAGE,
		    "a quote that does not end") : 0;
	if (!w.quoted && span_eq(w.text, SPAN("at")))
		return take_stage(r, err);
	done = take_rule(r, &rule, w, err);
	kept = keep(r, &rule, done == 0 ? err : NULL);
	return done == -1 || kept == -1 ? -1 : 0;
}

int
rulefile_parse(struct rulefile *f, struct span text, struct err *err)
{
	struct reader r = { .f = f, .stage = RULE_RCPT };
	struct err why = ERR_INIT;
	struct span line;

	text = pool_span(&f->pool, text);
	while (span_cut(&text, '\n', &line)) {
		r.line++;
		if (line.n > 0 && line.p[line.n - 1] == '\r')
			line.n--;
		if (take_line(&r, line, &why) == -1)
			return err_set(err, ERR_USAGE, "%s:%u: %s", f->path,
			    r.line, why.text);
	}
	return 0;
}

int
rulefile_read(struct rulefile *f, struct err *err)
{
	struct buf text = BUF_INIT(RULE_FILE_MAX);
	int r = slurp_file(f->path, &text, err);

	if (r == 0)
		r = rulefile_parse(f, buf_span(&text), err);
	buf_done(&text);
	return r;
}
