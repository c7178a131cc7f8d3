/* acl - see acl.h.
 * SPDX-License-Identifier: ISC */
#include "maildir/acl.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static const struct {
	char letter;
	enum acl_right right;
	struct span name;
} rights[] = {                           /* in the order RFC 4314 tells them */
	{ 'l', ACL_LOOKUP, { "lookup", 6 } }, { 'r', ACL_READ, { "read", 4 } },
	{ 'w', ACL_WRITE, { "write", 5 } },
	{ 's', ACL_SEEN, { "write-seen", 10 } },
	{ 't', ACL_DELETED, { "write-deleted", 13 } },
	{ 'i', ACL_INSERT, { "insert", 6 } }, { 'p', ACL_POST, { "post", 4 } },
	{ 'e', ACL_EXPUNGE, { "expunge", 7 } },
	{ 'k', ACL_CREATE, { "create", 6 } },
	{ 'x', ACL_DELETE, { "delete", 6 } },
	{ 'a', ACL_ADMIN, { "admin", 5 } },
};

static const struct {
	struct span word;        /* with "=" a name follows */
	enum acl_who who;
} ids[] = {
	{ { "anyone", 6 }, ACL_ANYONE }, { { "anonymous", 9 }, ACL_ANYONE },
	{ { "authenticated", 13 }, ACL_AUTHENTICATED },
	{ { "owner", 5 }, ACL_OWNER }, { { "user=", 5 }, ACL_USER },
	{ { "group=", 6 }, ACL_GROUP },
	{ { "group-override=", 15 }, ACL_GROUP_OVERRIDE },
};

void
acl_init(struct acl *a)
{
	memset(a, 0, sizeof(*a));
	pool_init(&a->pool);
}

void
acl_done(struct acl *a)
{
	pool_done(&a->pool);
	free(a->lines);
	acl_init(a);
}

unsigned
acl_letter(char c)
{
	size_t i;

	for (i = 0; i < LENGTH(rights); i++)
		if (rights[i].letter == c)
			return rights[i].right;
	return 0;
}

void
acl_write_letters(struct buf *out, unsigned mask)
{
	size_t i;

	for (i = 0; i < LENGTH(rights); i++)
		if ((mask & rights[i].right) != 0)
			buf_addc(out, rights[i].letter);
}

bool
acl_parse_id(struct span text, struct acl_id *id, bool *negative)
{
	size_t i;

	*negative = text.n > 0 && text.p[0] == '-';
	if (*negative)
		text = span_from(text, 1);
	for (i = 0; i < LENGTH(ids); i++) {
		struct span word = ids[i].word;
		bool named = word.p[word.n - 1] == '=';

		if (!span_starts(text, word) || (!named && text.n != word.n))
			continue;
		*id = (struct acl_id){ ids[i].who, span_from(text, word.n) };
		return id->name.n <= ACL_NAME_MAX;
	}
	return false;
}

/* The id at the start of *line, in quotes or not: false when it does not
 * end. */
static bool
take_id(struct pool *pool, struct span *line, struct span *id)
{
	struct buf b = BUF_INIT(ACL_TEXT_MAX);
	size_t at = 1, end;

	if (line->n == 0 || line->p[0] != '"') {
		end = span_find(*line, 0, ' ');
		*id = pool_span(pool, span_sub(*line, 0, end));
		*line = span_from(*line, end);
		return true;
	}
	for (; at < line->n && line->p[at] != '"'; at++) {
		if (line->p[at] == '\\' && at + 1 < line->n)
			at++;
		buf_addc(&b, line->p[at]);
	}
	*id = pool_span(pool, buf_span(&b));
	buf_done(&b);
	if (at >= line->n)
		return false;
	*line = span_from(*line, at + 1);
	return line->n == 0 || line->p[0] == ' ';
}

/* A right by its name, or one more of those that only their user knows. */
static void
take_name(struct span name, unsigned *mask, struct buf *extra)
{
	size_t i;

	for (i = 0; i < LENGTH(rights); i++)
		if (span_eq(rights[i].name, name)) {
			*mask |= rights[i].right;
			return;
		}
	if (extra->len > 0)
		buf_addc(extra, ' ');
	buf_add(extra, name);
}

static bool
is_between(char c)
{
	return c == ' ' || c == '\t' || c == ',';
}

/* letters [":" names] */
static bool
take_rights(struct pool *pool, struct span text, struct acl_entry *e)
{
	struct buf extra = BUF_INIT(ACL_TEXT_MAX);
	size_t at = 0, end;

	text = span_trim(text);
	for (; at < text.n && !span_is_blank(text.p[at]) && text.p[at] != ':';
	    at++) {
		unsigned right = acl_letter(text.p[at]);

		if (right == 0)
			return false;
		e->rights |= right;
	}
	text = span_trim(span_from(text, at));
	if (text.n == 0)
		return true;
	if (text.p[0] != ':')
		return false;
	for (at = 1; at < text.n; at = end + 1) {
		for (end = at; end < text.n && !is_between(text.p[end]);)
			end++;
		if (end > at)
			take_name(span_sub(text, at, end), &e->rights, &extra);
	}
	e->extra = pool_span(pool, buf_span(&extra));
	buf_done(&extra);
	return true;
}

