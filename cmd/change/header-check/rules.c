/* rules - see rules.h.
 * SPDX-License-Identifier: ISC */
#include "rules.h"

#include <stdlib.h>

#include "base/mem.h"
#include "io/slurp.h"
#include "text/slashed.h"

#define TEXT_MAX 2000

enum wants { WANTS_NOTHING, WANTS_MAYBE, WANTS_TEXT };

static const struct action {
	const char *name;
	enum wants text;
} actions[RULES_ACTIONS] = {
	[RULES_BCC] = { "BCC", WANTS_TEXT },
	[RULES_DEFER] = { "DEFER", WANTS_MAYBE },
	[RULES_DISCARD] = { "DISCARD", WANTS_MAYBE },
	[RULES_DUNNO] = { "DUNNO", WANTS_NOTHING },
	[RULES_HOLD] = { "HOLD", WANTS_MAYBE },
	[RULES_IGNORE] = { "IGNORE", WANTS_NOTHING },
	[RULES_INFO] = { "INFO", WANTS_MAYBE },
	[RULES_PASS] = { "PASS", WANTS_NOTHING },
	[RULES_PREPEND] = { "PREPEND", WANTS_TEXT },
	[RULES_REDIRECT] = { "REDIRECT", WANTS_TEXT },
	[RULES_REJECT] = { "REJECT", WANTS_MAYBE },
	[RULES_REPLACE] = { "REPLACE", WANTS_TEXT },
	[RULES_STRIP] = { "STRIP", WANTS_MAYBE },
	[RULES_WARN] = { "WARN", WANTS_MAYBE },
};

void
rules_init(struct rules *r)
{
	*r = (struct rules){ .rules = NULL };
}

void
rules_done(struct rules *r)
{
	while (r->n > 0)
		if (r->rules[--r->n].what != RULE_ENDIF)
			regfree(&r->rules[r->n].re);
	while (r->n_texts > 0)
		buf_done(&r->texts[--r->n_texts]);
	free(r->texts);
	free(r->rules);
	rules_init(r);
}

const char *
rules_action_name(enum rules_action a)
{
	return actions[a].name;
}

/* Is that the beginning of a field, "Name: "? */
static bool
is_field(struct span s)
{
	size_t i;

	for (i = 0; i < s.n && s.p[i] > ' ' && s.p[i] < 0x7f &&
	    s.p[i] != ':'; i++)
		;
	return i > 0 && i < s.n && s.p[i] == ':';
}

int
rules_parse_action(struct span s, enum rules_action *action,
    struct span *text, struct err *err)
{
	struct span word;
	size_t i;

	if (!span_word(&s, &word))
		return err_set(err, ERR_USAGE, "no action");
	for (i = 0; i < RULES_ACTIONS && !span_ieq(word,
	    span_str(actions[i].name)); i++)
		;
	*text = span_trim(s);
	*action = (enum rules_action)i;
	if (i == RULES_ACTIONS)
		return err_set(err, ERR_USAGE, "%.*s is no action%s",
		    (int)(word.n < 40 ? word.n : 40), word.p,
		    span_ieq(word, SPAN("FILTER")) ? ": put the filter into "
		    "the chain" : "");
	if (text->n > TEXT_MAX)
		return err_set(err, ERR_USAGE, "the text is too long");
	if ((actions[i].text == WANTS_TEXT) > (text->n > 0))
		return err_set(err, ERR_USAGE, "%s what?", actions[i].name);
	if (actions[i].text == WANTS_NOTHING && text->n > 0)
		return err_set(err, ERR_USAGE, "%s wants no text",
		    actions[i].name);
	if ((i == RULES_PREPEND || i == RULES_REPLACE) && !is_field(*text))
		return err_set(err, ERR_USAGE, "%s wants \"Name: text\"",
		    actions[i].name);
	return 0;
}

/* \1 would let regexec(3) take as long as it likes. */
static bool
has_back_reference(struct span pattern)
{
	size_t i;

	for (i = 0; i + 1 < pattern.n; i++)
		if (pattern.p[i] == '\\' && span_is_digit(pattern.p[++i]))
			return true;
	return false;
}

static int
compile(struct rule *r, struct span pattern, int flags, struct err *err)
{
	char *text, why[120];
	int code;

	if (has_back_reference(pattern))
		return err_set(err, ERR_USAGE, "a \\digit in the pattern");
	text = span_dup(pattern);
	code = regcomp(&r->re, text, flags);
	free(text);
	if (code == 0)
		return 0;
	(void)regerror(code, &r->re, why, sizeof(why));
	return err_set(err, ERR_USAGE, "pattern: %s", why);
}

/* !/pattern/flags, taken off *line. */
static int
take_pattern(struct rule *r, struct span *line, struct err *err)
{
	int flags = REG_EXTENDED | REG_ICASE;
	struct span pattern;

	if (slashed_take(line, &r->negated, &pattern, err) == -1)
		return -1;
	for (; line->n > 0 && !span_is_blank(line->p[0]);
	    *line = span_from(*line, 1)) {
		if (line->p[0] == 'i')
			flags ^= REG_ICASE;
		else if (line->p[0] == 'd')
			r->decoded = true;
		else
			return err_set(err, ERR_USAGE, "%c is no flag of a "
			    "pattern", line->p[0]);
	}
	return compile(r, pattern, flags, err);
}

/* The length of "$1", "${1}" or "$(1)" at the start of s, and the group; "$$"
 * is group 0. 0: none of these. */
