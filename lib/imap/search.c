/* search - see search.h.
 *
 *     search-program = ["CHARSET" SP charset SP] search-key *(SP search-key)
 *     search-key     = name [SP arguments] / sequence-set /
 *                      "(" search-key *(SP search-key) ")"
 * SPDX-License-Identifier: ISC */
#include "imap/search.h"

#include "base/buf.h"
#include "imap/searchfuzzy.h"
#include "imap/searchrow.h"
#include "mime/charset.h"
#include "text/date.h"

#define TEXT_MAX 65536

static int key(struct search *s, struct args *args, int depth,
    struct search_key **out, struct err *err);

static int
wrong(struct args *args, struct err *err)
{
	return err_set(err, ERR_DATA, "%s", args->fault == NULL ?
	    "wrong search key" : args->fault);
}

int
search_key_new(struct search *s, enum search_kind kind, struct search_key **out,
    struct err *err)
{
	static const int costs[] = {
		[SEARCH_LARGER] = 1, [SEARCH_SMALLER] = 1, [SEARCH_BEFORE] = 1,
		[SEARCH_ON] = 1, [SEARCH_SINCE] = 1, [SEARCH_OLDER] = 1,
		[SEARCH_SAVEDBEFORE] = 1, [SEARCH_SAVEDON] = 1,
		[SEARCH_SAVEDSINCE] = 1,
		[SEARCH_YOUNGER] = 1, [SEARCH_SENTBEFORE] = 2,
		[SEARCH_SENTON] = 2, [SEARCH_SENTSINCE] = 2,
		[SEARCH_HEADER] = 2, [SEARCH_BODY] = 3, [SEARCH_TEXT] = 3,
		[SEARCH_FUZZY] = 0,
	};

	if (s->n_keys++ == SEARCH_KEYS_MAX)
		return err_set(err, ERR_LIMIT, "more than %d search keys",
		    SEARCH_KEYS_MAX);
	*out = pool_get(s->pool, sizeof(**out));
	(*out)->kind = kind;
	(*out)->cost = costs[kind];
	if ((*out)->cost == 3 && s->n_texts++ == SEARCH_TEXTS_MAX)
		return err_set(err, ERR_LIMIT, "more than %d keys that search "
		    "whole messages", SEARCH_TEXTS_MAX);
	return 0;
}

static struct span
to_utf8(struct search *s, struct span text)
{
	struct buf out = BUF_INIT(TEXT_MAX * 16);
	struct decoder decoder;

	if (s->charset.n == 0)
		return text;
	if (decoder_open(&decoder, s->charset) == 0) {
		decoder_feed(&decoder, text, &out);
		decoder_end(&decoder, &out);
		text = pool_span(s->pool, buf_span(&out));
		decoder_close(&decoder);
	}
	buf_done(&out);
	return text;
}

static int
date_argument(struct args *args, int64_t *out)
{
	struct span text;

	if (args_astring(args, &text) == -1)
		return -1;
	if (date_parse_day(text, out) == -1)
		return args_fail(args, "wrong date");
	return 0;
}

static int
text_argument(struct search *s, struct args *args, struct span *out)
{
	if (args_astring(args, out) == -1)
		return -1;
	*out = to_utf8(s, *out);
	return 0;
}

static int
name_text(struct search *s, struct args *args, struct search_key *k)
{
	if (args_astring(args, &k->name) == -1 || args_space(args) == -1)
		return -1;
	return text_argument(s, args, &k->text);
}

/* [entry-name SP entry-type SP] modseq (RFC 7162 3.1.5); all flags of a message
 * share one sequence, so the entry chooses nothing. */
static int
modseq_argument(struct args *args, struct search_key *k)
{
	struct span ignored;

	if (args_peek(args) == '"' && (args_string(args, &ignored) == -1 ||
	    args_space(args) == -1 || args_atom(args, &ignored) == -1 ||
	    args_space(args) == -1))
		return -1;
	return args_number(args, INT64_MAX, &k->number);
}

static int
keys_argument(struct search *s, struct args *args, int depth, size_t n,
    struct search_key *k, struct err *err)
{
	struct search_key **tail = &k->first;

