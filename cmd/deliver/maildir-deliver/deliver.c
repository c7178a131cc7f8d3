/* deliver - see deliver.h. Everything that can be refused is looked at before
 * the first file is made; save.h has the table of states after that.
 * SPDX-License-Identifier: ISC */
#include "deliver.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/tool.h"
#include "flagwords.h"
#include "incoming.h"
#include "maildir/foldername.h"
#include "maildir/maildirsize.h"
#include "maildir/save.h"
#include "targets.h"

struct delivery {
	const struct deliver *d;
	struct incoming *in;         /* may be shared */
	struct targets to;
};

/* Addresses become header fields: nothing may end the line. */
static int
check_address(const char *name, const char *value, struct err *err)
{
	struct span s = span_str(value);
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f)
			return err_set(err, ERR_USAGE, "%s holds a control "
			    "character", name);
	return s.n <= DELIVER_ADDRESS_MAX ? 0 :
	    err_set(err, ERR_USAGE, "%s is too long", name);
}

int
deliver_check(const struct deliver *d, struct err *err)
{
	size_t i;

	for (i = 0; i < d->folders.n; i++) {
		struct buf name = BUF_INIT(FOLDERNAME_MAX * 4);
		int r = layout_from_text(d->layout, &name,
		    span_str(d->folders.items[i]), err);

		buf_done(&name);
		if (r == -1) {
			err->kind = ERR_USAGE;
			return -1;
		}
	}
	if (flagwords_check(&d->flags, err) == -1)
		return -1;
	return check_address("SENDER", d->sender, err) == -1 ||
	    check_address("RECIPIENT", d->recipient, err) == -1 ? -1 : 0;
}

static int
begin_files(struct delivery *v, struct err *err)
{
	size_t i;

	for (i = 0; i < v->to.n; i++) {
		struct target *t = &v->to.all[i];
		struct flags flags;

		if (flagwords_in(&v->d->flags, t->fd, &flags, err) == -1)
			return targets_fault(err);
		if ((t->save = save_new(t->fd, err)) == NULL)
			return targets_fault(err);
		if (v->d->compress != 0 && save_compress(t->save,
		    (int)v->d->compress, err) == -1)
			return targets_fault(err);
		save_flags(t->save, flags, false);
	}
	return 0;
}

static int
write_files(struct delivery *v, struct err *err)
{
	struct stage *stages[OPTION_LIST_MAX];
	struct buf lines = BUF_INIT(4 * DELIVER_ADDRESS_MAX);
	bool sender = v->d->sender != NULL && !v->d->raw;
	size_t i;
	int r;

	if (sender)
		buf_addf(&lines, "Return-Path: <%s>\n", v->d->sender);
	if (v->d->recipient != NULL && !v->d->raw)
		buf_addf(&lines, "Delivered-To: %s\n", v->d->recipient);
	for (i = 0; i < v->to.n; i++)
		stages[i] = save_stage(v->to.all[i].save);
	r = incoming_push(v->in, buf_span(&lines), sender, stages, v->to.n,
	    err);
	buf_done(&lines);
	return r == -1 ? targets_fault(err) : 0;
}

/* Of the first n, those in one tree: their bytes and number. */
static uint64_t
sum_of(const struct delivery *v, const struct tree *tree, size_t n,
    uint64_t *count_out)
{
	uint64_t bytes = 0;
	size_t i;

	*count_out = 0;
	for (i = 0; i < n; i++)
		if (v->to.all[i].place.tree == tree) {
			bytes += save_size(v->to.all[i].save);
			++*count_out;
		}
	return bytes;
}

/* After writing, when the size is known, and before the commit. */
static int
check_quota(struct delivery *v, struct err *err)
{
	struct quota q = v->d->quota;
	struct err own = ERR_INIT;
	size_t i;

	quota_adopt(&q, v->to.tree);
	for (i = 0; i < v->to.n; i++) {
		const struct posting_place *p = &v->to.all[i].place;
		uint64_t count, size = sum_of(v, p->tree, i + 1, &count);

		if (quota_check(p->quota == NULL ? &q : p->quota, p->tree,
		    span_str(p->name), size, count, true, &own) == 0)
			continue;
		if (own.sys != EDQUOT) {
			*err = own;
			return targets_fault(err);
		}
		tool_explain("quota: %llu bytes more than %llu",
		    (unsigned long long)size, (unsigned long long)q.bytes);
		return err_set(err, ERR_PERM, "5.2.2 mailbox full");
	}
	return 0;
}

static void
tell(const struct delivery *v)
{
	size_t i, id = header_find(&v->in->header, "Message-ID", 0);

	for (i = 0; i < v->to.n; i++) {
		const struct target *t = &v->to.all[i];
		struct logline l;

		log_begin(&l, "delivered");
		log_str(&l, "to", span_str(v->d->recipient));
		log_str(&l, "from", span_str(v->d->sender));
		log_str(&l, "folder", span_str(t->name));
		log_num(&l, "size", save_size(t->save));
		log_str(&l, "file", save_base(t->save));
		if (id < v->in->header.n)
			log_str(&l, "msgid",
			    span_trim(v->in->header.fields[id].body));
		log_end(&l);
	}
}

static size_t
add_saves(const struct delivery *v, struct save **saves, size_t n)
{
	size_t i;

	for (i = 0; i < v->to.n; i++)
		saves[n++] = v->to.all[i].save;
	return n;
}

