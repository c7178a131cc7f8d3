/* autobox: what the option's text means, mailboxes that are made once; and the
 * id by which a mailbox's entries are kept (boxguid).
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "maildir/attributes.h"
#include "maildir/autobox.h"
#include "maildir/boxguid.h"
#include "maildir/disk.h"
#include "maildir/subscriptions.h"
#include "tap.h"

static struct err err;
static char path[] = "/tmp/pneumatic-autobox.XXXXXX";
static struct tree tree;

static void
test_text(void)
{
	static const struct {
		const char *text, *name, *uses;
		size_t n;                /* 0: refused */
	} rows[] = {
		{ "Drafts \\Drafts", "Drafts", "\\Drafts", 1 },
		{ " Sent Items  \\Sent \\Archive , B", "Sent Items",
		    "\\Sent \\Archive", 2 },
		{ "Entw\303\274rfe", "Entw&APw-rfe", "", 1 },
		{ "Entw&APw-rfe", "Entw&APw-rfe", "", 1 },
		{ "inbox", "INBOX", "", 1 },
		{ "A.B", "A.B", "", 1 },
		{ "A,,B", "", "", 0 }, { "", "", "", 0 },
		{ "\\Drafts", "\\Drafts", "", 1 },
		{ "A,A", "", "", 0 }, { "../x", "", "", 0 },
		{ "a/b", "", "", 0 }, { "\377", "", "", 0 },
	};
	size_t i;

	for (i = 0; i < LENGTH(rows); i++) {
		struct autoboxes a;
		int r;

		autoboxes_init(&a);
		err = ERR_INIT;
		r = autoboxes_parse(&a, span_str(rows[i].text), false, &err);
		if (rows[i].n == 0)
			tap_ok(r == -1 && err.kind == ERR_USAGE,
			    rows[i].text);
		else if (tap_ok(r == 0 && a.n == rows[i].n, rows[i].text)) {
			tap_is(a.all[0].name, span_str(rows[i].name), "name");
			tap_is(a.all[0].uses, span_str(rows[i].uses), "uses");
		}
		autoboxes_done(&a);
	}
}

static bool
is_there(const char *name)
{
	int fd, got = tree_mailbox(&tree, span_str(name), &fd, &err);

	if (got == 1)
		close(fd);
	return got == 1;
}

static void
test_once(void)
{
	struct subscriptions subs;
	struct boxguid guid, again;
	struct attributes a;
	struct autoboxes l;
	struct buf key = BUF_INIT(200);

	autoboxes_init(&l);
	attributes_init(&a);
	subscriptions_init(&subs);
	tap_ok(autoboxes_parse(&l, SPAN("Drafts \\Drafts,Old \\Archive"), false,
	    &err) == 0 && autoboxes_parse(&l, SPAN("Sent \\Sent,INBOX"), true,
	    &err) == 0, "two options");
	tap_ok(tree_create(&tree, SPAN("Old"), &err) == 1, "one is there");
	tap_ok(boxguid_find(&tree, SPAN("Old"), &guid, &err) == 0,
	    "without an id");
	tap_ok(autoboxes_make(&l, &tree, &err) == 1, "made");
	tap_ok(is_there("Drafts") && is_there("Sent"), "both");
	tap_ok(subscriptions_read(&subs, tree.fd, &err) == 0 && subs.n == 2,
	    "subscribed where wanted");
	tap_ok(boxguid_find(&tree, SPAN("Drafts"), &guid, &err) == 1,
	    "with an id");
	attributes_key(&key, ATTRIBUTES_PRIVATE, boxguid_span(&guid),
	    SPAN(AUTOBOX_USE));
	tap_ok(attributes_refresh(&a, tree.fd, &err) == 1 && a.n == 2,
	    "their uses are noted, not that of one who was there");
	tap_is(attributes_get(&a, buf_span(&key)), SPAN("\\Drafts"), "so");
	tap_ok(autoboxes_make(&l, &tree, &err) == 0, "nothing more to do");
	tap_ok(tree_delete(&tree, SPAN("Sent"), &err) == 1 &&
	    tree_rename(&tree, SPAN("Drafts"), SPAN("Mine"), &err) == 1 &&
	    autoboxes_make(&l, &tree, &err) == 0 && !is_there("Sent") &&
	    !is_there("Drafts"), "what was removed stays away");
	tap_ok(boxguid_find(&tree, SPAN("Mine"), &again, &err) == 1 &&
	    strcmp(again.text, guid.text) == 0, "the id outlives the name");
	tap_ok(autoboxes_parse(&l, SPAN("New"), false, &err) == 0 &&
	    autoboxes_make(&l, &tree, &err) == 1 && is_there("New") &&
	    !is_there("Sent"), "a new one in the option is made");
	tap_ok(unlinkat(tree.fd, AUTOBOX_FILE, 0) == 0 &&
	    autoboxes_make(&l, &tree, &err) == 1 && is_there("Sent"),
	    "without the note all come back");
	subscriptions_done(&subs);
	attributes_done(&a);
	autoboxes_done(&l);
	buf_done(&key);
}

/* A uid list without an id, as another program may have made it. */
static void
test_guid(void)
{
	static const char list[] = "3 V1795310277 N53\n1 :1.x\n";
	struct boxguid guid, again;
	struct buf b = BUF_INIT(4096);
	struct stat st;
	int fd = -1;

	err = ERR_INIT;
	tap_ok(boxguid_make(&tree, SPAN("nosuch"), &guid, &err) == 0,
	    "no such mailbox");
	tap_ok(boxguid_make(&tree, SPAN("a/b"), &guid, &err) == -1,
	    "not a name");
	tap_ok(tree_create(&tree, SPAN("Plain"), &err) == 1 &&
	    tree_mailbox(&tree, SPAN("Plain"), &fd, &err) == 1, "a mailbox");
	tap_ok(disk_replace(fd, "dovecot-uidlist", "t", SPAN(list), NULL,
	    &err) == 0 && boxguid_find(&tree, SPAN("Plain"), &guid, &err) == 0,
	    "whose list has no id");
	tap_ok(boxguid_make(&tree, SPAN("Plain"), &guid, &err) == 1 &&
	    strlen(guid.text) == BOXGUID_LEN, "is given one");
	tap_ok(boxguid_make(&tree, SPAN("Plain"), &again, &err) == 1 &&
	    strcmp(guid.text, again.text) == 0, "once");
	tap_ok(disk_read(fd, "dovecot-uidlist", &b, &st, &err) == 1 &&
	    span_starts(buf_span(&b), SPAN("3 V1795310277 N53 G")),
	    "and nothing else is new");
	close(fd);
	buf_done(&b);
}

int
main(void)
{
	char command[100];

	if (mkdtemp(path) == NULL || tree_open(&tree, path, true, &err) == -1)
		return 1;
	test_text();
	test_once();
	test_guid();
	tree_close(&tree);
	(void)snprintf(command, sizeof(command), "rm -rf %s", path);
	tap_ok(system(command) == 0, "cleaned up");
	return tap_done();
}
