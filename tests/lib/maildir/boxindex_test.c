/* boxindex: a box that opens from its index sees what others did meanwhile, and
 * gives modification sequences that never fall.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "maildir/box.h"
#include "maildir/boxstate.h"
#include "tap.h"

static struct err err;
static char root[] = "/tmp/pneumatic-boxindex.XXXXXX";
static struct tree tree;

static void
put_file(const char *rel)
{
	int fd = openat(tree.fd, rel, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	if (fd == -1 || write(fd, "A: b\n\nc\n", 8) != 8)
		printf("# cannot write %s\n", rel);
	close(fd);
}

/* Longer than the tick of file times that boxstate allows for. */
static void
let_settle(void)
{
	struct timespec t = { 0, 70000000 };

	(void)nanosleep(&t, NULL);
}

static struct box *
open_box(unsigned how)
{
	struct box *b = NULL;

	err = ERR_INIT;
	if (box_open(&tree, SPAN("INBOX"), how, &b, &err) != 1) {
		printf("# open: %s\n", err.text);
		exit(1);
	}
	return b;
}

/* Opened and closed until the index can be trusted. */
static void
settle(void)
{
	let_settle();
	box_close(open_box(BOX_WRITE));
	let_settle();
	box_close(open_box(BOX_WRITE));
}

static const char *
describe(struct box *b, struct buf *out)
{
	size_t i;

	buf_reset(out);
	if (box_load(b, &err) == -1)
		return "cannot load";
	for (i = 0; i < box_count(b); i++)
		buf_addf(out, "%s%lu/%x", i > 0 ? " " : "",
		    (unsigned long)box_message(b, i)->uid,
		    box_message(b, i)->flags.system);
	return buf_str(out);
}

/* Opened as the index says: `lazy` tells whether it could be believed. */
static const char *
reopened(struct buf *out, bool *lazy)
{
	struct box *b = open_box(BOX_WRITE | BOX_LAZY);
	struct box_summary before, after;
	size_t n = box_count(b);

	*lazy = b->lazy;
	box_summarize(b, &before);
	(void)describe(b, out);
	box_summarize(b, &after);
	if (n != box_count(b) || before.unseen != after.unseen ||
	    before.first_unseen != after.first_unseen ||
	    before.deleted != after.deleted || before.modseq != after.modseq)
		buf_adds(out, " (the summary was wrong)");
	box_close(b);
	return buf_str(out);
}

static const struct flags_change flag = { { 0, 0 }, { 0, FLAG_FLAGGED } };

static void
test_foreign(void)
{
	struct buf out = BUF_INIT(1000);
	struct box *b;
	bool lazy;
	int k;

	put_file("cur/1.a:2,");
	put_file("cur/2.b:2,S");
	put_file("new/3.c");
	settle();
	tap_is(span_str(reopened(&out, &lazy)), SPAN("1/0 2/10 3/0"),
	    "three messages");
	tap_ok(lazy, "from the index");
	put_file("new/4.d");
	tap_is(span_str(reopened(&out, &lazy)), SPAN("1/0 2/10 3/0 4/40"),
	    "a delivery at once is seen");
	tap_ok(!lazy, "from the directory");
	(void)renameat(tree.fd, "cur/1.a:2,", tree.fd, "cur/1.a:2,F");
	tap_is(span_str(reopened(&out, &lazy)), SPAN("1/2 2/10 3/0 4/0"),
	    "a flag set by others");
	(void)unlinkat(tree.fd, "cur/2.b:2,S", 0);
	tap_is(span_str(reopened(&out, &lazy)), SPAN("1/2 3/0 4/0"),
	    "a removal by others");
	/* In the same instant as our own change, again and again. */
	for (k = 0; k < 20; k++) {
		struct buf name = BUF_INIT(100);

		b = open_box(BOX_WRITE);
		(void)(box_mark(b, 0, &flag, &err) + box_commit(b, &err));
		buf_addf(&name, "new/5.%d", k);
		put_file(buf_str(&name));
		box_close(b);
		b = open_box(BOX_READ);
		if (box_count(b) != (size_t)4 + (size_t)k)
			tap_ok(false, "a delivery beside our change");
		box_close(b);
		buf_done(&name);
	}
	tap_ok(true, "deliveries beside our own changes are seen");
	buf_done(&out);
}

