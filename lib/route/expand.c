/* expand - see expand.h. Depth first, a frame for each alias on the way from
 * the address to where we are; what has been expanded once is not expanded
 * again.
 * SPDX-License-Identifier: ISC */
#include "route/expand.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "io/slurp.h"
#include "route/routeset.h"

#define OWNER SPAN("owner-")
#define KEYS_MAX 2

struct frame {
	struct frame *up;
	const struct address *address;
	struct span extension;           /* to be handed on, or n 0 */
	const char *owner;
	const char *path;                /* the map, and where in it */
	size_t line;
	enum aliastext_world world;
	bool included;                   /* no commands, files, further files */
	unsigned depth;
};

struct walk {
	struct route *r;
	struct route_list *l;
	struct routeset results, done;
	struct err *err;
};

static int expand(struct walk *w, const struct address *a, struct frame *up);

int
expand_join(struct span local, struct span domain, struct address *out,
    struct err *err)
{
	size_t i;

	if (local.n == 0 || local.n > ADDRESS_LOCAL_MAX || domain.n == 0 ||
	    domain.n > ADDRESS_DOMAIN_MAX)
		return err_set(err, ERR_TEMP, "%.*s@%.*s: too long, or empty",
		    (int)(local.n < 80 ? local.n : 80), local.p,
		    (int)(domain.n < 80 ? domain.n : 80), domain.p);
	memset(out, 0, sizeof(*out));
	memcpy(out->text, local.p, local.n);
	out->text[local.n] = '@';
	for (i = 0; i < domain.n; i++)
		out->text[local.n + 1 + i] = span_lower(domain.p[i]);
	out->local_n = local.n;
	out->n = local.n + 1 + domain.n;
	for (i = 0; i < out->n; i++)
		out->utf8 |= (unsigned char)out->text[i] >= 0x80;
	return 0;
}

static void
step(const struct walk *w, const struct frame *f, struct span text)
{
	const struct route_hooks *h = &w->r->hooks;

	if (h->step != NULL)
		h->step(h->self, f->depth, address_span(f->address), f->path,
		    f->line, text);
}

static int
fail(const struct walk *w, const struct frame *f, const char *text)
{
	if (f->line == 0)
		return err_set(w->err, ERR_TEMP, "%s: %s: %s", f->path,
		    f->address->text, text);
	return err_set(w->err, ERR_TEMP, "%s:%zu: %s", f->path, f->line, text);
}

static int
add(struct walk *w, enum route_kind kind, const struct address *a,
    const char *text, const struct frame *f)
{
	struct route_list *l = w->l;

	if (!routeset_add(&w->results, kind == ROUTE_ADDRESS ?
	    address_span(a) : span_str(text)))
		return 1;
	if (l->n == w->r->results_max)
		return err_set(w->err, ERR_TEMP, "%s stands for more than %zu "
		    "addresses", a->text, w->r->results_max);
	if (l->n == l->cap) {
		l->cap = l->cap == 0 ? 16 : l->cap * 2;
		l->results = mem_resize(l->results, l->cap,
		    sizeof(*l->results));
	}
	l->results[l->n++] = (struct route_result){ kind, *a, text,
		f->owner };
	return 1;
}

/* 1 it is its own target and stays, 0 it is not on the way, -1 a circle. */
static int
find_circle(struct walk *w, const struct address *a, const struct frame *up)
{
	struct buf b = BUF_INIT(180);
	const struct frame *f, *g;

	for (f = up; f != NULL && !span_ieq(address_span(f->address),
	    address_span(a)); f = f->up)
		;
	if (f == NULL || f == up)
		return f != NULL;
	buf_addf(&b, "%.60s", a->text);
	for (g = up; g != f; g = g->up)
		buf_addf(&b, " <- %.60s", g->address->text);
	err_set(w->err, ERR_TEMP, "%s:%zu: aliases in a circle: %s%s%.60s",
	    up->path, up->line, buf_str(&b), buf_ok(&b) ? " <- " :
	    " <- ... <- ", a->text);
	buf_done(&b);
	return -1;
}

static int
find_in(struct walk *w, enum aliastext_world world, const struct span *keys,
    size_t n, struct aliasmap_entry *e, struct frame *f)
{
	struct aliasmap_entry this = { .targets =
	    BUF_INIT(ALIASTEXT_ENTRY_MAX) };
	int got = 0;
	size_t i;

	e->which = n;
	for (i = 0; i < w->r->n && e->which > 0 && got != -1; i++) {
		struct aliasmap *m = &w->r->maps[i];

		if (m->world != world)
			continue;
		got = aliasmap_find(m, keys, e->which, &this, w->err);
		if (got != 1)
			continue;
		e->which = this.which;
		e->foreign = this.foreign;
		f->line = this.line;
		f->path = m->path;
		buf_reset(&e->targets);
		buf_add(&e->targets, buf_span(&this.targets));
	}
	buf_done(&this.targets);
	return got == -1 ? -1 : e->which < n;
}

