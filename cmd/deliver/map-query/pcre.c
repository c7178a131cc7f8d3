/* pcre - pcre:/path, in the form of Postfix's pcre_table(5) (kinds.h):
 *
 *     /^(.+)-list@example\.org$/i   $1@lists.example.org
 *     !/@example\.org$/             other
 *     if /@example\.net$/
 *     /^a/                          x@example.com
 *     endif
 *
 * The first pattern that matches counts. Letter case does not matter; behind
 * the pattern i makes it matter, m, s, x as in Perl (s is on, and is switched
 * off). The file is the administrator's, the key a stranger's: a match that
 * takes too long is an error, not a wait, and what a group has caught may stand
 * in a value only when it cannot end or begin an address there.
 * SPDX-License-Identifier: ISC */
#include "kinds.h"

#include "os/confine.h"

#ifdef WITHOUT_PCRE

static int
open_pcre(struct map *m, struct err *err)
{
	(void)m;
	return err_set(err, ERR_USAGE, "this map-query was built without "
	    "PCRE2");
}

static int
find_pcre(struct map *m, struct span key, struct buf *value, struct err *err)
{
	(void)m;
	(void)key;
	(void)value;
	return err_set(err, ERR_TEMP, "no PCRE2");
}

static void
close_pcre(struct map *m)
{
	(void)m;
}

#else

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "io/slurp.h"
#include "os/clock.h"
#include "text/slashed.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#define RULES_MAX 100000
#define DEPTH_MAX 10                     /* of if */
#define KEY_MAX 2000
#define GROUPS_MAX 100
#define MATCH_LIMIT 200000               /* steps of one pattern */
#define HEAP_LIMIT 20000                 /* KiB */
#define BUDGET_MS 5000                   /* for all patterns of a file */

enum what { RULE_VALUE, RULE_IF, RULE_ENDIF };

struct rule {
	enum what what;
	bool negated;
	pcre2_code *code;
	struct span value;
	size_t line;
	size_t end;                      /* of an if: its endif */
};

struct patterns {
	char *path;
	struct buf text;
	struct rule *rules;
	size_t n, cap;
	size_t open[DEPTH_MAX];
	size_t depth;
	pcre2_match_context *limits;
	pcre2_match_data *match;
};

static int
compile(struct rule *r, struct span pattern, uint32_t options,
    struct err *err)
{
	PCRE2_UCHAR why[120];
	PCRE2_SIZE at;
	int code;

	r->code = pcre2_compile((PCRE2_SPTR)pattern.p, pattern.n, options |
	    PCRE2_NEVER_BACKSLASH_C, &code, &at, NULL);
	if (r->code != NULL)
		return 0;
	if (pcre2_get_error_message(code, why, sizeof(why)) < 0)
		why[0] = '\0';
	return err_set(err, ERR_USAGE, "byte %zu of the pattern: %s",
	    (size_t)at, (const char *)why);
}

static int
take_flags(struct span *line, uint32_t *options, struct err *err)
{
	for (; line->n > 0 && !span_is_blank(line->p[0]);
	    *line = span_from(*line, 1))
		switch (line->p[0]) {
		case 'i': *options ^= PCRE2_CASELESS; break;
		case 'm': *options ^= PCRE2_MULTILINE; break;
		case 's': *options ^= PCRE2_DOTALL; break;
		case 'x': *options ^= PCRE2_EXTENDED; break;
		default:
			return err_set(err, ERR_USAGE, "%c is no flag of a "
			    "pattern", line->p[0]);
		}
	return 0;
}

/* !/pattern/flags, taken off *line. */
static int
take_pattern(struct rule *r, struct span *line, struct err *err)
{
	uint32_t options = PCRE2_CASELESS | PCRE2_DOTALL;
	struct span pattern;

	if (slashed_take(line, &r->negated, &pattern, err) == -1)
		return -1;
	return take_flags(line, &options, err) == 0 ? compile(r, pattern,
	    options, err) : -1;
}

/* Does a value name a group that the pattern has not, or one that says nothing
 * because the pattern is negated? */
static int
check_value(const struct rule *r, struct err *err)
{
	uint32_t groups = 0, n;
	size_t i;

	(void)pcre2_pattern_info(r->code, PCRE2_INFO_CAPTURECOUNT, &groups);
	if (r->value.n == 0)
		return err_set(err, ERR_USAGE, "no value");
	for (i = 0; i < r->value.n; i++) {
		if (r->value.p[i] != '$')
			continue;
		i++;
		if (i < r->value.n && r->value.p[i] == '$')
			continue;
		if (i < r->value.n && (r->value.p[i] == '{' ||
		    r->value.p[i] == '('))
			i++;
		for (n = 0; i < r->value.n && span_is_digit(r->value.p[i]) &&
		    n < GROUPS_MAX; i++)
			n = n * 10 + (uint32_t)(r->value.p[i] - '0');
		i--;
		if (n == 0 || n > groups || n >= GROUPS_MAX || r->negated)
			return err_set(err, ERR_USAGE, "$ in the value: the "
			    "pattern has no such group; $$ is a dollar sign");
	}
	return 0;
}

static int
end_if(struct patterns *p, struct rule *r, struct span line, struct err *err)
{
	r->what = RULE_ENDIF;
	if (span_trim(line).n > 0 || p->depth == 0)
		return err_set(err, ERR_USAGE, "endif without if");
	p->rules[p->open[--p->depth]].end = p->n - 1;
	return 0;
}

static int
take_line(struct patterns *p, struct span line, size_t number,
    struct err *err)
{
	struct rule *r;
	struct span rest = line, word;

