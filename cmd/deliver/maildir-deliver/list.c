/* list - see list.h. Each is judged by itself: what is wrong with one is told
 * in its line.
 * SPDX-License-Identifier: ISC */
#include "list.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/tool.h"
#include "io/slurp.h"
#include "io/wr.h"
#include "link/lines.h"

#define FDS_APART 20             /* descriptors for all else */

/* How many deliveries can be open at once: each has its Maildir, and for each
 * mailbox the directory, its new/ and tmp/, and the file. */
static size_t
count_room(const struct deliver *d)
{
	size_t each = 1 + 4 * (d->folders.n == 0 ? 1 : d->folders.n);
	struct rlimit r;

	if (getrlimit(RLIMIT_NOFILE, &r) == -1 || r.rlim_cur == RLIM_INFINITY)
		return LIST_MAX;
	return r.rlim_cur < FDS_APART ? 0 :
	    (size_t)(r.rlim_cur - FDS_APART) / each;
}

/* Only for want of descriptors: alone it may well be delivered. */
static bool
is_crowded(const struct err *err)
{
	return err->kind == ERR_TEMP && (err->sys == EMFILE ||
	    err->sys == ENFILE);
}

static void
add(struct list *l, const struct deliver *common, struct span lines)
{
	const char *home = lines_value(lines, "HOME");
	const char *maildir = lines_value(lines, "MAILDIR");
	const char *quota = lines_value(lines, "QUOTA");
	const char *layout = lines_value(lines, "LAYOUT");
	struct deliver *d = &l->d[l->n];
	struct err *err = &l->errs[l->n];
	struct buf path = BUF_INIT(4096);

	*d = *common;
	d->sender = lines_value(lines, "SENDER");
	d->recipient = lines_value(lines, "RECIPIENT");
	d->account.user = lines_value(lines, "USER");
	d->account.groups = lines_value(lines, "ACL_GROUPS");
	lines_end(lines);
	if (d->recipient != NULL && *d->recipient == '\0')
		d->recipient = NULL;
	*err = ERR_INIT;
	l->trees[l->n++].fd = -1;
	if (maildir != NULL)
		buf_adds(&path, maildir);
	else if (home != NULL)
		buf_addf(&path, "%s/Maildir", home);
	if (path.len == 0 || !buf_ok(&path) || path.p[0] != '/')
		err_set(err, ERR_TEMP, "4.3.5 no absolute Maildir");
	else if (l->n > l->room)
		*err = (struct err){ ERR_TEMP, EMFILE, "4.3.1 no room" };
	else if (quota_parse(&d->quota, span_str(quota), err) == 0 &&
	    (layout == NULL || layout_parse(span_str(layout), &d->layout,
	    err) == 0) && deliver_check(d, err) == 0 &&
	    tree_open(&l->trees[l->n - 1], buf_str(&path), true, err) == 0) {
		l->trees[l->n - 1].layout = d->layout;
		tool_explain("%s: Maildir %s", d->recipient != NULL ?
		    d->recipient : "-", buf_str(&path));
	}
	buf_done(&path);
}

int
list_read(struct list *l, const struct deliver *common, struct err *err)
{
	struct span rest, line;
	const char *from;

	*l = (struct list){ .text = BUF_INIT(LIST_BYTES_MAX),
		.room = count_room(common) };
	if (!tool_had_fd(LIST_FD))
		return err_set(err, ERR_USAGE, "no list on descriptor %d",
		    LIST_FD);
	if (slurp_fd(LIST_FD, &l->text) == -1)
		return err_sys(err, "read list");
	l->d = mem_zero(LIST_MAX, sizeof(*l->d));
	l->trees = mem_zero(LIST_MAX, sizeof(*l->trees));
	l->errs = mem_zero(LIST_MAX, sizeof(*l->errs));
	rest = buf_span(&l->text);
	from = rest.p;
	while (rest.n > 0 && span_cut(&rest, '\n', &line)) {
		if (line.n > 0)
			continue;
		if (l->n == LIST_MAX)
			return err_set(err, ERR_USAGE, "more than %d "
			    "deliveries", LIST_MAX);
		if (line.p > from)
			add(l, common, span_of(from, (size_t)(line.p - from)));
		from = line.p + 1;
	}
	return l->n > 0 && rest.n == 0 && from == l->text.p + l->text.len ? 0 :
	    err_set(err, ERR_USAGE, "the list is empty or has no end");
}

void
list_done(struct list *l)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		if (l->trees[i].fd != -1)
			tree_close(&l->trees[i]);
	free(l->d);
	free(l->trees);
	free(l->errs);
	buf_done(&l->text);
}

size_t
list_dirs(const struct list *l, int fds[LIST_MAX])
{
	size_t i, n = 0;

	for (i = 0; i < l->n; i++)
		if (l->trees[i].fd != -1)
			fds[n++] = l->trees[i].fd;
	return n;
}

int
list_deliver(struct list *l, int fd, struct err *err)
{
	struct wr w;
	size_t i;

	if (lseek(fd, 0, SEEK_CUR) == -1)
		return err_sys(err, "a list wants a message that is a file");
	deliver_many(l->d, l->trees, l->n, fd, l->errs);
	wr_init(&w, 1, -1);
	for (i = 0; i < l->n; i++) {
		if (is_crowded(&l->errs[i]))
			wr_adds(&w, "again\n");
		else
			wr_addf(&w, "%d %s\n", tool_exit_code(&l->errs[i]),
			    l->errs[i].text);
		if (l->errs[i].kind != ERR_NONE)
			tool_explain("%s: %s", l->d[i].recipient != NULL ?
			    l->d[i].recipient : "-", l->errs[i].text);
	}
	return wr_close(&w, err);
}
