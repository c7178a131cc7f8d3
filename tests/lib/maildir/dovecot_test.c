/* dovecot: a real Dovecot (doveadm) and our box on one Maildir, alternately and
 * at the same time: the same UIDs, UIDVALIDITY, flags, keywords and ids.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "index/index.h"
#include "io/writeall.h"
#include "maildir/box.h"
#include "maildir/disk.h"
#include "maildir/subscriptions.h"
#include "tap.h"

static struct err err;
static char root[] = "/tmp/pneumatic-dovecot.XXXXXX";
static struct tree tree;

static void
write_config(void)
{
	struct buf b = BUF_INIT(65536);
	int fd;

	buf_addf(&b, "mail_location = maildir:%s/M\n"
	    "first_valid_uid = 1\nbase_dir = %s/run\nstate_dir = %s/state\n"
	    "log_path = %s/log\nmail_uid = %lu\nmail_gid = %lu\n"
	    "namespace inbox {\n  inbox = yes\n}\n", root, root, root, root,
	    (unsigned long)getuid(), (unsigned long)getgid());
	if (chdir(root) == 0 &&
	    (fd = open("conf", O_WRONLY | O_CREAT, 0600)) != -1) {
		if (writeall(fd, buf_span(&b)) == -1)
			printf("# no configuration\n");
		close(fd);
	}
	buf_done(&b);
	(void)setenv("USER", "joe", 1);
	(void)setenv("HOME", root, 1);
}

/* What doveadm says, with blanks and line ends as they are; or "failed". */
static const char *
doveadm(const char *command, struct buf *out)
{
	struct buf line = BUF_INIT(4096);
	FILE *f;
	int c;

	buf_reset(out);
	buf_addf(&line, "doveadm -c %s/conf %s 2>&1", root, command);
	f = popen(buf_str(&line), "r");
	while (f != NULL && (c = getc(f)) != EOF)
		buf_addc(out, (char)c);
	if (f == NULL || pclose(f) != 0)
		buf_adds(out, "failed");
	buf_done(&line);
	return buf_str(out);
}

/* Every message here as "uid: 1\nflags: \Seen\n\f", doveadm's own words. */
static void
our_view(const char *name, struct buf *out)
{
	static const struct {
		uint8_t flag;
		const char *name;
	} words[] = { { FLAG_ANSWERED, "\\Answered" },
		{ FLAG_FLAGGED, "\\Flagged" }, { FLAG_DELETED, "\\Deleted" },
		{ FLAG_SEEN, "\\Seen" }, { FLAG_DRAFT, "\\Draft" } };
	struct box *b = NULL;
	size_t i, k;

	buf_reset(out);
	if (box_open(&tree, span_str(name), BOX_WRITE | BOX_LAZY, &b,
	    &err) != 1 || box_load(b, &err) == -1) {
		buf_adds(out, err.text);
		return;
	}
	for (i = 0; i < box_count(b); i++) {
		const struct box_message *m = box_message(b, i);
		const char *blank = "";

		buf_addf(out, "uid: %lu\nflags: ", (unsigned long)m->uid);
		for (k = 0; k < LENGTH(words); k++)
			if ((m->flags.system & words[k].flag) != 0) {
				buf_addf(out, "%s%s", blank, words[k].name);
				blank = " ";
			}
		for (k = 0; k < FLAGS_KEYWORDS_MAX; k++)
			if ((m->flags.keywords >> k & 1) != 0) {
				buf_addf(out, "%s%.*s", blank, (int)
				    box_keyword_name(b, (unsigned)k).n,
				    box_keyword_name(b, (unsigned)k).p);
				blank = " ";
			}
		buf_adds(out, "\nguid: ");
		buf_add(out, box_guid(b, i));
		buf_adds(out, "\n");
	}
	box_close(b);
}

/* Without blanks, form feeds, empty lines and \Recent, in place. */
static void
squeeze(struct buf *b)
{
	struct span recent = SPAN("\\Recent");
	size_t from, to = 0;

	for (from = 0; from < b->len; from++) {
		char c = b->p[from];

		if (span_starts(span_from(buf_span(b), from), recent))
			from += recent.n - 1;
		else if (c != ' ' && c != '\f' && (c != '\n' ||
		    (to > 0 && b->p[to - 1] != '\n')))
			b->p[to++] = c;
	}
	buf_cut(b, to);
}

