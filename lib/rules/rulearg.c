/* rulearg - see rulearg.h.
 * SPDX-License-Identifier: ISC */
#include "rules/rulearg.h"

#include "base/buf.h"
#include "base/num.h"
#include "io/slurp.h"
#include "map/mapname.h"

#define YEAR_MS (366 * UINT64_C(86400000))

int
rulearg_begin(struct rulearg_words *w, struct span line)
{
	size_t i;

	w->rest = line;
	w->broken = false;
	for (i = 0; i < line.n; i++)
		if (((unsigned char)line.p[i] < ' ' && line.p[i] != '\t') ||
		    line.p[i] == 0x7f)
			return -1;
	return 0;
}

static bool
next_quoted(struct rulearg_words *w, struct rulearg_word *out)
{
	size_t end = span_find(w->rest, 1, '"');

	out->quoted = true;
	out->text = span_sub(w->rest, 1, end);
	w->broken = end == w->rest.n || (end + 1 < w->rest.n &&
	    !span_is_blank(w->rest.p[end + 1]));
	w->rest = span_from(w->rest, end + 1);
	return !w->broken;
}

bool
rulearg_next(struct rulearg_words *w, struct rulearg_word *out)
{
	size_t i = 0, n;

	while (i < w->rest.n && span_is_blank(w->rest.p[i]))
		i++;
	w->rest = span_from(w->rest, i);
	if (w->rest.n == 0 || w->rest.p[0] == '#' || w->broken)
		return false;
	if (w->rest.p[0] == '"')
		return next_quoted(w, out);
	for (n = 0; n < w->rest.n && !span_is_blank(w->rest.p[n]); n++)
		if (w->rest.p[n] == '"')
			w->broken = true;
	out->quoted = false;
	out->text = span_sub(w->rest, 0, n);
	w->rest = span_from(w->rest, n);
	return !w->broken;
}

static int
take_argument(struct rulearg_words *w, struct span *out, struct err *err)
{
	struct rulearg_word word;

	if (!rulearg_next(w, &word) || word.quoted)
		return err_set(err, ERR_USAGE, "a value is missing");
	*out = word.text;
	return 0;
}

/* "/a/file" or "./file": what stands in it, kept in the pool. */
static int
take_file(struct span *text, struct pool *pool, bool *is_file,
    struct err *err)
{
	struct buf b = BUF_INIT(RULEARG_FILE_MAX);
	int r = 0;

	*is_file = span_starts(*text, SPAN("/")) ||
	    span_starts(*text, SPAN("./"));
	if (*is_file) {
		r = slurp_file(pool_copy(pool, *text), &b, err);
		*text = pool_span(pool, buf_span(&b));
	}
	buf_done(&b);
	return r;
}

static int
take_networks(struct span text, struct pool *pool, struct rule_condition *c,
    struct err *err)
{
	bool is_file;

	if (take_file(&text, pool, &is_file, err) == -1)
		return -1;
	return is_file ? cidr_list_lines(&c->networks, text, err) :
	    cidr_list_add(&c->networks, text, err);
}

static int
take_list(struct span text, struct pool *pool, struct rule_condition *c,
    struct err *err)
{
	bool is_file;
	int r;

	if (take_file(&text, pool, &is_file, err) == -1)
		return -1;
	r = is_file ? rulelist_add_lines(&c->list, text, err) :
	    rulelist_add(&c->list, text, err);
	rulelist_sort(&c->list);
	return r;
}

/* "minute", "hour", "day", or a time: 10m. */
static int
parse_window(struct span s, uint64_t *ms)
{
	static const struct {
		struct span name;
		uint64_t ms;
	} names[] = { { { "minute", 6 }, 60000 }, { { "hour", 4 }, 3600000 },
		{ { "day", 3 }, 86400000 }, { { "week", 4 }, 604800000 } };
	size_t i;

	for (i = 0; i < LENGTH(names); i++)
		if (span_eq(s, names[i].name)) {
			*ms = names[i].ms;
			return 0;
		}
	return num_parse_duration(s, YEAR_MS, ms) == 0 && *ms >= 1000 ? 0 : -1;
}

static int
take_rate(struct rulearg_words *w, struct rule_condition *c, struct err *err)
{
	struct span key, limit;
	size_t slash, i;

	if (take_argument(w, &key, err) == -1 ||
	    take_argument(w, &limit, err) == -1)
		return -1;
	for (i = 0; i < RULE_KEYS; i++)
		if (span_eq(key, span_str(rule_keys[i])))
			break;
	if (i == RULE_KEYS)
		return err_set(err, ERR_USAGE, "rate of what? client, network, "
		    "login, sender, sender-domain, recipient or all");
	c->key = (enum rule_rate_key)i;
	slash = span_find(limit, 0, '/');
	if (num_parse_u64(span_sub(limit, 0, slash), UINT32_MAX / 2,
	    &c->number) == -1 || parse_window(span_from(limit, slash + 1),
	    &c->window_ms) == -1)
		return err_set(err, ERR_USAGE, "not a rate like 100/hour: %.*s",
		    (int)limit.n, limit.p);
	return 0;
}

