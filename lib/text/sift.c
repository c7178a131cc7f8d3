/* sift - see sift.h. Folded text is collected, so that each key is looked for
 * in long stretches; of a stretch as much is kept as a key that ends in the
 * next could have begun in.
 * SPDX-License-Identifier: ISC */
#include "text/sift.h"

#include <string.h>

#include "text/casemap.h"

#define PIECE 8192                   /* of text, folded at a time */

void
sift_init(struct sift *s)
{
	s->n = s->open = s->keep = 0;
	fold_init(&s->fold);
	buf_init(&s->window, 0);
}

void
sift_done(struct sift *s)
{
	buf_done(&s->window);
}

int
sift_key(struct sift *s, struct match *key)
{
	size_t room;

	if (s->n == SIFT_KEYS_MAX)
		return -1;
	if (key->key.n > s->keep + 1)
		s->keep = key->key.n - 1;
	s->keys[s->n] = key;
	s->found[s->n] = false;
	/* So much is searched at a time that what is kept is the less. */
	room = (s->keep < SIFT_WINDOW ? SIFT_WINDOW : s->keep) + s->keep;
	s->window.max = room + (PIECE + 8) * CASEMAP_EXPANDS;
	return (int)s->n++;
}

void
sift_reset(struct sift *s)
{
	size_t i;

	buf_reset(&s->window);
	s->fold.missing = s->fold.n_held = 0;
	s->open = 0;
	for (i = 0; i < s->n; i++) {
		s->found[i] = s->keys[i]->key.n == 0;
		if (!s->found[i])
			s->open++;
	}
}

static void
search(struct sift *s)
{
	size_t i, keep = s->keep < s->window.len ? s->keep : s->window.len;

	for (i = 0; i < s->n; i++)
		if (!s->found[i] && match_in(s->keys[i],
		    buf_span(&s->window))) {
			s->found[i] = true;
			s->open--;
		}
	if (keep > 0)
		memmove(s->window.p, s->window.p + s->window.len - keep, keep);
	buf_cut(&s->window, keep);
}

void
sift_feed(struct sift *s, struct span text)
{
	size_t full = (s->keep < SIFT_WINDOW ? SIFT_WINDOW : s->keep) +
	    s->keep;

	while (text.n > 0 && s->open > 0) {
		struct span piece = span_sub(text, 0, PIECE);

		fold_feed(&s->fold, piece, &s->window);
		text = span_from(text, piece.n);
		if (s->window.len >= full)
			search(s);
	}
}

void
sift_border(struct sift *s)
{
	if (s->open == 0)
		return;
	fold_end(&s->fold, &s->window);
	buf_addc(&s->window, FOLD_BORDER);
}

void
sift_end(struct sift *s)
{
	if (s->open == 0)
		return;
	fold_end(&s->fold, &s->window);
	search(s);
	buf_reset(&s->window);
}
