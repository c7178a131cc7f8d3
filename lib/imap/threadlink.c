/* threadlink - see threadlink.h.
 * SPDX-License-Identifier: ISC */
#include "imap/threadlink.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/numsort.h"

struct linking {
	const struct thread_message *list;
	size_t n, nodes;
	uint32_t *node;          /* of each reference, message after message */
	uint32_t *set;           /* union-find over the nodes */
	uint32_t *parent;
};

static size_t
count_ids(const struct thread_message *list, size_t n)
{
	size_t i, total = 0;

	for (i = 0; i < n; i++)
		total += list[i].n_ids;
	return total;
}

/* All places where ids stand: the own ones of all messages, called by the
 * message's index, then those that are referred to, called by n and their place
 * in l->node. */
static size_t
list_places(const struct linking *l, const size_t *start,
    struct numsort *all)
{
	size_t i, j, n = 0;

	for (i = 0; i < l->n; i++)
		if (l->list[i].n_ids > 0 && l->list[i].ids[0] != 0)
			all[n++] = (struct numsort){ l->list[i].ids[0],
			    (uint32_t)i };
	for (i = 0; i < l->n; i++)
		for (j = 1; j < l->list[i].n_ids; j++)
			if (l->list[i].ids[j] != 0)
				all[n++] = (struct numsort){
				    l->list[i].ids[j],
				    (uint32_t)(l->n + start[i] + j) };
	return n;
}

/* Give each id its node: that of the first message that has it, or one of its
 * own. A second message with the same id is as one without. Sorted by id, an
 * own one stands before the others still. */
static void
name_nodes(struct linking *l, const size_t *start)
{
	struct numsort *all = mem_alloc((count_ids(l->list, l->n) + 1) *
	    sizeof(*all));
	size_t i, k, n = list_places(l, start, all);

	numsort(all, n);
	for (i = 0; i < n; i = k) {
		uint32_t node = all[i].what < l->n ? all[i].what + 1 :
		    (uint32_t)++l->nodes;

		for (k = i; k < n && all[k].key == all[i].key; k++)
			if (all[k].what >= l->n)
				l->node[all[k].what - l->n] = node;
	}
	free(all);
}

static uint32_t
find(struct linking *l, uint32_t node)
{
	while (l->set[node] != node) {
		l->set[node] = l->set[l->set[node]];
		node = l->set[node];
	}
	return node;
}

/* `child` has no parent: it is the root of its set. */
static void
adopt(struct linking *l, uint32_t up, uint32_t child)
{
	uint32_t a = find(l, up), b = find(l, child);

	if (a == b)
		return;
	l->set[b] = a;
	l->parent[child] = up;
}

static void
link_all(struct linking *l, const size_t *start)
{
	size_t i, j;

	for (i = 0; i < l->n; i++) {
		size_t k = l->list[i].n_ids;

		if (k > 1)
			adopt(l, l->node[start[i] + k - 1], (uint32_t)i + 1);
	}
	for (i = 0; i < l->n; i++)
		for (j = 2; j < l->list[i].n_ids; j++) {
			uint32_t child = l->node[start[i] + j];

			/* A message without references loses what was
			 * presumed before it came (step 1 B). */
			if (l->parent[child] == 0 && (child > l->n ||
			    child - 1 < i))
				adopt(l, l->node[start[i] + j - 1], child);
		}
}

/* Above each node that is no message, the next that is one, or the root; what
 * was found is written down on the way back, so no step is taken twice. */
static void
skip_empty(struct linking *l)
{
	size_t i;

	for (i = 0; i < l->n; i++) {
		uint32_t up = l->parent[i + 1], top, next;

		if (up <= l->n)
			continue;
		for (top = up; top > l->n && l->parent[top] != 0;)
			top = l->parent[top];
		while (up > l->n && up != top) {
			next = l->parent[up];
			l->parent[up] = top;
			up = next;
		}
		l->parent[i + 1] = top;
	}
}

size_t
threadlink(const struct thread_message *list, size_t n, uint32_t **parent_out)
{
	size_t i, at = 0, total = count_ids(list, n), most = 2 * n + total + 1;
	size_t *start = mem_zero(n + 1, sizeof(*start));
	struct linking l = { list, n, n, NULL, NULL, NULL };

	l.node = mem_zero(total + 1, sizeof(*l.node));
	l.set = mem_zero(most, sizeof(*l.set));
	l.parent = mem_zero(most, sizeof(*l.parent));
	for (i = 0; i < most; i++)
		l.set[i] = (uint32_t)i;
	for (i = 0; i < n; i++) {
		start[i] = at;
		at += list[i].n_ids;
	}
	name_nodes(&l, start);
	link_all(&l, start);
	skip_empty(&l);
	free(start);
	free(l.node);
	free(l.set);
	*parent_out = l.parent;
	return l.nodes;
}
