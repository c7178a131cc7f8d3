/* metadata - what a client is told of entries that others change: METADATA
 * responses that name them, without their values (RFC 5464 4.4.2). Who has
 * enabled METADATA is told after each command and in IDLE (4.1); with NOTIFY it
 * is what that asks for, when it is told (RFC 5465 5.6 and 5.7).
 * SPDX-License-Identifier: ISC */
#ifndef NOTIFY_METADATA_H
#define NOTIFY_METADATA_H

#include <stdbool.h>
#include <stddef.h>

struct attribute;
struct session;

struct metadata {
	struct attributes *entries;      /* of each namespace, as told last */
	size_t n;
	bool mailboxes, server;          /* whose are told */
};

/* From now on, instead of what was: note what there is. Neither: nothing is
 * told any more. */
void metadata_begin(struct session *s, bool mailboxes, bool server);
void metadata_free(struct session *s);
/* See what has changed since; `tell` it, or only note it. Cheap when nothing
 * has: one fstatat for each namespace. */
void metadata_look(struct session *s, bool tell);
/* The same after this client's own changes, of which it is not told. */
void metadata_own(struct session *s, const struct attribute *changes, size_t n);

#endif