static void
compare(const char *name, const char *what)
{
	struct buf ours = BUF_INIT(1 << 20), theirs = BUF_INIT(1 << 20),
	    command = BUF_INIT(4096);

	buf_addf(&command, "fetch 'uid flags guid' mailbox %s all", name);
	our_view(name, &ours);
	doveadm(buf_str(&command), &theirs);
	squeeze(&theirs);
	squeeze(&ours);
	tap_is(buf_span(&ours), buf_span(&theirs), what);
	/* When the directories' times can be told apart, once more to settle
	 * the index and once from it. */
	(void)usleep(70000);
	our_view(name, &ours);
	our_view(name, &ours);
	squeeze(&ours);
	tap_is(buf_span(&ours), buf_span(&theirs), "the same from our index");
	buf_done(&ours);
	buf_done(&theirs);
	buf_done(&command);
}

static void
deliver(const char *name, struct flags flags)
{
	struct span text = SPAN("From: a@b\nSubject: x\n\nbody\n");
	struct save *s = NULL;
	int fd = -1;

	if (tree_mailbox(&tree, span_str(name), &fd, &err) != 1 ||
	    (s = save_new(fd, &err)) == NULL ||
	    stage_put(save_stage(s), text) == -1 ||
	    stage_end(save_stage(s)) == -1) {
		tap_ok(0, "deliver");
		printf("# %s\n", err.text);
		return;
	}
	save_flags(s, flags, false);
	if (save_commit(&s, 1, &err) == -1)
		tap_ok(0, err.text);
	save_free(s);
	close(fd);
}

static void
test_alternating(void)
{
	struct buf s = BUF_INIT(1 << 20);
	struct box *b;
	size_t i;
	int k;

	for (i = 0; i < 5; i++)
		deliver("INBOX", (struct flags){ 0, 0 });
	compare("INBOX", "we number first");
	for (i = 0; i < 5; i++)
		deliver("INBOX", (struct flags){ 0, i % 2 ? FLAG_SEEN : 0 });
	doveadm("fetch uid mailbox INBOX all", &s);
	compare("INBOX", "Dovecot numbers the next");
	if (box_open(&tree, SPAN("INBOX"), BOX_WRITE, &b, &err) != 1)
		return;
	k = box_keyword_add(b, SPAN("$Ours"), &err);
	tap_ok(k >= 0 && box_mark(b, 1, &(struct flags_change){ { 0, 0 },
	    { 1u << k, FLAG_FLAGGED } }, &err) == 1 &&
	    box_commit(b, &err) == 0, "we mark one");
	box_close(b);
	compare("INBOX", "flags and keywords of ours");
	doveadm("flags add '\\Answered $Theirs' mailbox INBOX uid 3", &s);
	doveadm("flags add '\\Deleted' mailbox INBOX uid 2", &s);
	compare("INBOX", "flags and keywords of Dovecot");
	doveadm("expunge mailbox INBOX uid 9:10", &s);
	compare("INBOX", "Dovecot removes the last ones");
	deliver("INBOX", (struct flags){ 0, 0 });
	compare("INBOX", "their UIDs do not come again");
	if (box_open(&tree, SPAN("INBOX"), BOX_WRITE, &b, &err) != 1)
		return;
	i = box_count(b) - 1;
	tap_ok(box_expunge(b, i, &err) == 1 && box_commit(b, &err) == 0,
	    "we remove the last one");
	box_close(b);
	deliver("INBOX", (struct flags){ 0, 0 });
	doveadm("fetch uid mailbox INBOX all", &s);
	compare("INBOX", "and Dovecot numbers the next");
	buf_done(&s);
}

