/* lookout - directories of mailboxes that are being watched (os/watch.h), each
 * mailbox by its new and cur. Where there is no watcher, or not enough of it,
 * the caller looks now and then.
 * SPDX-License-Identifier: ISC */
#ifndef LOOKOUT_H
#define LOOKOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct session;

/* Who wants to know of an id. */
struct lookout_id {
	int id;
	uint32_t owner;
};

#define LOOKOUT_SELECTED UINT32_MAX
#define LOOKOUT_ROOT (UINT32_MAX - 1)

struct lookout {
	int watch;               /* -1: none */
	struct lookout_id *ids;  /* sorted by id after lookout_sort */
	size_t n, cap;
	int selected[2];         /* ids of the selected mailbox, or -1 */
	unsigned serial;         /* which selected mailbox that was */
	bool has_selected;       /* it is watched, both of its directories */
	bool selected_dirty;
};

void lookout_init(struct lookout *l);
void lookout_done(struct lookout *l);
/* Watch the directory open at fd, which is closed, or kept where it must be:
 * its id, or -1. */
int lookout_add(struct lookout *l, int fd, uint32_t owner);
/* Watch the roots of all namespaces, as LOOKOUT_ROOT: were all of them
 * added? */
bool lookout_roots(struct lookout *l, const struct session *s);
void lookout_sort(struct lookout *l);
/* The first element with that id, and its number: several may want to know. */
const struct lookout_id *lookout_find(const struct lookout *l, int id,
    size_t *n_out);
/* Watch new and cur in the mailbox directory `dir`: ids_out, or false. */
bool lookout_box(struct lookout *l, int dir, uint32_t owner, int ids_out[2]);
/* Watch the mailbox that is selected now; when it is another than before it is
 * dirty, since something may have happened meanwhile. */
void lookout_selected(struct lookout *l, const struct session *s);

#endif
