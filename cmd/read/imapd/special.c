/* special - see special.h.
 * SPDX-License-Identifier: ISC */
#include "special.h"

#include <stdlib.h>

#include "annotation.h"
#include "base/pool.h"
#include "imap/args.h"
#include "maildir/attributes.h"
#include "maildir/boxguid.h"
#include "session.h"

enum use { ARCHIVE = 1, DRAFTS = 2, IMPORTANT = 4, JUNK = 8, SENT = 16,
	TRASH = 32 };

static const struct {
	struct span name;
	const char *gmail;
	enum use use;
} uses[] = {
	{ { "\\Archive", 8 }, "\\Archive", ARCHIVE },
	{ { "\\Drafts", 7 }, "\\Drafts", DRAFTS },
	{ { "\\Important", 10 }, "\\Important", IMPORTANT },
	{ { "\\Junk", 5 }, "\\Spam", JUNK },
	{ { "\\Sent", 5 }, "\\Sent", SENT },
	{ { "\\Trash", 6 }, "\\Trash", TRASH },
};

static const struct {
	struct span name;
	enum use use;
} usual[] = {
	{ { "Archive", 7 }, ARCHIVE }, { { "Drafts", 6 }, DRAFTS },
	{ { "Junk", 4 }, JUNK }, { { "Sent", 4 }, SENT },
	{ { "Spam", 4 }, JUNK }, { { "Trash", 5 }, TRASH },
};

int
special_parse(struct span text, unsigned *uses_out, struct err *err)
{
	struct span word;
	size_t i;

	*uses_out = 0;
	while (span_word(&text, &word)) {
		for (i = 0; i < LENGTH(uses); i++)
			if (span_ieq(word, uses[i].name))
				break;
		if (i == LENGTH(uses))
			return err_set(err, ERR_DATA, "%.*s is no use that a "
			    "mailbox can have here", (int)(word.n < 50 ?
			    word.n : 50), word.p);
		*uses_out |= (unsigned)uses[i].use;
	}
	return 0;
}

void
special_write(struct buf *out, unsigned set, bool gmail)
{
	const char *between = "";
	size_t i;

	for (i = 0; i < LENGTH(uses); i++)
		if ((set & (unsigned)uses[i].use) != 0) {
			buf_adds(out, between);
			buf_adds(out, gmail ? uses[i].gmail :
			    uses[i].name.p);
			between = " ";
		}
}

static int
by_name(const void *a, const void *b)
{
	const struct special *x = a, *y = b;

	return span_cmp(x->name, y->name);
}

const struct special *
special_of(const struct specials *p, struct span name)
{
	struct special key = { name, 0, false };

	return p->n == 0 ? NULL : bsearch(&key, p->all, p->n, sizeof(key),
	    by_name);
}

