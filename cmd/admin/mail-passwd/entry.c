/* entry - see entry.h.
 * SPDX-License-Identifier: ISC */
#include "entry.h"

#include "auth/users.h"

/* Where field `n` begins, or the line ends. */
static size_t
start_of(struct span line, size_t n)
{
	size_t at = 0;

	for (; n > 0 && at < line.n; n--)
		at = span_find(line, at, ':') + 1;
	return at < line.n ? at : line.n;
}

static size_t
colons(struct span line)
{
	size_t at, n = 0;

	for (at = 0; at < line.n; at++)
		n += line.p[at] == ':';
	return n;
}

/* The extra fields as they stand, blanks included, but for the words that go
 * with the blanks before them. */
static void
copy_extra(struct buf *out, struct span extra, const struct entry_drop *drop)
{
	size_t at = 0, start = out->len;
	bool dropped = false;

	while (at < extra.n) {
		size_t from = at, word;

		while (at < extra.n && span_is_blank(extra.p[at]))
			at++;
		word = at;
		while (at < extra.n && !span_is_blank(extra.p[at]))
			at++;
		if (drop != NULL && at > word &&
		    drop->test(drop->self, span_sub(extra, word, at)))
			dropped = true;
		else
			buf_add(out, span_sub(extra, dropped && out->len ==
			    start ? word : from, at));
	}
}

void
entry_write(struct buf *out, struct span line, struct span password,
    const struct entry_drop *drop, struct span words)
{
	size_t from = start_of(line, USERS_PASSWORD), extra_at, to, n;
	struct span fields[USERS_FIELDS], extra;
	size_t before;

	users_split(line, fields, &extra);
	n = colons(line);
	extra_at = line.n - extra.n;
	to = from + fields[USERS_PASSWORD].n;
	buf_add(out, span_sub(line, 0, from));
	if (n == 0)
		buf_addc(out, ':');
	if (password.p != NULL)
		buf_add(out, password);
	else
		buf_add(out, span_sub(line, from, to));
	buf_add(out, span_sub(line, to, extra_at));
	for (n = n == 0 ? 1 : n; words.n > 0 && n < USERS_FIELDS; n++)
		buf_addc(out, ':');
	before = out->len;
	copy_extra(out, extra, drop);
	if (words.n > 0 && out->len > before &&
	    !span_is_blank(out->p[out->len - 1]))
		buf_addc(out, ' ');
	buf_add(out, words);
}

static bool
after(struct span word, struct span name, struct span *value)
{
	if (!span_starts(word, name))
		return false;
	*value = span_from(word, name.n);
	return true;
}

bool
entry_is_app(struct span word, struct span *name, struct span *services,
    struct span *data)
{
	return after(word, SPAN("app_password="), data) &&
	    span_cut(data, ':', name) && data->p != NULL &&
	    span_cut(data, ':', services) && data->p != NULL;
}

bool
entry_is_verifier(struct span word, struct span *data)
{
	return after(word, SPAN("verifier="), data);
}

bool
entry_is_lock(struct span word)
{
	struct span eq = span_sub(word, 0, span_find(word, 0, '='));

	if (span_starts(eq, SPAN("userdb_")))
		eq = span_from(eq, 7);
	return span_eq(eq, SPAN("nologin")) ||
	    span_ieq(word, SPAN("status=nologin"));
}
