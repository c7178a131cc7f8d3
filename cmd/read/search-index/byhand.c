/* byhand - see byhand.h.
 * SPDX-License-Identifier: ISC */
#include "byhand.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "base/tool.h"
#include "fts/ftsdb.h"
#include "fts/ftstext.h"
#include "maildir/box.h"
#include "mime/charmap.h"
#include "os/confine.h"
#include "text/match.h"

#define BATCH 1000                   /* messages of one transaction */

struct work {
	struct tree tree;
	struct box *box;
	struct ftsdb *db;
	struct seqset known;
	struct words words;
	struct ftstext text;
	struct parts parts;
	struct header header;
	size_t added, skipped;
};

static int
open_db(struct work *w, bool create, struct err *err)
{
	if (fchdir(box_dir(w->box)) == -1)
		return err_sys(err, "mailbox");
	if (ftsdb_open(box_uidvalidity(w->box), box_count(w->box), create,
	    &w->db, err) == -1)
		return -1;
	return ftsdb_known(w->db, &w->known, err);
}

static int
remove_db(struct work *w, struct err *err)
{
	if (fchdir(box_dir(w->box)) == -1)
		return err_sys(err, "mailbox");
	if ((unlink(FTSTEXT_FILE "-journal") == -1 && errno != ENOENT) ||
	    (unlink(FTSTEXT_FILE) == -1 && errno != ENOENT))
		return err_sys(err, "%s", FTSTEXT_FILE);
	return 0;
}

/* As the message's text is: 1 whole, 0 not, -1. */
static int
read_text(struct work *w, int fd, struct err *err)
{
	struct err ignored = ERR_INIT;

	if (parts_read(&w->parts, fd, err) == -1)
		return -1;
	if (header_read(&w->header, fd, 0, &ignored) == -1)
		return ignored.kind == ERR_LIMIT ? 0 : err_set(err, ERR_TEMP,
		    "%s", ignored.text);
	return ftstext_read(&w->text, &w->words, &w->header, w->parts.root, fd,
	    span_of(NULL, 0), err);
}

/* A message that cannot be read stays out; it will be looked at by whoever
 * searches. */
static int
add(struct work *w, size_t i, struct err *err)
{
	struct err fault = ERR_INIT;
	uint32_t uid = box_message(w->box, i)->uid;
	int fd, r = box_fd(w->box, i, &fd, &fault);

	if (r == 1) {
		r = read_text(w, fd, &fault);
		close(fd);
		if (r != -1) {
			w->added++;
			return ftsdb_add(w->db, uid, buf_span(&w->text.head),
			    buf_span(&w->text.body), r == 1, err);
		}
	}
	if (r == -1)
		tool_explain("UID %lu: %s", (unsigned long)uid, fault.text);
	w->skipped++;
	return 0;
}

static int
update(struct work *w, struct err *err)
{
	size_t i;

	for (i = 0; i < box_count(w->box); i++) {
		if (seqset_has(&w->known, box_message(w->box, i)->uid))
			continue;
		if (add(w, i, err) == -1)
			return -1;
		if (w->added % BATCH == 0 && ftsdb_commit(w->db, err) == -1)
			return -1;
	}
	if (ftsdb_commit(w->db, err) == -1 || (w->added > BATCH &&
	    ftsdb_optimize(w->db, err) == -1))
		return -1;
	printf("added=%zu skipped=%zu messages=%zu\n", w->added, w->skipped,
	    box_count(w->box));
	return 0;
}

static int
check(struct work *w, struct err *err)
{
	size_t i, known = 0;

	if (ftsdb_check(w->db, err) == -1)
		return -1;
	for (i = 0; i < box_count(w->box); i++)
		known += seqset_has(&w->known, box_message(w->box, i)->uid);
	printf("indexed=%zu messages=%zu\n", known, box_count(w->box));
	return known == box_count(w->box) ? 0 : 1;
}

static int
search(struct work *w, struct span text, struct err *err)
{
	struct pool pool;
	struct match m;
	struct seqset found;
	size_t i;
	int r;

	pool_init(&pool);
	seqset_init(&found);
	match_init(&m, &pool, text);
	if (!ftstext_can_find(m.key))
		r = err_set(err, ERR_USAGE, "a text of at least %d characters, "
		    "at most %d bytes", FTSTEXT_KEY_MIN, FTSTEXT_KEY_MAX);
	else
		r = ftsdb_find(w->db, m.key, true, &found, err);
	for (i = 0; r == 0 && i < box_count(w->box); i++)
		if (seqset_has(&found, box_message(w->box, i)->uid))
			printf("%lu\n", (unsigned long)box_message(w->box,
			    i)->uid);
	seqset_done(&found);
	pool_done(&pool);
	return r;
}

static int
work(struct work *w, struct span name, enum byhand_what what,
    struct span text, struct err *err)
{
	int r = box_open(&w->tree, name, BOX_READ, &w->box, err);

	if (r != 1)
		return r == 0 ? err_set(err, ERR_USAGE, "there is no such "
		    "mailbox") : -1;
	/* Without tables this program's iconv may know other charsets than
	 * imapd's, and the index would not have what imapd finds. */
	if (what <= BYHAND_UPDATE && charmap_count() == 0)
		return err_set(err, ERR_USAGE, "built without tables of "
		    "charsets: imapd itself adds messages, as it searches");
	if (what == BYHAND_BUILD && remove_db(w, err) == -1)
		return -1;
	if (open_db(w, what <= BYHAND_UPDATE, err) == -1)
		return -1;
	switch (what) {
	case BYHAND_BUILD:
	case BYHAND_UPDATE:
		return update(w, err);
	case BYHAND_CHECK:
		return check(w, err);
	case BYHAND_SEARCH:
		return search(w, text, err);
	}
	return 0;
}

int
byhand(const char *maildir, struct span name, enum byhand_what what,
    struct span text, struct err *err)
{
	static struct work w;
	int r;

	if (tree_open(&w.tree, maildir, false, err) == -1)
		return -1;
	r = os_confine(OS_STDIO | OS_WRITEDIR, &w.tree.fd, 1, err);
	seqset_init(&w.known);
	words_init(&w.words);
	ftstext_init(&w.text);
	parts_init(&w.parts);
	header_init(&w.header);
	if (r == 0)
		r = work(&w, name, what, text, err);
	ftsdb_close(w.db);
	if (w.box != NULL)
		box_close(w.box);
	header_done(&w.header);
	parts_done(&w.parts);
	ftstext_done(&w.text);
	words_done(&w.words);
	seqset_done(&w.known);
	tree_close(&w.tree);
	if (r != -1 && (fflush(stdout) != 0 || ferror(stdout)))
		r = err_set(err, ERR_TEMP, "cannot write");
	return r;
}
