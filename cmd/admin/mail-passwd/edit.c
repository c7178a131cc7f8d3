/* edit - see edit.h.
 * SPDX-License-Identifier: ISC */
#include "edit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "auth/userfile.h"
#include "auth/users.h"
#include "auth/usersdb.h"
#include "base/secret.h"
#include "io/slurp.h"
#include "io/wr.h"

static int
read_text(struct edit *e, bool create, struct err *err)
{
	int fd = open(e->next.path, O_RDONLY | O_CLOEXEC), r = -1;

	if (fd == -1 && errno == ENOENT && create)
		return 0;
	if (fd == -1)
		return err_sys(err, "%s", e->next.path);
	if (fstat(fd, &e->st) == -1)
		err_sys(err, "%s", e->next.path);
	else if (!S_ISREG(e->st.st_mode))
		err_set(err, ERR_USAGE, "%s is not a regular file",
		    e->next.path);
	/* Room at once: a growing buffer leaves copies of verifiers behind. */
	else if ((uint64_t)e->st.st_size > EDIT_FILE_MAX - 1 ||
	    !buf_room(&e->text, (size_t)e->st.st_size + 1))
		err_set(err, ERR_USAGE, "%s is too large", e->next.path);
	else if ((r = slurp_fd(fd, &e->text)) == -1)
		err_sys(err, "%s", e->next.path);
	close(fd);
	return r;
}

int
edit_open(struct edit *e, const char *path, bool create, struct err *err)
{
	e->next = NEWFILE_INIT;
	buf_init(&e->text, EDIT_FILE_MAX);
	e->line = span_of(NULL, 0);
	e->st = (struct stat){ .st_uid = getuid(), .st_gid = getgid(),
		.st_mode = S_IFREG | 0600 };
	/* Before the lock file is made for a file that is not there. */
	if (!create && access(path, F_OK) == -1)
		return err_sys(err, "%s", path);
	return newfile_open(&e->next, path, err) == 0 ?
	    read_text(e, create, err) : -1;
}

void
edit_close(struct edit *e)
{
	newfile_close(&e->next);
	if (e->text.p != NULL)
		secret_clear(e->text.p, e->text.cap);
	buf_done(&e->text);
}

int
edit_find(struct edit *e, struct span user, struct err *err)
{
	struct span rest = buf_span(&e->text), line;
	int best = 0;
	bool twice = false;

	while (rest.n > 0 && span_cut(&rest, '\n', &line)) {
		int how;

		if (line.n > 0 && line.p[line.n - 1] == '\r')
			line.n--;
		how = userscan_is_comment(line) ? 0 :
		    userfile_match(line, user);
		twice = how > best ? false : twice || (how > 0 && how == best);
		if (how > best) {
			best = how;
			e->line = line;
		}
	}
	return twice ? err_set(err, ERR_USAGE, "%.*s has more than one line",
	    (int)user.n, user.p) : best > 0;
}

/* What nobody could log in by is not written. */
static int
check_line(const struct edit *e, struct span line, struct err *err)
{
	struct serve_user u;
	int r;

	if (line.n > USERSCAN_LINE_MAX || span_has(line, '\n'))
		return err_set(err, ERR_USAGE, "the line would be too long");
	serve_user_init(&u);
	r = users_parse(line, e->default_scheme, &u, err);
	serve_user_done(&u);
	if (r == -1 && err != NULL)
		err->kind = ERR_USAGE;
	return r;
}

/* Compile `source` for the file; renamed by the caller. 1, or 0 when there is
 * none to be replaced and it is not `wanted`. */
static int
make_database(const struct edit *e, const char *source, bool wanted,
    struct newfile *db, struct err *err)
{
	struct buf path = BUF_INIT(4200);
	int r = 0;

	buf_adds(&path, e->next.path);
	buf_adds(&path, ".cdb");
	*db = NEWFILE_INIT;
	if (wanted || access(buf_str(&path), F_OK) == 0)
		r = newfile_open(db, buf_str(&path), err) == 0 &&
		    usersdb_make(source, e->default_scheme, db, err) == 0 ?
		    1 : -1;
	buf_done(&path);
	return r;
}

/* The new text is before + line + after. */
static int
write_text(struct edit *e, struct span before, struct span line,
    struct span after, struct err *err)
{
	struct newfile db;
	struct wr w;
	int made;

	if (newfile_like(&e->next, &e->st, err) == -1)
		return -1;
	wr_init(&w, e->next.fd, -1);
	wr_add(&w, before);
	wr_add(&w, line);
	wr_add(&w, after);
	made = wr_flush(&w, err);
	if (w.p != NULL)
		secret_clear(w.p, w.cap);
	wr_done(&w);
	if (made == -1 || newfile_sync(&e->next, err) == -1)
		return -1;
	made = make_database(e, e->next.temporary, false, &db, err);
	if (made != -1 && ((made == 1 && newfile_rename(&db, err) == -1) ||
	    newfile_rename(&e->next, err) == -1))
		made = -1;
	newfile_close(&db);
	return made == -1 ? -1 : 0;
}

int
edit_replace(struct edit *e, struct span line, struct err *err)
{
	struct span text = buf_span(&e->text);
	size_t from = (size_t)(e->line.p - text.p), to = from + e->line.n;

	if (line.p != NULL) {
		if (check_line(e, line, err) == -1)
			return -1;
	} else {
		/* With its end. */
		to = span_find(text, to, '\n');
		to = to < text.n ? to + 1 : to;
	}
	return write_text(e, span_sub(text, 0, from), line,
	    span_from(text, to), err);
}

int
edit_append(struct edit *e, struct span line, struct err *err)
{
	struct span text = buf_span(&e->text);
	struct buf b = BUF_INIT(USERSCAN_LINE_MAX + 2);
	int r = check_line(e, line, err);

	if (r == -1)
		return -1;
	(void)buf_room(&b, line.n + 2);
	if (text.n > 0 && text.p[text.n - 1] != '\n')
		buf_addc(&b, '\n');
	buf_add(&b, line);
	buf_addc(&b, '\n');
	r = write_text(e, text, buf_span(&b), SPAN(""), err);
	secret_clear(b.p, b.cap);
	buf_done(&b);
	return r;
}

int
edit_compile(struct edit *e, struct err *err)
{
	struct newfile db;
	int r = make_database(e, e->next.path, true, &db, err);

	if (r == 1)
		r = newfile_rename(&db, err);
	newfile_close(&db);
	return r == -1 ? -1 : 0;
}
