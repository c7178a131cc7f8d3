/* ownbox - NOTIFY, and what this client itself puts into a mailbox that is not
 * selected: it is not told of that (RFC 5465 5), but of what others have done
 * there meanwhile.
 * SPDX-License-Identifier: ISC */
#ifndef NOTIFY_OWNBOX_H
#define NOTIFY_OWNBOX_H

#include <stddef.h>
#include <stdint.h>

struct place;
struct session;

/* Before messages are put there, and when that is done, with their UIDs. */
void ownbox_begin(struct session *s, const struct place *place);
void ownbox_end(struct session *s, const struct place *place,
    const uint32_t *uids, size_t n);

#endif
