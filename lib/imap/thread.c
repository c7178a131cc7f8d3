/* thread - see thread.h. Nodes are numbered from 1: first the messages, then
 * the ids without one, then those made to hold threads of one subject together.
 * SPDX-License-Identifier: ISC */
#include "imap/thread.h"

#include <stdlib.h>

#include "base/mem.h"
#include "imap/threadlink.h"
#include "text/numsort.h"

/* Something to be sorted: by date, then by number. */
struct placed {
	int64_t date;
	uint32_t number, node;
};

struct build {
	const struct thread_message *list;
	size_t n, nodes;         /* messages; nodes used, without 0 */
	uint32_t *parent;        /* of each node, 0: root */
	uint32_t *first, *last;  /* child of each */
	uint32_t *next;          /* sibling */
	struct placed *order;    /* the messages, sorted */
	struct placed *roots;
	size_t n_roots;
};

/* A date as a number that counts up from the earliest. */
static uint64_t
date_key(int64_t date)
{
	return (uint64_t)date ^ UINT64_C(1) << 63;
}

/* Put n things in their place; `list` is replaced. */
static void
put_in_place(struct placed **list, size_t n)
{
	struct numsort *keys = mem_alloc((n + 1) * sizeof(*keys));
	struct placed *sorted = mem_alloc((n + 1) * sizeof(*sorted));
	size_t i;

	for (i = 0; i < n; i++)
		keys[i] = (struct numsort){ (*list)[i].number, (uint32_t)i };
	numsort(keys, n);
	for (i = 0; i < n; i++)
		keys[i].key = date_key((*list)[keys[i].what].date);
	numsort(keys, n);
	for (i = 0; i < n; i++)
		sorted[i] = (*list)[keys[i].what];
	free(keys);
	free(*list);
	*list = sorted;
}

/* Lists of children and the roots, each sorted as `order` is. Nodes without a
 * message are roots, stand where their first child does, and count only with
 * children. */
static void
make_lists(struct build *b)
{
	size_t i;

	b->n_roots = 0;
	for (i = 1; i <= b->nodes; i++)
		b->first[i] = b->last[i] = b->next[i] = 0;
	for (i = 0; i < b->n; i++) {
		struct placed *p = &b->order[i];
		uint32_t up = b->parent[p->node];

		if (up == 0) {
			b->roots[b->n_roots++] = *p;
			continue;
		}
		if (b->first[up] == 0) {
			b->first[up] = p->node;
			if (up > b->n)
				b->roots[b->n_roots++] = (struct placed){
				    p->date, p->number, up };
		} else
			b->next[b->last[up]] = p->node;
		b->last[up] = p->node;
	}
}

/* A node that stands for no message and has one child is not needed. */
static void
drop_single(struct build *b)
{
	size_t i, kept = 0;

	for (i = 0; i < b->n_roots; i++) {
		uint32_t node = b->roots[i].node;

		if (node > b->n && b->first[node] == b->last[node]) {
			b->roots[i].node = b->first[node];
			b->parent[b->first[node]] = 0;
		}
		b->roots[kept++] = b->roots[i];
	}
}

/* The message that a root shows: itself or its first child. */
static const struct thread_message *
face(const struct build *b, uint32_t node)
{
	return &b->list[(node > b->n ? b->first[node] : node) - 1];
}

struct titled {
	uint64_t subject;
	uint32_t node;
	bool reply;
};

/* By subject; those of one subject stay in their order. `all` is replaced. */
static void
put_by_subject(struct titled **all, size_t n)
{
	struct numsort *keys = mem_alloc((n + 1) * sizeof(*keys));
	struct titled *sorted = mem_alloc((n + 1) * sizeof(*sorted));
	size_t i;

	for (i = 0; i < n; i++)
		keys[i] = (struct numsort){ (*all)[i].subject, (uint32_t)i };
	numsort(keys, n);
	for (i = 0; i < n; i++)
		sorted[i] = (*all)[keys[i].what];
	free(keys);
	free(*all);
	*all = sorted;
}

static void
adopt_children(struct build *b, uint32_t to, uint32_t from)
{
	uint32_t c;

	for (c = b->first[from]; c != 0; c = b->next[c])
		b->parent[c] = to;
}

/* RFC 5256 3, REFERENCES, steps 5 B and C for the roots of one subject. */
static void
merge_same(struct build *b, const struct titled *same, size_t n)
{
	const struct titled *t = &same[0];
	uint32_t table;
	bool reply;
	size_t i;

	for (i = 1; i < n; i++)
		if (t->node <= b->n && (same[i].node > b->n ||
		    (t->reply && !same[i].reply)))
			t = &same[i];
	table = t->node;
	reply = t->reply;
	for (i = 0; i < n; i++) {
		if (&same[i] == t)
			continue;
		if (same[i].node > b->n)
			adopt_children(b, table, same[i].node);
		else if (table > b->n || (same[i].reply && !reply))
			b->parent[same[i].node] = table;
		else {
			uint32_t both = (uint32_t)++b->nodes;

			b->parent[both] = 0;
			b->parent[table] = b->parent[same[i].node] = both;
			table = both;
		}
	}
}

