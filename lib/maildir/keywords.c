/* keywords - see keywords.h. Written as Dovecot does: dovecot-keywords.lock,
 * fsync, renamed over the file; and since its readers compare the time in whole
 * seconds, each version is made at least a second younger than the last.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/keywords.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/num.h"
#include "maildir/disk.h"
#include "os/clock.h"

static const char file_name[] = "dovecot-keywords";
static const char lock_name[] = "dovecot-keywords.lock";

void
keywords_init(struct keywords *k)
{
	memset(k, 0, sizeof(*k));
}

/* RFC 9051 9: an atom; and nothing that would break the line. */
bool
keywords_is_name(struct span name)
{
	size_t i;

	for (i = 0; i < name.n; i++)
		if (name.p[i] <= ' ' || name.p[i] >= 0x7f ||
		    strchr("(){%*\"\\]", name.p[i]) != NULL)
			return false;
	return name.n > 0 && name.n <= KEYWORDS_NAME_MAX;
}

static void
set_name(struct keywords *k, size_t n, struct span name)
{
	memcpy(k->names[n], name.p, name.n);
	k->names[n][name.n] = '\0';
}

/* "0 $Label1": others are passed over. What we have added and not written yet
 * stays, unless the file has given the letter away. */
static void
take_line(struct keywords *k, struct span line)
{
	size_t blank = span_find(line, 0, ' ');
	struct span name = span_from(line, blank + 1);
	uint32_t n;

	if (num_parse_u32(span_sub(line, 0, blank), FLAGS_KEYWORDS_MAX - 1,
	    &n) == 0 && name.n > 0 && name.n <= KEYWORDS_NAME_MAX &&
	    keywords_find(k, name) == -1)
		set_name(k, n, name);
}

int
keywords_refresh(struct keywords *k, int dir, struct err *err)
{
	struct buf b = BUF_INIT(KEYWORDS_FILE_MAX);
	struct span rest, line;
	struct stat st;
	int got;

	if (fstatat(dir, file_name, &st, AT_SYMLINK_NOFOLLOW) == -1)
		return errno == ENOENT ? 0 : err_sys(err, "%s", file_name);
	if (st.st_ino == k->ino && st.st_size == k->size &&
	    st.st_mtim.tv_sec == k->mtime.tv_sec &&
	    st.st_mtim.tv_nsec == k->mtime.tv_nsec)
		return 0;
	got = disk_read(dir, file_name, &b, &st, err);
	if (got == 1) {
		memset(k->names, 0, sizeof(k->names));
		for (rest = buf_span(&b); span_cut(&rest, '\n', &line);)
			take_line(k, line);
		k->ino = st.st_ino;
		k->size = st.st_size;
		k->mtime = st.st_mtim;
		k->changed = false;
	}
	buf_done(&b);
	return got;
}

int
keywords_find(const struct keywords *k, struct span name)
{
	int i;

	for (i = 0; i < FLAGS_KEYWORDS_MAX; i++)
		if (name.n > 0 && span_ieq(span_str(k->names[i]), name))
			return i;
	return -1;
}

int
keywords_add(struct keywords *k, struct span name)
{
	int n = keywords_find(k, name), i;

	if (n != -1 || !keywords_is_name(name))
		return n;
	for (i = 0; i < FLAGS_KEYWORDS_MAX && k->names[i][0] != '\0'; i++)
		;
	if (i == FLAGS_KEYWORDS_MAX)
		return -1;
	set_name(k, (size_t)i, name);
	k->changed = true;
	return i;
}

void
keywords_adopt(struct keywords *k, uint32_t seen)
{
	unsigned i;

	for (i = 0; i < FLAGS_KEYWORDS_MAX; i++) {
		struct buf b = BUF_INIT(KEYWORDS_NAME_MAX);

		if ((seen >> i & 1) == 0 || k->names[i][0] != '\0')
			continue;
		buf_addf(&b, "unknown-%u", i);
		set_name(k, i, buf_span(&b));
		buf_done(&b);
		k->changed = true;
	}
}

struct span
keywords_name(const struct keywords *k, unsigned number)
{
	return span_str(number < FLAGS_KEYWORDS_MAX ? k->names[number] : "");
}

/* A time for the new file: now, or a second after the old one's. */
static struct timespec
time_after(const struct keywords *k)
{
	int64_t now;
	int32_t micros;
	struct timespec t;

	os_clock_wall(&now, &micros);
	t.tv_sec = (time_t)now > k->mtime.tv_sec ? (time_t)now :
	    k->mtime.tv_sec + 1;
	t.tv_nsec = 0;
	return t;
}

int
keywords_write(struct keywords *k, int dir, struct err *err)
{
	struct buf b = BUF_INIT(KEYWORDS_FILE_MAX);
	struct timespec t = time_after(k);
	struct stat st;
	unsigned i;
	int r;

	if (!k->changed)
		return 0;
	for (i = 0; i < FLAGS_KEYWORDS_MAX; i++)
		if (k->names[i][0] != '\0')
			buf_addf(&b, "%u %s\n", i, k->names[i]);
	r = disk_replace(dir, file_name, lock_name, buf_span(&b), &t, err);
	buf_done(&b);
	if (r == -1)
		return -1;
	k->changed = false;
	if (fstatat(dir, file_name, &st, AT_SYMLINK_NOFOLLOW) == 0) {
		k->ino = st.st_ino;
		k->size = st.st_size;
		k->mtime = st.st_mtim;
	}
	return 0;
}
