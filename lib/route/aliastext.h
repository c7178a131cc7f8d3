/* aliastext - the text of an alias map, taken apart as it comes.
 *
 *    aliases(5)   name: target, target ...       system: names without a domain
 *    virtual      address target [, target ...]  virtual: user@domain, @domain
 *
 *     # a comment                 also between the lines of one entry
 *         a line that begins with a blank continues the entry before it
 *
 *     target = address / name / "@" domain / '"|' command '"' / "/" path /
 *              ":include:/" path
 *
 * The two forms are never mixed: commands, files and bare names are errors in a
 * virtual map, an address as a key is one in aliases(5), whose keys stand for
 * the local domains only. Strict: every line that is not understood is an error
 * that names it, since a map that is read half is mail that goes astray.
 * SPDX-License-Identifier: ISC */
#ifndef ROUTE_ALIASTEXT_H
#define ROUTE_ALIASTEXT_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define ALIASTEXT_ENTRY_MAX (1u << 20)   /* bytes of an entry, all its lines */
#define ALIASTEXT_KEY_MAX 400            /* bytes of what stands on its left */
#define ALIASTEXT_TARGET_MAX 4000        /* bytes of one target */

/* TABLE: "key value", any key and any value, for maps of other things. */
enum aliastext_world { ALIASTEXT_SYSTEM, ALIASTEXT_VIRTUAL, ALIASTEXT_TABLE };

struct aliastext {
	struct buf entry;
	size_t line, first;              /* of the bytes, and of the entry */
	enum aliastext_state {
		ALIASTEXT_START,         /* at the start of a line */
		ALIASTEXT_BLANKS,        /* after blanks at its start */
		ALIASTEXT_COMMENT,
		ALIASTEXT_TEXT,
	} state;
	bool given;                      /* the entry was: forget it */
};

void aliastext_init(struct aliastext *t);
void aliastext_done(struct aliastext *t);
/* Eat from `in`: 1 an entry is complete, in t->entry, on lines from t->first,
 * until the next call; 0 all was eaten; -1 with err (ERR_USAGE, "line N:
 * ..."). */
MUST_USE int aliastext_feed(struct aliastext *t, struct span in,
    size_t *used_out, struct err *err);
/* The text has ended: 1 there was one more entry, 0 not. */
int aliastext_end(struct aliastext *t);

/* Split an entry: its key, unquoted and in lower case, replaces *key, and
 * *targets_out is the rest of it. 0, or -1 with err (ERR_USAGE). */
MUST_USE int aliastext_split(enum aliastext_world world, struct span entry,
    struct buf *key, struct span *targets_out, struct err *err);

enum aliastext_kind {
	ALIASTEXT_ADDRESS,               /* local@domain, as SMTP writes it */
	ALIASTEXT_NAME,                  /* a local name */
	ALIASTEXT_LOCAL,                 /* \name: this user, no alias */
	ALIASTEXT_DOMAIN,                /* @domain: the same user there */
	ALIASTEXT_COMMAND,               /* without its "|" */
	ALIASTEXT_FILE,
	ALIASTEXT_INCLUDE,               /* the path */
};

struct aliastext_target {
	enum aliastext_kind kind;
	struct buf text;
};

/* Take the next target off *rest: 1, 0 there is none, -1 with err (ERR_USAGE).
 * `included`: in a file that :include: named, where commands, files and further
 * files are refused. target->text is to be initialised with
 * ALIASTEXT_TARGET_MAX and is replaced. */
MUST_USE int aliastext_target(enum aliastext_world world, bool included,
    struct span *rest, struct aliastext_target *target, struct err *err);

#endif
