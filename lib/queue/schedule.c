/* schedule - see schedule.h.
 * SPDX-License-Identifier: ISC */
#include "queue/schedule.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define FIRST_SIZE 256

void
schedule_init(struct schedule *s)
{
	memset(s, 0, sizeof(*s));
	s->size = FIRST_SIZE;
	s->table = mem_zero(s->size, sizeof(*s->table));
}

void
schedule_done(struct schedule *s)
{
	size_t i;

	for (i = 0; i < s->size; i++)
		while (s->table[i] != NULL)
			schedule_remove(s, s->table[i]);
	free(s->table);
	free(s->heap);
	memset(s, 0, sizeof(*s));
}

/* FNV-1a: names are made here or by our own tools. */
static size_t
bucket_of(const struct schedule *s, const char *id)
{
	uint32_t h = 2166136261U;

	for (; *id != '\0'; id++)
		h = (h ^ (unsigned char)*id) * 16777619U;
	return h & (s->size - 1);
}

struct schedule_message *
schedule_find(const struct schedule *s, const char *id)
{
	struct schedule_message *m = s->table[bucket_of(s, id)];

	while (m != NULL && strcmp(m->id, id) != 0)
		m = m->next;
	return m;
}

static void
insert(struct schedule *s, struct schedule_message *m)
{
	struct schedule_message **slot = &s->table[bucket_of(s, m->id)];

	m->next = *slot;
	*slot = m;
}

static void
grow(struct schedule *s)
{
	struct schedule_message **old = s->table, *m;
	size_t i, n = s->size;

	s->size = n * 2;
	s->table = mem_zero(s->size, sizeof(*s->table));
	for (i = 0; i < n; i++)
		while ((m = old[i]) != NULL) {
			old[i] = m->next;
			insert(s, m);
		}
	free(old);
}

struct schedule_message *
schedule_add(struct schedule *s, const char *id)
{
	struct schedule_message *m = schedule_find(s, id);
	struct span name = span_sub(span_str(id), 0, QUEUEDIR_ID_MAX);

	if (m != NULL)
		return m;
	if (s->n == s->size)
		grow(s);
	m = mem_zero(1, sizeof(*m));
	memcpy(m->id, name.p, name.n);
	m->fd = -1;
	insert(s, m);
	s->n++;
	return m;
}

void
schedule_remove(struct schedule *s, struct schedule_message *m)
{
	struct schedule_message **slot = &s->table[bucket_of(s, m->id)];

	schedule_unset(s, m);
	while (*slot != m)
		slot = &(*slot)->next;
	*slot = m->next;
	s->n--;
	free(m);
}

static void
put(struct schedule *s, size_t at, struct schedule_message *m)
{
	s->heap[at] = m;
	m->at = at + 1;
}

/* Move m up or down from the empty place `at` to where it belongs. */
static void
settle(struct schedule *s, size_t at, struct schedule_message *m)
{
	size_t child;

	while (at > 0 && s->heap[(at - 1) / 2]->due > m->due) {
		put(s, at, s->heap[(at - 1) / 2]);
		at = (at - 1) / 2;
	}
	while ((child = at * 2 + 1) < s->n_heap) {
		if (child + 1 < s->n_heap &&
		    s->heap[child + 1]->due < s->heap[child]->due)
			child++;
		if (s->heap[child]->due >= m->due)
			break;
		put(s, at, s->heap[child]);
		at = child;
	}
	put(s, at, m);
}

void
schedule_set(struct schedule *s, struct schedule_message *m, int64_t due)
{
	m->due = due;
	if (m->at != 0) {
		settle(s, m->at - 1, m);
		return;
	}
	if (s->n_heap == s->cap_heap) {
		s->cap_heap = s->cap_heap == 0 ? 64 : s->cap_heap * 2;
		s->heap = mem_resize(s->heap, s->cap_heap, sizeof(*s->heap));
	}
	s->n_heap++;
	settle(s, s->n_heap - 1, m);
}

void
schedule_unset(struct schedule *s, struct schedule_message *m)
{
	struct schedule_message *last;
	size_t at = m->at;

	if (at == 0)
		return;
	m->at = 0;
	last = s->heap[--s->n_heap];
	if (last != m)
		settle(s, at - 1, last);
}

struct schedule_message *
schedule_first(const struct schedule *s)
{
	return s->n_heap == 0 ? NULL : s->heap[0];
}

/* Cutting all keys to one maximum keeps a heap a heap. */
void
schedule_hasten(struct schedule *s, int64_t due)
{
	size_t i;

	for (i = 0; i < s->n_heap; i++)
		if (s->heap[i]->due > due)
			s->heap[i]->due = due;
}