static void
test_modseq(void)
{
	struct box *a, *b;
	struct box_changes c;
	struct box_summary sum, later;
	uint64_t one;

	settle();
	a = open_box(BOX_WRITE | BOX_LAZY);
	b = open_box(BOX_WRITE);
	box_summarize(b, &sum);
	tap_ok(sum.modseq > 0 && box_message(b, 0)->modseq <= sum.modseq,
	    "messages have a modification sequence");
	tap_ok(box_mark(b, 1, &flag, &err) == 1 &&
	    box_commit(b, &err) == 0, "b marks the second");
	one = box_message(b, 1)->modseq;
	tap_ok(one > sum.modseq, "its sequence rose");
	tap_ok(box_sync(b, &c, &err) == 0 && c.n_marked == 0 &&
	    box_message(b, 1)->modseq == one, "and stays");
	tap_ok(box_sync(a, &c, &err) == 0 && c.n_marked == 1 &&
	    box_message(a, 1)->modseq == one,
	    "a, which had nothing loaded, is told, with the same sequence");
	tap_ok(box_expunge(b, 0, &err) == 1 && box_commit(b, &err) == 0 &&
	    box_sync(b, &c, &err) == 0 && c.n_gone == 1, "b expunges");
	tap_ok(box_sync(a, &c, &err) == 0 && c.n_gone == 1 &&
	    box_count(a) == box_count(b), "a is told");
	box_summarize(a, &sum);
	tap_ok(sum.modseq > one, "which has a sequence of its own");
	box_close(a);
	box_close(b);
	settle();
	b = open_box(BOX_WRITE | BOX_LAZY);
	box_summarize(b, &later);
	tap_ok(later.modseq == sum.modseq && b->lazy, "and keeps it");
	box_close(b);
	(void)unlinkat(tree.fd, INDEX_FILE, 0);
	b = open_box(BOX_WRITE);
	box_summarize(b, &later);
	tap_ok(later.modseq > sum.modseq, "without the index it is raised");
	box_close(b);
}

static void
test_damaged(void)
{
	struct buf out = BUF_INIT(1000);
	struct stat st;
	struct box *b;
	size_t n;
	int fd;
	bool lazy;

	settle();
	b = open_box(BOX_WRITE | BOX_LAZY);
	n = box_count(b);
	fd = openat(tree.fd, INDEX_FILE, O_RDWR);
	if (fd == -1 || fstat(fd, &st) == -1 ||
	    pwrite(fd, "xxxx", 4, sizeof(struct index_head) + 20) != 4)
		printf("# cannot damage\n");
	tap_ok(b->lazy && box_load(b, &err) == 0 && box_count(b) == n,
	    "damaged behind the counts: made anew from the directory");
	box_close(b);
	(void)reopened(&out, &lazy);
	tap_ok(!span_ends(buf_span(&out), SPAN("wrong)")), "and again good");
	close(fd);
	settle();
	b = open_box(BOX_WRITE | BOX_LAZY);
	fd = openat(tree.fd, INDEX_FILE, O_RDWR);
	tap_ok(b->lazy && ftruncate(fd, 100) == 0 && box_load(b, &err) == 0 &&
	    box_count(b) == n, "cut while it is open: no harm");
	close(fd);
	box_close(b);
	settle();
	b = open_box(BOX_WRITE | BOX_LAZY);
	fd = openat(tree.fd, INDEX_FILE, O_RDWR);
	put_file("new/9.z");
	tap_ok(b->lazy && ftruncate(fd, 100) == 0 && box_load(b, &err) == -1,
	    "cut, and the mailbox changed: the box says so");
	close(fd);
	box_close(b);
	buf_done(&out);
}

/* A name in the index that is damaged is found in the uid list. */
static void
test_names(void)
{
	struct box *b;
	struct stat st;
	char zeros[64] = { 0 };
	int fd, message = -1;

	settle();
	b = open_box(BOX_WRITE | BOX_LAZY);
	tap_ok(b->lazy && box_load(b, &err) == 0 && !b->listed,
	    "no uid list is read");
	fd = openat(tree.fd, INDEX_FILE, O_RDWR);
	tap_ok(fstat(fd, &st) == 0 && pwrite(fd, zeros, sizeof(zeros),
	    b->places[0].name_at) == (ssize_t)sizeof(zeros) &&
	    box_fd(b, 0, &message, &err) == 1 && b->listed,
	    "a damaged name is looked up there");
	close(fd);
	close(message);
	box_close(b);
}

static void
test_sizes(void)
{
	struct box *b;
	uint64_t size;
	int64_t date;

	(void)unlinkat(tree.fd, INDEX_FILE, 0);
	settle();
	b = open_box(BOX_WRITE);
	tap_ok(box_vsize(b, 0, &size, &err) == 1 && size == 11 &&
	    box_received(b, 0, &date, &err) == 1, "a size is counted");
	box_close(b);
	b = open_box(BOX_WRITE | BOX_LAZY);
	tap_ok(box_load(b, &err) == 0 && b->vsizes[0] == 11 &&
	    b->dates[0] == date, "and remembered");
	box_close(b);
}

int
main(void)
{
	if (mkdtemp(root) == NULL ||
	    tree_open(&tree, root, true, &err) == -1)
		return 1;
	test_foreign();
	test_modseq();
	test_damaged();
	test_names();
	test_sizes();
	tree_close(&tree);
	if (fork() == 0) {
		(void)execlp("rm", "rm", "-rf", root, (char *)NULL);
		_exit(1);
	}
	return tap_done();
}
