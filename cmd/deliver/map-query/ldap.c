/* ldap - ldap:/path.conf (kinds.h): a question to a directory by ldap-query(8).
 * Of the key nothing comes into a filter or a name but as a value.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "auth/ldaptext.h"
#include "base/mem.h"
#include "base/tool.h"
#include "kinds.h"
#include "ldapconf.h"
#include "map/mapkey.h"
#include "os/confine.h"

#define EXPANDED_MAX 65536               /* a question, a formatted value */
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
	return r == 0 && !tool_checking() ? ldapquery_start(&l->query, err) :
	    r;
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
		if (!mapkey_is_part(*template))
			return err_set(err, ERR_TEMP, "%%%c is not known: %%s "
			    "%%u %%d %%1 %%%% are", *template);
		value = mapkey_part(key, *template);
		if (value.n == 0)
			return 0;
		ldaptext_escape(out, value, kind);
	}
	return buf_ok(out) ? 1 : err_set(err, ERR_TEMP, "the question is too "
	    "long");
}

static int
take_values(const struct ldap *l, struct span key, struct buf *out)
{
	struct span rest = ldapquery_entry(&l->query), name;
	struct buf value = BUF_INIT(VALUE_MAX), one = BUF_INIT(EXPANDED_MAX);
	int found = 0;

	while (ldaptext_next(&rest, &name, &value)) {
		if (span_eq(name, SPAN("dn")) || value.len == 0)
			continue;
		buf_reset(&one);
		if (mapkey_format(&one, l->conf.format, buf_span(&value),
		    key) == 0)
			continue;
		if (found == 1)
			buf_adds(out, ", ");
		buf_add(out, buf_span(&one));
		out->over = out->over || one.over;
		found = 1;
	}
	buf_done(&one);
	buf_done(&value);
	return found;
}

static int
find_ldap(struct map *m, struct span key, struct buf *value, struct err *err)
{
	struct ldap *l = m->self;
	struct buf base = BUF_INIT(EXPANDED_MAX), filter =
	    BUF_INIT(EXPANDED_MAX);
	int got = mapkey_is_in(key, l->conf.domains);

	if (got == 1)
		got = expand(&base, l->conf.base, key, LDAPTEXT_DN, err);
	if (got == 1)
		got = expand(&filter, l->conf.filter, key, LDAPTEXT_FILTER,
		    err);
	if (got == 1)
		got = ldapquery_search(&l->query, buf_span(&base),
		    buf_span(&filter), span_str(l->conf.attributes), err);
	if (got == 1)
		got = take_values(l, key, value);
	/* Confined, we cannot start it anew: who asks starts us. */
	if (got == -1 && l->query.pid == 0)
		err->kind = ERR_PROTO;
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

/* ldap-query has been started: it is what reads the directory's answers. */
const struct kind kinds_ldap = { open_ldap, find_ldap, close_ldap, OS_STDIO };
