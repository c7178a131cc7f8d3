/* ownbox - see ownbox.h.
 * SPDX-License-Identifier: ISC */
#include "ownbox.h"

#include "../session.h"
#include "boxes.h"
#include "notify.h"

static struct box *
open_box(struct session *s, const struct place *place)
{
	struct err kept = s->err;
	struct box *box;

	if (place_open(s, place, BOX_READ | BOX_LAZY, &box) != 1)
		box = NULL;
	s->err = kept;
	return box;
}

/* That nothing was reported until after a state was read shows that it is the
 * one which the client knows. */
void
ownbox_begin(struct session *s, const struct place *place)
{
	struct notify_box *b = boxes_find(s, place);
	struct box_summary sum;
	struct box *box;

	if (b == NULL || b->known || b->ids[0] == -1 || b->ids[1] == -1 ||
	    (box = open_box(s, place)) == NULL)
		return;
	notify_take_reports(s);
	b = boxes_find(s, place);
	if (b != NULL && !b->dirty) {
		box_summarize(box, &sum);
		boxes_told(b, box, &sum);
	}
	box_close(box);
}

static uint32_t
count_unseen(struct box *box, const uint32_t *uids, size_t n)
{
	uint32_t count = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		size_t at = box_find(box, uids[i]);

		count += at < box_count(box) &&
		    box_message(box, at)->uid == uids[i] &&
		    (box_message(box, at)->flags.system & FLAG_SEEN) == 0;
	}
	return count;
}

/* Whoever else has done something there meanwhile is told of, with it. */
void
ownbox_end(struct session *s, const struct place *place,
    const uint32_t *uids, size_t n)
{
	struct notify_box *b = boxes_find(s, place);
	struct box_summary sum;
	struct err err = ERR_INIT;
	struct box *box;

	if (b == NULL || !b->known || n == 0 || uids[0] != b->next ||
	    uids[n - 1] - uids[0] != n - 1 ||
	    (box = open_box(s, place)) == NULL)
		return;
	box_summarize(box, &sum);
	if (box_uidvalidity(box) == b->validity &&
	    box_uidnext(box) == uids[n - 1] + 1 &&
	    box_count(box) == b->messages + n &&
	    ((b->events & EVENT_FLAGS) == 0 || (box_load(box, &err) == 0 &&
	    sum.unseen == b->unseen + count_unseen(box, uids, n))))
		boxes_told(b, box, &sum);
	box_close(box);
}