static void
test_folders(void)
{
	struct buf s = BUF_INIT(1 << 20), expect = BUF_INIT(4096);
	struct box *from, *to;
	size_t all[3] = { 0, 1, 2 };
	uint32_t uids[3];

	tap_ok(tree_create(&tree, SPAN("Work.Sub"), &err) == 1 &&
	    subscriptions_set(tree.fd, SPAN("Work.Sub"), true, &err) == 1,
	    "a folder of ours");
	tap_is(span_str(doveadm("mailbox list -s", &s)), SPAN("Work.Sub\n"),
	    "Dovecot sees the subscription");
	doveadm("mailbox create -s Theirs", &s);
	if (box_open(&tree, SPAN("INBOX"), BOX_WRITE, &from, &err) != 1 ||
	    box_open(&tree, SPAN("Work.Sub"), BOX_APPEND, &to, &err) != 1)
		return;
	tap_ok(box_copy(from, all, 3, to, uids, &err) == 1, "we copy there");
	buf_addf(&expect, "Work.Sub messages=3 uidnext=%lu uidvalidity=%lu\n",
	    (unsigned long)box_uidnext(to),
	    (unsigned long)box_uidvalidity(to));
	box_close(to);
	box_close(from);
	tap_is(span_str(doveadm("mailbox status "
	    "'messages uidnext uidvalidity' Work.Sub", &s)),
	    buf_span(&expect), "UIDNEXT and UIDVALIDITY");
	compare("Work.Sub", "the copies");
	doveadm("copy Work.Sub mailbox Theirs all", &s);
	doveadm("copy Theirs mailbox INBOX uid 1:3", &s);
	compare("Theirs", "copies of Dovecot");
	doveadm("move Work.Sub mailbox Theirs all", &s);
	compare("Work.Sub", "moved by Dovecot");
	compare("Theirs", "from there");
	tap_ok(tree_rename(&tree, SPAN("Work"), SPAN("Job"), &err) == 1,
	    "we rename");
	compare("Job.Sub", "and the UIDs go along");
	tap_ok(tree_delete(&tree, SPAN("Job.Sub"), &err) == 1, "we remove");
	tap_is(span_str(doveadm("mailbox list", &s)),
	    SPAN("Theirs\nINBOX\n"), "Dovecot does not see it");
	tap_ok(faccessat(tree.fd, INDEX_FILE, F_OK, 0) == 0,
	    "with our index in play");
	buf_done(&s);
	buf_done(&expect);
}

/* Both at once: each delivers, marks and looks for a while. */
static void
test_together(void)
{
	struct buf s = BUF_INIT(1 << 20);
	struct box_changes c;
	struct box *b;
	bool good = true;
	uint32_t last = 0;
	size_t i, k;
	pid_t pid;

	if (tree_create(&tree, SPAN("Both"), &err) != 1 ||
	    box_open(&tree, SPAN("Both"), BOX_WRITE, &b, &err) != 1)
		return;
	if ((pid = fork()) == 0) {
		for (i = 0; i < 10; i++) {
			doveadm("save -m Both conf", &s);
			doveadm("flags add '\\Seen' mailbox Both all", &s);
			doveadm("flags remove '\\Seen' mailbox Both all", &s);
		}
		_exit(0);
	}
	for (i = 0; good && waitpid(pid, NULL, WNOHANG) == 0; i++) {
		deliver("Both", (struct flags){ 0, 0 });
		err = ERR_INIT;
		good = box_sync(b, &c, &err) == 0 && c.n_gone == 0 &&
		    !c.validity;
		for (k = 0; good && k < box_count(b); k += 3)
			good = box_mark(b, k, &(struct flags_change){ { 0, 0 },
			    { 0, FLAG_FLAGGED } }, &err) == 1;
		good = good && box_commit(b, &err) == 0;
		last = box_count(b) > 0 ?
		    box_message(b, box_count(b) - 1)->uid : 0;
		(void)usleep(20000);
	}
	if (!good)
		printf("# %s; gone %zu\n", err.text, c.n_gone);
	tap_ok(good && i > 0, "nothing seems to vanish");
	tap_ok(box_sync(b, &c, &err) == 0 && box_count(b) == i + 10 &&
	    box_message(b, box_count(b) - 1)->uid >= last,
	    "every message is there once");
	box_close(b);
	compare("Both", "and both agree");
	buf_done(&s);
}

int
main(void)
{
	struct buf s = BUF_INIT(1 << 20);
	gid_t group = 65534;

	if (system("doveadm -h >/dev/null 2>&1; [ $? -ne 127 ]") != 0) {
		printf("1..0 # SKIP doveadm is not installed\n");
		return 0;
	}
	if (mkdtemp(root) == NULL)
		return 1;
	/* Dovecot does not work as root. */
	if (getuid() == 0 && (chown(root, 65534, group) == -1 ||
	    setgroups(1, &group) == -1 || setgid(group) == -1 ||
	    setuid(65534) == -1))
		return 1;
	write_config();
	buf_addf(&s, "%s/M", root);
	if (tree_open(&tree, buf_str(&s), true, &err) == -1)
		return 1;
	test_alternating();
	test_folders();
	test_together();
	tree_close(&tree);
	buf_reset(&s);
	buf_addf(&s, "[ ! -e %s/log ] || cat log; rm -rf %s", root,
	    root);
	if (system(buf_str(&s)) != 0)
		printf("# %s stays\n", root);
	buf_done(&s);
	return tap_done();
}
