/* uidstate - the inside of struct uidlist (uidlist.h), for the modules that
 * make it up: uidin reads the file, uidout writes it, uidlist.c is the outside.
 * Here: records, and the table that finds them by name.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_UIDSTATE_H
#define MAILDIR_UIDSTATE_H

#include <sys/stat.h>

#include "maildir/uidlist.h"

#define UIDSTATE_FILE "dovecot-uidlist"

struct span uidstate_name(const struct uidlist *u,
    const struct uidlist_record *r);
/* The bytes between UID and " :" of a record's line. */
struct span uidstate_fields(const struct uidlist *u,
    const struct uidlist_record *r);
/* Where the name is in the table, or the empty place where it would go. */
size_t uidstate_slot(const struct uidlist *u, struct span name);
/* This UID is used: the next one is above it. */
void uidstate_raise(struct uidlist *u, uint32_t used);
/* A record whose line stands in u->bytes. */
void uidstate_add(struct uidlist *u, const struct uidlist_record *r);
bool uidstate_parse(struct span line, int version,
    struct uidlist_record *out);
void uidstate_forget(struct uidlist *u);

/* Does the header have a field G? */
bool uidstate_has_guid(const struct uidlist *u);
/* Is that the file that was read? Which the second notes. */
bool uidstate_is_read(const struct uidlist *u, const struct stat *st);
void uidstate_note(struct uidlist *u, const struct stat *st);

#endif
