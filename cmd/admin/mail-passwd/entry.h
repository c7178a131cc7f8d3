/* entry - changes to the text of one user's line. Only what is meant changes;
 * an extra field that nobody here knows stays where it is.
 * SPDX-License-Identifier: ISC */
#ifndef ENTRY_H
#define ENTRY_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/span.h"

/* Should this word of the extra fields go? */
struct entry_drop {
	bool (*test)(void *self, struct span word);
	void *self;
};

/* Add the line with another password field (password.p NULL: the same), without
 * the words that `drop` (or NULL) names, and with the `words`, separated by
 * blanks, at the end. */
void entry_write(struct buf *out, struct span line, struct span password,
    const struct entry_drop *drop, struct span words);

/* "NAME:SERVICES:{SCHEME}data" when the word is an app_password. */
bool entry_is_app(struct span word, struct span *name, struct span *services,
    struct span *data);
/* "{SCHEME}data" when it is a verifier. */
bool entry_is_verifier(struct span word, struct span *data);
/* Does it keep the user from logging in, and nothing else? */
bool entry_is_lock(struct span word);

#endif
