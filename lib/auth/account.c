/* account - see account.h.
 * SPDX-License-Identifier: ISC */
#include "auth/account.h"

#include <stdlib.h>

#include "base/num.h"

void
account_init(struct account *a)
{
	pool_init(&a->pool);
	a->n = 0;
	a->has_ids = false;
}

void
account_done(struct account *a)
{
	pool_done(&a->pool);
	account_init(a);
}

void
account_reset(struct account *a)
{
	pool_reset(&a->pool);
	a->n = 0;
	a->has_ids = false;
}

static bool
is_name(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!(s.p[i] >= 'a' && s.p[i] <= 'z') && s.p[i] != '_' &&
		    !span_is_digit(s.p[i]))
			return false;
	return s.n > 0;
}

static bool
is_value(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f)
			return false;
	return s.n <= ACCOUNT_VALUE_MAX;
}

static struct account_field *
find(const struct account *a, struct span name)
{
	size_t i;

	for (i = 0; i < a->n; i++)
		if (span_eq(a->fields[i].name, name))
			return (struct account_field *)(size_t)&a->fields[i];
	return NULL;
}

/* uid and gid count only together: half an identity is none. */
static int
take_ids(struct account *a, struct err *err)
{
	struct span uid = account_get(a, "uid"), gid = account_get(a, "gid");
	uint32_t u = 0, g = 0;

	if ((uid.p != NULL && num_parse_u32(uid, UINT32_MAX - 1, &u) == -1) ||
	    (gid.p != NULL && num_parse_u32(gid, UINT32_MAX - 1, &g) == -1))
		return err_set(err, ERR_TEMP, "account: bad uid or gid");
	a->ids.uid = u;
	a->ids.gid = g;
	a->has_ids = uid.p != NULL && gid.p != NULL;
	return 0;
}

int
account_set(struct account *a, struct span name, struct span value,
    struct err *err)
{
	struct account_field *f = find(a, name);

	if (!is_name(name))
		return err_set(err, ERR_TEMP, "account: bad field name");
	if (!is_value(value))
		return err_set(err, ERR_TEMP, "account: bad value of %.*s",
		    (int)name.n, name.p);
	if (f == NULL && a->n == ACCOUNT_FIELDS_MAX)
		return err_set(err, ERR_TEMP, "account: too many fields");
	if (f == NULL) {
		f = &a->fields[a->n++];
		f->name = pool_span(&a->pool, name);
	}
	f->value = pool_span(&a->pool, value);
	return take_ids(a, err);
}

int
account_set_line(struct account *a, struct span line, struct err *err)
{
	size_t eq = span_find(line, 0, '=');

	if (eq == line.n)
		return err_set(err, ERR_TEMP, "account: no '=' in field");
	return account_set(a, span_sub(line, 0, eq), span_from(line, eq + 1),
	    err);
}

int
account_take(struct account *a, struct span text, struct err *err)
{
	struct span line;

	account_reset(a);
	while (span_cut(&text, '\n', &line))
		if (span_has(line, '=') && account_set_line(a, line, err) == -1)
			return -1;
	return 0;
}

struct span
account_get(const struct account *a, const char *name)
{
	struct account_field *f = find(a, span_str(name));

	return f == NULL ? (struct span){ NULL, 0 } : f->value;
}

void
account_maildir(const struct account *a, struct buf *out)
{
	struct span maildir = account_get(a, "maildir");
	struct span home = account_get(a, "home");

	if (maildir.n > 0) {
		buf_add(out, maildir);
	} else if (home.n > 0) {
		buf_add(out, home);
		buf_adds(out, "/Maildir");
	}
}

void
account_write(const struct account *a, struct buf *out)
{
	size_t i;

	for (i = 0; i < a->n; i++) {
		buf_add(out, a->fields[i].name);
		buf_addc(out, '=');
		buf_add(out, a->fields[i].value);
		buf_addc(out, '\n');
	}
}

void
account_export(const struct account *a)
{
	static const struct {
		const char *variable, *field;
	} map[] = { { "USER", "user" }, { "HOME", "home" }, { "UID", "uid" },
		{ "GID", "gid" }, { "QUOTA", "quota" },
		{ "LAYOUT", "layout" } };
	struct buf maildir = BUF_INIT(2 * ACCOUNT_VALUE_MAX);
	size_t i;

	for (i = 0; i < LENGTH(map); i++) {
		struct span v = account_get(a, map[i].field);

		if (v.p != NULL)
			(void)setenv(map[i].variable, v.p, 1);
		else
			(void)unsetenv(map[i].variable);
	}
	account_maildir(a, &maildir);
	if (maildir.len > 0)
		(void)setenv("MAILDIR", buf_str(&maildir), 1);
	else
		(void)unsetenv("MAILDIR");
	buf_done(&maildir);
}
