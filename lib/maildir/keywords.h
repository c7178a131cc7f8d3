/* keywords - the file dovecot-keywords of one mailbox: the names of the letters
 * a to z in file names. Names compare without regard to ASCII case, the first
 * spelling stays; a letter is never given to another name.
 *
 *     0 $Label1
 *     1 NonJunk
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_KEYWORDS_H
#define MAILDIR_KEYWORDS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <time.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "maildir/flags.h"

#define KEYWORDS_NAME_MAX 100        /* bytes of a name */
#define KEYWORDS_FILE_MAX 65536

struct keywords {
	char names[FLAGS_KEYWORDS_MAX][KEYWORDS_NAME_MAX + 1];  /* "": free */
	bool changed;            /* names that are not in the file yet */
	ino_t ino;               /* of the file as last read */
	off_t size;
	struct timespec mtime;
};

void keywords_init(struct keywords *k);
/* Read the file again if it changed: 1 it did, 0, -1 with err. What is not a
 * line of it is passed over. */
MUST_USE int keywords_refresh(struct keywords *k, int dir, struct err *err);
/* Can this be a keyword: an atom of at most KEYWORDS_NAME_MAX bytes? */
bool keywords_is_name(struct span name);
/* The number of that name, or -1. */
int keywords_find(const struct keywords *k, struct span name);
/* The same, giving it the lowest free letter when it has none: its number, or
 * -1 when all are taken or keywords_is_name is false. To be followed by
 * keywords_write. */
int keywords_add(struct keywords *k, struct span name);
/* A letter found in a file name without an entry gets the name unknown-N. */
void keywords_adopt(struct keywords *k, uint32_t seen);
struct span keywords_name(const struct keywords *k, unsigned number);
/* Write the file if anything changed, under the uidlist's lock: 0 or -1. */
MUST_USE int keywords_write(struct keywords *k, int dir, struct err *err);

#endif
