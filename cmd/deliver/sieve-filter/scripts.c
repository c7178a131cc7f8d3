/* scripts - see scripts.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "scripts.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/slurp.h"
#include "sieve/svlimit.h"

#define USER_SCRIPT ".dovecot.sieve"

/* 1, 0 when there is no such file, -1 with err. Not a regular file: an empty
 * text with a NUL in it, which is no script. */
static int
read_script(const char *path, struct buf *text, struct err *err)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	struct stat st;
	int r = 1;

	/* One byte too many is enough to see that it is too large. */
	*text = BUF_INIT(SVLIMIT_SCRIPT + 1);
	if (fd == -1 && (errno == ENOENT || errno == ENOTDIR))
		return 0;
	if (fd == -1)
		return err_sys(err, "4.3.0 script %s", path);
	if (fstat(fd, &st) == 0 && !S_ISREG(st.st_mode))
		buf_addc(text, '\0');
	else if (slurp_fd(fd, text) == -1 && errno != EFBIG)
		r = err_sys(err, "4.3.0 read script %s", path);
	close(fd);
	return r;
}

static int
add(struct scripts *s, const char *path, bool users, struct err *err)
{
	struct script *new = &s->list[s->n];
	int got;

	if (s->n == SCRIPTS_MAX)
		return err_set(err, ERR_USAGE, "more than %d scripts",
		    SCRIPTS_MAX);
	got = read_script(path, &new->text, err);
	if (got != 1) {
		buf_done(&new->text);
		return got;
	}
	new->path = span_dup(span_str(path));
	new->users = users;
	s->n++;
	return 1;
}

/* What an option names must be there. */
static int
add_named(struct scripts *s, const char *path, struct err *err)
{
	int got = add(s, path, false, err);

	return got != 0 ? got : err_set(err, ERR_USAGE,
	    "there is no script %s", path);
}

static int
is_script(const struct dirent *e)
{
	return e->d_name[0] != '.' && span_ends(span_str(e->d_name),
	    SPAN(".sieve"));
}

static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* All *.sieve of a directory, in the order of their names. */
static int
add_directory(struct scripts *s, const char *path, struct err *err)
{
	struct dirent **names;
	int i, n = scandir(path, &names, is_script, by_name), r = 0;

	if (n == -1)
		return err_sys(err, "4.3.0 directory %s", path);
	for (i = 0; i < n; i++) {
		struct buf file = BUF_INIT(8192);

		buf_addf(&file, "%s/%s", path, names[i]->d_name);
		if (r != -1)
			r = add(s, buf_str(&file), false, err);
		buf_done(&file);
		free(names[i]);
	}
	free(names);
	return r;
}

static int
add_before(struct scripts *s, const char *path, struct err *err)
{
	struct stat st;

	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		return add_directory(s, path, err);
	return add_named(s, path, err);
}

/* 1, 0 when the user has none, -1. */
static int
add_users(struct scripts *s, const char *option, struct err *err)
{
	const char *home = getenv("HOME");
	struct buf path = BUF_INIT(4096);
	int got = 0;

	if (option != NULL)
		return add(s, option, true, err);
	if (home == NULL || home[0] != '/')
		return 0;
	buf_addf(&path, "%s/%s", home, USER_SCRIPT);
	if (buf_ok(&path))
		got = add(s, buf_str(&path), true, err);
	buf_done(&path);
	return got;
}

int
scripts_read(struct scripts *s, const struct settings *settings,
    struct err *err)
{
	int got;

	s->n = 0;
	if (settings->global_before != NULL &&
	    add_before(s, settings->global_before, err) == -1)
		return -1;
	got = add_users(s, settings->script, err);
	if (got == 0 && settings->fallback != NULL)
		got = add_named(s, settings->fallback, err);
	return got == -1 ? -1 : 0;
}

void
scripts_done(struct scripts *s)
{
	while (s->n > 0) {
		free(s->list[--s->n].path);
		buf_done(&s->list[s->n].text);
	}
}