static const struct listed *
find_listed(const struct listing *l, struct span name)
{
	size_t low = 0, high = l->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (span_cmp(l->names[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < l->n && span_eq(l->names[low].name, name) ?
	    &l->names[low] : NULL;
}

/* How many mailboxes have an entry of their own: "priv/GUID/specialuse". */
static size_t
count_set(const struct attributes *a)
{
	size_t i, n = 0, at = sizeof(ATTRIBUTES_PRIVATE) - 1 + BOXGUID_LEN;

	for (i = attributes_at(a, SPAN(ATTRIBUTES_PRIVATE)); i < a->n &&
	    span_starts(a->entries[i].key, SPAN(ATTRIBUTES_PRIVATE)); i++)
		n += span_eq(span_from(a->entries[i].key, at),
		    SPAN("/" AUTOBOX_USE));
	return n;
}

struct reading {
	struct session *s;
	const struct attributes *a;
	struct specials *out;
	size_t left;             /* entries not found yet */
	unsigned taken;
};

/* Is it one of the first n that were found? */
static bool
is_found(const struct reading *r, size_t n, struct span name)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (span_eq(r->out->all[i].name, name))
			return true;
	return false;
}

/* Has this mailbox an entry of its own? */
static void
look_at(struct reading *r, const struct listed *m)
{
	struct buf key = BUF_INIT(ATTRIBUTES_NAME_MAX);
	struct special found = { m->name, 0, true };
	struct boxguid guid;
	struct place place;
	struct span text;

	place_of(r->s, m->name, &place);
	if (!m->exists || place_is_none(&place) || boxguid_find(
	    &place.space->tree, place.name, &guid, NULL) != 1)
		return;
	attributes_key(&key, ATTRIBUTES_PRIVATE, boxguid_span(&guid),
	    SPAN(AUTOBOX_USE));
	text = attributes_get(r->a, buf_span(&key));
	buf_done(&key);
	if (text.p == NULL)
		return;
	/* A word that we do not know has some other program written. */
	if (special_parse(text, &found.uses, NULL) == -1)
		found.uses = 0;
	r->out->all[r->out->n++] = found;
	r->taken |= found.uses;
	r->left--;
}

/* Where uses are most often, there first: usually no other mailbox has to be
 * opened. */
static void
find_set(struct reading *r, const struct listing *l)
{
	const struct autoboxes *wanted = &r->s->autoboxes;
	size_t i, first;

	for (i = 0; r->left > 0 && i < wanted->n + LENGTH(usual); i++) {
		struct span name = i < wanted->n ? wanted->all[i].name :
		    usual[i - wanted->n].name;
		const struct listed *m = find_listed(l, name);

		if (m != NULL && !is_found(r, r->out->n, name))
			look_at(r, m);
	}
	first = r->out->n;
	for (i = 0; r->left > 0 && i < l->n; i++)
		if (!is_found(r, first, l->names[i].name))
			look_at(r, &l->names[i]);
}

static void
give_by_name(struct reading *r, const struct listing *l, struct span name,
    unsigned bits)
{
	const struct listed *m = find_listed(l, name);
	struct special found = { name, bits & ~r->taken, false };
	struct place place;

	if (m == NULL || !m->exists || found.uses == 0)
		return;
	place_of(r->s, m->name, &place);
	if (place.space->kind != SPACE_PERSONAL ||
	    special_of(r->out, name) != NULL)
		return;
	r->out->all[r->out->n++] = found;
	qsort(r->out->all, r->out->n, sizeof(*r->out->all), by_name);
	r->taken |= found.uses;
}

void
special_read(struct session *s, const struct listing *l,
    struct specials *out)
{
	static const struct attributes none;
	const struct autoboxes *wanted = &s->autoboxes;
	struct reading r = { s, annotation_own(s), out, 0, 0 };
	size_t i;

	/* Names are worth telling though the file cannot be read. */
	if (r.a == NULL) {
		r.a = &none;
		s->err = ERR_INIT;
	}
	r.left = count_set(r.a);
	if (r.left > l->n)
		r.left = l->n;
	out->n = 0;
	out->all = pool_get(&s->pool, (r.left + AUTOBOX_MAX +
	    LENGTH(usual)) * sizeof(*out->all));
	find_set(&r, l);
	if (out->n > 0)
		qsort(out->all, out->n, sizeof(*out->all), by_name);
	for (i = 0; i < wanted->n; i++) {
		unsigned bits;

		if (special_parse(wanted->all[i].uses, &bits, NULL) == 0)
			give_by_name(&r, l, wanted->all[i].name, bits);
	}
	for (i = 0; i < LENGTH(usual); i++)
		give_by_name(&r, l, usual[i].name, (unsigned)usual[i].use);
}

/* All names, and their uses, for a question about one. */
static int
read_all(struct session *s, struct specials *out)
{
	struct listing l;
	size_t i;
	int r;

	listing_init(&l);
	r = listing_read(s, &l);
	if (r == 0) {
		special_read(s, &l, out);
		for (i = 0; i < out->n; i++)
			out->all[i].name = pool_span(&s->pool,
			    out->all[i].name);
	}
	listing_done(&l);
	return r;
}

int
special_check(struct session *s, struct span full, unsigned set)
{
	struct specials all;
	size_t i;

	if (set == 0)
		return 0;
	if (annotation_own(s) == NULL || read_all(s, &all) == -1)
		return -1;
	for (i = 0; i < all.n; i++)
		if (all.all[i].set && (all.all[i].uses & set) != 0 &&
		    !span_eq(all.all[i].name, full))
			return err_set(&s->err, ERR_DATA, "%.*s has that use "
			    "already", (int)all.all[i].name.n,
			    all.all[i].name.p);
	return 0;
}

int
special_text(struct session *s, struct span full,
    const struct specials *known, struct span *out)
{
	struct buf text = BUF_INIT(200);
	const struct special *found;
	struct specials all;

	*out = span_of(NULL, 0);
	if (known == NULL && read_all(s, &all) == -1)
		return -1;
	found = special_of(known == NULL ? &all : known, full);
	if (found != NULL && (found->set || found->uses != 0)) {
		special_write(&text, found->uses, false);
		*out = pool_span(&s->pool, buf_span(&text));
	}
	buf_done(&text);
	return 0;
}

/* create-param = "USE" SP "(" [use-attr *(SP use-attr)] ")" (RFC 6154 6) */
int
special_args(struct args *args, unsigned *uses_out, struct err *refused_out)
{
	struct span word;
	unsigned one;

	*uses_out = 0;
	if (args_at_end(args))
		return 0;
	if (args_space(args) == -1 || args_char(args, '(') == -1 ||
	    args_word(args, &word) == -1)
		return -1;
	if (!span_ieq(word, SPAN("USE")))
		return args_fail(args, "unknown CREATE parameter");
	if (args_space(args) == -1 || args_char(args, '(') == -1)
		return -1;
	while (!args_maybe(args, ')')) {
		if ((args_peek(args) == ' ' && args_space(args) == -1) ||
		    args_flag(args, &word) == -1)
			return -1;
		if (special_parse(word, &one, refused_out) == 0)
			*uses_out |= one;
	}
	return args_char(args, ')');
}

int
special_set(struct session *s, const struct place *place, unsigned set)
{
	struct buf key = BUF_INIT(ATTRIBUTES_NAME_MAX), text = BUF_INIT(200);
	struct attribute change;
	struct boxguid guid;
	int r = boxguid_make(&place->space->tree, place->name, &guid,
	    &s->err);

	if (r == 1) {
		attributes_key(&key, ATTRIBUTES_PRIVATE, boxguid_span(&guid),
		    SPAN(AUTOBOX_USE));
		special_write(&text, set, false);
		change = (struct attribute){ buf_span(&key),
			buf_span(&text), 0 };
		r = attributes_change(spaces_personal(&s->spaces)->tree.fd,
		    &change, 1, NULL, &s->err);
	}
	buf_done(&key);
	buf_done(&text);
	return r == -1 ? -1 : 0;
}
