/* backend - see backend.h. A user must be found by user_filter, for the account,
 * and to log in by pass_filter as well, for the password or the entry to bind
 * to. What goes wrong with the directory is never the user's fault: temporary.
 * SPDX-License-Identifier: ISC */
#include "backend.h"

#include <string.h>

#include "auth/ldaptext.h"
#include "auth/users.h"
#include "base/tool.h"

#define VERIFIERS_TAKEN 8            /* values of userPassword that count */

/* Of pass_attrs, the account has the name and what is meant for it. */
static bool
is_for_account(const struct config_attr *a, bool from_pass)
{
	return !from_pass || strcmp(a->field, "user") == 0 ||
	    span_starts(span_str(a->field), SPAN("userdb_"));
}

/* The directory's spelling of a name, in lower case: one user has one name. */
static void
fold(struct buf *name)
{
	size_t i;

	for (i = 0; i < name->len; i++)
		name->p[i] = span_lower(name->p[i]);
}

static void
add_attributes(struct buf *out, const struct config_attrs *a, bool from_pass)
{
	size_t i;

	for (i = 0; i < a->n; i++)
		if (*a->list[i].attribute != '\0' &&
		    is_for_account(&a->list[i], from_pass)) {
			buf_addc(out, ' ');
			buf_adds(out, a->list[i].attribute);
		}
}

/* 1 the entry is in b->query.reply, 0, -1. */
static int
search(struct backend *b, const struct username *name, const char *filter,
    struct span attributes, struct err *err)
{
	struct buf base = BUF_INIT(LDAPTEXT_MAX), f = BUF_INIT(LDAPTEXT_MAX);
	struct span none = span_of(NULL, 0);
	struct err why = ERR_INIT;
	int r;

	if (ldaptext_expand(&base, b->config->base, name, none, LDAPTEXT_DN,
	    &why) == -1 || ldaptext_expand(&f, filter, name, none,
	    LDAPTEXT_FILTER, &why) == -1) {
		/* A name that a template has no place for is no user's. */
		r = why.kind == ERR_DATA ? 0 :
		    err_set(err, ERR_TEMP, "%s", why.text);
	} else {
		tool_explain("search %s below %s", buf_str(&f),
		    buf_str(&base));
		r = query_search(&b->query, buf_span(&base), buf_span(&f),
		    attributes, err);
	}
	buf_done(&base);
	buf_done(&f);
	return r;
}

/* Give the field what the template makes of the value. */
static int
set_field(struct serve_user *u, const struct config_attr *a,
    const struct username *name, struct span value, struct err *err)
{
	struct buf b = BUF_INIT(ACCOUNT_VALUE_MAX);
	struct span field = span_str(a->field);
	int r = 0;

	if (a->template != NULL)
		r = ldaptext_expand(&b, a->template, name, value,
		    LDAPTEXT_VALUE, err);
	else
		buf_add(&b, value);
	if (r == 0 && !buf_ok(&b))
		r = err_set(err, ERR_TEMP, "%s: too long", a->field);
	if (r == 0 && span_eq(field, SPAN("user"))) {
		fold(&b);
		r = account_set(&u->account, field, buf_span(&b), err);
	} else if (r == 0 && !span_eq(field, SPAN("password"))) {
		r = users_field(u, field, buf_span(&b), err);
	}
	buf_done(&b);
	return r;
}

static int
map(struct serve_user *u, const struct config_attrs *attrs, bool from_pass,
    const struct username *name, struct span entry, struct err *err)
{
	struct buf value = BUF_INIT(LDAPTEXT_MAX);
	size_t i;
	int r = 0;

	for (i = 0; r == 0 && i < attrs->n; i++) {
		const struct config_attr *a = &attrs->list[i];
		struct span rest = entry, at = span_of(NULL, 0);
		bool has = *a->attribute == '\0';

		if (!is_for_account(a, from_pass))
			continue;
		buf_reset(&value);
		while (!has && query_next(&rest, &at, &value))
			has = span_ieq(at, span_str(a->attribute));
		/* The first value is the one that counts. */
		if (has)
			r = set_field(u, a, name, buf_span(&value), err);
	}
	buf_done(&value);
	return r;
}

static int
lookup(void *self, const struct username *name, struct serve_user *u,
    struct err *err)
{
	struct backend *b = self;
	const struct config *c = b->config;
	struct buf attributes = BUF_INIT(4096);
	struct span entry;
	int r;

	add_attributes(&attributes, &c->user_attrs, false);
	add_attributes(&attributes, &c->pass_attrs, true);
	r = search(b, name, c->user_filter, buf_span(&attributes), err);
	buf_done(&attributes);
	if (r != 1)
		return r;
	entry = buf_span(&b->query.reply.text);
	if (map(u, &c->user_attrs, false, name, entry, err) == -1 ||
	    map(u, &c->pass_attrs, true, name, entry, err) == -1) {
		err->kind = ERR_TEMP;
		return -1;
	}
	return 1;
}

