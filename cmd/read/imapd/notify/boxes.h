/* boxes - NOTIFY's message events in mailboxes that are not selected: STATUS
 * responses (RFC 5465 5.1 to 5.3).
 * SPDX-License-Identifier: ISC */
#ifndef NOTIFY_BOXES_H
#define NOTIFY_BOXES_H

#include <stddef.h>

struct box;
struct box_summary;
struct notify_box;
struct place;
struct session;

/* Watch all that are to be watched, from the beginning. */
void boxes_watch(struct session *s);
/* Where its directory is on disk, to know it again under another name. */
void boxes_identify(struct session *s, size_t i);
/* STATUS of each that has message events. */
void boxes_tell_all(struct session *s);
/* STATUS of those that are dirty, as far as they have changed. */
void boxes_tell(struct session *s);
/* Of a mailbox that is not selected and of which messages are told; or NULL. */
struct notify_box *boxes_find(struct session *s, const struct place *place);
/* From now on that state of it is what has been told. */
void boxes_told(struct notify_box *b, const struct box *box,
    const struct box_summary *sum);
/* Look at some of those that are not watched. */
void boxes_look_around(struct session *s);

#endif
