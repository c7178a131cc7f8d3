/* validity - see validity.h. The empty file dovecot-uidvalidity.HEX is the
 * counter: renaming it to the next number succeeds for one process only. The
 * file dovecot-uidvalidity repeats the number, so that it is found at once;
 * when the two disagree the larger one counts.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/validity.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/num.h"
#include "maildir/disk.h"

#define PREFIX "dovecot-uidvalidity"
#define TRIES 20
#define VALUE_MAX 0xffffffffu

static void
counter_name(struct buf *out, uint32_t value)
{
	buf_reset(out);
	buf_addf(out, PREFIX ".%08lx", (unsigned long)value);
}

/* What the small file says, 0 when it says nothing. */
static uint32_t
read_value(int root)
{
	struct buf b = BUF_INIT(64);
	struct stat st;
	uint64_t value = 0;

	if (disk_read(root, PREFIX, &b, &st, NULL) != 1 ||
	    num_parse_hex(span_trim(buf_span(&b)), &value) == -1 ||
	    value > VALUE_MAX)
		value = 0;
	buf_done(&b);
	return (uint32_t)value;
}

/* The highest counter file: 1, 0 there is none, -1. */
static int
find_counter(int root, uint32_t *out, struct err *err)
{
	DIR *d = disk_list(root, "the Maildir", err);
	const struct dirent *e;
	int found = 0;

	if (d == NULL)
		return -1;
	*out = 0;
	while ((errno = 0, e = readdir(d)) != NULL) {
		struct span name = span_str(e->d_name);
		uint64_t value;

		if (!span_starts(name, SPAN(PREFIX ".")) ||
		    num_parse_hex(span_from(name, sizeof(PREFIX)),
		    &value) == -1 || value > VALUE_MAX)
			continue;
		found = 1;
		if (value > *out)
			*out = (uint32_t)value;
	}
	if (errno != 0)
		found = err_sys(err, "read the Maildir");
	closedir(d);
	return found;
}

static int
make_counter(int root, const char *name, struct err *err)
{
	int fd = openat(root, name, O_RDONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
	    O_CLOEXEC, 0444);

	if (fd == -1)
		return errno == EEXIST ? 0 : err_sys(err, "%s", name);
	close(fd);
	return 0;
}

/* Move the counter from `from` (0: there is none yet) to `to`: 1, 0 when
 * someone was faster, -1. */
static int
advance(int root, uint32_t from, uint32_t to, struct err *err)
{
	struct buf a = BUF_INIT(64), b = BUF_INIT(64);
	int r;

	counter_name(&a, from);
	counter_name(&b, to);
	if (from == 0)
		r = make_counter(root, buf_str(&b), err) == 0 ? 1 : -1;
	else if (renameat(root, buf_str(&a), root, buf_str(&b)) == 0)
		r = 1;
	else
		r = errno == ENOENT ? 0 : err_sys(err, "%s", buf_str(&a));
	buf_done(&a);
	buf_done(&b);
	return r;
}

/* The number into the small file. It is only a hint: no lock, no error. */
static void
write_value(int root, uint32_t value)
{
	struct buf b = BUF_INIT(16), name = BUF_INIT(64);

	buf_addf(&b, "%08lx", (unsigned long)value);
	buf_addf(&name, PREFIX ".tmp.%ld", (long)getpid());
	if (disk_replace(root, PREFIX, buf_str(&name), buf_span(&b), NULL,
	    NULL) == -1)
		(void)unlinkat(root, buf_str(&name), 0);
	buf_done(&b);
	buf_done(&name);
}

int
validity_next(int root, int64_t now, uint32_t above, uint32_t *out,
    struct err *err)
{
	uint32_t counter, value, hint = read_value(root);
	int i, got;

	for (i = 0; i < TRIES; i++) {
		if ((got = find_counter(root, &counter, err)) == -1)
			return -1;
		value = counter > hint ? counter : hint;
		if (value < above)
			value = above;
		if (value == VALUE_MAX)
			return err_set(err, ERR_TEMP, "UIDVALIDITY is used up");
		value++;
		if (now > (int64_t)value && now < (int64_t)VALUE_MAX)
			value = (uint32_t)now;
		got = advance(root, got == 1 ? counter : 0, value, err);
		if (got == -1)
			return -1;
		if (got == 0)
			continue;
		write_value(root, value);
		*out = value;
		return 0;
	}
	return err_set(err, ERR_TEMP, "UIDVALIDITY counter is too busy");
}
