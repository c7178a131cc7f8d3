/* boxuidl - see boxuidl.h: the POP3 unique ids that stay with a message, in
 * field P of its record in dovecot-uidlist, where Dovecot's pop3_save_uidl has
 * them.
 * SPDX-License-Identifier: ISC */
#include "maildir/boxuidl.h"

#include <stdlib.h>

#include "base/mem.h"
#include "maildir/boxstate.h"

/* Which records get which ids; those that have one keep it. */
static struct span *
by_record(const struct box *b, const struct span *ids, size_t *n_out)
{
	struct span *out = mem_zero(b->uids.n + 1, sizeof(*out));
	size_t i, record = 0;

	*n_out = 0;
	for (i = 0; i < b->n; i++) {
		while (record < b->uids.n &&
		    b->uids.records[record].uid < b->messages[i].uid)
			record++;
		if (ids[i].p == NULL || record == b->uids.n ||
		    b->uids.records[record].uid != b->messages[i].uid ||
		    uidlist_field(&b->uids, record, 'P').p != NULL)
			continue;
		out[record] = ids[i];
		++*n_out;
	}
	return out;
}

int
boxuidl_lay(struct box *b, const struct span *ids, struct err *err)
{
	bool held = dotlock_is_held(&b->lock);
	uint32_t validity = b->uids.uidvalidity;
	struct span *fields;
	size_t n;
	int r;

	if (boxstate_lock_strict(b, DOTLOCK_WAIT_MS, err) == -1)
		return -1;
	r = boxstate_refresh(b, err);
	if (r == 0 && b->uids.uidvalidity != validity)
		r = err_set(err, ERR_TEMP, "UIDVALIDITY has changed");
	if (r == 0) {
		fields = by_record(b, ids, &n);
		if (n > 0)
			r = uidlist_lay(&b->uids, b->dir, 'P', fields, err);
		free(fields);
	}
	if (!held)
		boxstate_unlock(b);
	return r;
}
