/* subscriptions - see subscriptions.h.
 * SPDX-License-Identifier: ISC */
#include "maildir/subscriptions.h"

#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "maildir/disk.h"
#include "maildir/dotlock.h"
#include "maildir/foldername.h"

static const char file_name[] = "subscriptions";
static const char lock_name[] = "subscriptions.lock";
static const char temporary[] = "subscriptions.tmp";

void
subscriptions_init(struct subscriptions *s)
{
	memset(s, 0, sizeof(*s));
	pool_init(&s->pool);
}

void
subscriptions_done(struct subscriptions *s)
{
	enum layout layout = s->layout;

	pool_done(&s->pool);
	subscriptions_init(s);
	s->layout = layout;
}

/* Version 2: TAB between levels, and \001t \001n \001r \0010 \0011 for
 * characters that would break the line. None of those can be in a name here, so
 * such a line names nothing that we could open; it is left out. */
static struct span
line_to_name(struct subscriptions *s, struct span line, bool version_2)
{
	char *copy = pool_copy(&s->pool, line);
	size_t i;

	for (i = 0; version_2 && i < line.n; i++)
		if (copy[i] == '\t')
			copy[i] = layout_separator(s->layout);
	return span_of(copy, line.n);
}

static size_t
count_lines(struct span s)
{
	size_t n = 0, at;

	for (at = span_find(s, 0, '\n'); at < s.n;
	    at = span_find(s, at + 1, '\n'))
		n++;
	return n + 1;
}

int
subscriptions_read(struct subscriptions *s, int root, struct err *err)
{
	struct buf b = BUF_INIT(SUBSCRIPTIONS_MAX);
	struct span rest, line;
	struct stat st;
	bool version_2;
	int got = disk_read(root, file_name, &b, &st, err);

	pool_reset(&s->pool);
	s->n = 0;
	if (got == 1) {
		rest = buf_span(&b);
		version_2 = span_starts(rest, SPAN("V\t2\n"));
		if (version_2)
			rest = span_from(rest, 4);
		s->names = pool_get(&s->pool,
		    count_lines(rest) * sizeof(*s->names));
		while (span_cut(&rest, '\n', &line)) {
			struct span name = line_to_name(s, line, version_2);

			if (layout_check(s->layout, name, NULL) == 0)
				s->names[s->n++] = name;
		}
	}
	buf_done(&b);
	return got == -1 ? -1 : 0;
}

static bool
same_name(struct span a, struct span b)
{
	return span_eq(a, b) ||
	    (foldername_is_inbox(a) && foldername_is_inbox(b));
}

bool
subscriptions_has(const struct subscriptions *s, struct span name)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (same_name(s->names[i], name))
			return true;
	return false;
}

static void
write_name(struct buf *out, enum layout layout, struct span name)
{
	char separator = layout_separator(layout);
	size_t i;

	for (i = 0; i < name.n; i++)
		buf_addc(out, name.p[i] == separator ? '\t' : name.p[i]);
	buf_addc(out, '\n');
}

static int
write_file(const struct subscriptions *s, int root, struct span name,
    bool subscribed, struct err *err)
{
	struct buf b = BUF_INIT(SUBSCRIPTIONS_MAX);
	size_t i;
	int r;

	buf_adds(&b, "V\t2\n\n");
	for (i = 0; i < s->n; i++)
		if (!same_name(s->names[i], name))
			write_name(&b, s->layout, s->names[i]);
	if (subscribed)
		write_name(&b, s->layout, foldername_is_inbox(name) ?
		    SPAN("INBOX") : name);
	r = buf_ok(&b) ? disk_replace(root, file_name, temporary, buf_span(&b),
	    NULL, err) : err_set(err, ERR_LIMIT, "too many subscriptions");
	buf_done(&b);
	return r;
}

int
subscriptions_put(int root, enum layout layout, struct span name,
    bool subscribed, struct err *err)
{
	struct subscriptions s;
	struct dotlock lock;
	int r;

	if (layout_check(layout, name, err) == -1)
		return -1;
	dotlock_init(&lock);
	if (dotlock_take(&lock, root, lock_name, file_name, DOTLOCK_WAIT_MS,
	    err) == -1)
		return -1;
	subscriptions_init(&s);
	s.layout = layout;
	r = subscriptions_read(&s, root, err);
	if (r == 0 && subscriptions_has(&s, name) != subscribed)
		r = write_file(&s, root, name, subscribed, err) == 0 ? 1 : -1;
	subscriptions_done(&s);
	dotlock_release(&lock);
	return r;
}

int
subscriptions_set(int root, struct span name, bool subscribed,
    struct err *err)
{
	return subscriptions_put(root, LAYOUT_PLUS, name, subscribed, err);
}
