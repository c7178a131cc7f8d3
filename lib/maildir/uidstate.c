/* uidstate - see uidstate.h.
 * SPDX-License-Identifier: ISC */
#include "maildir/uidstate.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "maildir/uidline.h"

#define UID_MAX 0xffffffffu

/* FNV-1a over the name, the high bits folded in. */
static size_t
hash(struct span s)
{
	uint64_t h = 14695981039346656037u;
	size_t i;

	for (i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
	return (size_t)(h ^ h >> 32);
}

struct span
uidstate_name(const struct uidlist *u, const struct uidlist_record *r)
{
	return span_of(u->bytes.p + r->line + r->name_at, r->name_n);
}

size_t
uidstate_slot(const struct uidlist *u, struct span name)
{
	size_t at = hash(name) & (u->table_cap - 1);

	while (u->table[at] != 0 &&
	    !span_eq(uidstate_name(u,
	    &u->records[u->table[at] - 1]), name))
		at = (at + 1) & (u->table_cap - 1);
	return at;
}

/* At most half full, so that runs stay short. */
static void
grow_table(struct uidlist *u)
{
	size_t i;

	if ((u->n + 1) * 2 <= u->table_cap)
		return;
	free(u->table);
	u->table_cap = u->table_cap == 0 ? 64 : u->table_cap * 2;
	u->table = mem_zero(u->table_cap, sizeof(*u->table));
	for (i = 0; i < u->n; i++)
		if (!u->records[i].dead)
			u->table[uidstate_slot(u,
			    uidstate_name(u, &u->records[i]))] =
			    (uint32_t)i + 1;
}

void
uidstate_raise(struct uidlist *u, uint32_t used)
{
	if (u->next != 0 && used >= u->next)
		u->next = used == UID_MAX ? 0 : used + 1;
}

void
uidstate_add(struct uidlist *u, const struct uidlist_record *r)
{
	size_t at;

	grow_table(u);
	if (u->n == u->cap) {
		u->cap = u->cap == 0 ? 64 : u->cap * 2;
		u->records = mem_resize(u->records, u->cap,
		    sizeof(*u->records));
	}
	at = uidstate_slot(u, uidstate_name(u, r));
	if (u->table[at] != 0)
		u->records[u->table[at] - 1].dead = true;
	u->records[u->n++] = *r;
	u->table[at] = (uint32_t)u->n;
	uidstate_raise(u, r->uid);
}

bool
uidstate_parse(struct span line, int version, struct uidlist_record *out)
{
	struct uidline l;

	if (!uidline_parse(line, version, &l))
		return false;
	*out = (struct uidlist_record){ l.uid, 0, l.name_at, l.name_n,
		(uint16_t)line.n, false };
	return true;
}

void
uidstate_forget(struct uidlist *u)
{
	u->n = 0;
	if (u->table_cap > 0)
		memset(u->table, 0, u->table_cap * sizeof(*u->table));
	buf_reset(&u->bytes);
	u->unwritten = 0;
	u->rewrite = false;
}

bool
uidstate_has_guid(const struct uidlist *u)
{
	return span_search(buf_span(&u->header), SPAN(" G")) < u->header.len;
}

bool
uidstate_is_read(const struct uidlist *u, const struct stat *st)
{
	return u->ino != 0 && st->st_dev == u->dev && st->st_ino == u->ino;
}

void
uidstate_note(struct uidlist *u, const struct stat *st)
{
	u->dev = st->st_dev;
	u->ino = st->st_ino;
	u->mtime = st->st_mtim;
}

struct span
uidstate_fields(const struct uidlist *u, const struct uidlist_record *r)
{
	struct span s = span_of(u->bytes.p + r->line, r->name_at);

	s = span_from(s, span_find(s, 0, ' '));
	if (span_ends(s, SPAN(" :")))
		s.n -= 2;
	else
		s.n = 0;
	return s;
}
