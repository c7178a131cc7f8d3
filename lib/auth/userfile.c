/* userfile - see userfile.h.
 * SPDX-License-Identifier: ISC */
#include "auth/userfile.h"

#include <stdlib.h>

#include "auth/username.h"
#include "auth/users.h"
#include "auth/usersdb.h"
#include "base/mem.h"

int
userfile_match(struct span line, struct span user)
{
	struct span name = span_sub(line, 0, user.n);

	if (line.n < user.n || (line.n > user.n && line.p[user.n] != ':'))
		return 0;
	return span_eq(name, user) ? 2 : span_ieq(name, user) ? 1 : 0;
}

bool
userfile_example(const struct serve_user *u, struct secret *example)
{
	struct span rest = verifiers_all(&u->verifiers);
	struct verifier v;

	secret_wipe(example);
	while (verifiers_next(&rest, &v)) {
		size_t n = example->len + (example->len > 0);
		size_t i;

		if (v.data.n > SECRET_MAX - n)
			break;
		if (n > 0)
			example->p[n - 1] = '\n';
		for (i = 0; i < v.data.n; i++)
			example->p[n + i] = v.data.p[i];
		example->len = n + v.data.n;
		example->p[example->len] = '\0';
	}
	return example->len > 0;
}

/* The line of the user, and its number. */
struct found {
	struct buf line;
	size_t number;
	int how;
	bool too_long;
};

static void
consider(const struct userfile *f, const struct userscan *s, struct span line,
    struct span user, struct secret *example, struct found *found)
{
	int how = userfile_match(line, user);

	if (example != NULL && example->len == 0) {
		struct serve_user u;

		serve_user_init(&u);
		if (users_parse(line, f->default_scheme, &u, NULL) == 0)
			(void)userfile_example(&u, example);
		serve_user_done(&u);
	}
	if (how <= found->how)
		return;
	found->how = how;
	found->number = s->number;
	found->too_long = s->too_long;
	buf_reset(&found->line);
	buf_add(&found->line, span_sub(line, 0, USERSCAN_LINE_MAX));
}

/* What the line says: 1, or -1 with err that names it. */
static int
take(const struct userfile *f, const struct found *found,
    struct serve_user *u, struct err *err)
{
	struct err why = ERR_INIT;

	if (found->too_long)
		err_set(&why, ERR_DATA, "line too long");
	else if (users_parse(buf_span(&found->line), f->default_scheme, u,
	    &why) == 0)
		return 1;
	return err_set(err, ERR_TEMP, "%s:%zu: %s", f->path, found->number,
	    why.text);
}

static int
find_in_text(const struct userfile *f, struct span user,
    struct secret *example, struct serve_user *u, struct err *err)
{
	struct found found = { BUF_INIT(USERSCAN_LINE_MAX), 0, 0, false };
	struct userscan s;
	struct span line;
	int got;

	if (userscan_open(&s, f->path, err) == -1)
		return -1;
	while ((got = userscan_next(&s, &line, err)) == 1)
		consider(f, &s, line, user, example, &found);
	userscan_close(&s);
	if (got == 0 && found.how > 0)
		got = take(f, &found, u, err);
	if (found.line.p != NULL)
		secret_clear(found.line.p, found.line.cap);
	buf_done(&found.line);
	return got;
}

int
userfile_find(const struct userfile *f, struct span user,
    struct secret *example, struct serve_user *u, struct err *err)
{
	struct cdb c;
	int got = usersdb_open(&c, f->path, err);

	if (example != NULL)
		secret_wipe(example);
	if (got == 0)
		return find_in_text(f, user, example, u, err);
	if (got == 1) {
		got = usersdb_find(&c, f, user, example, u, err);
		cdb_close(&c);
	}
	return got;
}

/* A password may be several verifiers, the unnamed ones or those of one name;
 * each password must do. Quadratic in VERIFIERS_MAX. */
uint32_t
userfile_mechanisms(const struct serve_user *u)
{
	struct span rest = verifiers_all(&u->verifiers), others;
	uint32_t all = UINT32_MAX;
	struct verifier v, w;
	bool some = false;

	while (verifiers_next(&rest, &v)) {
		uint32_t set = 0;

		others = verifiers_all(&u->verifiers);
		while (verifiers_next(&others, &w))
			if (span_eq(v.name, w.name))
				set |= offer_of(w.data);
		all &= set;
		some = true;
	}
	return some ? all : 0;
}

static void
offer_line(const struct userfile *f, struct span line, struct span realm,
    struct offer *o)
{
	struct serve_user u;

