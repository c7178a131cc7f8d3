/* store - see store.h.
 *
 * Why no third state may have begun: transaction n + 1 and n + 2 write to pages
 * that were free in state n and n + 1, so that a reader of state n meets none
 * of them; n + 3 may take those that n + 1 gave up, and it begins no earlier
 * than n + 2 has ended, which the newest of the two meta pages tells.
 * SPDX-License-Identifier: ISC */
#include "store.h"

#include "base/mem.h"

#ifndef WITHOUT_LMDB

#include <errno.h>
#include <lmdb.h>
#include <stdlib.h>

const char *const store_features = "lmdb";

struct store {
	MDB_env *env;
};

static int
fail(struct err *err, const char *what, int rc)
{
	return err_set(err, ERR_TEMP, "%s: %s", what, mdb_strerror(rc));
}

struct store *
store_open(const char *path, struct err *err)
{
	struct store *s = mem_resize(NULL, 1, sizeof(*s));
	int rc = mdb_env_create(&s->env);

	if (rc != 0) {
		s->env = NULL;
	} else {
		rc = mdb_env_open(s->env, path, MDB_NOSUBDIR | MDB_RDONLY |
		    MDB_NOLOCK | MDB_NORDAHEAD, 0600);
	}
	if (rc == 0)
		return s;
	(void)fail(err, path, rc);
	store_close(s);
	return NULL;
}

void
store_close(struct store *s)
{
	if (s == NULL)
		return;
	if (s->env != NULL)
		mdb_env_close(s->env);
	free(s);
}

struct look {
	MDB_txn *txn;
	MDB_dbi dbi;
};

static int
look_begin(struct store *s, struct look *l, struct err *err)
{
	int rc = mdb_txn_begin(s->env, NULL, MDB_RDONLY, &l->txn);

	if (rc != 0)
		return fail(err, "sasldb", rc);
	rc = mdb_dbi_open(l->txn, NULL, 0, &l->dbi);
	if (rc == 0)
		return 0;
	mdb_txn_abort(l->txn);
	return fail(err, "sasldb", rc);
}

/* 1 what was seen is one state, 0 look again, -1 with err. */
static int
look_end(struct store *s, struct look *l, struct err *err)
{
	size_t id = mdb_txn_id(l->txn);
	MDB_envinfo now;
	int rc = mdb_env_info(s->env, &now);

	mdb_txn_abort(l->txn);
	if (rc != 0)
		return fail(err, "sasldb", rc);
	return now.me_last_txnid <= id + 1;
}

static struct span
span_val(MDB_val v)
{
	return span_of(v.mv_data, v.mv_size);
}

int
store_find(struct store *s, struct span user, struct span realm,
    struct buf *out, struct err *err)
{
	struct buf key = BUF_INIT(511);      /* LMDB's longest */
	size_t start = out->len;
	int rc = MDB_NOTFOUND, tries, end = 0;

	buf_add(&key, user);
	buf_addc(&key, '\0');
	buf_add(&key, realm);
	buf_addc(&key, '\0');
	buf_adds(&key, STORE_PROPERTY);
	for (tries = 0; buf_ok(&key) && end == 0; tries++) {
		MDB_val k = { key.len, key.p }, v;
		struct look l;

		if (tries == STORE_TRIES_MAX) {
			end = err_set(err, ERR_TEMP, "sasldb is being written "
			    "all the time");
			break;
		}
		buf_cut(out, start);
		if (look_begin(s, &l, err) == -1) {
			end = -1;
			break;
		}
		rc = mdb_get(l.txn, l.dbi, &k, &v);
		if (rc == 0)
			buf_add(out, span_val(v));
		end = look_end(s, &l, err);
	}
	buf_done(&key);
	if (end == -1)
		return -1;
	if (rc == MDB_NOTFOUND)
		return 0;
	if (rc != 0)
		return fail(err, "sasldb", rc);
	return buf_ok(out) ? 1 : err_set(err, ERR_TEMP, "value too long");
}

static void
visit(const struct store_visit *v, struct span key, struct span value)
{
	struct store_record r = { .value = value };

	/* What has not three parts is no record of Cyrus SASL's. */
	if (span_cut(&key, '\0', &r.user) && key.p != NULL &&
	    span_cut(&key, '\0', &r.realm) && key.p != NULL) {
		r.property = key;
		v->record(v->self, &r);
	}
}

/* A damaged tree may lead in a circle: no more than there are. */
static int
walk_once(struct look *l, const struct store_visit *v, struct err *err)
{
	MDB_cursor *c = NULL;
	MDB_val key, value;
	MDB_stat stat;
	size_t n = 0;
	int rc = mdb_stat(l->txn, l->dbi, &stat);

	if (rc == 0)
		rc = mdb_cursor_open(l->txn, l->dbi, &c);
	v->begin(v->self);
	while (rc == 0 && (rc = mdb_cursor_get(c, &key, &value, MDB_NEXT)) ==
	    0) {
		if (n++ == stat.ms_entries)
			rc = MDB_CORRUPTED;
		else
			visit(v, span_val(key), span_val(value));
	}
	if (c != NULL)
		mdb_cursor_close(c);
	return rc == MDB_NOTFOUND ? 0 : fail(err, "sasldb", rc);
}

int
store_walk(struct store *s, const struct store_visit *v, struct err *err)
{
	int tries, end = 0, r = 0;

	for (tries = 0; end == 0; tries++) {
		struct look l;

		if (tries == STORE_TRIES_MAX)
			return err_set(err, ERR_TEMP, "sasldb is being written "
			    "all the time");
		if (look_begin(s, &l, err) == -1)
			return -1;
		r = walk_once(&l, v, err);
		end = look_end(s, &l, err);
	}
	return end == -1 ? -1 : r;
}

#else

const char *const store_features = "without-lmdb";

struct store *
store_open(const char *path, struct err *err)
{
	(void)path;
	err_set(err, ERR_TEMP, "built without LMDB");
	return NULL;
}

void
store_close(struct store *s)
{
	(void)s;
}

int
store_find(struct store *s, struct span user, struct span realm,
    struct buf *out, struct err *err)
{
	(void)s;
	(void)user;
	(void)realm;
	(void)out;
	return err_set(err, ERR_TEMP, "built without LMDB");
}

int
store_walk(struct store *s, const struct store_visit *v, struct err *err)
{
	(void)s;
	(void)v;
	return err_set(err, ERR_TEMP, "built without LMDB");
}

#endif
