/* ftsdb - see ftsdb.h.
 * SPDX-License-Identifier: ISC */
#include "fts/ftsdb.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fts/ftstext.h"
#include "fts/ftsvfs.h"

void
ftsdb_remove(void)
{
	(void)unlink(FTSTEXT_FILE "-journal");
	(void)unlink(FTSTEXT_FILE);
}

#ifndef WITHOUT_SQLITE
#include <sqlite3.h>

#include "base/mem.h"
#include "mime/charmap.h"

#define APPLICATION 0x706e6674       /* "pnft" */
#define STALE_MIN 1000               /* messages that are no more, at least */

struct ftsdb {
	sqlite3 *sql;
	sqlite3_stmt *remember, *add;
	bool writing;
};

/* How what SQLite says is to be taken: a file that is not as it should be is
 * ERR_DATA, all else may be better later. */
static int
fault(struct ftsdb *db, struct err *err)
{
	int code = sqlite3_errcode(db->sql);
	bool bad = code == SQLITE_CORRUPT || code == SQLITE_NOTADB ||
	    code == SQLITE_ERROR || code == SQLITE_MISMATCH ||
	    code == SQLITE_FORMAT || code == SQLITE_SCHEMA;

	return err_set(err, bad ? ERR_DATA : ERR_TEMP, "%s: %s", FTSTEXT_FILE,
	    sqlite3_errmsg(db->sql));
}

static int
run(struct ftsdb *db, const char *text, struct err *err)
{
	return sqlite3_exec(db->sql, text, NULL, NULL, NULL) == SQLITE_OK ? 0 :
	    fault(db, err);
}

/* The number that a statement gives: 1, 0 none, -1. */
static int
number(struct ftsdb *db, const char *text, int64_t *out, struct err *err)
{
	sqlite3_stmt *st = NULL;
	int r;

	if (sqlite3_prepare_v2(db->sql, text, -1, &st, NULL) != SQLITE_OK)
		return fault(db, err);
	r = sqlite3_step(st);
	if (r == SQLITE_ROW)
		*out = sqlite3_column_int64(st, 0);
	(void)sqlite3_finalize(st);
	return r == SQLITE_ROW ? 1 : r == SQLITE_DONE ? 0 : fault(db, err);
}

/* journal_mode DELETE: no shared memory, which NFS has not; FULL: what was
 * committed is whole after a power cut, so that an index never lies. */
static int
set_up(struct ftsdb *db, struct err *err)
{
	(void)sqlite3_busy_timeout(db->sql, FTSDB_WAIT_MS);
	(void)sqlite3_extended_result_codes(db->sql, 0);
	(void)sqlite3_db_config(db->sql, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	(void)sqlite3_db_config(db->sql, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0,
	    NULL);
	return run(db, "PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY;"
	    "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL;"
	    "PRAGMA cache_size=-16000; PRAGMA mmap_size=0", err);
}

/* Other tables of charsets may read a text otherwise. */
static uint32_t
this_format(void)
{
	return FTSDB_FORMAT * 100000u + (uint32_t)charmap_count();
}

/* A new file, all of it in one transaction, unless another has just made it. */
static int
make(struct ftsdb *db, uint32_t uidvalidity, struct err *err)
{
	char text[600];
	int64_t id;

	if (run(db, "BEGIN IMMEDIATE", err) == -1)
		return -1;
	if (number(db, "PRAGMA application_id", &id, err) == 1 &&
	    id == APPLICATION)
		return run(db, "COMMIT", err);
	(void)sqlite3_snprintf(sizeof(text), text,
	    "CREATE TABLE box(format INTEGER, uidvalidity INTEGER);"
	    "CREATE TABLE messages(uid INTEGER PRIMARY KEY, whole INTEGER);"
	    "CREATE VIRTUAL TABLE text USING fts5(head, body, content='', "
	    "columnsize=0, tokenize='trigram case_sensitive 1');"
	    "INSERT INTO box VALUES(%d, %u);"
	    "PRAGMA application_id=%d; COMMIT", (int)this_format(),
	    (unsigned)uidvalidity, APPLICATION);
	return run(db, text, err);
}

static int
connect(struct ftsdb *db, bool create, struct err *err)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW |
	    (create ? SQLITE_OPEN_CREATE : 0);

	int reserved = FTSVFS_RESERVED;

	if (!create && access(FTSTEXT_FILE, F_OK) == -1 && errno == ENOENT)
		return err_set(err, ERR_DATA, "there is no index");
	if (ftsvfs_register() == -1)
		return err_set(err, ERR_TEMP, "SQLite has no files");
	if (sqlite3_open_v2(FTSTEXT_FILE, &db->sql, flags, FTSVFS_NAME) !=
	    SQLITE_OK)
		return fault(db, err);
	(void)sqlite3_file_control(db->sql, "main",
	    SQLITE_FCNTL_RESERVE_BYTES, &reserved);
	return set_up(db, err);
}

