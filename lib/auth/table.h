/* table - small records that processes share, in one mapped file of a size that
 * never changes: slots of one size, TABLE_WAYS to a bucket, and a key's hash
 * under the file's own secret chooses the bucket, so that nobody who chooses
 * names can fill another's.
 *
 *     head:  magic  version  body size  slots  secret  check
 *     slot:  key  check  body
 *
 * Each use opens the file, locks it (flock), maps it, and lets go of it again;
 * nothing is held between two questions. Who dies in between leaves a slot
 * whose check is wrong, which is an empty one. A file that is cut, damaged or
 * of another shape is made anew: what it holds is worth less than a login. The
 * file is mapped under the lock alone, after its size was looked at, so it is
 * never shorter than its map.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_TABLE_H
#define AUTH_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

#define TABLE_WAYS 8                 /* slots of a bucket */
#define TABLE_SLOTS_MAX (1u << 20)
#define TABLE_BODY_MAX 4000
#define TABLE_SECRET 32
#define TABLE_LOCK_MS 3000           /* to wait for another process */

struct table_shape {
	const char *magic;           /* 8 characters: what the slots mean */
	size_t body;                 /* bytes of a record, a multiple of 8 */
	uint64_t slots;              /* when the file is made; rounded up */
};

struct table {
	int fd;
	unsigned char *p;            /* the map */
	size_t size, body, slots;
	bool made;                   /* new, or anew after damage: tell
				      * somebody */
};

/* Open and lock the file, making it where it is not there: 0, or -1 with err
 * (ERR_TEMP, also when another process does not let go of it; ERR_USAGE: not a
 * file of ours that others cannot reach). An existing good file keeps its
 * number of slots. */
MUST_USE int table_open(struct table *t, const char *path,
    const struct table_shape *shape, struct err *err);
void table_close(struct table *t);

/* What a record is found by: never 0. Different kinds are different keys. */
uint64_t table_key(const struct table *t, char kind, struct span name);
/* Bytes that this file alone has. */
const unsigned char *table_secret(const struct table *t);

/* Copy the record to *body: true when there is one. */
bool table_get(const struct table *t, uint64_t key, void *body);
/* Put a record, in place of the one with its key, or of none, or of the one
 * of its bucket that `worth` says the least of. */
void table_put(struct table *t, uint64_t key, const void *body,
    int64_t (*worth)(const void *body, void *arg), void *arg);
void table_remove(struct table *t, uint64_t key);

/* The next record at or after slot *at, which moves on: true and a copy, its
 * key in *key_out. */
bool table_walk(const struct table *t, size_t *at, void *body,
    uint64_t *key_out);
/* Remove all of them. */
void table_clear(struct table *t);

#endif