	if (p->n == RULES_MAX)
		return err_set(err, ERR_USAGE, "more than %d patterns",
		    RULES_MAX);
	if (p->n == p->cap) {
		p->cap = p->cap == 0 ? 64 : p->cap * 2;
		p->rules = mem_resize(p->rules, p->cap, sizeof(*p->rules));
	}
	r = &p->rules[p->n++];
	*r = (struct rule){ .line = number };
	if (span_word(&rest, &word) && span_ieq(word, SPAN("endif")))
		return end_if(p, r, rest, err);
	if (span_istarts(line, SPAN("if")) && line.n > 2 &&
	    (span_is_blank(line.p[2]) || line.p[2] == '/' ||
	    line.p[2] == '!')) {
		r->what = RULE_IF;
		line = span_from(line, 2);
		if (p->depth == DEPTH_MAX)
			return err_set(err, ERR_USAGE, "if: too deep");
		p->open[p->depth++] = p->n - 1;
	}
	if (take_pattern(r, &line, err) == -1)
		return -1;
	r->value = span_trim(line);
	if (r->what == RULE_IF)
		return r->value.n == 0 ? 0 : err_set(err, ERR_USAGE,
		    "words behind if /pattern/");
	return check_value(r, err);
}

static int
open_pcre(struct map *m, struct err *err)
{
	struct patterns *p = m->self = mem_zero(1, sizeof(*p));
	struct err why = ERR_INIT;
	struct span rest, line;
	size_t number = 0;

	p->path = span_dup(m->of.rest);
	buf_init(&p->text, KINDS_FILE_MAX);
	p->limits = pcre2_match_context_create(NULL);
	p->match = pcre2_match_data_create(GROUPS_MAX, NULL);
	if (p->limits == NULL || p->match == NULL)
		return err_set(err, ERR_TEMP, "out of memory");
	(void)pcre2_set_match_limit(p->limits, MATCH_LIMIT);
	(void)pcre2_set_depth_limit(p->limits, MATCH_LIMIT);
	(void)pcre2_set_heap_limit(p->limits, HEAP_LIMIT);
	if (slurp_file(p->path, &p->text, err) == -1)
		return -1;
	for (rest = buf_span(&p->text); rest.n > 0 && span_cut(&rest, '\n',
	    &line);) {
		number++;
		line = span_trim(line);
		if (line.n > 0 && line.p[0] != '#' && take_line(p, line,
		    number, &why) == -1)
			return err_set(err, ERR_TEMP, "%s:%zu: %s", p->path,
			    number, why.text);
	}
	return p->depth == 0 ? 0 : err_set(err, ERR_TEMP, "%s:%zu: if "
	    "without endif", p->path, p->rules[p->open[p->depth - 1]].line);
}

/* 1 it holds, 0 not, -1 with err. */
static int
holds(const struct patterns *p, const struct rule *r, struct span key,
    struct err *err)
{
	int got = pcre2_match(r->code, (PCRE2_SPTR)key.p, key.n, 0, 0,
	    p->match, p->limits);

	if (got >= 0)
		return !r->negated;
	if (got == PCRE2_ERROR_NOMATCH)
		return r->negated;
	return err_set(err, ERR_TEMP, "%s:%zu: the match takes too long",
	    p->path, r->line);
}

/* Bytes that could end an address in a list of them, or quote what follows. */
static bool
is_plain(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7f ||
		    span_has(SPAN("\",\\()<>:;|"), s.p[i]))
			return false;
	return true;
}

static int
fill_in(const struct patterns *p, const struct rule *r, struct span key,
    struct buf *value, struct err *err)
{
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(p->match);
	struct span v = r->value, group;
	uint64_t n;
	size_t i;

	for (i = 0; i < v.n; i++) {
		bool bracket;

		if (v.p[i] != '$') {
			buf_addc(value, v.p[i]);
			continue;
		}
		if (v.p[++i] == '$') {
			buf_addc(value, '$');
			continue;
		}
		bracket = v.p[i] == '{' || v.p[i] == '(';
		i += bracket;
		i += num_parse_prefix(span_from(v, i), GROUPS_MAX, &n);
		i -= !bracket;
		if (at[2 * n] == PCRE2_UNSET)
			continue;
		group = span_sub(key, at[2 * n], at[2 * n + 1]);
		if (!is_plain(group))
			return err_set(err, ERR_TEMP, "%s:%zu: the key has "
			    "characters that cannot stand in a value", p->path,
			    r->line);
		buf_add(value, group);
	}
	return 1;
}

static int
find_pcre(struct map *m, struct span key, struct buf *value, struct err *err)
{
	const struct patterns *p = m->self;
	int64_t until = os_clock_ms() + BUDGET_MS;
	size_t i;

	if (key.n > KEY_MAX)
		return err_set(err, ERR_TEMP, "the key is too long");
	for (i = 0; i < p->n; i++) {
		const struct rule *r = &p->rules[i];
		int got;

		if (r->what == RULE_ENDIF)
			continue;
		if ((got = holds(p, r, key, err)) == -1)
			return -1;
		if (got == 0 && r->what == RULE_IF)
			i = r->end;
		if (got == 1 && r->what == RULE_VALUE)
			return fill_in(p, r, key, value, err);
		if (os_clock_ms() > until)
			return err_set(err, ERR_TEMP, "%s: the patterns take "
			    "too long", p->path);
	}
	return 0;
}

static void
close_pcre(struct map *m)
{
	struct patterns *p = m->self;

	while (p->n > 0)
		pcre2_code_free(p->rules[--p->n].code);
	pcre2_match_data_free(p->match);
	pcre2_match_context_free(p->limits);
	buf_done(&p->text);
	free(p->rules);
	free(p->path);
	free(p);
}

#endif

const struct kind kinds_pcre = { open_pcre, find_pcre, close_pcre, OS_STDIO };
