/* uidlist - the file dovecot-uidlist (version 3) of one mailbox: which base
 * name has which UID, as Dovecot keeps it, so that both can serve the same
 * Maildir.
 *
 *     3 V1795310277 N53 Gf8354f2dc542026b8077000083ecc375
 *     51 W1816 :1426559298.M164202P1001.lab
 *
 * Reading needs no lock; uidlist_write does, and uidlist_add is only for a
 * holder that has called uidlist_refresh under the lock. A UID is never given
 * twice: records of vanished files count, a damaged file is read as far as it
 * can be, and UIDVALIDITY rises when UIDs may have been lost with the damage.
 * Unknown header and record fields are kept.
 *
 * Records are in ascending UID order and found by base name in constant time.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_UIDLIST_H
#define MAILDIR_UIDLIST_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <time.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define UIDLIST_MAX (1u << 30)       /* bytes of the file */
#define UIDLIST_NONE SIZE_MAX

struct uidlist_record {
	uint32_t uid;
	uint32_t line;           /* where its line starts in bytes */
	uint16_t name_at;        /* from there: where the name starts */
	uint16_t name_n;         /* up to the ':' of an info, or the line's
	                          * end */
	uint16_t line_n;         /* without the LF */
	bool dead;               /* a later record has the same name */
};

struct uidlist {
	uint32_t uidvalidity;    /* 0: there is none, or it must rise: set
	                          * one */
	uint32_t previous;       /* the last one known, which must not come
	                          * again */
	uint32_t next;           /* the UID of the next message; 0: used up */
	struct uidlist_record *records;
	size_t n;
	/* inner */
	size_t cap;
	struct buf bytes;        /* all lines, each with its LF */
	size_t unwritten;        /* where in bytes those not in the file
	                          * begin */
	struct buf header;       /* fields other than V and N */
	struct buf first;        /* the header line as it was read */
	uint32_t *table;         /* record index + 1 by hash of the name */
	size_t table_cap;
	dev_t dev;
	ino_t ino;               /* of the file as last read */
	off_t size;              /* of its whole lines */
	struct timespec mtime;
	bool rewrite;            /* an append would not do */
};

void uidlist_init(struct uidlist *u);
void uidlist_done(struct uidlist *u);

/* Bring in what the file in directory `dir` says now: 1 something changed, and
 * indices may be others; 0 nothing did (one fstatat); -1 with err. A missing
 * file gives no records and uidvalidity 0. `locked`: an unfinished last line is
 * damage, which the next uidlist_write repairs; without the lock it is that of
 * a writer at work. */
MUST_USE int uidlist_refresh(struct uidlist *u, int dir, bool locked,
    struct err *err);

/* The record of that base name: its index, or UIDLIST_NONE. */
size_t uidlist_find(const struct uidlist *u, struct span base);
/* The first record with a UID of at least uid: its index, or u->n. */
size_t uidlist_at(const struct uidlist *u, uint32_t uid);
struct span uidlist_name(const struct uidlist *u, size_t i);
/* Field `key` of a record, with p NULL when it has none: Dovecot's S W P O G,
 * and our T, the time of a copy. */
struct span uidlist_field(const struct uidlist *u, size_t i, char key);

/* Give `base` the next UID, with fields (" G..." or empty) in its line: the
 * UID, or 0 when the numbers are used up or the name cannot be written. */
uint32_t uidlist_add(struct uidlist *u, struct span base, struct span fields);

/* Set UIDVALIDITY: for a mailbox that has none, or one that must begin anew. */
void uidlist_set_validity(struct uidlist *u, uint32_t uidvalidity);

/* Put what was added into the file, durably: by one append, or by a new file
 * when there was none, it was damaged or the header changed. 0, or -1 with err,
 * after which the file is as it was (but for a failed fsync, after which
 * nothing is certain) and what was added is forgotten. */
MUST_USE int uidlist_write(struct uidlist *u, int dir, struct err *err);

/* Write the file anew with field `key` of record i being values[i], where p is
 * not NULL and the record has none of that key; indices change. 0 or -1 as
 * above. */
MUST_USE int uidlist_lay(struct uidlist *u, int dir, char key,
    const struct span *values, struct err *err);

/* Write the file anew without the records for which alive[i] is false (NULL:
 * all but those whose name has a later one); indices change. 0 or -1 as
 * above. */
MUST_USE int uidlist_compact(struct uidlist *u, int dir, const bool *alive,
    struct err *err);

#endif
