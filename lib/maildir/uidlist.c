/* uidlist - see uidlist.h. Reading and writing are uidin.c and uidout.c; what
 * one line is stands in uidline.c.
 * SPDX-License-Identifier: ISC */
#include "maildir/uidlist.h"

#include <stdlib.h>
#include <string.h>

#include "maildir/uidin.h"
#include "maildir/uidout.h"
#include "maildir/uidstate.h"

#define HEADER_LINE_MAX 1024

void
uidlist_init(struct uidlist *u)
{
	memset(u, 0, sizeof(*u));
	buf_init(&u->bytes, UIDLIST_MAX);
	buf_init(&u->header, HEADER_LINE_MAX);
	buf_init(&u->first, HEADER_LINE_MAX);
	u->next = 1;
}

void
uidlist_done(struct uidlist *u)
{
	buf_done(&u->bytes);
	buf_done(&u->header);
	buf_done(&u->first);
	free(u->records);
	free(u->table);
	uidlist_init(u);
}

struct span
uidlist_name(const struct uidlist *u, size_t i)
{
	return uidstate_name(u, &u->records[i]);
}

size_t
uidlist_find(const struct uidlist *u, struct span base)
{
	size_t at;

	if (u->n == 0)
		return UIDLIST_NONE;
	at = uidstate_slot(u, base);
	return u->table[at] == 0 ? UIDLIST_NONE : u->table[at] - 1;
}

size_t
uidlist_at(const struct uidlist *u, uint32_t uid)
{
	size_t low = 0, high = u->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (u->records[mid].uid < uid)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

struct span
uidlist_field(const struct uidlist *u, size_t i, char key)
{
	struct span rest = uidstate_fields(u, &u->records[i]), word;

	while (span_word(&rest, &word))
		if (word.p[0] == key)
			return span_from(word, 1);
	return span_of(NULL, 0);
}

uint32_t
uidlist_add(struct uidlist *u, struct span base, struct span fields)
{
	uint32_t uid = u->next;
	struct uidlist_record r;
	size_t from = u->bytes.len;

	if (uid == 0)
		return 0;
	buf_addu(&u->bytes, uid);
	buf_add(&u->bytes, fields);
	buf_adds(&u->bytes, " :");
	buf_add(&u->bytes, base);
	buf_addc(&u->bytes, '\n');
	if (!buf_ok(&u->bytes) || !uidstate_parse(span_sub(buf_span(&u->bytes),
	    from, u->bytes.len - 1), 3, &r) ||
	    !span_eq(span_of(u->bytes.p + from + r.name_at, r.name_n), base)) {
		u->bytes.over = false;
		buf_cut(&u->bytes, from);
		return 0;
	}
	r.line = (uint32_t)from;
	uidstate_add(u, &r);
	return uid;
}

void
uidlist_set_validity(struct uidlist *u, uint32_t uidvalidity)
{
	if (u->uidvalidity != 0)
		u->previous = u->uidvalidity;
	u->uidvalidity = uidvalidity;
	u->rewrite = true;
}

int
uidlist_refresh(struct uidlist *u, int dir, bool locked, struct err *err)
{
	return uidin_refresh(u, dir, locked, err);
}

int
uidlist_write(struct uidlist *u, int dir, struct err *err)
{
	return uidout_write(u, dir, err);
}

int
uidlist_compact(struct uidlist *u, int dir, const bool *alive,
    struct err *err)
{
	return uidout_compact(u, dir, alive, err);
}

int
uidlist_lay(struct uidlist *u, int dir, char key, const struct span *values,
    struct err *err)
{
	return uidout_lay(u, dir, key, values, err);
}
