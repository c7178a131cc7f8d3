/* usersdb - see usersdb.h.
 * SPDX-License-Identifier: ISC */
#include "auth/usersdb.h"

#include <stdlib.h>
#include <string.h>

#include "auth/username.h"
#include "auth/users.h"
#include "auth/userscan.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/pool.h"
#include "cdb/cdbfresh.h"
#include "cdb/cdbmake.h"

#define KEY_MAX (USERSCAN_LINE_MAX + 1)
#define DATA_MAX (USERSCAN_LINE_MAX + 32)
#define NAMES_MAX 2000               /* of the mechanisms */

int
usersdb_open(struct cdb *c, const char *path, struct err *err)
{
	return cdbfresh_open(c, path, "mail-passwd compile", err);
}

static void
put_key(struct buf *key, char kind, struct span name)
{
	size_t i;

	buf_reset(key);
	buf_addc(key, kind);
	for (i = 0; i < name.n; i++)
		buf_addc(key, span_lower(name.p[i]));
}

/* NUMBER LF LINE */
static int
take(const struct userfile *f, struct span record, struct serve_user *u,
    struct err *err)
{
	struct err why = ERR_INIT;
	struct span number;

	if (!span_cut(&record, '\n', &number) || record.p == NULL)
		return err_set(err, ERR_TEMP, "the database is damaged");
	if (record.n > USERSCAN_LINE_MAX)
		err_set(&why, ERR_DATA, "line too long");
	else if (users_parse(record, f->default_scheme, u, &why) == 0)
		return 1;
	return err_set(err, ERR_TEMP, "%s:%.*s: %s", f->path, (int)number.n,
	    number.p, why.text);
}

int
usersdb_find(const struct cdb *c, const struct userfile *f, struct span user,
    struct secret *example, struct serve_user *u, struct err *err)
{
	struct buf key = BUF_INIT(KEY_MAX), data = BUF_INIT(DATA_MAX);
	struct buf best = BUF_INIT(DATA_MAX);
	struct cdb_search s;
	int got, how = 0;

	if (example != NULL && cdb_get(c, SPAN("x"), &data, NULL) == 1)
		(void)!secret_set(example, buf_span(&data));
	put_key(&key, 'u', user);
	cdb_search(c, &s, buf_span(&key));
	while ((got = cdb_next(c, &s, &data, err)) == 1) {
		struct span record = buf_span(&data), line = span_from(record,
		    span_find(record, 0, '\n') + 1);
		int match = userfile_match(line, user);

		if (match > how) {
			how = match;
			buf_reset(&best);
			buf_add(&best, record);
		}
	}
	if (got == 0 && how > 0)
		got = take(f, buf_span(&best), u, err);
	if (data.p != NULL)
		secret_clear(data.p, data.cap);
	if (best.p != NULL)
		secret_clear(best.p, best.cap);
	buf_done(&key);
	buf_done(&data);
	buf_done(&best);
	return got;
}

int
usersdb_offer(const struct cdb *c, struct span realm, struct offer *o,
    struct err *err)
{
	struct buf key = BUF_INIT(KEY_MAX), data = BUF_INIT(NAMES_MAX);
	struct span rest, word;
	uint32_t set = 0;
	int got;

	put_key(&key, 'o', realm.n > 0 ? realm : SPAN("*"));
	got = cdb_get(c, buf_span(&key), &data, err);
	rest = got == 1 ? buf_span(&data) : SPAN("");
	while (span_word(&rest, &word)) {
		const struct offer_mechanism *m = offer_find(word);

		if (m != NULL)
			set |= UINT32_C(1) << offer_index(m);
	}
	if (got == 1)
		offer_set(o, set);
	buf_done(&key);
	buf_done(&data);
	return got == -1 ? -1 : 0;
}

/* A user who can log in: the realm, and what the passwords are good for. */
struct can {
	struct span realm;
	uint32_t set;
};

struct making {
	struct cdbmake make;
	struct buf key, data;
	struct pool pool;
	struct can *can;
	size_t n, cap;
	struct secret example;
};

