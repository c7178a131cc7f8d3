/* metadata - NOTIFY's events of entries (RFC 5465 5.6 and 5.7): METADATA responses
 * that name what has changed (RFC 5464 4.4.2), not how.
 * SPDX-License-Identifier: ISC */
#ifndef NOTIFY_METADATA_H
#define NOTIFY_METADATA_H

#include <stdbool.h>

struct notify;
struct session;

/* Note what there is, if anything of it is asked for. */
void metadata_begin(struct session *s);
void metadata_free(struct notify *n);
/* See what has changed since; `tell` it, or only note it. */
void metadata_look(struct session *s, bool tell);

#endif
