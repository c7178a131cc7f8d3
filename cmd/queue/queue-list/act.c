/* act - show a message, or change what shall become of it, under its lock.
 * SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "io/stage.h"
#include "io/wr.h"
#include "list.h"
#include "os/clock.h"

bool
act_changes(const struct list_options *opt)
{
	return opt->hold || opt->release || opt->requeue || opt->expire ||
	    opt->delete || opt->route != NULL;
}

static const char *
state_of(const struct queuefile_rcpt *r)
{
	return r->state == RESULT_NONE ? "waiting" : result_word(r->state);
}

static int
show(enum queuedir_place place, const char *id, int fd,
    const struct queuefile *q, struct err *err)
{
	struct buf b = BUF_INIT(16u << 20);
	struct stat st;
	size_t i;
	int r;

	buf_addf(&b, "%s %s %llu bytes, since ", id, queuedir_place(place),
	    (unsigned long long)q->size);
	list_put_time(&b, q->arrived);
	if (place == QUEUEDIR_WORK && fstat(fd, &st) == 0) {
		buf_adds(&b, ", next ");
		list_put_time(&b, st.st_mtime);
	}
	if (q->route[0] != '\0')
		buf_addf(&b, ", by %s", q->route);
	buf_adds(&b, "\n  from <");
	address_write(&b, &q->envelope.sender);
	buf_adds(&b, ">\n");
	for (i = 0; i < q->envelope.n; i++) {
		const struct queuefile_rcpt *rcpt = &q->rcpts[i];

		buf_addf(&b, "  %s <%.*s>", state_of(rcpt), (int)rcpt->path.n,
		    rcpt->path.p);
		if (rcpt->text != NULL)
			buf_addf(&b, " %s", rcpt->text);
		if (rcpt->soft)
			buf_adds(&b, " (soft bounce)");
		buf_addc(&b, '\n');
	}
	r = list_write(&b, err);
	buf_done(&b);
	return r;
}

static int
cat(int fd, struct err *err)
{
	struct stage_wr out;
	struct wr w;
	int r;

	wr_init(&w, 1, -1);
	stage_wr_init(&out, &w, err);
	r = stage_run(&out.stage, fd);
	wr_done(&w);
	return r;
}

static int
note(int fd, enum result_word word, struct span path, const char *text,
    struct err *err)
{
	struct result r = { .word = word, .path = path,
		.text = span_str(text) };
	int32_t micros;

	os_clock_wall(&r.time, &micros);
	return queuefile_append(fd, &r, err);
}

/* Those that are still open; queue-run tells the sender and removes it. */
static int
expire(int fd, const struct queuefile *q, struct err *err)
{
	size_t i;

	for (i = 0; i < q->envelope.n; i++)
		if (queuefile_is_open(&q->rcpts[i]) &&
		    note(fd, RESULT_EXPIRED, q->rcpts[i].path, q->rcpts[i].text
		    != NULL ? "" : "4.4.7 given up by hand", err) == -1)
			return -1;
	return 0;
}

static int
move(struct list *l, enum queuedir_place from, enum queuedir_place to,
    const char *id, struct err *err)
{
	char name[QUEUEDIR_ID_MAX + 1];

	if (from == to)
		return 0;
	memcpy(name, id, span_str(id).n + 1);
	if (queuedir_move(&l->q, name, from, to, err) == -1 ||
	    queuedir_sync(&l->q, to, err) == -1)
		return -1;
	if (strcmp(name, id) != 0)
		printf("%s is now %s\n", id, name);
	return 0;
}

static int
change(struct list *l, enum queuedir_place place, const char *id, int fd,
    const struct queuefile *q, struct err *err)
{
	const struct list_options *opt = l->opt;
	const struct span nobody = SPAN("");

	if (opt->delete)
		return queuedir_remove(&l->q, place, id, err);
	if (opt->hold)
		return note(fd, RESULT_HELD, nobody, "by hand", err) == -1 ?
		    -1 : move(l, place, QUEUEDIR_HOLD, id, err);
	if (opt->expire && expire(fd, q, err) == -1)
		return -1;
	if (opt->route != NULL && note(fd, RESULT_ROUTED, nobody, opt->route,
	    err) == -1)
		return -1;
	if (opt->release && note(fd, RESULT_RELEASED, nobody, "by hand",
	    err) == -1)
		return -1;
	if (opt->requeue && note(fd, RESULT_REQUEUED, nobody, "by hand",
	    err) == -1)
		return -1;
	/* What is held stays so until it is released. */
	if (place == QUEUEDIR_HOLD && !opt->release)
		return 0;
	return move(l, place, QUEUEDIR_NEW, id, err);
}

int
act_on(struct list *l, enum queuedir_place place, const char *id, int fd,
    const struct queuefile *file, struct err *err)
{
	struct stat st;

	if (l->opt->cat)
		return cat(fd, err);
	if (l->opt->hosts) {
		hosts_add(&l->hosts, file, place, place == QUEUEDIR_WORK &&
		    fstat(fd, &st) == 0 ? st.st_mtime : 0);
		return 0;
	}
	if (!act_changes(l->opt))
		return show(place, id, fd, file, err);
	if (change(l, place, id, fd, file, err) == -1 ||
	    (!l->opt->delete && fsync(fd) == -1))
		return -1;
	return 0;
}
