/* searchfuzzy - see searchfuzzy.h.
 * SPDX-License-Identifier: ISC */
#include "imap/searchfuzzy.h"

#define STEMMED_MIN 6                /* letters of a word */
#define STEM_MIN 4
#define ENDING 3

static bool
is_letter(char c)
{
	return span_is_alpha(c) || span_is_digit(c) ||
	    (unsigned char)c >= 0x80;
}

static size_t
words_of(struct span text, struct span words[SEARCHFUZZY_WORDS_MAX])
{
	size_t n = 0, i = 0, from;

	while (i < text.n && n < SEARCHFUZZY_WORDS_MAX) {
		while (i < text.n && !is_letter(text.p[i]))
			i++;
		for (from = i; i < text.n && is_letter(text.p[i]); i++)
			continue;
		if (i > from)
			words[n++] = span_sub(text, from, i);
	}
	return n;
}

static struct span
stem_of(struct span word)
{
	size_t i;

	for (i = 0; i < word.n; i++)
		if (!span_is_alpha(word.p[i]))
			return word;
	if (word.n >= STEMMED_MIN)
		word.n = word.n - ENDING < STEM_MIN ? STEM_MIN :
		    word.n - ENDING;
	return word;
}

/* A SEARCH_AND of keys like `key`, one for each word, behind *tail. */
static int
all_of(struct search *s, const struct search_key *key,
    const struct span *words, size_t n, unsigned weight,
    struct search_key **tail, struct err *err)
{
	struct search_key *and, **last;
	size_t i;

	if (search_key_new(s, SEARCH_AND, &and, err) == -1)
		return -1;
	last = &and->first;
	for (i = 0; i < n; i++) {
		if (search_key_new(s, key->kind, last, err) == -1)
			return -1;
		(*last)->name = key->name;
		(*last)->text = words[i];
		last = &(*last)->next;
	}
	and->cost = key->cost;
	and->number = weight;
	*tail = and;
	return 0;
}

int
searchfuzzy_expand(struct search *s, struct search_key **key,
    struct err *err)
{
	struct span words[SEARCHFUZZY_WORDS_MAX];
	struct search_key *exact = *key, *fuzzy, **tail;
	size_t n = words_of(exact->text, words), i, stems = 0;

	if (search_key_new(s, SEARCH_FUZZY, &fuzzy, err) == -1)
		return -1;
	fuzzy->cost = exact->cost;
	fuzzy->first = exact;
	exact->number = SEARCHFUZZY_EXACT;
	tail = &exact->next;
	*key = fuzzy;
	if (n > 1 && all_of(s, exact, words, n, SEARCHFUZZY_WORDS, tail,
	    err) == -1)
		return -1;
	if (n > 1)
		tail = &(*tail)->next;
	for (i = 0; i < n; i++) {
		struct span stem = stem_of(words[i]);

		stems += stem.n < words[i].n;
		words[i] = stem;
	}
	return stems == 0 ? 0 : all_of(s, exact, words, n, SEARCHFUZZY_STEMS,
	    tail, err);
}