int
rulearg_condition(struct rulearg_words *w, struct pool *pool,
    struct rule_condition *c, struct err *err)
{
	enum rule_argument kind = rule_words[c->test].argument;
	struct span text;
	int r = 0;

	if (kind == RULE_NOTHING)
		return 0;
	if (kind == RULE_RATE)
		return take_rate(w, c, err);
	if (take_argument(w, &text, err) == -1)
		return -1;
	switch (kind) {
	case RULE_NETWORKS:
		return take_networks(text, pool, c, err);
	case RULE_NAMES:
	case RULE_ADDRESSES:
		return take_list(text, pool, c, err);
	case RULE_ZONE:
		return ruledns_zone_parse(text, &c->zone, err);
	case RULE_NUMBER:
		r = num_parse_u64(text, RULE_SCORE_MAX, &c->number);
		break;
	case RULE_OCTETS:
		r = num_parse_size(text, UINT64_MAX >> 2, &c->number);
		break;
	default:
		break;
	}
	return r == 0 ? 0 : err_set(err, ERR_USAGE, "not a number: %.*s",
	    (int)text.n, text.p);
}

static int
take_score(struct rule *rule, struct span s, struct err *err)
{
	bool minus = s.n > 0 && s.p[0] == '-';
	uint64_t n;

	if (num_parse_u64(span_from(s, minus), RULE_SCORE_MAX, &n) == -1)
		return err_set(err, ERR_USAGE, "not a score: %.*s", (int)s.n,
		    s.p);
	rule->score = minus ? -(int64_t)n : (int64_t)n;
	return 0;
}

static int
take_header(struct rulearg_words *w, struct pool *pool, struct rule *rule,
    struct err *err)
{
	struct rulearg_word word;

	if (!rulearg_next(w, &word) || !word.quoted)
		return err_set(err, ERR_USAGE, "header wants a quoted field: "
		    "\"X-Name: value\"");
	rule->argument = pool_span(pool, word.text);
	return 0;
}

/* Paths with blanks have no place here, as in all of this language. */
static int
take_lookup(struct rulearg_words *w, struct pool *pool, struct rule *rule,
    struct err *err)
{
	struct span key, map;
	size_t i = 0;

	if (take_argument(w, &key, err) == -1 ||
	    take_argument(w, &map, err) == -1)
		return -1;
	while (i < RULE_LOOKUPS && !span_eq(key,
	    span_str(rule_lookups[i].name)))
		i++;
	if (i == RULE_LOOKUPS)
		return err_set(err, ERR_USAGE, "map of what? client, name, "
		    "helo, sender, recipient, login or relocated");
	if (rule_lookups[i].from > rule->stage)
		return err_set(err, ERR_USAGE, "%s is not known at %s",
		    rule_lookups[i].name, rule_stages[rule->stage]);
	rule->lookup = (enum rule_lookup)i;
	rule->argument = pool_span(pool, map);
	return mapname_check(rule->argument.p, err);
}

int
rulearg_action(struct rulearg_words *w, struct pool *pool, struct rule *rule,
    struct err *err)
{
	struct rulearg_words ahead = *w;
	struct rulearg_word word;
	struct span text;

	switch (rule_actions[rule->act].argument) {
	case RULE_NOTHING:
		return 0;
	case RULE_TEXT:
		return take_header(w, pool, rule, err);
	case RULE_LOOKUP:
		return take_lookup(w, pool, rule, err);
	case RULE_MAYBE_TIME:
		if (rulearg_next(&ahead, &word) && !word.quoted &&
		    word.text.n > 0 && span_is_digit(word.text.p[0])) {
			*w = ahead;
			return num_parse_duration(word.text, YEAR_MS,
			    &rule->time_ms) == 0 ? 0 : err_set(err, ERR_USAGE,
			    "not a time: %.*s", (int)word.text.n, word.text.p);
		}
		return 0;
	default:
		break;
	}
	if (take_argument(w, &text, err) == -1)
		return -1;
	if (rule->act == RULE_SCORE)
		return take_score(rule, text, err);
	if (rule->act == RULE_DELAY)
		return num_parse_duration(text, 60000, &rule->time_ms) == 0 ?
		    0 : err_set(err, ERR_USAGE, "not a time of at most 60s: "
		    "%.*s", (int)text.n, text.p);
	rule->argument = pool_span(pool, text);
	return 0;
}