	while (n-- > 0) {
		if (key(s, args, depth + 1, tail, err) == -1)
			return -1;
		if ((*tail)->cost > k->cost)
			k->cost = (*tail)->cost;
		tail = &(*tail)->next;
		if (n > 0 && args_space(args) == -1)
			return wrong(args, err);
	}
	return 0;
}

/* RFC 3501 6.4.4: NEW is (RECENT UNSEEN). */
static int
new_messages(struct search *s, struct search_key *k, struct err *err)
{
	struct search_key *recent, *unseen;

	if (search_key_new(s, SEARCH_FLAG, &recent, err) == -1 ||
	    search_key_new(s, SEARCH_NOT, &unseen, err) == -1 ||
	    search_key_new(s, SEARCH_FLAG, &unseen->first, err) == -1)
		return -1;
	recent->name = SPAN("\\Recent");
	unseen->first->name = SPAN("\\Seen");
	k->first = recent;
	recent->next = unseen;
	return 0;
}

static int
arguments(struct search *s, struct args *args, int depth,
    const struct searchrow *row, struct search_key *k, struct err *err)
{
	int r = 0;

	if (row->fixed != NULL)
		k->name = span_str(row->fixed);
	if (row->argument == SEARCHROW_NEW_KEYS)
		return new_messages(s, k, err);
	if (row->argument != SEARCHROW_NONE && args_space(args) == -1)
		return wrong(args, err);
	switch (row->argument) {
	case SEARCHROW_NONE:
	case SEARCHROW_NEW_KEYS:
		break;
	case SEARCHROW_DATE:
		r = date_argument(args, &k->date);
		break;
	case SEARCHROW_NUMBER:
		r = args_number(args, INT64_MAX, &k->number);
		break;
	case SEARCHROW_TEXT:
		r = text_argument(s, args, &k->text);
		break;
	case SEARCHROW_KEYWORD:
		r = args_atom(args, &k->text);
		break;
	case SEARCHROW_NAME_TEXT:
		r = name_text(s, args, k);
		break;
	case SEARCHROW_SET:
		r = args_set(args, &k->text);
		if (r == 0 && span_eq(k->text, SPAN("$")))
			k->kind = SEARCH_SAVED;
		break;
	case SEARCHROW_MODSEQ:
		s->has_modseq = true;
		r = modseq_argument(args, k);
		break;
	case SEARCHROW_FUZZY_KEY:
		s->has_fuzzy = true;
		s->in_fuzzy++;
		r = keys_argument(s, args, depth, 1, k, err);
		s->in_fuzzy--;
		return r;
	case SEARCHROW_ONE_KEY:
	case SEARCHROW_TWO_KEYS:
		return keys_argument(s, args, depth,
		    row->argument == SEARCHROW_ONE_KEY ? 1 : 2, k, err);
	}
	return r == 0 ? 0 : wrong(args, err);
}

/* Put `k` behind the last member that costs no more. Lists come mostly in few
 * classes, of which the last members are remembered. */
static void
insert(struct search_key *list, struct search_key **ends[4],
    struct search_key *k)
{
	int c = k->cost, i;
	struct search_key **where = ends[c];

	k->next = *where;
	*where = k;
	for (i = c; i < 4; i++)
		if (ends[i] == where)
			ends[i] = &k->next;
	if (c > list->cost)
		list->cost = c;
}

/* Keys up to ')' or the end. */
static int
list_of(struct search *s, struct args *args, int depth,
    struct search_key **out, struct err *err)
{
	struct search_key **ends[4], *k;
	int i;

	if (search_key_new(s, SEARCH_AND, out, err) == -1)
		return -1;
	for (i = 0; i < 4; i++)
		ends[i] = &(*out)->first;
	do {
		if (key(s, args, depth + 1, &k, err) == -1)
			return -1;
		insert(*out, ends, k);
	} while (args_maybe(args, ' '));
	return 0;
}

