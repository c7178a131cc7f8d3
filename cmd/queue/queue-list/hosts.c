/* hosts - see hosts.h. Rows are added as they come; when there is no room they
 * are sorted and those of one destination become one, so memory is that of the
 * destinations and not of the messages.
 * SPDX-License-Identifier: ISC */
#include "hosts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "list.h"

struct hosts_row {
	char *name, *text;               /* text: the last words, or NULL */
	uint64_t messages, recipients, held;
	uint64_t message;                /* the last that was counted */
	int64_t since, tried, next;      /* 0: none */
};

static int
compare_names(const void *a, const void *b)
{
	const struct hosts_row *x = a, *y = b;

	int order = strcmp(x->name, y->name);

	return order != 0 ? order : x->message < y->message ? -1 :
	    x->message > y->message;
}

static int
compare_sizes(const void *a, const void *b)
{
	const struct hosts_row *x = a, *y = b;

	if (x->recipients != y->recipients)
		return x->recipients > y->recipients ? -1 : 1;
	return strcmp(x->name, y->name);
}

static int64_t
earlier(int64_t a, int64_t b)
{
	return a == 0 || (b != 0 && b < a) ? b : a;
}

/* What `from` says is added to `to`, and `from` is gone. */
static void
merge(struct hosts_row *to, struct hosts_row *from)
{
	to->messages += from->messages - (from->message == to->message);
	to->message = from->message;
	to->recipients += from->recipients;
	to->held += from->held;
	to->since = earlier(to->since, from->since);
	to->next = earlier(to->next, from->next);
	if (from->text != NULL && from->tried >= to->tried) {
		char *last = to->text;

		to->text = from->text;
		from->text = last;
	}
	if (from->tried > to->tried)
		to->tried = from->tried;
	free(from->name);
	free(from->text);
}

static void
compact(struct hosts *h)
{
	size_t i, n = 0;

	if (h->n > 0)
		qsort(h->rows, h->n, sizeof(*h->rows), compare_names);
	for (i = 0; i < h->n; i++)
		if (n > 0 && strcmp(h->rows[n - 1].name, h->rows[i].name) == 0)
			merge(&h->rows[n - 1], &h->rows[i]);
		else
			h->rows[n++] = h->rows[i];
	h->n = n;
}

static struct hosts_row *
new_row(struct hosts *h)
{
	if (h->n == h->cap)
		compact(h);
	if (h->n >= h->cap / 2) {
		h->cap = h->cap == 0 ? 256 : h->cap * 2;
		h->rows = mem_resize(h->rows, h->cap, sizeof(*h->rows));
	}
	return &h->rows[h->n++];
}

static char *
destination_of(const struct queuefile *q, const struct queuefile_rcpt *r)
{
	struct span domain = address_domain(&r->rcpt->address);
	char *name = q->route[0] != '\0' ? mem_string(q->route) :
	    domain.n > 0 ? span_dup(domain) : mem_string("(local)");
	size_t i;

	for (i = 0; name[i] != '\0'; i++)
		name[i] = span_lower(name[i]);
	return name;
}

void
hosts_add(struct hosts *h, const struct queuefile *q,
    enum queuedir_place place, int64_t next)
{
	uint64_t message = ++h->messages;
	size_t i;

	for (i = 0; i < q->envelope.n; i++) {
		const struct queuefile_rcpt *r = &q->rcpts[i];
		struct hosts_row *row;

		if (!queuefile_is_open(r))
			continue;
		row = new_row(h);
		*row = (struct hosts_row){ .name = destination_of(q, r),
			.message = message, .messages = 1, .recipients = 1,
			.held = place == QUEUEDIR_HOLD, .since = q->arrived,
			.next = next };
		if (r->state == RESULT_NONE)
			continue;
		row->tried = r->time;
		row->text = r->text != NULL ? mem_string(r->text) : NULL;
	}
}

static void
put_row(struct buf *out, const struct hosts_row *row)
{
	buf_addf(out, "%s %llu recipients of %llu messages, since ", row->name,
	    (unsigned long long)row->recipients,
	    (unsigned long long)row->messages);
	list_put_time(out, row->since);
	if (row->held > 0)
		buf_addf(out, ", %llu held", (unsigned long long)row->held);
	if (row->tried > 0) {
		buf_adds(out, ", tried ");
		list_put_time(out, row->tried);
	}
	if (row->next > 0) {
		buf_adds(out, ", next ");
		list_put_time(out, row->next);
	}
	if (row->text != NULL)
		buf_addf(out, "\n  %s", row->text);
	buf_addc(out, '\n');
}

int
hosts_show(struct hosts *h, struct err *err)
{
	struct buf out = BUF_INIT(65536);
	size_t i;
	int r = 0;

	compact(h);
	if (h->n > 0)
		qsort(h->rows, h->n, sizeof(*h->rows), compare_sizes);
	for (i = 0; i < h->n; i++) {
		buf_reset(&out);
		put_row(&out, &h->rows[i]);
		if (r == 0)
			r = list_write(&out, err);
		free(h->rows[i].name);
		free(h->rows[i].text);
	}
	free(h->rows);
	*h = (struct hosts){ .rows = NULL };
	buf_done(&out);
	return r;
}