static int
find_catch_all(struct walk *w, struct span domain, struct aliasmap_entry *e,
    struct frame *f)
{
	const struct route_hooks *h = &w->r->hooks;
	int got = find_in(w, ALIASTEXT_VIRTUAL, &domain, 1, e, f), has = 0;

	if (got != 1 || h->account == NULL)
		return got;
	has = h->account(h->self, address_span(f->address), w->err);
	return has == -1 ? -1 : has == 1 ? 0 : 1;
}

static size_t
delimiter_of(const struct route *r, struct span local)
{
	struct span d = span_str(r->delimiters);
	size_t i;

	for (i = 1; i < local.n && !span_has(d, local.p[i]); i++)
		;
	return i < local.n ? i : local.n;
}

/* 1 and the entry; f's extension is set when it is to be handed on. */
static int
look_up(struct walk *w, struct frame *f, struct aliasmap_entry *e)
{
	struct span local = address_local(f->address);
	struct span domain = address_domain(f->address), keys[KEYS_MAX];
	struct buf b = BUF_INIT(2 * sizeof(f->address->text));
	size_t i, cut = delimiter_of(w->r, local), whole, n = 1;
	int got;

	f->world = route_is_local(w->r, domain) ? ALIASTEXT_SYSTEM :
	    ALIASTEXT_VIRTUAL;
	buf_add(&b, f->world == ALIASTEXT_SYSTEM ? local :
	    address_span(f->address));
	whole = b.len;
	buf_add(&b, span_sub(local, 0, cut));
	if (f->world == ALIASTEXT_VIRTUAL)
		buf_addf(&b, "@%.*s", (int)domain.n, domain.p);
	for (i = 0; i < b.len; i++)
		b.p[i] = span_lower(b.p[i]);
	keys[0] = span_sub(buf_span(&b), 0, whole);
	if (cut < local.n)
		keys[n++] = span_from(buf_span(&b), whole);
	got = find_in(w, f->world, keys, n, e, f);
	if (got == 1 && e->which == 1 && f->world == ALIASTEXT_VIRTUAL)
		f->extension = span_from(local, cut);
	if (got == 0 && f->world == ALIASTEXT_VIRTUAL)
		got = find_catch_all(w, span_from(buf_span(&b), whole + cut),
		    e, f);
	buf_done(&b);
	return got;
}

/* owner-NAME, when there is such an alias, is whom errors of NAME's targets are
 * told. */
static int
find_owner(struct walk *w, struct frame *f)
{
	struct span local = address_local(f->address), key;
	struct aliasmap_entry e = { .targets = BUF_INIT(ALIASTEXT_ENTRY_MAX) };
	struct buf b = BUF_INIT(ADDRESS_LOCAL_MAX + 10);
	struct frame unused = *f;
	size_t i, cut = delimiter_of(w->r, local);
	int got;

	if (span_istarts(local, OWNER) || span_ends(local, SPAN("-request")))
		return 0;
	buf_add(&b, OWNER);
	buf_add(&b, span_sub(local, 0, cut));
	for (i = 0; i < b.len; i++)
		b.p[i] = span_lower(b.p[i]);
	key = buf_span(&b);
	got = find_in(w, ALIASTEXT_SYSTEM, &key, 1, &e, &unused);
	if (got == 1) {
		struct buf owner = BUF_INIT(400);

		buf_add(&owner, key);
		buf_addc(&owner, '@');
		buf_add(&owner, address_domain(f->address));
		f->owner = pool_copy(&w->l->pool, buf_span(&owner));
		buf_done(&owner);
	}
	buf_done(&e.targets);
	buf_done(&b);
	return got;
}

static int
expand_name(struct walk *w, struct frame *f, struct span name, bool further)
{
	struct span domain = address_domain(f->address);
	struct address a;

	if (domain.n == 0 && w->r->n_domains > 0)
		domain = w->r->domains[0];
	if (expand_join(name, domain, &a, w->err) == -1)
		return -1;
	return further ? expand(w, &a, f) : add(w, ROUTE_ADDRESS, &a, NULL, f);
}