static size_t
group_at(struct span s, size_t *group)
{
	size_t open = s.n > 1 && (s.p[1] == '{' || s.p[1] == '(');

	*group = 0;
	if (s.n > 1 && s.p[1] == '$')
		return 2;
	if (s.n < 2 + 2 * open || !span_is_digit(s.p[1 + open]) ||
	    s.p[1 + open] == '0' || (open > 0 && s.p[3] != (s.p[1] == '{' ?
	    '}' : ')')))
		return 0;
	*group = (size_t)(s.p[1 + open] - '0');
	return 2 + 2 * open;
}

static int
check_groups(const struct rule *r, struct err *err)
{
	size_t i, group, n;

	for (i = 0; i < r->text.n; i += n) {
		n = 1;
		if (r->text.p[i] != '$')
			continue;
		n = group_at(span_from(r->text, i), &group);
		if (n == 0 || group > r->re.re_nsub ||
		    (group > 0 && r->negated))
			return err_set(err, ERR_USAGE, "$ in the text: the "
			    "pattern has no such group; $$ is a dollar sign");
	}
	return 0;
}

struct reading {
	struct rules *r;
	const char *path;
	size_t line;
	size_t open[RULES_DEPTH_MAX];
	size_t depth;
};

static struct rule *
new_rule(struct reading *in)
{
	struct rules *r = in->r;

	if (r->n == r->cap) {
		r->cap = r->cap == 0 ? 32 : r->cap * 2;
		r->rules = mem_resize(r->rules, r->cap, sizeof(*r->rules));
	}
	r->rules[r->n] = (struct rule){ .path = in->path, .line = in->line };
	return &r->rules[r->n];
}

static int
take_line(struct reading *in, struct span line, struct err *err)
{
	struct rule *rule = new_rule(in);
	struct span rest = line, word;

	if (in->r->n == RULES_MAX)
		return err_set(err, ERR_USAGE, "more than %d rules",
		    RULES_MAX);
	(void)span_word(&rest, &word);
	if (span_ieq(word, SPAN("endif"))) {
		rule->what = RULE_ENDIF;
		if (span_trim(rest).n > 0 || in->depth == 0)
			return err_set(err, ERR_USAGE, "endif without if");
		in->r->rules[in->open[--in->depth]].end = in->r->n++;
		return 0;
	}
	if (span_istarts(line, SPAN("if")) && line.n > 2 &&
	    !span_is_alpha(line.p[2]) && !span_is_digit(line.p[2])) {
		rule->what = RULE_IF;
		line = span_from(line, 2);
		if (in->depth == RULES_DEPTH_MAX)
			return err_set(err, ERR_USAGE, "if: too deep");
		in->open[in->depth++] = in->r->n;
	}
	if (take_pattern(rule, &line, err) == -1)
		return -1;
	in->r->n++;                      /* from here on it has a regex_t */
	in->r->decoded |= rule->decoded;
	line = span_trim(line);
	if (rule->what == RULE_IF)
		return line.n == 0 ? 0 : err_set(err, ERR_USAGE,
		    "words behind if /pattern/");
	return rules_parse_action(line, &rule->action, &rule->text, err) == -1
	    ? -1 : check_groups(rule, err);
}

int
rules_add(struct rules *r, const char *path, struct err *err)
{
	struct reading in = { .r = r, .path = path };
	struct err why = ERR_INIT;
	struct span rest, line;
	struct buf *text;

	r->texts = mem_resize(r->texts, r->n_texts + 1, sizeof(*r->texts));
	text = &r->texts[r->n_texts++];
	buf_init(text, RULES_FILE_MAX);
	if (slurp_file(path, text, err) == -1)
		return -1;
	for (rest = buf_span(text); rest.n > 0 && span_cut(&rest, '\n',
	    &line);) {
		in.line++;
		line = span_trim(line);
		if (line.n > 0 && line.p[0] != '#' && take_line(&in, line,
		    &why) == -1)
			return err_set(err, ERR_TEMP, "%s:%zu: %s", path,
			    in.line, why.text);
	}
	return in.depth == 0 ? 0 : err_set(err, ERR_TEMP, "%s:%zu: if "
	    "without endif", path, r->rules[in.open[in.depth - 1]].line);
}

static void
fill_in(const struct rule *r, const char *subject, const regmatch_t *at,
    struct buf *out)
{
	size_t i, group, n;

	for (i = 0; i < r->text.n; i += n) {
		n = 1;
		if (r->text.p[i] != '$') {
			buf_addc(out, r->text.p[i]);
			continue;
		}
		n = group_at(span_from(r->text, i), &group);
		if (group == 0)
			buf_addc(out, '$');
		else if (at[group].rm_so >= 0)
			buf_add(out, span_of(subject + at[group].rm_so,
			    (size_t)(at[group].rm_eo - at[group].rm_so)));
	}
}

int
rules_find(const struct rules *r, const char *field, const char *decoded,
    struct buf *filled, size_t *which, struct err *err)
{
	regmatch_t at[RULES_GROUPS];
	size_t i;

	for (i = 0; i < r->n; i++) {
		const struct rule *rule = &r->rules[i];
		const char *subject = rule->decoded ? decoded : field;
		bool holds;
		int code;

		if (rule->what == RULE_ENDIF)
			continue;
		code = regexec(&rule->re, subject, RULES_GROUPS, at, 0);
		if (code != 0 && code != REG_NOMATCH)
			return err_set(err, ERR_TEMP, "%s:%zu: the match "
			    "cannot be made", rule->path, rule->line);
		holds = (code == 0) != rule->negated;
		if (!holds && rule->what == RULE_IF)
			i = rule->end;
		if (!holds || rule->what == RULE_IF)
			continue;
		fill_in(rule, subject, at, filled);
		*which = i;
		return 1;
	}
	return 0;
}
