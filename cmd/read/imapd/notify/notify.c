/* notify - see notify.h: beginning and end, and what goes out of the selected
 * mailbox.
 * SPDX-License-Identifier: ISC */
#include "notify.h"

#include <stdlib.h>

#include "../command/commands.h"
#include "../fetch/items.h"
#include "../session.h"
#include "base/mem.h"
#include "boxes.h"
#include "metadata.h"
#include "names.h"

static void
release(struct notify *n)
{
	if (n == NULL)
		return;
	request_done(&n->request);
	listing_done(&n->listing);
	lookout_done(&n->lookout);
	free(n->boxes);
	free(n);
}

static struct notify *
make(struct request *request)
{
	struct notify *n = mem_zero(1, sizeof(*n));

	n->request = *request;
	request_init(request);
	listing_init(&n->listing);
	n->lookout.watch = -1;
	return n;
}

int
notify_set(struct session *s, struct request *request)
{
	struct notify *old = s->notify, *n = make(request);

	s->notify = n;
	lookout_init(&n->lookout);
	if (names_begin(s) == -1) {
		s->notify = old;
		release(n);
		return -1;
	}
	release(old);
	metadata_begin(s, (n->request.events & EVENT_METADATA) != 0,
	    (n->request.events & EVENT_SERVER) != 0);
	if (n->request.status)
		boxes_tell_all(s);
	/* What has come to the selected mailbox is told at once, by its rules
	 * (RFC 5465 3.1): it is the NOOP that this implies. */
	return 0;
}

void
notify_none(struct session *s)
{
	struct request nothing;

	request_init(&nothing);
	release(s->notify);
	s->notify = make(&nothing);
	metadata_free(s);
}

void
notify_free(struct session *s)
{
	release(s->notify);
	s->notify = NULL;
}

bool
notify_waits(const struct session *s)
{
	return s->notify != NULL && (s->notify->request.events |
	    s->notify->request.selected) != 0;
}

unsigned
notify_selected(const struct session *s, bool permits)
{
	const struct request *r;
	unsigned how = 0;

	if (s->notify == NULL)
		return VIEW_COUNTS | VIEW_FLAGS;
	r = &s->notify->request;
	if ((r->selected & EVENT_NEW) != 0)
		how |= VIEW_COUNTS;
	if ((r->selected & EVENT_FLAGS) != 0)
		how |= VIEW_FLAGS;
	if (r->delayed && !permits)
		how |= VIEW_HOLDING;
	return how;
}

void
notify_added(struct session *s, size_t first)
{
	struct fetch_list *list;
	struct args args;

	if (s->notify == NULL || s->notify->request.items.p == NULL ||
	    first == box_count(s->view.box))
		return;
	list = pool_get(&s->pool, sizeof(*list));
	args_init(&args, s->notify->request.items, &s->pool);
	if (fetch_parse(list, &args) == 0)
		command_fetch_of(s, list, first,
		    box_count(s->view.box));
}

void
notify_own_names(struct session *s)
{
	if (s->notify != NULL && s->notify->request.events != 0)
		names_look(s, false);
	metadata_look(s, false);
}
