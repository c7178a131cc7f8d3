/* threadlink - the parents of messages, from their references: steps 1 to 3 of
 * REFERENCES (RFC 5256 3). See thread.h.
 * SPDX-License-Identifier: ISC */
#ifndef IMAP_THREADLINK_H
#define IMAP_THREADLINK_H

#include <stddef.h>
#include <stdint.h>

#include "imap/thread.h"

/* Nodes 1..n are the messages; the number of nodes is returned, of which those
 * above n are ids that no message has. *parent_out (mem_alloc; 2 n + ids + 1
 * entries): of a message its parent, a message or a node above n that is a
 * root, or 0. */
size_t threadlink(const struct thread_message *list, size_t n,
    uint32_t **parent_out);

#endif
