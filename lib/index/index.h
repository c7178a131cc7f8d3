/* index - the file pneumatic.index of one mailbox: what is known of it, so that
 * opening it again reads neither its directories nor its uid list.
 *
 *     head | messages | gone | names | transaction | transaction | ...
 *
 * The head is followed by arrays of fixed records and by the file names; then
 * transactions are appended, each with a checksum and the state of the mailbox
 * after it. One STORE in a mailbox of 100,000 messages thus writes some 300
 * bytes, not 12 MB; when the transactions have become long, the file is written
 * anew and renamed over the old one. The state alone, head and last
 * transaction, answers SELECT and STATUS: two reads of a few hundred bytes.
 *
 * Nothing is ever believed against the directory: the state says to which times
 * of new/ and cur/ and to which uid list it belongs, and whether these could
 * be trusted when it was written. Damage, a file cut short, of another program,
 * version or byte order is noticed by checksums and bounds, and is no index;
 * it is then made anew from the directories. A torn last transaction is left
 * out. Nothing is mapped: a file that is cut while it is mapped kills its
 * reader (SIGBUS), NFS does not keep mappings alike, and what is read here is
 * small or read once.
 *
 * Reading needs no lock: a file is replaced by rename and never changed but by
 * appending. Writing needs the mailbox's lock. Nothing is fsynced: what a crash
 * takes away is found in the directories again, and modification sequences
 * rise with the clock (index_modseq), so that none is given twice even when all
 * is lost.
 * SPDX-License-Identifier: ISC */
#ifndef INDEX_INDEX_H
#define INDEX_INDEX_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define INDEX_FILE "pneumatic.index"
#define INDEX_MESSAGES_MAX 10000000
#define INDEX_LOG_MAX (8u << 20)     /* bytes of transactions that are read */
#define INDEX_GONE_MAX 10000         /* ranges of expunged UIDs remembered */
#define INDEX_NO_SIZE UINT64_MAX
#define INDEX_NO_DATE INT64_MIN

/* The place and time of a directory or file. */
struct index_stamp {
	uint64_t ino;
	int64_t size;            /* of a file */
	int64_t sec, nsec;
};

struct index_state {
	struct index_stamp cur, new, list;   /* list: dovecot-uidlist */
	uint64_t highest;        /* HIGHESTMODSEQ */
	uint64_t pruned;         /* of an expunge that is forgotten, at most */
	uint64_t bytes;          /* CRLF sizes, of `sized` messages */
	uint32_t uidvalidity, uidnext;       /* uidnext 0: used up */
	uint32_t trusted;        /* 1: at these stamps the directories are
	                          * this */
	uint32_t count, in_new, unseen, deleted, sized;
	uint32_t first_unseen;   /* index, or count */
	uint32_t lasting;        /* 1: a record of the uid list has own
	                          * fields */
};

struct index_message {
	uint64_t modseq;
	uint64_t vsize;          /* or INDEX_NO_SIZE */
	int64_t date;            /* or INDEX_NO_DATE */
	uint32_t uid, keywords;
	uint32_t name_at;        /* offset in the file */
	uint32_t name_sum;       /* checksum of the name */
	uint8_t system, in_new, name_n, spare;
	uint32_t spare2;
};

struct index_gone {
	uint64_t modseq;
	uint32_t first, last;    /* UIDs */
};

struct index_head {
	char magic[8];
	uint32_t order, version;         /* byte order; of the format */
	uint32_t head_n, message_n;      /* sizes of the structs */
	uint32_t n_gone, spare;
	uint64_t base_n;                 /* bytes before the transactions */
	uint64_t id;                     /* random: seed of their sums */
	uint64_t messages_sum, gone_sum;
	struct index_state state;
	uint64_t sum;                    /* of all before */
};

struct index {
	int fd;                  /* -1: there is none */
	ino_t ino;
	uint64_t end;            /* bytes of the file that are whole */
	bool torn;               /* more follows: not to be appended to */
	struct index_head head;
	struct index_state state;        /* the newest */
	/* after index_load */
	struct index_message *messages;
	size_t n;
	struct index_gone *gone;         /* by modseq, ascending */
	size_t n_gone;
	bool loaded;
};

void index_init(struct index *x);
void index_done(struct index *x);

/* Open the newest file in `dir` and read its state: 1, 0 there is none or none
 * that can be used. */
int index_open(struct index *x, int dir);
/* The same when another file, or a longer one, is there than was read: 1 it is
 * newer now (and no more loaded), 0 as before. */
int index_catch_up(struct index *x, int dir);
/* The messages in UID order and the expunged: 0, or -1 when the file is damaged
 * (or not open), after which it is closed. */
MUST_USE int index_load(struct index *x);
/* Give their memory back. */
void index_unload(struct index *x);
/* Names are read from the file open at fd (-1: none), many at a time, since
 * neighbours are mostly asked for in turn. */
struct index_names {
	int fd;
	uint64_t at;             /* of the bytes, in the file */
	size_t n;                /* 0: none have been read */
	char bytes[2048];
};

/* The name of a message into `name` (which is reset): false when what stands
 * there is not that name. */
bool index_name(struct index_names *names, const struct index_message *m,
    struct buf *name);
uint32_t index_name_sum(struct span name);

/* A modification sequence for a change made at `now` (microseconds since 1970):
 * larger than all before, and than any that was given out earlier, by whom we
 * may not remember. */
uint64_t index_modseq(uint64_t highest, int64_t now);

#endif
