/* database - PostgreSQL as sql/sqlmap.h asks a database, by libpq without
 * waiting for longer than the deadline.
 * SPDX-License-Identifier: ISC */
#ifndef DATABASE_H
#define DATABASE_H

#include "sql/sqlmap.h"

extern const char *const database_features;      /* NULL: built without */
extern const struct sqlmap_kind database;

#endif
