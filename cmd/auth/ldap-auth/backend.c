/* backend - see backend.h. A user must be found by user_filter, for the
 * account, and to log in by pass_filter as well, for the password or the entry
 * to bind to. What goes wrong with the directory is never the user's fault:
 * temporary.
 * SPDX-License-Identifier: ISC */
#include "backend.h"

#include <string.h>

#include "auth/filestamp.h"
#include "auth/ldaptext.h"
#include "auth/users.h"
#include "base/tool.h"
#include "record.h"

#define NOBODY "cn=nobody"           /* whom nobody can bind as */

/* No base: a domain that is not here, where the base depends on the user; a
 * directory that is not as it should be, where it does not. */
static int
judge_base(const struct backend *b, struct err *err)
{
	const char *base = b->config->base;

	if (!ldapquery_no_base(&b->query) || span_has(span_str(base), '%'))
		return 0;
	return err_set(err, ERR_TEMP, "nothing at base \"%s\"", base);
}

/* 1 the entry is in b->query.reply, 0, -1. */
static int
search(struct backend *b, const struct username *name, const char *filter,
    struct span attributes, struct err *err)
{
	struct buf base = BUF_INIT(LDAPTEXT_MAX), f = BUF_INIT(LDAPTEXT_MAX);
	struct span none = span_of(NULL, 0);
	struct ldaptext t = record_text(name, none, none);
	struct err why = ERR_INIT;
	int r;

	if (ldaptext_expand(&base, b->config->base, &t, LDAPTEXT_DN,
	    &why) == -1 || ldaptext_expand(&f, filter, &t, LDAPTEXT_FILTER,
	    &why) == -1) {
		/* A name that a template has no place for is no user's. */
		r = why.kind == ERR_DATA ? 0 :
		    err_set(err, ERR_TEMP, "%s", why.text);
	} else {
		tool_explain("search %s below %s", buf_str(&f),
		    buf_str(&base));
		r = ldapquery_search(&b->query, buf_span(&base), buf_span(&f),
		    attributes, err);
		if (r == 0)
			r = judge_base(b, err);
	}
	buf_done(&base);
	buf_done(&f);
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

