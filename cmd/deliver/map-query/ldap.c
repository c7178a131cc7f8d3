/* ldap - ldap:/path.conf (kinds.h): a question to a directory by ldap-query(8).
 * Of the key nothing comes into a filter or a name but as a value.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "auth/ldaptext.h"
#include "base/mem.h"
#include "kinds.h"
#include "ldapconf.h"
#include "os/confine.h"

#define EXPANDED_MAX 8192
#define VALUE_MAX 65536                  /* of one attribute */
#define STEP_MS 5000                     /* with one server */

struct ldap {
	struct ldapconf conf;
	struct ldapquery_times times;
	struct ldapquery query;
};

static int
open_ldap(struct map *m, struct err *err)
{
	struct ldap *l = m->self = mem_zero(1, sizeof(*l));
	char *path = span_dup(m->of.rest);
	int r;

	ldapconf_init(&l->conf);
	r = ldapconf_read(&l->conf, path, err);
	free(path);
	l->times = (struct ldapquery_times){ m->timeout_ms < STEP_MS ?
		m->timeout_ms : STEP_MS, m->timeout_ms };
	ldapquery_init(&l->query, &l->conf.where, "", &l->times);
	return r;
}

/* What one of %s %u %d is of the key; p NULL: %d of a key without one. */
static struct span
part(struct span key, char c)
{
	size_t at = span_rfind(key, '@');

	if (c == 's')
		return key;
	if (c == 'u')
		return span_sub(key, 0, at);
	return at < key.n ? span_from(key, at + 1) : (struct span){ NULL, 0 };
}

/* 1, 0 the key cannot be asked for so, -1 with err. */
static int
expand(struct buf *out, const char *template, struct span key,
    enum ldaptext_kind kind, struct err *err)
{
	struct span value;

	for (; *template != '\0'; template++) {
		if (*template != '%') {
			buf_addc(out, *template);
			continue;
		}
		if (*++template == '%') {
			buf_addc(out, '%');
			continue;
		}
		if (!span_has(SPAN("sud"), *template))
			return err_set(err, ERR_TEMP, "%%%c is not known: %%s "
			    "%%u %%d %%%% are", *template);
		value = part(key, *template);
		if (value.n == 0)
			return 0;
		ldaptext_escape(out, value, kind);
	}
	return buf_ok(out) ? 1 : err_set(err, ERR_TEMP, "the question is too "
	    "long");
}

static bool
is_asked_for(const struct ldap *l, struct span key)
{
	struct span rest = span_str(l->conf.domains), one;
	struct span domain = part(key, 'd');

	if (l->conf.domains == NULL)
		return true;
	while (span_cut(&rest, ',', &one))
		if (domain.p != NULL && span_ieq(span_trim(one), domain))
			return true;
	return false;
}

static void
add_formatted(struct buf *out, const char *format, struct span value)
{
	for (; *format != '\0'; format++)
		if (format[0] == '%' && format[1] == 's') {
			buf_add(out, value);
			format++;
		} else {
			format += format[0] == '%' && format[1] == '%';
			buf_addc(out, *format);
		}
}

static int
take_values(const struct ldap *l, struct buf *out)
{
	struct span rest = ldapquery_entry(&l->query), name;
	struct buf value = BUF_INIT(VALUE_MAX);
	int found = 0;

	while (ldaptext_next(&rest, &name, &value)) {
		if (span_eq(name, SPAN("dn")) || value.len == 0)
			continue;
		if (found == 1)
			buf_adds(out, ", ");
		add_formatted(out, l->conf.format, buf_span(&value));
		found = 1;
	}
	buf_done(&value);
	return found;
}

static int
find_ldap(struct map *m, struct span key, struct buf *value, struct err *err)
{
	struct ldap *l = m->self;
	struct buf base = BUF_INIT(EXPANDED_MAX), filter =
	    BUF_INIT(EXPANDED_MAX);
	int got = is_asked_for(l, key);

	if (got == 1)
		got = expand(&base, l->conf.base, key, LDAPTEXT_DN, err);
	if (got == 1)
		got = expand(&filter, l->conf.filter, key, LDAPTEXT_FILTER,
		    err);
	if (got == 1)
		got = ldapquery_search(&l->query, buf_span(&base),
		    buf_span(&filter), span_str(l->conf.attributes), err);
	if (got == 1)
		got = take_values(l, value);
	buf_done(&base);
	buf_done(&filter);
	return got;
}

static void
close_ldap(struct map *m)
{
	struct ldap *l = m->self;

	ldapquery_done(&l->query);
	ldapconf_done(&l->conf);
	free(l);
}

/* It starts ldap-query, again when that has died. */
const struct kind kinds_ldap = { open_ldap, find_ldap, close_ldap, 0 };
