/* addrs - see addrs.h.
 *
 *     list    = *( mailbox / group / "," )
 *     group   = phrase ":" *( mailbox / "," ) ";"
 *     mailbox = [phrase] "<" [route ":"] addr-spec ">" / addr-spec
 *
 * A phrase and a local part look alike until "<", "@" or ":" tells which it
 * was, so both readings are kept while words come in: `phrase` joins them with
 * a blank, `local` without one.
 * SPDX-License-Identifier: ISC */
#include "mime/addrs.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "mime/addrtoken.h"

#define TEXT_MAX (4u << 20)          /* more than a header section */

struct reader {
	struct addrs *a;
	struct addrtoken t;
	bool in_group;
	struct addrs_words w;
	bool local_joins;            /* the local part is empty or ends in a
	                              * dot */
	bool local_cut;              /* words before it were not joined by
	                              * dots */
	struct err *err;
};

void
addrs_init(struct addrs *a)
{
	const struct buf none = BUF_INIT(TEXT_MAX);

	pool_init(&a->pool);
	a->items = NULL;
	a->n = a->cap = 0;
	a->malformed = false;
	a->words = (struct addrs_words){ none, none, none, none, none, none };
}

void
addrs_done(struct addrs *a)
{
	pool_done(&a->pool);
	free(a->items);
	buf_done(&a->words.phrase);
	buf_done(&a->words.inner);
	buf_done(&a->words.local);
	buf_done(&a->words.domain);
	buf_done(&a->words.route);
	buf_done(&a->words.comment);
	addrs_init(a);
}

static char
peek(const struct reader *r)
{
	return addrtoken_peek(&r->t);
}

static bool
at_end(const struct reader *r)
{
	return addrtoken_at_end(&r->t);
}

static void
skip_cfws(struct reader *r)
{
	addrtoken_skip(&r->t);
}

static void
restart_local(struct reader *r)
{
	buf_reset(&r->w.local);
	r->local_cut = true;
}

/* One word to both readings. In a local part words are joined by dots only
 * (obs-local-part); where they are not, the last one counts. */
static void
take_word(struct reader *r)
{
	struct span atom;
	size_t from;

	if (r->w.phrase.len > 0)
		buf_addc(&r->w.phrase, ' ');
	if (peek(r) == '"') {
		if (!r->local_joins)
			restart_local(r);
		from = r->w.local.len;
		r->t.at++;
		addrtoken_quoted(&r->t, '"', &r->w.local);
		buf_add(&r->w.phrase, span_from(buf_span(&r->w.local), from));
		r->local_joins = false;
		return;
	}
	atom = addrtoken_atom(&r->t);
	buf_add(&r->w.phrase, atom);
	if (!r->local_joins && atom.p[0] != '.')
		restart_local(r);
	buf_add(&r->w.local, atom);
	r->local_joins = atom.p[atom.n - 1] == '.';
}

/* After "@": a dot-atom with blanks around dots, or a literal. */
static void
take_domain(struct reader *r)
{
	bool more = true;

	buf_reset(&r->w.domain);
	skip_cfws(r);
	if (peek(r) == '[') {
		r->t.at++;
		buf_addc(&r->w.domain, '[');
		addrtoken_quoted(&r->t, ']', &r->w.domain);
		buf_addc(&r->w.domain, ']');
		return;
	}
	while (more && !at_end(r) && !addrtoken_is_special(peek(r))) {
		struct span atom = addrtoken_atom(&r->t);

		buf_add(&r->w.domain, atom);
		skip_cfws(r);
		more = atom.p[atom.n - 1] == '.' || peek(r) == '.';
	}
	if (r->w.domain.len == 0)
		r->t.malformed = true;
}

static int
add_item(struct reader *r, enum addrs_kind kind)
{
	struct addrs *a = r->a;
	struct addrs_item *item;

	if (a->n == ADDRS_MAX)
		return err_set(r->err, ERR_LIMIT,
		    "more than %d addresses in a header field", ADDRS_MAX);
	if (a->n == a->cap) {
		a->cap = a->cap == 0 ? 8 : a->cap * 2;
		a->items = mem_resize(a->items, a->cap, sizeof(*a->items));
	}
	item = &a->items[a->n++];
	memset(item, 0, sizeof(*item));
	item->kind = kind;
	if (kind != ADDRS_GROUP_END)
		item->name = pool_span(&a->pool, span_trim(buf_span(
		    r->w.phrase.len > 0 || kind == ADDRS_GROUP ? &r->w.phrase :
		    &r->w.comment)));
	if (kind == ADDRS_MAILBOX) {
		item->route = pool_span(&a->pool, buf_span(&r->w.route));
		item->local = pool_span(&a->pool, buf_span(&r->w.local));
		item->domain = pool_span(&a->pool, buf_span(&r->w.domain));
	}
	return 0;
}

/* "@a,@b:" inside the brackets. */
static void
take_route(struct reader *r)
{
	for (; !at_end(r) && peek(r) != ':' && peek(r) != '>'; r->t.at++)
		if (!addrtoken_is_white(peek(r)))
			buf_addc(&r->w.route, peek(r));
	if (peek(r) == ':')
		r->t.at++;
	else
		r->t.malformed = true;
}