static void
remember(struct making *m, const struct serve_user *u)
{
	struct span name = account_get(&u->account, "user");
	struct span realm = span_from(name, span_find(name, 0, '@') + 1);
	uint32_t set = userfile_mechanisms(u);

	if (m->example.len == 0)
		(void)userfile_example(u, &m->example);
	if (u->no_login || set == 0)
		return;
	if (m->n == m->cap) {
		m->cap = m->cap == 0 ? 256 : m->cap * 2;
		m->can = mem_resize(m->can, m->cap, sizeof(*m->can));
	}
	/* Neighbours are often of one realm: one copy does. */
	if (m->n > 0 && span_eq(m->can[m->n - 1].realm, realm))
		realm = m->can[m->n - 1].realm;
	else
		realm = pool_span(&m->pool, realm);
	m->can[m->n++] = (struct can){ realm, set };
}

static int
add_line(struct making *m, const struct userscan *s, struct span line,
    const char *default_scheme, struct err *err)
{
	struct serve_user u;

	serve_user_init(&u);
	/* A damaged line is kept: it must still be found to be damaged. */
	if (!s->too_long && users_parse(line, default_scheme, &u, NULL) == 0)
		remember(m, &u);
	serve_user_done(&u);
	put_key(&m->key, 'u', span_sub(line, 0, span_find(line, 0, ':')));
	buf_reset(&m->data);
	buf_addu(&m->data, s->number);
	buf_addc(&m->data, '\n');
	buf_add(&m->data, span_sub(line, 0, USERSCAN_LINE_MAX +
	    (s->too_long ? 1 : 0)));
	return cdbmake_add(&m->make, buf_span(&m->key), buf_span(&m->data),
	    err);
}

static int
compare(const void *a, const void *b)
{
	const struct can *x = a, *y = b;

	return span_icmp(x->realm, y->realm);
}

static int
add_offer(struct making *m, struct span realm, uint32_t set, struct err *err)
{
	const struct offer_mechanism *o;
	size_t i;

	put_key(&m->key, 'o', realm);
	buf_reset(&m->data);
	for (i = 0; (o = offer_at(i)) != NULL; i++)
		if ((set >> offer_index(o) & 1) != 0) {
			buf_adds(&m->data, o->name);
			buf_addc(&m->data, ' ');
		}
	return cdbmake_add(&m->make, buf_span(&m->key), buf_span(&m->data),
	    err);
}

/* What all users can, of each realm and of all. */
static int
add_offers(struct making *m, struct err *err)
{
	uint32_t all = UINT32_MAX;
	size_t i = 0, k;

	if (m->n == 0)
		return 0;
	qsort(m->can, m->n, sizeof(*m->can), compare);
	while (i < m->n) {
		uint32_t set = UINT32_MAX;

		for (k = i; k < m->n && compare(&m->can[i], &m->can[k]) == 0;
		    k++)
			set &= m->can[k].set;
		all &= set;
		if (m->can[i].realm.n > 0 &&
		    add_offer(m, m->can[i].realm, set, err) == -1)
			return -1;
		i = k;
	}
	return add_offer(m, SPAN("*"), all, err);
}

static int
add_all(struct making *m, struct userscan *s, const char *default_scheme,
    struct err *err)
{
	struct span line;
	int got;

	while ((got = userscan_next(s, &line, err)) == 1)
		if (add_line(m, s, line, default_scheme, err) == -1)
			return -1;
	if (got == -1 || add_offers(m, err) == -1)
		return -1;
	return m->example.len == 0 ? 0 : cdbmake_add(&m->make, SPAN("x"),
	    secret_span(&m->example), err);
}

static int
write_all(struct making *m, struct userscan *s, const char *default_scheme,
    struct newfile *out, struct err *err)
{
	return cdbfresh_begin(&m->make, s->fd, out, err) == 0 &&
	    add_all(m, s, default_scheme, err) == 0 &&
	    cdbmake_finish(&m->make, err) == 0 ? newfile_sync(out, err) : -1;
}

int
usersdb_make(const char *source, const char *default_scheme,
    struct newfile *out, struct err *err)
{
	struct making *m = mem_zero(1, sizeof(*m));
	struct userscan s;
	int r;

	if (userscan_open(&s, source, err) == -1) {
		free(m);
		return -1;
	}
	buf_init(&m->key, KEY_MAX);
	buf_init(&m->data, DATA_MAX);
	pool_init(&m->pool);
	secret_init(&m->example);
	r = write_all(m, &s, default_scheme, out, err);
	userscan_close(&s);
	cdbmake_done(&m->make);
	if (m->data.p != NULL)
		secret_clear(m->data.p, m->data.cap);
	buf_done(&m->key);
	buf_done(&m->data);
	pool_done(&m->pool);
	free(m->can);
	secret_wipe(&m->example);
	free(m);
	return r;
}
