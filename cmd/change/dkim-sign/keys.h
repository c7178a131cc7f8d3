/* keys - the keys that sign a message: those named on the command line, or all
 * that the directory of the author's domain holds.
 * SPDX-License-Identifier: ISC */
#ifndef KEYS_H
#define KEYS_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "crypto/sign.h"

#define KEYS_MAX 8                   /* signatures on one message */
#define KEYS_SELECTOR_MAX 253

struct keys {
	size_t n;
	struct {
		struct sign_key key;
		char selector[KEYS_SELECTOR_MAX + 1];
	} at[KEYS_MAX];
};

void keys_init(struct keys *k);
void keys_done(struct keys *k);

/* Load the key in the file `path`: 0, or -1 with err ERR_USAGE. */
MUST_USE int keys_load(struct keys *k, const char *selector, const char *path,
    struct err *err);

/* Load every key below the directory `dir` for `domain`, or with `parents` for
 * the nearest domain above it that has a directory: 1 and *domain cut to the
 * one found, 0 when there is no directory, -1 with err. A file's name is its
 * selector; names that begin with "." or end in ".pub", ".txt" or ".dns" are
 * passed over. A directory without a key is an error. */
MUST_USE int keys_find(struct keys *k, int dir, struct buf *domain,
    bool parents, struct err *err);

/* Load what is below every domain in `dir`, as a check: 0 or -1 with err. */
MUST_USE int keys_check(int dir, struct err *err);

#endif