static int
set_key(struct search *s, struct args *args, struct search_key **out,
    struct err *err)
{
	if (search_key_new(s, SEARCH_SEQ, out, err) == -1)
		return -1;
	if (args_set(args, &(*out)->text) == -1)
		return wrong(args, err);
	if (span_eq((*out)->text, SPAN("$")))
		(*out)->kind = SEARCH_SAVED;
	else
		s->has_seq = true;
	return 0;
}

static int
named_key(struct search *s, struct args *args, int depth,
    struct search_key **out, struct err *err)
{
	struct search_key *k;
	const struct searchrow *row;
	struct span name;

	if (args_word(args, &name) == -1)
		return wrong(args, err);
	if ((row = searchrow_find(name)) == NULL)
		return err_set(err, ERR_DATA, "unknown search key");
	if (search_key_new(s, row->kind, &k, err) == -1 ||
	    arguments(s, args, depth, row, k, err) == -1)
		return -1;
	if (s->in_fuzzy > 0 && k->cost >= 2 && k->text.n > 0 &&
	    searchfuzzy_expand(s, &k, err) == -1)
		return -1;
	*out = k;
	if (!row->negated)
		return 0;
	if (search_key_new(s, SEARCH_NOT, out, err) == -1)
		return -1;
	(*out)->first = k;
	(*out)->cost = k->cost;
	return 0;
}

static int
key(struct search *s, struct args *args, int depth, struct search_key **out,
    struct err *err)
{
	char c = args_peek(args);

	if (depth > SEARCH_DEPTH_MAX)
		return err_set(err, ERR_LIMIT, "search keys nested deeper than "
		    "%d", SEARCH_DEPTH_MAX);
	if (span_is_digit(c) || c == '*' || c == '$')
		return set_key(s, args, out, err);
	if (!args_maybe(args, '('))
		return named_key(s, args, depth, out, err);
	if (list_of(s, args, depth, out, err) == -1)
		return -1;
	return args_char(args, ')') == -1 ? wrong(args, err) : 0;
}

static int
charset(struct search *s, struct args *args, struct err *err)
{
	if (args_astring(args, &s->charset) == -1 || args_space(args) == -1)
		return wrong(args, err);
	if (!charset_is_known(s->charset))
		return err_set(err, ERR_PERM, "charset not known");
	return 0;
}

static int
program(struct search *s, struct args *args, struct err *err)
{
	if (list_of(s, args, 0, &s->root, err) == -1)
		return -1;
	return args_end(args) == -1 ? wrong(args, err) : 0;
}

int
search_parse(struct search *s, struct args *args, struct pool *pool,
    struct err *err)
{
	*s = (struct search){ .pool = pool };
	if (span_istarts(args->rest, SPAN("CHARSET "))) {
		args->rest = span_from(args->rest, 8);
		if (charset(s, args, err) == -1)
			return -1;
	}
	return program(s, args, err);
}

int
search_parse_charset(struct search *s, struct args *args, struct pool *pool,
    struct err *err)
{
	*s = (struct search){ .pool = pool };
	return charset(s, args, err) == -1 ? -1 : program(s, args, err);
}

static void
done(struct search_key *k)
{
	for (; k != NULL; k = k->next) {
		seqset_done(&k->set);
		done(k->first);
	}
}

void
search_done(struct search *s)
{
	done(s->root);
	s->root = NULL;
}

static int
bind(struct search_key *k, const struct search *s, uint32_t last_seq,
    uint32_t last_uid, struct err *err)
{
	for (; k != NULL; k = k->next) {
		uint32_t star = k->kind == SEARCH_SEQ ? last_seq : last_uid;

		if ((k->kind == SEARCH_SEQ || k->kind == SEARCH_UID) &&
		    seqset_parse(&k->set, k->text, star, err) == -1)
			return -1;
		if (k->kind == SEARCH_SEQ && !s->beyond &&
		    seqset_last(&k->set) > last_seq)
			return err_set(err, ERR_DATA,
			    "no message has that number");
		if (bind(k->first, s, last_seq, last_uid, err) == -1)
			return -1;
	}
	return 0;
}

int
search_bind(struct search *s, uint32_t last_seq, uint32_t last_uid,
    struct err *err)
{
	return bind(s->root, s, last_seq, last_uid, err);
}