	serve_user_init(&u);
	if (users_parse(line, f->default_scheme, &u, NULL) == 0 &&
	    !u.no_login) {
		struct span name = account_get(&u.account, "user");
		struct span domain = span_from(name, span_find(name, 0, '@') +
		    1);
		uint32_t set = userfile_mechanisms(&u);

		if (set != 0 && (realm.n == 0 || span_ieq(domain, realm)))
			offer_set(o, set);
	}
	serve_user_done(&u);
}

static int
offer_text(const struct userfile *f, struct span realm, struct offer *o,
    struct err *err)
{
	struct userscan s;
	struct span line;
	int got;

	if (userscan_open(&s, f->path, err) == -1)
		return -1;
	while ((got = userscan_next(&s, &line, err)) == 1 &&
	    s.total <= USERFILE_OFFER_MAX)
		offer_line(f, line, realm, o);
	userscan_close(&s);
	if (got == 1)
		return err_set(err, ERR_LIMIT, "%s is too long to be read for "
		    "each connection; run: mail-passwd compile %s", f->path,
		    f->path);
	return got;
}

int
userfile_offer(const struct userfile *f, struct span realm, struct offer *o,
    struct err *err)
{
	struct cdb c;
	int got = usersdb_open(&c, f->path, err);

	if (got == 0)
		return offer_text(f, realm, o, err);
	if (got == 1) {
		got = usersdb_offer(&c, realm, o, err);
		cdb_close(&c);
	}
	return got;
}

struct named {
	char *name;
	size_t line;
};

struct check {
	void (*complain)(void *self, size_t line, const char *text);
	void *self;
	long complaints;
	struct named *names;
	size_t n, cap;
};

static void
complain(struct check *c, size_t line, const char *text)
{
	c->complain(c->self, line, text);
	c->complaints++;
}

static int
compare(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	int order = span_icmp(span_str(x->name), span_str(y->name));

	return order != 0 ? order : x->line < y->line ? -1 : x->line > y->line;
}

/* Names that stand in more than one line. */
static void
find_doubles(struct check *c)
{
	size_t i;

	if (c->n > 0)
		qsort(c->names, c->n, sizeof(*c->names), compare);
	for (i = 1; i < c->n; i++) {
		struct buf b = BUF_INIT(600);

		if (span_ieq(span_str(c->names[i].name),
		    span_str(c->names[i - 1].name))) {
			buf_addf(&b, "%s has a line already: %zu",
			    c->names[i].name, c->names[i - 1].line);
			complain(c, c->names[i].line, buf_str(&b));
		}
		buf_done(&b);
	}
}

/* Verifiers that nobody can ever match. */
static void
check_schemes(struct check *c, size_t line, const struct serve_user *u)
{
	struct span rest = verifiers_all(&u->verifiers);
	struct verifier v;

	while (verifiers_next(&rest, &v)) {
		struct buf b = BUF_INIT(200);
		size_t n = span_find(v.data, 0, '}') + 1;

		if (!verifiers_known(v.data)) {
			buf_addf(&b, "scheme %.*s is not supported",
			    (int)(n < 60 ? n : 60), v.data.p);
			complain(c, line, buf_str(&b));
		}
		buf_done(&b);
	}
}

static void
check_line(struct check *c, const struct userfile *f, const struct userscan *s,
    struct span line)
{
	struct err why = ERR_INIT;
	struct serve_user u;

	serve_user_init(&u);
	if (s->too_long)
		complain(c, s->number, "line too long");
	else if (users_parse(line, f->default_scheme, &u, &why) == -1)
		complain(c, s->number, why.text);
	else {
		if (c->n == c->cap) {
			c->cap = c->cap == 0 ? 64 : c->cap * 2;
			c->names = mem_resize(c->names, c->cap,
			    sizeof(*c->names));
		}
		c->names[c->n++] = (struct named){ span_dup(account_get(
		    &u.account, "user")), s->number };
		check_schemes(c, s->number, &u);
	}
	serve_user_done(&u);
}

long
userfile_check(const struct userfile *f,
    void (*tell)(void *self, size_t line, const char *text), void *self,
    struct err *err)
{
	struct check c = { tell, self, 0, NULL, 0, 0 };
	struct userscan s;
	struct span line;
	size_t i;
	int got;

	if (userscan_open(&s, f->path, err) == -1)
		return -1;
	while ((got = userscan_next(&s, &line, err)) == 1)
		check_line(&c, f, &s, line);
	userscan_close(&s);
	find_doubles(&c);
	for (i = 0; i < c.n; i++)
		free(c.names[i].name);
	free(c.names);
	return got == -1 ? -1 : c.complaints;
}