static void
merge_subjects(struct build *b)
{
	struct titled *all = mem_zero(b->n_roots + 1, sizeof(*all));
	size_t i, j, n = 0;

	for (i = 0; i < b->n_roots; i++) {
		const struct thread_message *m = face(b, b->roots[i].node);

		if (m->subject != 0)
			all[n++] = (struct titled){ m->subject,
			    b->roots[i].node, m->reply };
	}
	put_by_subject(&all, n);
	for (i = 0; i < n; i = j) {
		for (j = i + 1; j < n && all[i].subject == all[j].subject;
		    j++)
			continue;
		if (j > i + 1)
			merge_same(b, all + i, j - i);
	}
	free(all);
}

static void
link_subjects(struct build *b)
{
	struct titled *all = mem_zero(b->n + 1, sizeof(*all));
	size_t i, first = 0;

	for (i = 0; i < b->n; i++) {
		uint32_t node = b->order[i].node;

		all[i] = (struct titled){ b->list[node - 1].subject, node,
		    false };
	}
	put_by_subject(&all, b->n);
	for (i = 1; i < b->n; i++)
		if (all[i].subject == all[first].subject)
			b->parent[all[i].node] = all[first].node;
		else
			first = i;
	free(all);
}

/* The node after this one, its children first; 0 at the thread's end. */
static uint32_t
next_in_thread(const struct build *b, uint32_t root, uint32_t node)
{
	if (b->first[node] != 0)
		return b->first[node];
	while (node != root && b->next[node] == 0)
		node = b->parent[node];
	return node == root ? 0 : b->next[node];
}

/* REFS: a thread stands where its newest message does. */
static void
place_by_newest(struct build *b)
{
	size_t i;

	for (i = 0; i < b->n_roots; i++) {
		struct placed *r = &b->roots[i];
		uint32_t root = r->node, node;

		for (node = root; node != 0;
		    node = next_in_thread(b, root, node))
			if (node <= b->n && b->list[node - 1].date > r->date)
				r->date = b->list[node - 1].date;
	}
	put_in_place(&b->roots, b->n_roots);
}

/* One thread. Down as long as there are children, "(" where they are several;
 * up by the parents, ")" where one of several ends. */
static void
write_thread(struct buf *out, struct build *b, uint32_t root)
{
	uint32_t node = root;

	buf_addc(out, '(');
	for (;;) {
		uint32_t child = b->first[node];
		bool several = child != b->last[node];

		if (node <= b->n) {
			buf_addu(out, b->list[node - 1].number);
			if (child != 0)
				buf_addc(out, ' ');
		}
		if (child != 0) {
			if (several)
				buf_addc(out, '(');
			node = child;
			continue;
		}
		while (node != root) {
			uint32_t up = b->parent[node];

			if (b->first[up] != b->last[up])
				buf_addc(out, ')');
			if (b->next[node] != 0)
				break;
			node = up;
		}
		if (node == root)
			break;
		buf_addc(out, '(');
		node = b->next[node];
	}
	buf_addc(out, ')');
}

static void
start(struct build *b, enum thread_how how)
{
	size_t i, n = b->n, most;

	b->nodes = n;
	if (how == THREAD_ORDEREDSUBJECT)
		b->parent = mem_zero(n + 1, sizeof(*b->parent));
	else
		b->nodes = threadlink(b->list, n, &b->parent);
	most = b->nodes + n + 1;
	b->first = mem_zero(most, sizeof(*b->first));
	b->last = mem_zero(most, sizeof(*b->last));
	b->next = mem_zero(most, sizeof(*b->next));
	b->order = mem_zero(n + 1, sizeof(*b->order));
	b->roots = mem_zero(n + 1, sizeof(*b->roots));
	for (i = 0; i < n; i++)
		b->order[i] = (struct placed){ b->list[i].date,
		    b->list[i].number, (uint32_t)i + 1 };
	put_in_place(&b->order, n);
}

void
thread_write(struct buf *out, enum thread_how how,
    const struct thread_message *list, size_t n)
{
	struct build b = { .list = list, .n = n };
	size_t i;

	start(&b, how);
	if (how == THREAD_ORDEREDSUBJECT)
		link_subjects(&b);
	make_lists(&b);
	drop_single(&b);
	if (how == THREAD_REFERENCES) {
		merge_subjects(&b);
		make_lists(&b);
	}
	if (how == THREAD_REFS)
		place_by_newest(&b);
	for (i = 0; i < b.n_roots; i++)
		write_thread(out, &b, b.roots[i].node);
	free(b.parent);
	free(b.first);
	free(b.last);
	free(b.next);
	free(b.order);
	free(b.roots);
}
