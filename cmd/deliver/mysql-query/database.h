/* database - MySQL or MariaDB as sql/sqlmap.h asks a database, by
 * libmariadb (or libmysqlclient) and its prepared statements.
 * SPDX-License-Identifier: ISC */
#ifndef DATABASE_H
#define DATABASE_H

#include "sql/sqlmap.h"

extern const char *const database_features;      /* NULL: built without */
extern const struct sqlmap_kind database;

#endif
