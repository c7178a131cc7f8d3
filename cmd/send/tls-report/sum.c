/* sum - see sum.h.
 * SPDX-License-Identifier: ISC */
#include "sum.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "io/rd.h"

#define MERGE_AT 4096                /* entries, at first */

void
sum_init(struct sum *s)
{
	memset(s, 0, sizeof(*s));
	pool_init(&s->pool);
}

void
sum_done(struct sum *s)
{
	pool_done(&s->pool);
	free(s->entries);
}

static int
compare(const void *a, const void *b)
{
	const struct sum_entry *x = a, *y = b;
	int d = span_cmp(x->policy, y->policy);

	return d != 0 ? d : span_cmp(x->rest, y->rest);
}

/* Sort, and make equal entries one. */
static void
merge(struct sum *s)
{
	size_t i, to = 0;

	if (s->n == 0)
		return;
	qsort(s->entries, s->n, sizeof(*s->entries), compare);
	for (i = 1; i < s->n; i++)
		if (compare(&s->entries[i], &s->entries[to]) == 0)
			s->entries[to].count += s->entries[i].count;
		else
			s->entries[++to] = s->entries[i];
	s->n = to + 1;
}

static struct sum_entry *
add_entry(struct sum *s)
{
	/* A day of one host's sessions has few different lines. */
	if (s->n < s->cap)
		return &s->entries[s->n++];
	merge(s);
	if (s->n * 2 >= s->cap) {
		s->cap = s->cap == 0 ? MERGE_AT : s->cap * 2;
		s->entries = mem_resize(s->entries, s->cap,
		    sizeof(*s->entries));
	}
	return &s->entries[s->n++];
}

static int
take_line(struct sum *s, struct span line, struct span date, struct err *err)
{
	struct span fields[SUM_FIELDS], rest = line, time;
	struct buf policy = BUF_INIT(SUM_LINE_MAX);
	struct sum_entry *e;
	size_t i;

	(void)span_cut(&rest, '\t', &time);
	if (!span_starts(time, date))
		return 0;
	for (i = 0; i < SUM_FIELDS; i++)
		if (!span_cut(&rest, '\t', &fields[i]) || fields[i].n == 0) {
			s->unread++;
			return 0;
		}
	for (i = 0; i < fields[SUM_DOMAIN].n; i++)
		buf_addc(&policy, span_lower(fields[SUM_DOMAIN].p[i]));
	buf_addc(&policy, '\t');
	buf_add(&policy, fields[SUM_TYPE]);
	if (rest.n > 0) {
		buf_addc(&policy, '\t');
		buf_add(&policy, rest);
	}
	s->bytes += line.n;
	if (s->bytes > SUM_BYTES_MAX) {
		buf_done(&policy);
		return err_set(err, ERR_LIMIT, "more than %u MB of lines",
		    SUM_BYTES_MAX >> 20);
	}
	e = add_entry(s);
	e->policy = pool_span(&s->pool, buf_span(&policy));
	e->rest = pool_span(&s->pool, span_of(fields[SUM_RESULT].p,
	    (size_t)(fields[SUM_REASON].p + fields[SUM_REASON].n -
	    fields[SUM_RESULT].p)));
	e->count = 1;
	buf_done(&policy);
	return 0;
}

int
sum_read(struct sum *s, int fd, struct span date, struct err *err)
{
	struct span line;
	struct rd rd;
	int got;

	rd_init(&rd, fd, -1);
	while ((got = rd_line(&rd, EOL_LF, SUM_LINE_MAX, &line, err)) != 0) {
		if (got == 1 && take_line(s, line, date, err) == -1)
			break;
		/* A line too long is none of ours. */
		s->unread += got == -1;
		if (got == -1 && rd_ended(&rd))
			break;
	}
	/* So is a last one without its end. */
	if (got == -1 && err->kind == ERR_PROTO)
		got = 0;
	rd_done(&rd);
	merge(s);
	return got == 0 ? 0 : -1;
}