/* Only tables: a view or a trigger of somebody's making could keep us at work
 * without end. What counts is the text, which SQLite reads, not the type. */
static int
is_plain(struct ftsdb *db, struct err *err)
{
	int64_t strange;
	int r = number(db, "SELECT count(*) FROM sqlite_master WHERE sql NOT "
	    "LIKE 'CREATE TABLE %' AND (name <> 'text' OR sql NOT LIKE "
	    "'CREATE VIRTUAL TABLE text USING fts5(%')", &strange, err);

	return r == 1 && strange > 0 ? 0 : r;
}

/* 1 it is this mailbox's, 0 it is not to be used, -1 err, of which ERR_DATA
 * means the same as 0. */
static int
is_ours(struct ftsdb *db, uint32_t uidvalidity, uint64_t messages,
    struct err *err)
{
	int64_t id, format, validity, n;
	int r;

	if ((r = number(db, "PRAGMA application_id", &id, err)) != 1)
		return r;
	if (id != APPLICATION)
		return 0;
	if ((r = is_plain(db, err)) != 1)
		return r;
	if ((r = number(db, "SELECT format FROM box", &format, err)) != 1 ||
	    (r = number(db, "SELECT uidvalidity FROM box", &validity,
	    err)) != 1 ||
	    (r = number(db, "SELECT count(*) FROM messages", &n, err)) != 1)
		return r;
	return format == (int64_t)this_format() &&
	    validity == (int64_t)uidvalidity &&
	    (n < STALE_MIN || (uint64_t)n / 2 <= messages + STALE_MIN);
}

static void
disconnect(struct ftsdb *db)
{
	(void)sqlite3_finalize(db->remember);
	(void)sqlite3_finalize(db->add);
	(void)sqlite3_close(db->sql);
	*db = (struct ftsdb){ NULL, NULL, NULL, false };
}

/* An empty file, which another session is about to fill, is nobody's yet. */
static int
open_once(struct ftsdb *db, uint32_t uidvalidity, uint64_t messages,
    bool create, struct err *err)
{
	int64_t pages = 0;
	int r;

	if (connect(db, create, err) == -1)
		return err->kind == ERR_DATA ? 0 : -1;
	if (create && number(db, "PRAGMA page_count", &pages, err) == 1 &&
	    pages == 0 && make(db, uidvalidity, err) == -1)
		return err->kind == ERR_DATA ? 0 : -1;
	r = is_ours(db, uidvalidity, messages, err);
	return r == -1 && err->kind == ERR_DATA ? 0 : r;
}

int
ftsdb_open(uint32_t uidvalidity, uint64_t messages, bool create,
    struct ftsdb **out, struct err *err)
{
	struct ftsdb *db = mem_alloc(sizeof(*db));
	int r;

	*db = (struct ftsdb){ NULL, NULL, NULL, false };
	r = open_once(db, uidvalidity, messages, create, err);
	if (r == 0 && create) {
		disconnect(db);
		ftsdb_remove();
		*err = ERR_INIT;
		r = open_once(db, uidvalidity, messages, true, err);
	}
	if (r == 0 && err->text[0] == '\0')
		(void)err_set(err, ERR_DATA, "%s is not of this mailbox",
		    FTSTEXT_FILE);
	if (r == 1) {
		*out = db;
		return 0;
	}
	disconnect(db);
	free(db);
	return -1;
}

void
ftsdb_close(struct ftsdb *db)
{
	if (db == NULL)
		return;
	disconnect(db);
	free(db);
}

/* UIDs, ascending, of a statement. */
static int
collect(struct ftsdb *db, sqlite3_stmt *st, struct seqset *out,
    struct err *err)
{
	int r;

	seqset_reset(out);
	while ((r = sqlite3_step(st)) == SQLITE_ROW) {
		int64_t uid = sqlite3_column_int64(st, 0);

		if (uid > seqset_last(out) && uid <= UINT32_MAX)
			seqset_add(out, (uint32_t)uid);
	}
	if (r != SQLITE_DONE)
		(void)fault(db, err);
	(void)sqlite3_finalize(st);
	return r == SQLITE_DONE ? 0 : -1;
}

int
ftsdb_known(struct ftsdb *db, struct seqset *out, struct err *err)
{
	sqlite3_stmt *st = NULL;

	if (sqlite3_prepare_v2(db->sql, "SELECT uid FROM messages WHERE whole "
	    "ORDER BY uid", -1, &st, NULL) != SQLITE_OK)
		return fault(db, err);
	return collect(db, st, out, err);
}

