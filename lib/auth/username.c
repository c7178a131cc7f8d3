/* username - see username.h.
 * SPDX-License-Identifier: ISC */
#include "auth/username.h"

#include <string.h>

struct span
username_span(const struct username *u)
{
	return span_of(u->text, u->n);
}

struct span
username_local(const struct username *u)
{
	return span_of(u->text, u->local_n);
}

struct span
username_domain(const struct username *u)
{
	return span_from(username_span(u), u->local_n + 1);
}

/* The domain that an alias stands for, in its place. */
static int
map_domain(struct username *u, const struct domains *domains, struct err *err)
{
	struct span from = username_domain(u);
	struct span to = domains == NULL || from.n == 0 ? from :
	    domains_map(domains, from);

	if (to.p == from.p)
		return 0;
	if (u->local_n + 1 + to.n > USERNAME_MAX)
		return err_set(err, ERR_DATA, "user name too long");
	memcpy(u->text + u->local_n + 1, to.p, to.n);
	u->n = u->local_n + 1 + to.n;
	u->text[u->n] = '\0';
	return 0;
}

int
username_make(struct username *u, struct span name,
    const struct username_rules *rules, struct err *err)
{
	size_t at = span_rfind(name, '@'), i;
	bool has_at = at < name.n;

	/* Some directories ignore blanks at the ends: then " joe" were joe. */
	if (span_trim(name).n != name.n)
		return err_set(err, ERR_DATA, "blanks around a user name");
	if (name.n == 0 || at == 0 || (has_at && at + 1 == name.n) ||
	    span_find(name, 0, '@') != at)
		return err_set(err, ERR_DATA, "not a user name");
	for (i = 0; i < name.n; i++)
		if (!span_has(rules->chars, name.p[i]))
			return err_set(err, ERR_DATA,
			    "a character that no user name has");
	if (name.n + (has_at || rules->realm.n == 0 ? 0 : rules->realm.n + 1) >
	    USERNAME_MAX)
		return err_set(err, ERR_DATA, "user name too long");
	memcpy(u->text, name.p, name.n);
	u->n = name.n;
	u->local_n = at;
	if (!has_at && rules->realm.n > 0) {
		u->text[u->n++] = '@';
		memcpy(u->text + u->n, rules->realm.p, rules->realm.n);
		u->n += rules->realm.n;
	}
	for (i = rules->fold ? 0 : u->local_n; i < u->n; i++)
		u->text[i] = span_lower(u->text[i]);
	u->text[u->n] = '\0';
	return map_domain(u, rules->domains, err);
}

bool
username_split(struct span address, struct span delimiters, struct buf *base,
    struct span *extension)
{
	size_t at = span_rfind(address, '@'), i;

	for (i = 1; i < at; i++)
		if (span_has(delimiters, address.p[i]))
			break;
	if (i >= at)
		return false;
	*extension = span_sub(address, i + 1, at);
	buf_reset(base);
	buf_add(base, span_sub(address, 0, i));
	buf_add(base, span_from(address, at));
	return buf_ok(base);
}

int
username_path(const struct username *u, const char *template, struct buf *out,
    struct err *err)
{
	struct span t = span_str(template);
	size_t i;

	for (i = 0; i < t.n; i++) {
		struct span part = span_of(NULL, 0);
		char c = '%';

		if (t.p[i] != '%') {
			buf_addc(out, t.p[i]);
			continue;
		}
		if (++i < t.n)
			c = t.p[i];
		else
			i--;
		if (c == '%') {
			buf_addc(out, '%');
			continue;
		}
		part = c == 'u' ? username_span(u) : c == 'n' ?
		    username_local(u) : c == 'd' ? username_domain(u) : part;
		if (part.n == 0 || part.p[0] == '.' || span_has(part, '/'))
			return err_set(err, ERR_TEMP,
			    "%%%c of this user cannot "
			    "stand in a path", c);
		buf_add(out, part);
	}
	return buf_ok(out) ? 0 : err_set(err, ERR_TEMP, "path too long");
}
