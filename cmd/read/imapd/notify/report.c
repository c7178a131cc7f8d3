/* report - NOTIFY: from what the watch reports to what is told (notify.h).
 * SPDX-License-Identifier: ISC */
#include "boxes.h"
#include "metadata.h"
#include "names.h"
#include "notify.h"

#include "../session.h"
#include "os/watch.h"

#define REPORTS 256

static void
overflow(struct session *s)
{
	notify_none(s);
	wr_adds(&s->out, "* OK [NOTIFICATIONOVERFLOW] too much has happened; "
	    "nothing more is told\r\n");
}

void
notify_report(struct session *s, const int *ids, size_t n_ids)
{
	struct notify *n = s->notify;
	size_t i, k, found;

	for (i = 0; i < n_ids; i++) {
		const struct lookout_id *who;

		if (ids[i] == OS_WATCH_LOST) {
			overflow(s);
			return;
		}
		if (ids[i] == OS_WATCH_ENDED) {
			/* One that we have given up ourselves is not there. */
			(void)lookout_find(&n->lookout, i == 0 ? -1 :
			    ids[i - 1], &found);
			n->rewatch |= i == 0 || found > 0;
			continue;
		}
		who = lookout_find(&n->lookout, ids[i], &found);
		for (k = 0; k < found; k++)
			if (who[k].owner == LOOKOUT_SELECTED)
				n->lookout.selected_dirty = true;
			else if (who[k].owner == LOOKOUT_ROOT)
				n->names_dirty = true;
			else
				n->boxes[who[k].owner].dirty =
				    n->any_dirty = true;
	}
}

void
notify_take_reports(struct session *s)
{
	int ids[REPORTS];
	size_t n;

	/* It may be given up for too much. */
	while (s->notify->lookout.watch != -1 && (n = os_watch_next(
	    s->notify->lookout.watch, ids, REPORTS)) > 0)
		notify_report(s, ids, n);
}

void
notify_look_around(struct session *s)
{
	struct notify *n = s->notify;

	if (n->look_at_names || (n->lookout.watch == -1 &&
	    n->request.events != 0))
		n->names_dirty = true;
	if (!n->lookout.has_selected)
		n->lookout.selected_dirty = true;
	boxes_look_around(s);
}

int
notify_tell(struct session *s, int64_t now_ms)
{
	struct notify *n = s->notify;
	int64_t wait = n->listed_ms + NOTIFY_LISTED_MS - now_ms;

	if (n->rewatch) {
		n->rewatch = false;
		n->names_dirty = true;
		boxes_watch(s);
	}
	boxes_tell(s);
	if (!n->names_dirty)
		return -1;
	if (wait > 0)
		return (int)wait;
	names_look(s, true);
	metadata_look(s, true);
	return -1;
}
