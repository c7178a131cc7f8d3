/* list - see list.h. Names are collected and sorted before anything is done:
 * what is done moves them.
 * SPDX-License-Identifier: ISC */
#include "list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/tool.h"
#include "io/wr.h"
#include "text/date.h"

void
list_put_time(struct buf *out, int64_t when)
{
	struct date d;

	date_from_time(when, &d);
	buf_addf(out, "%04d-%02d-%02dT%02d:%02d:%02dZ", d.year, d.month, d.day,
	    d.hour, d.minute, d.second);
}

int
list_write(const struct buf *b, struct err *err)
{
	struct wr w;
	int r;

	wr_init(&w, 1, -1);
	wr_add(&w, buf_span(b));
	r = wr_flush(&w, err);
	wr_done(&w);
	return r;
}

struct names {
	char **list;
	size_t n, cap;
};

static int
note_name(void *arg, const char *id, const struct stat *st)
{
	struct names *names = arg;

	(void)st;
	if (names->n == names->cap) {
		names->cap = names->cap == 0 ? 64 : names->cap * 2;
		names->list = mem_resize(names->list, names->cap,
		    sizeof(*names->list));
	}
	names->list[names->n++] = mem_string(id);
	return 0;
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool
is_named(const struct list *l, const char *id)
{
	size_t i;

	if (l->ids[0] == NULL)
		return true;
	for (i = 0; l->ids[i] != NULL; i++)
		if (strcmp(l->ids[i], id) == 0)
			return true;
	return false;
}

static bool
is_for(const struct queuefile *q, struct span domain)
{
	size_t i;

	for (i = 0; i < q->envelope.n; i++)
		if (queuefile_is_open(&q->rcpts[i]) && (span_ieq(domain,
		    address_domain(&q->rcpts[i].rcpt->address)) ||
		    span_eq(domain, q->rcpts[i].path)))
			return true;
	return false;
}

static bool
is_meant(const struct list *l, const struct queuefile *q)
{
	const struct list_options *opt = l->opt;

	return (opt->to == NULL || is_for(q, span_str(opt->to))) &&
	    (opt->from == NULL || span_ieq(span_str(opt->from),
	    address_span(&q->envelope.sender)));
}

static void
complain(struct list *l, const char *id, const char *why)
{
	l->trouble = true;
	(void)fprintf(stderr, "queue-list: %s: %s\n", id, why);
}

static void
look_at(struct list *l, enum queuedir_place place, const char *id)
{
	struct err err = ERR_INIT;
	struct queuefile file;
	bool changes = act_changes(l->opt);
	int fd = queuedir_open_message(&l->q, place, id, changes, &err), got;

	if (fd == -1) {
		complain(l, id, err.text);
		return;
	}
	queuefile_init(&file);
	got = queuefile_read(&file, fd, &err);
	if (got == 0 && is_meant(l, &file)) {
		l->n++;
		l->bytes += file.size;
		if (changes)
			got = queuedir_lock(&l->q, place, id, fd, &err);
		if (changes && got == 0)
			got = err_set(&err, ERR_TEMP, "it is being sent now");
		if (got != -1)
			got = act_on(l, place, id, fd, &file, &err);
	}
	if (got == -1)
		complain(l, id, err.text);
	queuefile_done(&file);
	close(fd);
}

static int
run_place(struct list *l, enum queuedir_place place, struct err *err)
{
	struct names names = { NULL, 0, 0 };
	size_t i;
	int r = queuedir_each(&l->q, place, note_name, &names, err);

	if (names.n > 0)
		qsort(names.list, names.n, sizeof(*names.list), compare);
	for (i = 0; i < names.n; i++) {
		if (r == 0 && is_named(l, names.list[i]))
			look_at(l, place, names.list[i]);
		free(names.list[i]);
	}
	free(names.list);
	return r;
}

int
list_run(struct list *l, struct err *err)
{
	/* Releasing moves from hold/ to new/, holding the other way. */
	static const enum queuedir_place places[] = { QUEUEDIR_NEW,
		QUEUEDIR_WORK, QUEUEDIR_HOLD };
	size_t i;

	for (i = 0; i < LENGTH(places); i++) {
		bool held = places[i] == QUEUEDIR_HOLD;

		if ((l->opt->release && !held) || (held &&
		    (l->opt->hold || l->opt->requeue)))
			continue;
		if (run_place(l, places[i], err) == -1)
			return -1;
	}
	if (l->ids[0] != NULL && l->n == 0 && !l->trouble)
		complain(l, l->ids[0], "no such message");
	return l->opt->hosts ? hosts_show(&l->hosts, err) : 0;
}
