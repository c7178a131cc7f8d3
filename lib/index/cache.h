/* cache - the file pneumatic.cache of one mailbox: answers about messages that
 * never change (envelope, structure, header fields), as clients were given
 * them. A key is the checksum of what was asked for, so only what is asked for
 * is ever kept, and the file knows no protocol.
 *
 *     head | batch | batch | ...       batch: head | directory | answers
 *
 * A batch is what was written at one time; its directory has the UID, key,
 * length and checksum of each of its answers. So opening the file reads the
 * directories and none of the answers, and what nobody asks for costs next to
 * nothing. A directory has a checksum, and behind one that is not whole nothing
 * is read; that of an answer is looked at when it is asked for. Reading needs
 * no lock, writing the mailbox's. A file of another UIDVALIDITY, version or
 * byte order counts as empty, and is replaced. Losing the file loses time only;
 * nothing is fsynced.
 * Memory while it is open: 32 bytes an answer.
 * SPDX-License-Identifier: ISC */
#ifndef INDEX_CACHE_H
#define INDEX_CACHE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "index/cachewindow.h"

#define CACHE_FILE "pneumatic.cache"
#define CACHE_MAX (1ull << 31)       /* bytes of the file; no more are added */
#define CACHE_RECORD_MAX CACHEWINDOW_MOST    /* of one answer; longer: not
                                              * kept */
#define CACHE_PENDING_MAX (1u << 20) /* to be written */

struct cache_entry {
	uint64_t key, sum;
	uint64_t at;             /* of the bytes in the file */
	uint32_t uid, n;
};

/* A batch being put together. */
struct cache_batch {
	struct buf directory, answers;
};

struct cache {
	int fd;                  /* -1: there is none yet */
	uint32_t uidvalidity;
	ino_t ino;
	uint64_t id;             /* of the file: seed of its sums */
	uint64_t end;            /* of the whole batches */
	bool damaged;            /* more follows that is none */
	struct cache_entry *entries;     /* by UID and key */
	size_t n, cap;
	size_t at;               /* where the last one was found */
	uint64_t dead;           /* bytes of answers of no use */
	struct cache_batch pending;
	struct cachewindows windows;     /* pieces of the file */
};

/* Bytes of the file: what opening it costs. */
uint64_t cache_size(int dir);
/* Read what is there of a mailbox; that is nothing when there is no file that
 * can be used. */
void cache_open(struct cache *c, int dir, uint32_t uidvalidity);
void cache_close(struct cache *c);

uint64_t cache_key(struct span what);
bool cache_has(struct cache *c, uint32_t uid, uint64_t key);
/* The answer, good until the next call: false when it cannot be read. Few steps
 * when messages are asked for in ascending order, else a search by halves. */
bool cache_find(struct cache *c, uint32_t uid, uint64_t key,
    struct span *out);
/* Keep an answer; nothing when it is too long. True when it is time for
 * cache_write. */
bool cache_add(struct cache *c, uint32_t uid, uint64_t key,
    struct span answer);

/* Under the lock: append what was added; write the file anew when it cannot be
 * used, or is mostly of messages for which is_alive(arg, uid) is false. 0, or
 * -1 with err; what was added is forgotten either way. */
MUST_USE int cache_write(struct cache *c, int dir,
    bool (*is_alive)(void *arg, uint32_t uid), void *arg, struct err *err);

#endif
