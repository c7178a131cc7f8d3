/* undelete - see undelete.h.
 * SPDX-License-Identifier: ISC */
#include "undelete.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/tool.h"
#include "maildir/box.h"
#include "maildir/foldername.h"
#include "mime/header.h"
#include "os/clock.h"

static int
check_name(enum layout layout, const char *name, struct err *err)
{
	if (layout_check_new(layout, span_str(name), err) == 0)
		return 0;
	err->kind = ERR_USAGE;
	return -1;
}

int
undelete_check(const struct undelete *u, enum layout layout,
    struct err *err)
{
	size_t i;

	for (i = 0; i < u->headers.n; i++) {
		struct span s = span_str(u->headers.items[i]);
		size_t colon = span_find(s, 0, ':');

		if (colon == 0 || colon == s.n)
			return err_set(err, ERR_USAGE, "%.80s is not of the "
			    "form name:text", u->headers.items[i]);
	}
	return check_name(layout, u->from, err) == -1 ||
	    check_name(layout, u->to, err) == -1 ? -1 : 0;
}

static bool
contains(struct span s, struct span text)
{
	size_t i;

	for (i = 0; i + text.n <= s.n; i++)
		if (span_istarts(span_from(s, i), text))
			return true;
	return false;
}

/* Is there a field of that name with that text? Encoded words are not
 * decoded. */
static bool
has_text(const struct header *h, struct span want)
{
	struct span name, text = want;
	size_t i;

	(void)span_cut(&text, ':', &name);
	text = span_trim(text);
	for (i = 0; i < h->n; i++)
		if (span_ieq(h->fields[i].name, name) &&
		    contains(h->fields[i].body, text))
			return true;
	return false;
}

/* 1/0/-1 */
static int
has_headers(const struct undelete *u, struct box *b, size_t n,
    struct err *err)
{
	struct header h;
	size_t i;
	int fd, got = u->headers.n == 0 ? 1 : box_fd(b, n, &fd, err);

	if (u->headers.n == 0 || got != 1)
		return got;
	header_init(&h);
	got = header_read(&h, fd, 0, err) == -1 ? -1 : 1;
	for (i = 0; i < u->headers.n && got == 1; i++)
		got = has_text(&h, span_str(u->headers.items[i]));
	header_done(&h);
	close(fd);
	return got;
}

static int
choose(struct undelete *u, struct box *b, size_t *indices, struct err *err)
{
	int64_t now, at;
	int32_t micros;
	size_t i;

	os_clock_wall(&now, &micros);
	u->seen = box_count(b);
	for (i = 0; i < u->seen; i++) {
		int got = u->within == 0 ? 1 : box_changed(b, i, &at, err);

		if (got == 1 && u->within != 0 &&
		    at < now - (int64_t)(u->within / 1000))
			got = 0;
		if (got == 1)
			got = has_headers(u, b, i, err);
		if (got == -1)
			return -1;
		if (got == 1) {
			tool_explain("UID %lu", (unsigned long)
			    box_message(b, i)->uid);
			indices[u->chosen++] = i;
		}
	}
	return 0;
}

static int
move(struct undelete *u, struct box *from, struct box *to,
    const size_t *indices, struct err *err)
{
	static const struct flags_change undeleted = {
		.clear = { 0, FLAG_DELETED } };
	uint32_t *uids = mem_alloc((u->chosen + 1) * sizeof(*uids));
	size_t i;
	int got = 1;

	for (i = 0; i < u->chosen && got != -1; i++)
		got = box_mark(from, indices[i], &undeleted, err);
	if (got != -1 && u->chosen > 0)
		got = box_copy(from, indices, u->chosen, to, uids, err);
	if (got == 0)
		got = err_set(err, ERR_TEMP, "a message has gone meanwhile");
	box_set_moving(from, true);
	for (i = 0; i < u->chosen && got != -1; i++)
		got = box_expunge(from, indices[i], err);
	if (got != -1 && box_commit(from, err) == -1)
		got = -1;
	free(uids);
	return got == -1 ? -1 : 0;
}

static int
open_target(const struct undelete *u, const struct tree *t, struct box **to,
    struct err *err)
{
	int got = box_open(t, span_str(u->to), BOX_APPEND, to, err);

	if (got == 0 && (got = tree_create(t, span_str(u->to), err)) != -1)
		got = box_open(t, span_str(u->to), BOX_APPEND, to, err);
	return got == 1 ? 0 : got == -1 ? -1 :
	    err_set(err, ERR_TEMP, "%s has gone", u->to);
}

int
undelete_run(struct undelete *u, const struct tree *t, struct err *err)
{
	struct box *from = NULL, *to = NULL;
	size_t *indices = NULL;
	int got = box_open(t, span_str(u->from), BOX_WRITE, &from, err);

	u->seen = u->chosen = 0;
	if (got != 1)
		return got;
	indices = mem_alloc((box_count(from) + 1) * sizeof(*indices));
	got = choose(u, from, indices, err);
	if (got == 0 && !u->dry_run && u->chosen > 0)
		got = open_target(u, t, &to, err);
	if (got == 0 && to != NULL)
		got = move(u, from, to, indices, err);
	box_close(to);
	box_close(from);
	free(indices);
	return got;
}
