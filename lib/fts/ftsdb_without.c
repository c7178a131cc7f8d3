/* ftsdb - where there is no SQLite: every question is answered with that.
 * SPDX-License-Identifier: ISC */
#include "fts/ftsdb.h"

#ifdef WITHOUT_SQLITE
int
ftsdb_open(uint32_t uidvalidity, uint64_t messages, bool create,
    struct ftsdb **out, struct err *err)
{
	(void)uidvalidity;
	(void)messages;
	(void)create;
	(void)out;
	return err_set(err, ERR_TEMP, "built without SQLite");
}

void
ftsdb_close(struct ftsdb *db)
{
	(void)db;
}

int
ftsdb_known(struct ftsdb *db, struct seqset *out, struct err *err)
{
	(void)db;
	(void)out;
	return err_set(err, ERR_TEMP, "built without SQLite");
}

int
ftsdb_find(struct ftsdb *db, struct span key, bool head, struct seqset *out,
    struct err *err)
{
	(void)key;
	(void)head;
	return ftsdb_known(db, out, err);
}

int
ftsdb_add(struct ftsdb *db, uint32_t uid, struct span head, struct span body,
    bool whole, struct err *err)
{
	(void)uid;
	(void)head;
	(void)body;
	(void)whole;
	return ftsdb_commit(db, err);
}

int
ftsdb_commit(struct ftsdb *db, struct err *err)
{
	return ftsdb_known(db, NULL, err);
}

int
ftsdb_check(struct ftsdb *db, struct err *err)
{
	return ftsdb_known(db, NULL, err);
}

int
ftsdb_optimize(struct ftsdb *db, struct err *err)
{
	return ftsdb_known(db, NULL, err);
}
#else
typedef int ftsdb_without_not_here;
#endif
