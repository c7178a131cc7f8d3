/* drop - see drop.h.
 * SPDX-License-Identifier: ISC */
#include "drop.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"
#include "mime/header.h"

#define INBOX SPAN("INBOX")
#define LOCK_NAME "dovecot-pop3-session.lock"     /* as Dovecot calls it */
#define GUARDED "dovecot-uidlist"

void
drop_init(struct drop *d, struct tree *tree, const struct drop_options *opt)
{
	memset(d, 0, sizeof(*d));
	d->tree = tree;
	d->opt = opt;
	dotlock_init(&d->lock);
	uidls_init(&d->uidls);
}

void
drop_done(struct drop *d)
{
	if (d->box != NULL)
		box_close(d->box);
	free(d->messages);
	uidls_done(&d->uidls);
	dotlock_release(&d->lock);
}

/* A message that was deleted by flag is no longer shown here. */
static bool
is_hidden(const struct drop *d, int keyword, size_t i)
{
	return keyword >= 0 &&
	    (box_message(d->box, i)->flags.keywords & 1u << keyword) != 0;
}

/* Number the messages. One that vanishes while this is done gets none. */
static int
take_messages(struct drop *d, struct err *err)
{
	size_t i, count = box_count(d->box);
	int keyword = d->opt->delete_flag == NULL ? -1 :
	    box_keyword(d->box, span_str(d->opt->delete_flag));

	d->messages = mem_zero(count + 1, sizeof(*d->messages));
	for (i = 0; i < count; i++) {
		struct drop_message *m = &d->messages[d->n];
		int got;

		if (is_hidden(d, keyword, i))
			continue;
		if ((got = box_vsize(d->box, i, &m->size, err)) == -1)
			return -1;
		if (got == 0)
			continue;
		m->index = i;
		d->size += m->size;
		d->n++;
		if ((box_message(d->box, i)->flags.system & FLAG_SEEN) != 0)
			d->seen = d->n;
	}
	return 0;
}

int
drop_lock(struct drop *d, struct err *err)
{
	if (!d->opt->lock_session || dotlock_take(&d->lock, d->tree->fd,
	    LOCK_NAME, GUARDED, DROP_LOCK_WAIT_MS, err) == 0)
		return 1;
	return err->sys == EBUSY ? 0 : -1;
}

int
drop_keep(struct drop *d, struct err *err)
{
	return dotlock_is_held(&d->lock) ? dotlock_keep(&d->lock, err) : 0;
}

int
drop_open(struct drop *d, struct err *err)
{
	int got = box_open(d->tree, INBOX, d->opt->read_only ? BOX_READ :
	    BOX_WRITE, &d->box, err);

	if (got == 0)
		return err_set(err, ERR_TEMP, "there is no INBOX");
	return got == 1 ? take_messages(d, err) : -1;
}

int
drop_fd(struct drop *d, size_t n, int *fd_out, struct err *err)
{
	return box_fd(d->box, d->messages[n - 1].index, fd_out, err);
}

void
drop_delete(struct drop *d, size_t n)
{
	struct drop_message *m = &d->messages[n - 1];

	m->deleted = true;
	d->n_deleted++;
	d->deleted_size += m->size;
}

void
drop_undelete_all(struct drop *d)
{
	size_t i;

	for (i = 0; i < d->n; i++)
		d->messages[i].deleted = false;
	d->n_deleted = 0;
	d->deleted_size = 0;
}

/* Before it goes, as Dovecot's mail_log has it. */
static void
log_removal(struct drop *d, const struct drop_message *m, const char *event)
{
	struct buf id = BUF_INIT(LOG_VALUE_MAX);
	struct err err = ERR_INIT;
	struct logline l;
	struct header h;
	size_t at;
	int fd;

	if (!d->opt->log_events)
		return;
	header_init(&h);
	if (box_fd(d->box, m->index, &fd, &err) == 1) {
		if (header_read(&h, fd, 0, &err) == 0 &&
		    (at = header_find(&h, "Message-ID", 0)) < h.n)
			header_unfold(&id, h.fields[at].body);
		close(fd);
	}
	header_done(&h);
	log_begin(&l, event);
	if (d->user.n > 0)
		log_str(&l, "user", d->user);
	log_str(&l, "box", INBOX);
	log_num(&l, "uid", box_message(d->box, m->index)->uid);
	log_str(&l, "msgid", buf_span(&id));
	log_num(&l, "size", m->size);
	log_end(&l);
	buf_done(&id);
}

/* Whatever is done to a message that someone else has removed is done. */
static int
finish_one(struct drop *d, const struct drop_message *m, bool remove,
    const struct flags_change *hide, struct err *err)
{
	static const struct flags_change seen = { { 0, 0 }, { 0, FLAG_SEEN } };
	bool is_seen = (box_message(d->box, m->index)->flags.system &
	    FLAG_SEEN) != 0;
	int got = 1;

	if (remove)
		log_removal(d, m, hide == NULL ? "expunge" : "flag_change");
	if (remove && hide == NULL)
		return box_expunge(d->box, m->index, err);
	if (remove)
		got = box_mark(d->box, m->index, hide, err);
	if (got == 1 && m->fetched && !is_seen && !d->opt->no_flag_updates)
		got = box_mark(d->box, m->index, &seen, err);
	return got;
}

int
drop_finish(struct drop *d, bool update, struct err *err)
{
	struct flags_change hide = { { 0, 0 }, { 0, 0 } };
	bool by_flag = d->opt->delete_flag != NULL &&
	    !d->opt->delete_expunges;
	size_t i;

	if (update && by_flag && d->n_deleted > 0) {
		int keyword = box_keyword_add(d->box,
		    span_str(d->opt->delete_flag), err);

		if (keyword == -1)
			return -1;
		hide.set.keywords = 1u << keyword;
	}
	for (i = 0; i < d->n; i++)
		if (finish_one(d, &d->messages[i],
		    update && d->messages[i].deleted, by_flag ? &hide : NULL,
		    err) == -1)
			return -1;
	return box_commit(d->box, err);
}