static const char *
password_attribute(const struct config *c)
{
	size_t i;

	for (i = 0; i < c->pass_attrs.n; i++)
		if (strcmp(c->pass_attrs.list[i].field, "password") == 0)
			return c->pass_attrs.list[i].attribute;
	return "userPassword";
}

/* The values of the password's attribute, each a verifier. */
static int
take(struct backend *b, struct serve_user *u, struct err *err)
{
	struct span rest = buf_span(&b->query.reply.text), at;
	struct buf value = BUF_INIT(VERIFIER_MAX);
	struct buf text = BUF_INIT(VERIFIER_MAX);
	const char *attribute = password_attribute(b->config);
	int r = 0;

	while (r == 0 && u->verifiers.n < VERIFIERS_TAKEN &&
	    query_next(&rest, &at, &value)) {
		struct verifier v = { .services = SPAN("") };

		if (!span_ieq(at, span_str(attribute)) || value.len == 0)
			continue;
		buf_reset(&text);
		if (value.p[0] != '{')
			buf_addf(&text, "{%s}", b->config->scheme);
		buf_add(&text, buf_span(&value));
		v.data = buf_span(&text);
		r = verifiers_add(&u->verifiers, &v, err);
	}
	if (value.p != NULL)
		secret_clear(value.p, value.cap);
	if (text.p != NULL)
		secret_clear(text.p, text.cap);
	buf_done(&value);
	buf_done(&text);
	return r == 0 ? 1 : -1;
}

/* What was read of the entry for a login holds secrets. */
static void
forget(struct backend *b)
{
	struct buf *text = &b->query.reply.text;

	if (text->p != NULL)
		secret_clear(text->p, text->cap);
	buf_reset(text);
}

static int
fetch(void *self, const struct username *name, struct serve_user *u,
    struct err *err)
{
	struct backend *b = self;
	struct buf attributes = BUF_INIT(300);
	int r;

	buf_addf(&attributes, " %s", password_attribute(b->config));
	r = search(b, name, b->config->pass_filter, buf_span(&attributes),
	    err);
	buf_done(&attributes);
	if (r == 1)
		r = take(b, u, err);
	forget(b);
	return r;
}

static int
bind_found(struct backend *b, const struct username *name,
    struct span password, struct err *err)
{
	struct span rest, at;
	struct buf dn = BUF_INIT(LDAPTEXT_MAX);
	int r = search(b, name, b->config->pass_filter, SPAN(" 1.1"), err);

	rest = buf_span(&b->query.reply.text);
	if (r == 1)
		r = query_next(&rest, &at, &dn) && span_eq(at, SPAN("dn")) ?
		    query_bind(&b->query, buf_span(&dn), password, err) :
		    err_set(err, ERR_TEMP, "an entry without a name");
	buf_done(&dn);
	return r;
}

static int
bind_template(struct backend *b, const struct username *name,
    struct span password, struct err *err)
{
	struct buf dn = BUF_INIT(LDAPTEXT_MAX);
	int r = ldaptext_expand(&dn, b->config->bind_dn_template, name,
	    span_of(NULL, 0), LDAPTEXT_DN, err) == 0 ?
	    query_bind(&b->query, buf_span(&dn), password, err) : -1;

	buf_done(&dn);
	return r;
}

/* The directory is asked by a bind; who the user is has been looked up. */
static int
verify(void *self, const struct username *name, const struct serve_user *u,
    struct span password, struct err *err)
{
	struct backend *b = self;

	(void)u;
	return b->config->bind_dn_template != NULL ?
	    bind_template(b, name, password, err) :
	    bind_found(b, name, password, err);
}

static void
close_query(void *self)
{
	struct backend *b = self;

	query_stop(&b->query);
}

void
backend_open(struct backend *b, const struct config *c, const char *argv0,
    const char *timeout, struct serve_backend *out)
{
	b->config = c;
	query_init(&b->query, c, argv0, timeout);
	*out = (struct serve_backend){ .name = "ldap", .self = b,
		.lookup = lookup, .close = close_query };
	if (c->auth_bind)
		out->verify = verify;
	else
		out->verifiers = fetch;
}

void
backend_done(struct backend *b)
{
	query_done(&b->query);
}

int
backend_check(const struct backend *b, struct err *err)
{
	const struct config *c = b->config;
	const char *const templates[] = { c->base, c->user_filter,
		c->pass_filter, c->bind_dn_template };
	struct username_rules rules = { .chars = SPAN(USERNAME_CHARS),
		.realm = SPAN(""), .fold = true };
	struct username name;
	size_t i;

	if (username_make(&name, SPAN("joe@example.org"), &rules, err) == -1)
		return -1;
	for (i = 0; i < LENGTH(templates); i++) {
		struct buf b2 = BUF_INIT(LDAPTEXT_MAX);
		int r = templates[i] == NULL ? 0 : ldaptext_expand(&b2,
		    templates[i], &name, span_of(NULL, 0), LDAPTEXT_DN, err);

		buf_done(&b2);
		if (r == -1) {
			err->kind = ERR_USAGE;
			return -1;
		}
	}
	return 0;
}
