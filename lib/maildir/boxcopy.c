/* boxcopy - see boxcopy.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/boxcopy.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "io/likedir.h"
#include "maildir/disk.h"
#include "maildir/msgname.h"
#include "os/clock.h"

#define NAMES_MAX (1u << 30)
#define FIELDS_MORE 30               /* " G", " T" and a time */

/* One copy being made. */
struct copy {
	uint32_t name;           /* in names, NUL-terminated; what was linked */
	struct save *save;       /* or written, where no link was possible */
};

struct copying {
	struct box *from, *to;
	struct copy *copies;
	size_t done;
	struct buf names;
	int letters[FLAGS_KEYWORDS_MAX];     /* keyword here -> there, or -1 */
	bool apart;              /* the files' modes differ: no hard links */
};

int
boxcopy_append(struct box *to, struct save *const *saves, size_t n,
    uint32_t *uids_out, struct err *err)
{
	size_t i;
	int r = 0;

	if (boxstate_refresh(to, err) == -1 ||
	    save_commit(saves, n, err) == -1)
		return -1;
	for (i = 0; i < n && r == 0; i++) {
		uids_out[i] = uidlist_add(&to->uids, save_base(saves[i]),
		    span_of("", 0));
		if (uids_out[i] == 0)
			r = err_set(err, ERR_TEMP, "no UID is left");
	}
	if (r == 0)
		r = uidlist_write(&to->uids, to->dir, err);
	for (i = 0; i < n && r == 0; i++) {
		to->quota_bytes += (int64_t)save_size(saves[i]);
		to->quota_messages++;
	}
	if (r == -1)
		save_undo(saves, n);
	return r;
}

/* Keywords by name; one for which the target has no letter left is not
 * copied. */
static int
map_letters(struct copying *c, uint32_t used, struct err *err)
{
	unsigned i;

	if (keywords_refresh(&c->to->words, c->to->dir, err) == -1)
		return -1;
	for (i = 0; i < FLAGS_KEYWORDS_MAX; i++)
		c->letters[i] = (used >> i & 1) == 0 ? -1 :
		    keywords_add(&c->to->words,
		    keywords_name(&c->from->words, i));
	return keywords_write(&c->to->words, c->to->dir, err);
}

static struct flags
map_flags(const struct copying *c, struct flags f)
{
	struct flags refused = c->to->refused;
	struct flags out = { 0, f.system & FLAGS_SYSTEM & ~refused.system };
	unsigned i;

	for (i = 0; i < FLAGS_KEYWORDS_MAX; i++)
		if ((f.keywords & ~refused.keywords) >> i & 1 &&
		    c->letters[i] >= 0)
			out.keywords |= 1u << c->letters[i];
	return out;
}

/* The base name that the copy has, and the fields of its record. The same name
 * again when it says the sizes and is new there; its id stays either way. */
static int
choose_base(struct copying *c, size_t i, struct span name, struct buf *base,
    struct buf *fields, struct err *err)
{
	struct span guid = box_guid(c->from, i);
	struct msgname parts;
	struct msgname_seed seed;
	uint64_t size, vsize;
	int64_t now;
	int32_t micros;
	int got;

	msgname_parse(name, &parts);
	if (parts.has_size && parts.has_vsize &&
	    uidlist_find(&c->to->uids, parts.base) == UIDLIST_NONE) {
		buf_add(base, parts.base);
		/* The name says when it was delivered where it was. */
		os_clock_wall(&now, &micros);
		buf_addf(fields, " T%lld", (long long)now);
	} else {
		if ((got = box_size(c->from, i, &size, err)) != 1 ||
		    (got = box_vsize(c->from, i, &vsize, err)) != 1)
			return got;
		msgname_seed(&seed, i);
		msgname_write(base, &seed);
		msgname_write_sizes(base, size, vsize);
	}
	if (!span_eq(guid, buf_span(base)))
		buf_addf(fields, " G%.*s", (int)guid.n, guid.p);
	return 1;
}

static bool
cannot_link(int sys)
{
	return sys == EXDEV || sys == EPERM || sys == EMLINK ||
	    sys == EOPNOTSUPP || sys == ENOSYS || sys == EACCES;
}

/* Where no hard link is possible: a copy of the bytes. */
static int
copy_bytes(struct copying *c, size_t i, struct flags flags,
    struct buf *base, struct copy *copy, struct err *err)
{
	int fd, got = box_fd(c->from, i, &fd, err);
	int64_t date;

	if (got != 1)
		return got;
	got = box_received(c->from, i, &date, err);
	if (got == 1) {
		copy->save = save_new(c->to->dir, err);
		if (copy->save == NULL || save_fill(copy->save, fd, err) == -1)
			got = -1;
	}
	close(fd);
	if (got != 1)
		return got;
	save_flags(copy->save, flags, true);
	save_received(copy->save, date);
	buf_reset(base);
	buf_add(base, save_base(copy->save));
	return save_commit(&copy->save, 1, err) == -1 ? -1 : 1;
}