bool
acl_parse_entry(struct pool *pool, struct span line, struct acl_entry *out)
{
	struct span id;

	memset(out, 0, sizeof(*out));
	if (span_has(line, '\0') || !take_id(pool, &line, &id))
		return false;
	return acl_parse_id(id, &out->id, &out->negative) &&
	    take_rights(pool, line, out);
}

static struct acl_line *
new_line(struct acl *a)
{
	if (a->n == a->cap) {
		a->cap = a->cap == 0 ? 8 : a->cap * 2;
		a->lines = mem_resize(a->lines, a->cap, sizeof(*a->lines));
	}
	memset(&a->lines[a->n], 0, sizeof(a->lines[0]));
	return &a->lines[a->n++];
}

void
acl_parse(struct acl *a, struct span text)
{
	struct span line;

	acl_done(a);
	/* What follows the last LF is a line too, if it is not empty. */
	while (text.n > 0 && span_cut(&text, '\n', &line)) {
		struct acl_line *l = new_line(a);

		l->text = pool_span(&a->pool, line);
		if (line.n > 0 && line.p[line.n - 1] == '\r')
			line.n--;
		if (line.n == 0 || line.p[0] == '#')
			continue;
		l->known = acl_parse_entry(&a->pool, line, &l->entry);
		if (!l->known && a->unknown == 0)
			a->unknown = a->n;
	}
}

static void
write_id(struct buf *out, const struct acl_entry *e)
{
	size_t i;

	if (e->negative)
		buf_addc(out, '-');
	for (i = 0; i + 1 < LENGTH(ids); i++)
		if (ids[i].who == e->id.who)
			break;
	buf_add(out, ids[i].word);
	buf_add(out, e->id.name);
}

/* As in the file: an id with a space or a quote is quoted. */
static struct span
entry_text(struct pool *pool, const struct acl_entry *e)
{
	struct buf id = BUF_INIT(ACL_TEXT_MAX), out = BUF_INIT(ACL_TEXT_MAX);
	struct span text;
	size_t i;

	write_id(&id, e);
	if (span_has(buf_span(&id), ' ') || span_has(buf_span(&id), '"')) {
		buf_addc(&out, '"');
		for (i = 0; i < id.len; i++) {
			if (id.p[i] == '"' || id.p[i] == '\\' ||
			    id.p[i] == '\'')
				buf_addc(&out, '\\');
			buf_addc(&out, id.p[i]);
		}
		buf_addc(&out, '"');
	} else
		buf_add(&out, buf_span(&id));
	buf_addc(&out, ' ');
	acl_write_letters(&out, e->rights);
	if (e->extra.n > 0) {
		buf_adds(&out, " :");
		buf_add(&out, e->extra);
	}
	text = pool_span(pool, buf_span(&out));
	buf_done(&id);
	buf_done(&out);
	return text;
}

void
acl_add(struct acl *a, const struct acl_entry *entry)
{
	struct acl_line *l = new_line(a);

	l->known = true;
	l->entry = *entry;
	l->entry.id.name = pool_span(&a->pool, entry->id.name);
	l->entry.extra = pool_span(&a->pool, entry->extra);
	l->text = entry_text(&a->pool, &l->entry);
}

void
acl_write(const struct acl *a, struct buf *out)
{
	size_t i;

	for (i = 0; i < a->n; i++) {
		buf_add(out, a->lines[i].text);
		buf_addc(out, '\n');
	}
}

bool
acl_same_id(const struct acl_id *a, const struct acl_id *b)
{
	return a->who == b->who && span_eq(a->name, b->name);
}

bool
acl_shows(const struct acl_entry *e)
{
	return !e->negative && e->id.who != ACL_OWNER &&
	    (e->rights & ACL_LOOKUP) != 0;
}

bool
acl_change(struct acl *a, const struct acl_id *id, bool negative,
    enum acl_how how, unsigned mask)
{
	struct acl_entry e = { *id, negative, 0, { "", 0 } };
	size_t i, first = a->n, kept = 0, found = 0;
	unsigned before = 0;

	for (i = 0; i < a->n; i++) {
		struct acl_line *l = &a->lines[i];

		if (l->known && l->entry.negative == negative &&
		    acl_same_id(&l->entry.id, id)) {
			before |= l->entry.rights;
			if (l->entry.extra.n > 0)
				e.extra = l->entry.extra;
			if (found++ > 0)
				continue;
			first = kept;
		}
		a->lines[kept++] = *l;
	}
	a->n = kept;
	if (found == 0 && (how == ACL_REVOKE || how == ACL_CLEAR))
		return false;
	if (how == ACL_CLEAR) {
		for (i = first; i + 1 < a->n; i++)
			a->lines[i] = a->lines[i + 1];
		a->n--;
		return true;
	}
	e.rights = how == ACL_GRANT ? before | mask :
	    how == ACL_REVOKE ? before & ~mask : mask;
	if (how == ACL_REPLACE)
		e.extra = span_of("", 0);
	acl_add(a, &e);
	if (found == 0)
		return true;
	a->lines[first] = a->lines[--a->n];
	return found > 1 || e.rights != before || how == ACL_REPLACE;
}
