/* expire - see expire.h.
 * SPDX-License-Identifier: ISC */
#include "expire.h"

#include <string.h>

#include "base/num.h"
#include "base/tool.h"
#include "maildir/box.h"

#define AGE_MAX_MS (100ull * 366 * 86400000)
#define WEEK 7

/* As num_parse_duration, and weeks. */
static bool
parse_age(struct span s, int64_t *seconds)
{
	uint64_t n;

	if (s.n > 1 && s.p[s.n - 1] == 'w') {
		if (num_parse_u64(span_sub(s, 0, s.n - 1), AGE_MAX_MS / 1000 /
		    86400 / WEEK, &n) == -1)
			return false;
		*seconds = (int64_t)n * WEEK * 86400;
		return true;
	}
	if (num_parse_duration(s, AGE_MAX_MS, &n) == -1)
		return false;
	*seconds = (int64_t)(n / 1000);
	return true;
}

int
expire_parse(struct expire_rule *r, enum layout layout, const char *text,
    struct err *err)
{
	struct buf name = BUF_INIT(FOLDERNAME_MAX * 4);
	struct span s = span_trim(span_str(text));
	size_t blank = span_rfind(s, ' ');
	int result = 0;

	if (blank == s.n || !parse_age(span_from(s, blank + 1), &r->age))
		result = err_set(err, ERR_USAGE, "%.80s is not of the form "
		    "'mailbox age': Trash 7d", text);
	else if (layout_from_text(layout, &name, span_trim(span_sub(s, 0,
	    blank)), err) == -1)
		result = -1;
	else
		memcpy(r->name, buf_str(&name), name.len + 1);
	if (result == -1 && err != NULL)
		err->kind = ERR_USAGE;
	buf_done(&name);
	return result;
}

/* Is it to go? 1/0/-1; one that has gone meanwhile is not. */
static int
is_old(const struct expire *e, struct box *b, size_t i, int64_t before,
    struct err *err)
{
	int64_t at;
	int got = e->received ? box_received(b, i, &at, err) :
	    box_changed(b, i, &at, err);

	if (got != 1 || at > before)
		return got == -1 ? -1 : 0;
	tool_explain("UID %lu is %lld days old", (unsigned long)
	    box_message(b, i)->uid, (long long)((e->now - at) / 86400));
	return 1;
}

int
expire_mailbox(struct expire *e, const struct expire_rule *r,
    struct err *err)
{
	int64_t before = e->now - r->age;
	struct box *b;
	size_t i;
	int got = box_open(e->tree, span_str(r->name), e->dry_run ? BOX_READ :
	    BOX_WRITE, &b, err), old = 0;

	if (got != 1)
		return got;
	e->seen = box_count(b);
	e->removed = 0;
	tool_explain("%s: %zu messages, older than %lld seconds", r->name,
	    e->seen, (long long)r->age);
	for (i = 0; i < e->seen && old != -1; i++) {
		old = is_old(e, b, i, before, err);
		if (old == 1 && !e->dry_run)
			old = box_expunge(b, i, err);
		e->removed += old == 1;
	}
	if (old == -1 || box_commit(b, err) == -1)
		got = -1;
	box_close(b);
	return got;
}