	record_attributes(&attributes, &c->user_attrs, false);
	record_attributes(&attributes, &c->pass_attrs, true);
	r = search(b, name, c->user_filter, buf_span(&attributes), err);
	buf_done(&attributes);
	if (r != 1)
		return r;
	entry = ldapquery_entry(&b->query);
	if (record_map(u, &c->user_attrs, false, name, entry, err) == -1 ||
	    record_map(u, &c->pass_attrs, true, name, entry, err) == -1) {
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
	struct span rest = ldapquery_entry(&b->query), at;
	struct buf value = BUF_INIT(VERIFIER_MAX);
	struct buf text = BUF_INIT(VERIFIER_MAX);
	const char *attribute = password_attribute(b->config);
	int r = 0;

	while (r == 0 && ldaptext_next(&rest, &at, &value)) {
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
	if (r == 0)
		return 1;
	err->kind = ERR_TEMP;
	return -1;
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

/* As if there were an entry: the same steps with the same server. */
static int
bind_nobody(struct backend *b, const struct username *name,
    struct span password, struct err *err)
{
	struct span none = span_of(NULL, 0);
	struct ldaptext t = record_text(name, none, none);
	struct buf dn = BUF_INIT(LDAPTEXT_MAX);
	struct err ignored = ERR_INIT;
	int r;

	buf_adds(&dn, NOBODY ",");
	if (ldaptext_expand(&dn, b->config->base, &t, LDAPTEXT_DN,
	    &ignored) == -1)
		buf_cut(&dn, sizeof(NOBODY) - 1);
	r = ldapquery_bind(&b->query, buf_span(&dn), password, err);
	buf_done(&dn);
	return r == -1 ? -1 : 0;
}

static int
bind_found(struct backend *b, const struct username *name,
    struct span password, struct err *err)
{
	struct buf dn = BUF_INIT(LDAPTEXT_MAX);
	int r = search(b, name, b->config->pass_filter, SPAN(" 1.1"), err);
	struct span rest = ldapquery_entry(&b->query), at;

	if (r == 0)
		r = bind_nobody(b, name, password, err);
	else if (r == 1)
		r = ldaptext_next(&rest, &at, &dn) && span_eq(at, SPAN("dn")) ?
		    ldapquery_bind(&b->query, buf_span(&dn), password, err) :
		    err_set(err, ERR_TEMP, "an entry without a name");
	buf_done(&dn);
	return r;
}

static int
bind_template(struct backend *b, const struct username *name,
    struct span password, struct err *err)
{
	struct span none = span_of(NULL, 0);
	struct ldaptext t = record_text(name, none, none);
	struct buf dn = BUF_INIT(LDAPTEXT_MAX);
	struct err why = ERR_INIT;
	int r;

	if (ldaptext_expand(&dn, b->config->bind_dn_template, &t, LDAPTEXT_DN,
	    &why) == 0)
		r = ldapquery_bind(&b->query, buf_span(&dn), password, err);
	else if (why.kind == ERR_DATA)
		r = bind_nobody(b, name, password, err);
	else
		r = err_set(err, ERR_TEMP, "%s", why.text);
	buf_done(&dn);
	return r;
}

/* The directory is asked by a bind; who the user is has been looked up. */
static int
verify(void *self, const struct username *name, struct serve_user *u,
    struct span password, struct err *err)
{
	struct backend *b = self;

	(void)u;
	return b->config->bind_dn_template != NULL ?
	    bind_template(b, name, password, err) :
	    bind_found(b, name, password, err);
}

/* Who may log in by a certificate or a token, where no password is read: whom
 * the filter for passwords finds as well. */
static int
admit(void *self, const struct username *name, struct serve_user *u,
    struct err *err)
{
	struct backend *b = self;

	(void)u;
	return b->config->bind_dn_template != NULL ? 1 :
	    search(b, name, b->config->pass_filter, SPAN(" 1.1"), err);
}

/* What another configuration has said is not what this one would say. */
static uint64_t
stamp(void *self)
{
	const struct backend *b = self;

	return filestamp_files(&b->config->path, 1);
}

static void
close_query(void *self)
{
	struct backend *b = self;

	ldapquery_stop(&b->query);
}

void
backend_open(struct backend *b, const struct config *c, const char *argv0,
    const struct ldapquery_times *times, struct serve_backend *out)
{
	b->config = c;
	b->where = (struct ldapquery_where){ .uris = c->uris, .dn = c->dn,
		.password = secret_span(&c->dnpass), .scope = c->scope,
		.deref = c->deref, .ca_file = c->ca_file, .ca_dir = c->ca_dir,
		.require_cert = c->require_cert, .cert_file = c->cert_file,
		.key_file = c->key_file, .sasl = c->sasl_bind ? c->sasl : NULL,
		.sasl_authz = c->sasl_bind ? c->sasl_authz : NULL,
		.starttls = c->starttls,
		.follow_referrals = strcmp(c->referrals, "listed") == 0 };
	ldapquery_init(&b->query, &b->where, argv0, times);
	*out = (struct serve_backend){ .name = "ldap", .self = b,
		.lookup = lookup, .stamp = stamp, .close = close_query };
	out->verify = c->auth_bind ? verify : NULL;
	out->verifiers = c->auth_bind ? admit : fetch;
}

void
backend_done(struct backend *b)
{
	ldapquery_done(&b->query);
}

int
backend_try(struct backend *b, struct err *err)
{
	struct span rest, line = SPAN("");
	int r = ldapquery_check(&b->query, err);

	rest = ldapquery_entry(&b->query);
	while (r == 0 && span_cut(&rest, '\n', &line))
		tool_explain("%.*s", (int)line.n, line.p);
	ldapquery_stop(&b->query);
	return r == 0 && span_starts(line, SPAN("0 of")) ?
	    err_set(err, ERR_TEMP, "no server can be used") : r;
}

static int
check_fields(const struct config_attrs *attrs, const struct username *name,
    struct err *err)
{
	struct ldaptext t = record_text(name, SPAN("1"), SPAN(""));
	size_t i;
	int r = 0;

	for (i = 0; r == 0 && i < attrs->n; i++) {
		struct buf b = BUF_INIT(LDAPTEXT_MAX);

		if (attrs->list[i].template != NULL)
			r = ldaptext_expand(&b, attrs->list[i].template, &t,
			    LDAPTEXT_VALUE, err);
		buf_done(&b);
	}
	return r;
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
	struct ldaptext t = record_text(&name, span_of(NULL, 0),
	    span_of(NULL, 0));
	size_t i;

	if (username_make(&name, SPAN("joe@example.org"), &rules, err) == -1)
		return -1;
	for (i = 0; i < LENGTH(templates); i++) {
		struct buf b2 = BUF_INIT(LDAPTEXT_MAX);
		int r = templates[i] == NULL ? 0 : ldaptext_expand(&b2,
		    templates[i], &t, LDAPTEXT_DN, err);

		buf_done(&b2);
		if (r == -1) {
			err->kind = ERR_USAGE;
			return -1;
		}
	}
	if (check_fields(&c->user_attrs, &name, err) == 0 &&
	    check_fields(&c->pass_attrs, &name, err) == 0)
		return 0;
	err->kind = ERR_USAGE;
	return -1;
}