/* The mail is there; a count that is not is made anew some day. */
static void
count_in(const struct delivery *v, const struct tree *tree)
{
	struct err err = ERR_INIT;
	uint64_t count, bytes = sum_of(v, tree, v->to.n, &count);

	if (count > 0 && maildirsize_add(tree->fd, (int64_t)bytes,
	    (int64_t)count, &err) == -1)
		log_reason("maildirsize", err.text);
}

/* It is there and will stay: what remains is to count and to tell. */
static void
account_for(struct delivery *v)
{
	const struct posting *p = v->d->posting;
	size_t i;

	count_in(v, v->to.tree);
	for (i = 0; i < p->n; i++)
		count_in(v, &p->spaces[i].tree);
	tell(v);
}

static int
refuse_loop(struct delivery *v, struct err *err)
{
	if (v->d->recipient == NULL || v->d->raw)
		return 0;
	if (!incoming_was_delivered_to(v->in, span_str(v->d->recipient))) {
		tool_explain("no Delivered-To: %s in the message",
		    v->d->recipient);
		return 0;
	}
	return err_set(err, ERR_PERM, "5.4.6 mail loop: already delivered to "
	    "%.100s", v->d->recipient);
}

static void
delivery_init(struct delivery *v, const struct deliver *d,
    const struct tree *tree, struct incoming *in)
{
	*v = (struct delivery){ d, in, { d, tree, NULL, 0 } };
	v->to.all = mem_alloc((d->folders.n + 1) * sizeof(*v->to.all));
}

static void
delivery_done(struct delivery *v)
{
	size_t i;

	for (i = 0; i < v->to.n; i++) {
		save_free(v->to.all[i].save);
		close(v->to.all[i].fd);
	}
	free(v->to.all);
}

/* All but the commit. */
static int
prepare(struct delivery *v, struct err *err)
{
	if (refuse_loop(v, err) == -1)
		return -1;
	return targets_open(&v->to, err) == -1 || begin_files(v, err) == -1 ||
	    write_files(v, err) == -1 || check_quota(v, err) == -1 ? -1 : 0;
}

int
deliver_message(const struct deliver *d, const struct tree *tree, int fd,
    struct err *err)
{
	struct save *saves[OPTION_LIST_MAX];
	struct incoming in;
	struct delivery v;
	int r;

	incoming_init(&in, fd);
	delivery_init(&v, d, tree, &in);
	r = incoming_read(&in, err) == 0 ? prepare(&v, err) : -1;
	if (r == 0 && save_commit(saves, add_saves(&v, saves, 0), err) == -1)
		r = targets_fault(err);
	if (r == 0 && d->exhausted != NULL)
		mem_on_exhaustion(d->exhausted);
	if (r == 0)
		account_for(&v);
	/* The process ends: its memory goes faster all at once. */
	if (r == 0 && d->exhausted != NULL)
		return 0;
	delivery_done(&v);
	incoming_done(&in);
	return r;
}

/* Each by itself, from the message's beginning: it is too large to be kept, or
 * something cannot be made durable, and after a failed fsync nothing is known
 * of what was written. */
static void
deliver_each(const struct deliver *d, const struct tree *trees, size_t n,
    int fd, struct err *errs)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (errs[i].kind != ERR_NONE)
			continue;
		if (lseek(fd, 0, SEEK_SET) == -1)
			err_sys(&errs[i], "rewind message");
		else if (deliver_message(&d[i], &trees[i], fd, &errs[i]) == 0)
			errs[i] = ERR_INIT;
	}
}

/* All together: true, or false when all that was not refused must be tried
 * again; nothing of it is in any mailbox. */
static bool
deliver_together(const struct deliver *d, const struct tree *trees,
    size_t n, struct incoming *in, struct err *errs)
{
	struct delivery *all = mem_zero(n, sizeof(*all));
	struct save **saves = mem_zero(n * OPTION_LIST_MAX, sizeof(*saves));
	struct err err = ERR_INIT;
	size_t i, n_saves = 0;
	bool good;

	for (i = 0; i < n; i++) {
		delivery_init(&all[i], &d[i], &trees[i], in);
		if (errs[i].kind == ERR_NONE &&
		    prepare(&all[i], &errs[i]) == 0)
			n_saves = add_saves(&all[i], saves, n_saves);
	}
	good = save_commit(saves, n_saves, &err) == 0;
	log_together(true);
	for (i = 0; i < n; i++) {
		if (good && errs[i].kind == ERR_NONE)
			account_for(&all[i]);
		delivery_done(&all[i]);
	}
	log_together(false);
	free(saves);
	free(all);
	return good;
}

void
deliver_many(const struct deliver *d, const struct tree *trees,
    size_t n, int fd, struct err *errs)
{
	struct incoming in;
	struct err err = ERR_INIT;
	size_t i;
	int got;

	incoming_init(&in, fd);
	got = incoming_read(&in, &err) == -1 ? -1 : incoming_keep(&in, &err);
	for (i = 0; i < n && got == -1; i++)
		if (errs[i].kind == ERR_NONE)
			errs[i] = err;
	if (got == 0 ||
	    (got == 1 && !deliver_together(d, trees, n, &in, errs)))
		deliver_each(d, trees, n, fd, errs);
	incoming_done(&in);
}
