/* thread - see thread.h. Nodes are numbered from 1: first the messages, then the
 * ids without one, then those made to hold threads of one subject together.
 * SPDX-License-Identifier: ISC */
#include "imap/thread.h"

#include <stdlib.h>

#include "base/mem.h"
#include "imap/threadlink.h"

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

static int
by_place(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	if (x->date != y->date)
		return x->date < y->date ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

/* Lists of children, each sorted as `order` is, and the roots. Nodes without a
 * message are roots, and count only with children. */
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
	uint32_t node, place;
	bool reply;
};

static int
by_subject(const void *a, const void *b)
{
	const struct titled *x = a, *y = b;

	if (x->subject != y->subject)
		return x->subject < y->subject ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
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

	qsort(b->roots, b->n_roots, sizeof(*b->roots), by_place);
	for (i = 0; i < b->n_roots; i++) {
		const struct thread_message *m = face(b, b->roots[i].node);

		if (m->subject != 0)
			all[n++] = (struct titled){ m->subject,
			    b->roots[i].node, (uint32_t)i, m->reply };
	}
	qsort(all, n, sizeof(*all), by_subject);
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
		    (uint32_t)i, false };
	}
	qsort(all, b->n, sizeof(*all), by_subject);
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
	qsort(b->order, n, sizeof(*b->order), by_place);
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
	qsort(b.roots, b.n_roots, sizeof(*b.roots), by_place);
	for (i = 0; i < b.n_roots; i++)
		write_thread(out, &b, b.roots[i].node);
	free(b.parent);
	free(b.first);
	free(b.last);
	free(b.next);
	free(b.order);
	free(b.roots);
}
