/* boxuidl, and box_sync_holding: ids that are laid down; a box that is brought
 * up to date without losing the numbers of what has gone.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/boxuidl.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tap.h"

#define MESSAGES 40

static struct err err;
static unsigned first = 1000;        /* other names for each turn */
static char root[] = "/tmp/pneumatic-boxuidl.XXXXXX";

static void
name_of(char *name, size_t size, unsigned i)
{
	(void)snprintf(name, size, "cur/%u.M1P1.h:2,", first + i);
}

static void
deliver(const struct tree *t, unsigned i)
{
	char name[64];
	int fd;

	name_of(name, sizeof(name), i);
	fd = openat(t->fd, name, O_WRONLY | O_CREAT | O_EXCL, 0600);
	if (fd == -1 || write(fd, "a:b\n", 4) != 4)
		printf("# cannot write %s\n", name);
	close(fd);
}

static void
drop(const struct tree *t, unsigned i)
{
	char name[64];

	name_of(name, sizeof(name), i);
	if (unlinkat(t->fd, name, 0) == -1)
		printf("# %s is not there\n", name);
}

/* Messages 1 to MESSAGES; those of `gone` bits go, `added` come; first held,
 * then told. What is there is compared with what must be. */
static bool
turn(const struct tree *t, uint64_t gone, unsigned added)
{
	struct box_changes c;
	struct box *b = NULL;
	unsigned i, n_gone = 0;
	bool good = true;
	int fd;

	first += 1000;
	for (i = 1; i <= MESSAGES; i++)
		deliver(t, i);
	if (box_open(t, SPAN("INBOX"), BOX_WRITE, &b, &err) != 1)
		return false;
	for (i = 1; i <= MESSAGES; i++)
		if ((gone >> i & 1) != 0) {
			drop(t, i);
			n_gone++;
		}
	for (i = 1; i <= added; i++)
		deliver(t, MESSAGES + i);
	good &= box_sync_holding(b, &c, &err) == 0 && c.n_gone == 0 &&
	    c.n_added == added && box_count(b) == MESSAGES + added;
	for (i = 1; good && i <= MESSAGES + added; i++) {
		const struct box_message *m = box_message(b, i - 1);
		bool is_gone = i <= MESSAGES && (gone >> i & 1) != 0;

		good &= m->gone == is_gone && (i == 1 ||
		    m->uid == box_message(b, i - 2)->uid + 1) &&
		    box_fd(b, i - 1, &fd, &err) == !is_gone;
		if (good && !is_gone)
			close(fd);
	}
	good &= box_sync_holding(b, &c, &err) == 0 && c.n_gone == 0 &&
	    c.n_added == 0;
	good &= box_sync(b, &c, &err) == 0 && c.n_gone == n_gone &&
	    c.n_added == 0 && box_count(b) == MESSAGES + added - n_gone;
	good &= box_sync(b, &c, &err) == 0 && c.n_gone == 0;
	box_close(b);
	for (i = 1; i <= MESSAGES + added; i++)
		if (i > MESSAGES || (gone >> i & 1) == 0)
			drop(t, i);
	return good;
}

static void
test_holding(const struct tree *t)
{
	tap_ok(turn(t, 0, 0), "nothing happens");
	tap_ok(turn(t, 0, 3), "messages come");
	tap_ok(turn(t, UINT64_C(1) << 1, 0), "the first goes");
	tap_ok(turn(t, UINT64_C(1) << MESSAGES, 2), "the last goes, two come");
	tap_ok(turn(t, UINT64_C(0x1555554), 1), "every other goes");
	tap_ok(turn(t, (UINT64_C(2) << MESSAGES) - 2, 0), "all go");
	tap_ok(turn(t, (UINT64_C(2) << MESSAGES) - 2, 5), "all go, five come");
}

static void
test_ids(const struct tree *t)
{
	struct span ids[3] = { SPAN("one"), { NULL, 0 }, SPAN("three") };
	struct span more[3] = { SPAN("x"), SPAN("two"), SPAN("y") };
	struct box *b = NULL;
	unsigned i;

	first = 100000;
	for (i = 1; i <= 3; i++)
		deliver(t, i);
	tap_ok(box_open(t, SPAN("INBOX"), BOX_WRITE, &b, &err) == 1 &&
	    box_count(b) == 3, "three messages");
	tap_is(box_base(b, 0), SPAN("100001.M1P1.h"), "the name of a file");
	tap_ok(box_uidl(b, 0).p == NULL, "no id");
	tap_ok(boxuidl_lay(b, ids, &err) == 0, "lay down two");
	tap_is(box_uidl(b, 0), SPAN("one"), "the first");
	tap_ok(box_uidl(b, 1).p == NULL, "not the second");
	tap_ok(boxuidl_lay(b, more, &err) == 0, "and more");
	box_close(b);
	tap_ok(box_open(t, SPAN("INBOX"), BOX_READ, &b, &err) == 1,
	    "opened again");
	tap_is(box_uidl(b, 0), SPAN("one"), "what was laid down stays");
	tap_is(box_uidl(b, 1), SPAN("two"), "what was not is");
	tap_is(box_uidl(b, 2), SPAN("three"), "the third");
	box_close(b);
}

int
main(void)
{
	struct tree t;
	char command[100];

	if (mkdtemp(root) == NULL || tree_open(&t, root, true, &err) == -1)
		return 1;
	test_holding(&t);
	test_ids(&t);
	tree_close(&t);
	(void)snprintf(command, sizeof(command), "rm -rf %s", root);
	if (system(command) != 0)
		printf("# %s stays\n", root);
	return tap_done();
}
