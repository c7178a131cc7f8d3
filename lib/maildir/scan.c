/* scan - see scan.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/scan.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "maildir/disk.h"
#include "maildir/msgname.h"

void
scan_init(struct scan *s)
{
	memset(s, 0, sizeof(*s));
	buf_init(&s->names, SCAN_BYTES_MAX);
}

void
scan_done(struct scan *s)
{
	buf_done(&s->names);
	free(s->entries);
	scan_init(s);
}

void
scan_reset(struct scan *s)
{
	buf_reset(&s->names);
	s->n = 0;
}

void
scan_add(struct scan *s, struct span name, bool in_new)
{
	if (s->n == s->cap) {
		s->cap = s->cap == 0 ? 64 : s->cap * 2;
		s->entries = mem_resize(s->entries, s->cap,
		    sizeof(*s->entries));
	}
	s->entries[s->n++] = (struct scan_entry){ (uint32_t)s->names.len,
		(uint8_t)name.n, (uint8_t)span_find(name, 0, ':'), in_new,
		false, false };
	buf_add(&s->names, name);
}

int
scan_read(struct scan *s, int fd, bool is_new, struct err *err)
{
	DIR *d = disk_list(fd, "mailbox", err);
	const struct dirent *e;
	int r = 0;

	if (d == NULL)
		return -1;
	while (r == 0 && (errno = 0, e = readdir(d)) != NULL) {
		struct span name = span_str(e->d_name);

		if (!msgname_is_usable(name))
			continue;
		if (s->n == SCAN_MAX || name.n > SCAN_BYTES_MAX - s->names.len)
			r = err_set(err, ERR_LIMIT, "more than %d messages",
			    SCAN_MAX);
		else
			scan_add(s, name, is_new);
	}
	if (r == 0 && errno != 0)
		r = err_sys(err, "read mailbox");
	closedir(d);
	return r;
}

struct span
scan_name(const struct scan *s, const struct scan_entry *e)
{
	return span_of(s->names.p + e->name, e->n);
}

struct span
scan_base(const struct scan *s, const struct scan_entry *e)
{
	return span_of(s->names.p + e->name, e->base_n);
}

struct span
scan_info(const struct scan *s, const struct scan_entry *e)
{
	return span_from(scan_name(s, e), e->base_n);
}