/* "<" is next: to its ">". */
static void
take_angle(struct reader *r)
{
	struct buf name = r->w.phrase;

	r->w.phrase = r->w.inner;
	buf_reset(&r->w.phrase);
	r->t.at++;
	skip_cfws(r);
	if (peek(r) == '@')
		take_route(r);
	buf_reset(&r->w.local);
	r->local_joins = true;
	for (skip_cfws(r); !at_end(r) && peek(r) != '>'; skip_cfws(r)) {
		if (peek(r) == '@') {
			r->t.at++;
			take_domain(r);
		} else if (peek(r) == '"' ||
		    !addrtoken_is_special(peek(r))) {
			if (r->w.domain.len > 0 || (!r->local_joins &&
			    peek(r) != '.'))
				r->t.malformed = true;
			take_word(r);
		} else {
			r->t.malformed = true;
			/* A new "<" or a "," means that ">" was forgotten. */
			if (peek(r) == '<' || peek(r) == ',')
				break;
			r->t.at++;
		}
	}
	if (peek(r) == '>')
		r->t.at++;
	else
		r->t.malformed = true;
	if (r->w.local.len > 0 && r->w.domain.len == 0)
		r->t.malformed = true;
	r->w.inner = r->w.phrase;
	r->w.phrase = name;
}

static void
forget_words(struct reader *r)
{
	buf_reset(&r->w.phrase);
	buf_reset(&r->w.local);
	buf_reset(&r->w.domain);
	buf_reset(&r->w.route);
	buf_reset(&r->w.comment);
	r->local_joins = true;
	r->local_cut = false;
}

/* After a mailbox only a comment, "," or ";" may come. */
static int
finish_mailbox(struct reader *r)
{
	skip_cfws(r);
	if (!at_end(r) && peek(r) != ',' && peek(r) != ';')
		r->t.malformed = true;
	return add_item(r, ADDRS_MAILBOX);
}

/* A bare word without "@": kept as a local part. */
static int
finish_bare(struct reader *r)
{
	if (r->w.phrase.len == 0)
		return 0;
	r->t.malformed = true;
	buf_reset(&r->w.phrase);
	return add_item(r, ADDRS_MAILBOX);
}

/* One mailbox, or the beginning of a group. */
static int
take_item(struct reader *r)
{
	size_t words = 0;

	forget_words(r);
	for (skip_cfws(r); !at_end(r); skip_cfws(r)) {
		switch (peek(r)) {
		case ',':
		case ';':
			return finish_bare(r);
		case '<':
			take_angle(r);
			return finish_mailbox(r);
		case '@':
			r->t.at++;
			if (words == 0 || r->local_cut)
				r->t.malformed = true;
			take_domain(r);
			buf_reset(&r->w.phrase);
			return finish_mailbox(r);
		case ':':
			r->t.at++;
			if (!r->in_group) {
				r->in_group = true;
				return add_item(r, ADDRS_GROUP);
			}
			r->t.malformed = true;
			break;
		case '>':
		case ')':
			r->t.malformed = true;
			r->t.at++;
			break;
		default:
			take_word(r);
			words++;
		}
	}
	return finish_bare(r);
}

static int
take_list(struct reader *r)
{
	while (!at_end(r)) {
		if (take_item(r) == -1)
			return -1;
		if (peek(r) == ';' && r->in_group) {
			r->in_group = false;
			if (add_item(r, ADDRS_GROUP_END) == -1)
				return -1;
		} else if (peek(r) == ';') {
			r->t.malformed = true;
		}
		if (peek(r) == ';' || peek(r) == ',')
			r->t.at++;
	}
	if (!r->in_group)
		return 0;
	r->t.malformed = true;
	return add_item(r, ADDRS_GROUP_END);
}

int
addrs_parse(struct addrs *a, struct span body, struct err *err)
{
	struct reader r = { .a = a, .err = err, .w = a->words };
	int result;

	r.t = (struct addrtoken){ body, 0, &r.w.comment, false };
	pool_reset(&a->pool);
	a->n = 0;
	result = take_list(&r);
	a->malformed = r.t.malformed;
	a->words = r.w;
	return result;
}

/* RFC 5322 3.2.3: atext, with dots between. */
static bool
needs_quotes(struct span local)
{
	bool dot = true;
	size_t i;

	for (i = 0; i < local.n; i++) {
		char c = local.p[i];

		if (c == '.' ? dot : (unsigned char)c <= ' ' || c == 0x7f ||
		    strchr("()<>@,:;\"\\[]", c) != NULL)
			return true;
		dot = c == '.';
	}
	return dot;
}

void
addrs_write(struct buf *out, const struct addrs_item *item)
{
	size_t i;

	if (item->local.n == 0 && item->domain.n == 0)
		return;
	if (!needs_quotes(item->local)) {
		buf_add(out, item->local);
	} else {
		buf_addc(out, '"');
		for (i = 0; i < item->local.n; i++) {
			if (item->local.p[i] == '"' || item->local.p[i] == '\\')
				buf_addc(out, '\\');
			buf_addc(out, item->local.p[i]);
		}
		buf_addc(out, '"');
	}
	if (item->domain.n > 0) {
		buf_addc(out, '@');
		buf_add(out, item->domain);
	}
}