static int
expand_mailbox(struct walk *w, struct frame *f, struct span text)
{
	struct buf local = BUF_INIT(2 * ADDRESS_LOCAL_MAX);
	struct address a, with;
	int r = 0;

	if (address_parse(text, ADDRESS_UTF8, &a, NULL) == -1)
		return fail(w, f, "a target is not an address");
	if (f->extension.n == 0 || delimiter_of(w->r, address_local(&a)) <
	    address_local(&a).n)
		return expand(w, &a, f);
	buf_add(&local, address_local(&a));
	buf_add(&local, f->extension);
	r = expand_join(buf_span(&local), address_domain(&a), &with, w->err);
	buf_done(&local);
	return r == -1 ? -1 : expand(w, &with, f);
}

static int expand_file(struct walk *w, struct frame *f, const char *path);

static int
expand_target(struct walk *w, struct frame *f,
    const struct aliastext_target *t)
{
	struct span text = buf_span(&t->text);
	struct address a;

	switch (t->kind) {
	case ALIASTEXT_ADDRESS:
		return expand_mailbox(w, f, text);
	case ALIASTEXT_NAME:
	case ALIASTEXT_LOCAL:
		return expand_name(w, f, text, t->kind == ALIASTEXT_NAME);
	case ALIASTEXT_DOMAIN:
		return expand_join(address_local(f->address), text, &a,
		    w->err) == 0 ? expand(w, &a, f) : -1;
	case ALIASTEXT_COMMAND:
	case ALIASTEXT_FILE:
		return add(w, t->kind == ALIASTEXT_FILE ? ROUTE_FILE :
		    ROUTE_COMMAND, f->address, pool_copy(&w->l->pool, text),
		    f);
	case ALIASTEXT_INCLUDE:
		break;
	}
	return expand_file(w, f, text.p);
}

static int
expand_targets(struct walk *w, struct frame *f, struct span targets)
{
	struct aliastext_target t = { .text = BUF_INIT(ALIASTEXT_TARGET_MAX) };
	struct err why = ERR_INIT;
	int got, r = 1;

	while (r == 1 && (got = aliastext_target(f->world, f->included,
	    &targets, &t, &why)) != 0)
		r = got == -1 ? fail(w, f, why.text) : expand_target(w, f, &t);
	buf_done(&t.text);
	return r;
}

static int
expand_file(struct walk *w, struct frame *f, const char *path)
{
	struct buf text = BUF_INIT(ROUTE_INCLUDE_MAX);
	struct frame in = *f;
	struct span rest, line;
	int r = 1;

	in.path = pool_copy(&w->l->pool, span_str(path));
	in.line = 0;
	in.included = true;
	if (slurp_regular(path, &text, w->err) == -1) {
		if (w->err != NULL)
			w->err->kind = ERR_TEMP;
		r = -1;
	}
	rest = buf_span(&text);
	while (r == 1 && rest.n > 0 && span_cut(&rest, '\n', &line)) {
		in.line++;
		line = span_trim(line);
		if (line.n == 0 || line.p[0] == '#')
			continue;
		step(w, &in, line);
		r = expand_targets(w, &in, line);
	}
	buf_done(&text);
	return r;
}

/* A circle that goes through the file is found by the frame of whoever named
 * it: the copy has the same address and the same `up`. */
static int
expand(struct walk *w, const struct address *a, struct frame *up)
{
	struct aliasmap_entry e = { .targets = BUF_INIT(ALIASTEXT_ENTRY_MAX) };
	struct frame f = { .up = up, .address = a, .owner = up == NULL ? NULL :
	    up->owner, .depth = up == NULL ? 0 : up->depth + 1 };
	int got = find_circle(w, a, up);

	if (got != 0)
		return got == -1 ? -1 : add(w, ROUTE_ADDRESS, a, NULL, up);
	if (f.depth > ROUTE_DEPTH_MAX)
		return fail(w, up, "aliases of aliases, too deep");
	if (!routeset_add(&w->done, address_span(a)))
		return 1;
	got = look_up(w, &f, &e);
	if (got == 1 && f.world == ALIASTEXT_SYSTEM)
		got = find_owner(w, &f) == -1 ? -1 : 1;
	if (got == 1) {
		f.included = e.foreign;
		step(w, &f, buf_span(&e.targets));
		got = expand_targets(w, &f, buf_span(&e.targets));
	} else if (got == 0 && up != NULL) {
		got = add(w, ROUTE_ADDRESS, a, NULL, &f);
	}
	buf_done(&e.targets);
	return got;
}

int
expand_address(struct route *r, const struct address *to,
    struct route_list *l, struct err *err)
{
	struct walk w = { .r = r, .l = l, .err = err };
	size_t before = l->n;
	int got;

	routeset_init(&w.results);
	routeset_init(&w.done);
	got = expand(&w, to, NULL);
	if (got == 1 && l->n == before)
		got = err_set(err, ERR_TEMP, "%s stands for nobody", to->text);
	routeset_done(&w.results);
	routeset_done(&w.done);
	return got;
}