/* FTS5's string: in double quotes, one inside doubled; alone it is the phrase
 * of its tokens. "body : " before it restricts it to a column. */
int
ftsdb_find(struct ftsdb *db, struct span key, bool head, struct seqset *out,
    struct err *err)
{
	struct buf q = BUF_INIT(FTSTEXT_KEY_MAX * 2 + 20);
	sqlite3_stmt *st = NULL;
	size_t i;
	int r;

	buf_adds(&q, head ? "\"" : "body : \"");
	for (i = 0; i < key.n; i++) {
		if (key.p[i] == '"')
			buf_addc(&q, '"');
		buf_addc(&q, key.p[i]);
	}
	buf_addc(&q, '"');
	if (!buf_ok(&q))
		r = err_set(err, ERR_TEMP, "too long for the index");
	else if (sqlite3_prepare_v2(db->sql,
	    "SELECT rowid FROM text WHERE text "
	    "MATCH ? ORDER BY rowid", -1, &st, NULL) != SQLITE_OK ||
	    sqlite3_bind_text(st, 1, q.p, (int)q.len, SQLITE_STATIC) !=
	    SQLITE_OK) {
		r = fault(db, err);
		(void)sqlite3_finalize(st);
	} else
		r = collect(db, st, out, err);
	buf_done(&q);
	return r;
}

static int
begin(struct ftsdb *db, struct err *err)
{
	if (db->writing)
		return 0;
	if (db->add == NULL && (sqlite3_prepare_v2(db->sql, "INSERT OR IGNORE "
	    "INTO messages VALUES(?, ?)", -1, &db->remember, NULL) !=
	    SQLITE_OK || sqlite3_prepare_v2(db->sql, "INSERT INTO text(rowid, "
	    "head, body) VALUES(?, ?, ?)", -1, &db->add, NULL) != SQLITE_OK))
		return fault(db, err);
	if (run(db, "BEGIN IMMEDIATE", err) == -1)
		return -1;
	db->writing = true;
	return 0;
}

/* What was added since the last commit is lost; nothing else is. */
static int
give_up(struct ftsdb *db, struct err *err)
{
	(void)fault(db, err);
	(void)sqlite3_exec(db->sql, "ROLLBACK", NULL, NULL, NULL);
	db->writing = false;
	return -1;
}

static bool
bind_text(sqlite3_stmt *st, int column, struct span s)
{
	return sqlite3_bind_text(st, column, s.n == 0 ? "" : s.p, (int)s.n,
	    SQLITE_STATIC) == SQLITE_OK;
}

int
ftsdb_add(struct ftsdb *db, uint32_t uid, struct span head, struct span body,
    bool whole, struct err *err)
{
	int r;

	if (begin(db, err) == -1)
		return -1;
	(void)sqlite3_bind_int64(db->remember, 1, uid);
	(void)sqlite3_bind_int(db->remember, 2, whole);
	r = sqlite3_step(db->remember);
	(void)sqlite3_reset(db->remember);
	if (r != SQLITE_DONE)
		return give_up(db, err);
	if (!whole || sqlite3_changes(db->sql) == 0)
		return 0;
	if (sqlite3_bind_int64(db->add, 1, uid) != SQLITE_OK ||
	    !bind_text(db->add, 2, head) || !bind_text(db->add, 3, body))
		return give_up(db, err);
	r = sqlite3_step(db->add);
	(void)sqlite3_reset(db->add);
	return r == SQLITE_DONE ? 0 : give_up(db, err);
}

int
ftsdb_commit(struct ftsdb *db, struct err *err)
{
	if (!db->writing)
		return 0;
	if (run(db, "COMMIT", err) == -1)
		return give_up(db, err);
	db->writing = false;
	return 0;
}

int
ftsdb_check(struct ftsdb *db, struct err *err)
{
	sqlite3_stmt *st = NULL;
	int r;

	if (sqlite3_prepare_v2(db->sql, "PRAGMA integrity_check(1)", -1, &st,
	    NULL) != SQLITE_OK)
		return fault(db, err);
	r = sqlite3_step(st);
	if (r == SQLITE_ROW && strcmp((const char *)sqlite3_column_text(st, 0),
	    "ok") != 0)
		r = err_set(err, ERR_DATA, "%s: %s", FTSTEXT_FILE,
		    (const char *)sqlite3_column_text(st, 0));
	else
		r = r == SQLITE_ROW ? 0 : fault(db, err);
	(void)sqlite3_finalize(st);
	if (r == -1)
		return -1;
	return run(db, "INSERT INTO text(text) VALUES('integrity-check')", err);
}

int
ftsdb_optimize(struct ftsdb *db, struct err *err)
{
	return run(db, "INSERT INTO text(text) VALUES('optimize')", err);
}
#endif
