/* ftsvfs - SQLite's files with a checksum in each page of a database, in eight
 * bytes that SQLite leaves free at its end. SQLite itself notices a damaged
 * structure, not a damaged posting; an index that has lost some must not answer
 * as if there were none.
 * SPDX-License-Identifier: ISC */
#ifndef FTS_FTSVFS_H
#define FTS_FTSVFS_H

#define FTSVFS_NAME "pneumatic"
#define FTSVFS_RESERVED 8            /* bytes of each page */

/* Make it known to SQLite: 0, or -1. */
int ftsvfs_register(void);

#endif