/* cur/BASE:2,FLAGS in the target as another name of the file: 1, 0 the message
 * has gone, -1 with errno. */
static int
link_there(struct copying *c, size_t i, const char *target)
{
	struct buf name = BUF_INIT(MSGNAME_MAX);
	int dir, tries, got = -1;

	if (c->apart) {
		errno = EXDEV;
		return -1;
	}
	for (tries = 0; tries < 3 && got == -1; tries++) {
		if (!boxstate_name(c->from, i, &name, &dir))
			got = 0;
		else if (linkat(dir, buf_str(&name), c->to->cur, target,
		    0) == 0)
			got = 1;
		else if (errno != ENOENT)
			break;
		else if (boxstate_relocate(c->from, i, NULL) == 0)
			got = 0;
	}
	buf_done(&name);
	return got;
}

static int
copy_one(struct copying *c, size_t i, uint32_t *uid_out, struct err *err)
{
	struct copy *copy = &c->copies[c->done];
	struct flags flags = map_flags(c, c->from->messages[i].flags);
	struct buf name = BUF_INIT(MSGNAME_MAX), base = BUF_INIT(MSGNAME_MAX);
	struct buf fields = BUF_INIT(MSGNAME_MAX + FIELDS_MORE);
	int dir, got = boxstate_name(c->from, i, &name, &dir);

	*copy = (struct copy){ (uint32_t)c->names.len, NULL };
	if (got == 1)
		got = choose_base(c, i, buf_span(&name), &base, &fields, err);
	if (got == 1) {
		buf_add(&c->names, buf_span(&base));
		msgname_write_info(&c->names, span_of("", 0), flags);
		buf_addc(&c->names, '\0');
		got = link_there(c, i, c->names.p + copy->name);
		if (got == -1 && cannot_link(errno))
			got = copy_bytes(c, i, flags, &base, copy, err);
		else if (got == -1)
			err_sys(err, "link cur/%s", c->names.p + copy->name);
	}
	if (got == 1) {
		c->done++;
		*uid_out = uidlist_add(&c->to->uids, buf_span(&base),
		    buf_span(&fields));
		if (*uid_out == 0)
			got = err_set(err, ERR_TEMP, "no UID is left");
	} else if (copy->save != NULL) {
		save_free(copy->save);
	}
	buf_done(&name);
	buf_done(&base);
	buf_done(&fields);
	return got;
}

static void
take_back(struct copying *c)
{
	size_t i;

	for (i = 0; i < c->done; i++)
		if (c->copies[i].save != NULL)
			save_undo(&c->copies[i].save, 1);
		else
			(void)unlinkat(c->to->cur,
			    c->names.p + c->copies[i].name, 0);
}

static int
finish(struct copying *c, size_t n, const size_t *indices, struct err *err)
{
	size_t i;

	if (disk_sync(c->to->cur) == -1)
		return err_sys(err, "fsync cur");
	if (uidlist_write(&c->to->uids, c->to->dir, err) == -1)
		return -1;
	for (i = 0; i < n; i++) {
		uint64_t size;

		if (box_size(c->from, indices[i], &size, NULL) == 1)
			c->to->quota_bytes += (int64_t)size;
		c->to->quota_messages++;
	}
	return 1;
}

int
boxcopy_messages(struct box *from, const size_t *indices, size_t n,
    struct box *to, uint32_t *uids_out, struct err *err)
{
	struct copying c = { from, to, mem_zero(n + 1, sizeof(*c.copies)), 0,
		BUF_INIT(NAMES_MAX), { 0 },
		!likedir_same(from->dir, to->dir) };
	uint32_t used = 0;
	size_t i;
	int got = 1;

	for (i = 0; i < n; i++)
		used |= from->messages[indices[i]].flags.keywords &
		    ~to->refused.keywords;
	if (boxstate_refresh(to, err) == -1 || map_letters(&c, used, err) == -1)
		got = -1;
	for (i = 0; i < n && got == 1; i++) {
		got = copy_one(&c, indices[i], &uids_out[i], err);
		if (got == 1 && dotlock_keep(&to->lock, err) == -1)
			got = -1;
		if (got == 1 && to->progress != NULL)
			to->progress(to->progress_arg, i + 1);
	}
	if (got == 1)
		got = finish(&c, n, indices, err);
	if (got != 1)
		take_back(&c);
	for (i = 0; i < c.done; i++)
		save_free(c.copies[i].save);
	free(c.copies);
	buf_done(&c.names);
	return got;
}
