/* database - an SQLite database as sql/sqlmap.h asks one: a file, opened to be
 * read only.
 * SPDX-License-Identifier: ISC */
#ifndef DATABASE_H
#define DATABASE_H

#include "sql/sqlmap.h"

extern const char *const database_features;      /* NULL: built without */
extern const struct sqlmap_kind database;

#endif
