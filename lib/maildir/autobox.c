/* autobox - see autobox.h.
 *
 *     mailbox    its use    subscribed   noted    next step
 *     -          -          -            -        tree_create
 *     there      -          -            -        attributes_change
 *     there      told       -            -        subscriptions_put
 *     there      told       yes          -        disk_replace of the note
 *     there      told       yes          yes
 *
 * A crash before the last step makes the next session go through it again; then
 * the mailbox is there already, and its use goes by its name.
 * SPDX-License-Identifier: ISC */
#include "maildir/autobox.h"

#include <string.h>

#include "base/buf.h"
#include "maildir/attributes.h"
#include "maildir/boxguid.h"
#include "maildir/disk.h"
#include "maildir/dotlock.h"
#include "maildir/foldername.h"
#include "maildir/subscriptions.h"

#define LOCK_WAIT_MS 2000            /* somebody waits for his session */

static const char file_name[] = AUTOBOX_FILE;
static const char lock_name[] = AUTOBOX_FILE ".lock";
static const char temporary[] = AUTOBOX_FILE ".tmp";

void
autoboxes_init(struct autoboxes *a)
{
	a->n = 0;
	a->layout = LAYOUT_PLUS;
	pool_init(&a->pool);
}

void
autoboxes_done(struct autoboxes *a)
{
	pool_done(&a->pool);
	autoboxes_init(a);
}

const struct autobox *
autoboxes_find(const struct autoboxes *a, struct span name)
{
	size_t i;

	for (i = 0; i < a->n; i++)
		if (span_eq(a->all[i].name, name))
			return &a->all[i];
	return NULL;
}

/* "Sent Items \Sent \Archive": the name ends where the first use begins. */
static int
add_one(struct autoboxes *a, struct span item, bool subscribe,
    struct err *err)
{
	struct buf name = BUF_INIT(FOLDERNAME_MAX * 4);
	size_t end = span_search(item, SPAN(" \\"));
	struct span text = span_trim(span_sub(item, 0, end));
	struct span uses = span_trim(span_from(item, end));
	int r = 0;

	if (span_ieq(text, SPAN("INBOX")))
		buf_adds(&name, "INBOX");
	else if (text.n > 0)
		r = layout_from_text(a->layout, &name, text, err);
	else
		r = err_set(err, ERR_USAGE, "a mailbox has no name");
	if (r == 0 && autoboxes_find(a, buf_span(&name)) != NULL)
		r = err_set(err, ERR_USAGE, "mailbox %s comes twice",
		    buf_str(&name));
	if (r == 0 && a->n == AUTOBOX_MAX)
		r = err_set(err, ERR_USAGE, "more than %d mailboxes",
		    AUTOBOX_MAX);
	if (r == 0)
		a->all[a->n++] = (struct autobox){ pool_span(&a->pool,
		    buf_span(&name)), pool_span(&a->pool, uses), subscribe };
	else
		err->kind = ERR_USAGE;
	buf_done(&name);
	return r;
}

int
autoboxes_parse(struct autoboxes *a, struct span text, bool subscribe,
    struct err *err)
{
	struct span item;

	while (span_cut(&text, ',', &item))
		if (add_one(a, item, subscribe, err) == -1)
			return -1;
	return 0;
}

static bool
is_noted(struct span note, struct span name)
{
	struct span line;

	while (span_cut(&note, '\n', &line))
		if (span_eq(line, name))
			return true;
	return false;
}

/* Add the note's lines to `out`, the last one ended: how many of the mailboxes
 * are not in it; -1 with err. */
static int
read_note(const struct autoboxes *a, int root, struct buf *out,
    struct err *err)
{
	struct stat st;
	int missing = 0;
	size_t i;

	if (disk_read(root, file_name, out, &st, err) == -1)
		return -1;
	if (out->len > 0 && out->p[out->len - 1] != '\n')
		buf_addc(out, '\n');
	for (i = 0; i < a->n; i++)
		missing += !is_noted(buf_span(out), a->all[i].name);
	return missing;
}

static int
tell_uses(const struct tree *t, const struct autobox *m, struct err *err)
{
	struct buf key = BUF_INIT(ATTRIBUTES_NAME_MAX);
	struct boxguid guid;
	struct attribute change;
	int r = boxguid_make(t, m->name, &guid, err);

	if (r == 1) {
		attributes_key(&key, ATTRIBUTES_PRIVATE, boxguid_span(&guid),
		    SPAN(AUTOBOX_USE));
		change = (struct attribute){ buf_span(&key), m->uses, 0 };
		r = attributes_change(t->fd, &change, 1, NULL, err);
	}
	buf_done(&key);
	return r == -1 ? -1 : 0;
}

static int
make_one(const struct tree *t, const struct autobox *m, struct err *err)
{
	int r = foldername_is_inbox(m->name) ? 0 :
	    tree_create(t, m->name, err);

	if (r == 1 && m->uses.n > 0)
		r = tell_uses(t, m, err);
	if (r != -1 && m->subscribe)
		r = subscriptions_put(t->fd, t->layout, m->name, true, err);
	return r == -1 ? -1 : 0;
}

static int
make_missing(const struct autoboxes *a, const struct tree *t,
    struct err *err)
{
	struct buf note = BUF_INIT(AUTOBOX_FILE_MAX);
	int r = read_note(a, t->fd, &note, err), made = 0;
	size_t i;

	for (i = 0; r > 0 && i < a->n; i++) {
		if (is_noted(buf_span(&note), a->all[i].name))
			continue;
		if (make_one(t, &a->all[i], err) == -1) {
			r = -1;
			break;
		}
		buf_add(&note, a->all[i].name);
		buf_addc(&note, '\n');
		made++;
	}
	if (made > 0 && !buf_ok(&note))
		r = err_set(err, ERR_LIMIT, "%s is too large", file_name);
	/* What was made is noted, also when the next one could not be. */
	if (made > 0 && buf_ok(&note) && disk_replace(t->fd, file_name,
	    temporary, buf_span(&note), NULL, r == -1 ? NULL : err) == -1)
		r = -1;
	buf_done(&note);
	return r == -1 ? -1 : made > 0;
}

int
autoboxes_make(const struct autoboxes *a, const struct tree *t,
    struct err *err)
{
	struct buf note = BUF_INIT(AUTOBOX_FILE_MAX);
	struct dotlock lock;
	int r = a->n == 0 ? 0 : read_note(a, t->fd, &note, err);

	buf_done(&note);
	if (r <= 0)
		return r;
	dotlock_init(&lock);
	if (dotlock_take(&lock, t->fd, lock_name, file_name, LOCK_WAIT_MS,
	    err) == -1)
		return -1;
	r = make_missing(a, t, err);
	dotlock_release(&lock);
	return r;
}
