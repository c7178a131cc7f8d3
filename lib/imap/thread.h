/* thread - which message answers which (RFC 5256 3; REFS is that of
 * draft-ietf-morg-inthread as Dovecot has it: references alone, the thread with
 * the newest message last). Works on facts that the caller has gathered.
 *
 * A message's parent is the last id of its References; without any, and for ids
 * that no message has, the first chain that names them decides. Both are laid
 * down so that a node gets its parent once, which lets union-find answer "would
 * this make a loop?": n messages with k ids cost O((n + k) log (n + k)),
 * whatever the shape, and nothing recurs. Memory: 60 bytes a message and 36 an
 * id.
 * SPDX-License-Identifier: ISC */
#ifndef IMAP_THREAD_H
#define IMAP_THREAD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

#define THREAD_IDS_MAX 4000000       /* of all messages; the caller sees to
                                      * it */

enum thread_how { THREAD_REFERENCES, THREAD_ORDEREDSUBJECT, THREAD_REFS };

struct thread_message {
	uint32_t number;         /* what it is called in the answer;
	                          * ascending */
	bool reply;              /* basesubject.h */
	int64_t date;            /* by which it is sorted */
	uint64_t subject;        /* one number for each base; 0: it is empty */
	const uint64_t *ids;     /* its own (0: none), then what it refers to */
	size_t n_ids;            /* 0: not even its own */
};

/* Add "(1 2)(3 (4)(5))" to `out`. */
void thread_write(struct buf *out, enum thread_how how,
    const struct thread_message *list, size_t n);

#endif
