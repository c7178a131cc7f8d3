/* attributes - what users note about mailboxes and the server (RFC 5464): the
 * file dovecot-attributes in a Maildir, in the form of Dovecot's file
 * dictionary (mail_attribute_dict), so that both can keep the same one. Two
 * lines each:
 *
 *     priv/20e6d41003ad026b0247000083ecc375/comment
 *     my own note
 *
 * The first is scope, the mailbox's GUID (maildir/boxguid.h), which outlives
 * its name, and the entry in lower case; what would break a line is \001 and
 * one of 0 1 t r n. An entry of the whole server is INBOX's, behind
 * ATTRIBUTES_SERVER. Keys of other forms are somebody else's, and stay.
 *
 * Readers take no lock. A change is made under dovecot-attributes.lock, to all
 * entries or to none, by a new file that replaces the old one; a file whose end
 * is missing, or that holds NULs, is kept as dovecot-attributes.damaged then.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_ATTRIBUTES_H
#define MAILDIR_ATTRIBUTES_H

#include <stdbool.h>
#include <sys/stat.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define ATTRIBUTES_FILE "dovecot-attributes"
#define ATTRIBUTES_FILE_MAX (16u << 20)  /* bytes of a file that is read */
#define ATTRIBUTES_NAME_MAX 1000         /* bytes of an entry's name */
/* Dovecot's own, which no client sees or sets ... */
#define ATTRIBUTES_INNER "vendor/vendor.dovecot/pvt/"
/* ... and where it keeps those of the server, below INBOX's GUID. */
#define ATTRIBUTES_SERVER ATTRIBUTES_INNER "server/"

#define ATTRIBUTES_PRIVATE "priv/"
#define ATTRIBUTES_SHARED "shared/"

struct attribute {
	struct span key;         /* "priv/GUID/name" */
	struct span value;       /* may hold NUL; in a change, p NULL: remove */
	size_t order;            /* inner: of doubles the last one counts */
};

struct attributes {
	struct attribute *entries;       /* in byte order of their keys */
	size_t n;
	bool damaged;            /* the file was not whole */
	/* inner */
	size_t cap;
	struct buf bytes;        /* the file; keys and values point into it */
	struct stat seen;        /* st_ino 0: none */
};

/* What one may keep; a change that makes less of it is always possible. */
struct attributes_limits {
	size_t entries;          /* of one mailbox (of one GUID, in one
	                          * scope) */
	size_t bytes;            /* of keys and values in all */
};

void attributes_init(struct attributes *a);
void attributes_done(struct attributes *a);

/* Bring in what the file in the Maildir `root` says now: 1 it is another one, 0
 * it is as before (one fstatat), -1 with err, and there is nothing in it. */
MUST_USE int attributes_refresh(struct attributes *a, int root,
    struct err *err);
/* The same from memory: what is read is taken out of `file`, which is
 * emptied. */
void attributes_parse(struct attributes *a, struct buf *file);
/* The file that says it. */
void attributes_write(const struct attributes *a, struct buf *out);

/* "priv/GUID/name", added to `out`. */
void attributes_key(struct buf *out, const char *scope, struct span guid,
    struct span name);
/* The first entry whose key is not below `key`: its index, or a->n. */
size_t attributes_at(const struct attributes *a, struct span key);
/* The value, p NULL when there is none. */
struct span attributes_get(const struct attributes *a, struct span key);

/* Set and remove entries, durably, all or none: 1, 0 when it was so already, -1
 * with err (ERR_LIMIT with sys E2BIG: too many of one mailbox; with sys EDQUOT:
 * too many bytes). */
MUST_USE int attributes_change(int root, const struct attribute *changes,
    size_t n, const struct attributes_limits *limits, struct err *err);
/* Remove all of a mailbox that is no more: 1, 0 there was none, -1. */
MUST_USE int attributes_forget(int root, struct span guid, struct err *err);

#endif
