/* backend - see backend.h. A user must be found by user_filter, for the account,
 * and to log in by pass_filter as well, for the password or the entry to bind
 * to. What goes wrong with the directory is never the user's fault: temporary.
 * SPDX-License-Identifier: ISC */
#include "backend.h"

#include <string.h>

#include "auth/ldaptext.h"
#include "auth/pwcheck.h"
#include "auth/users.h"
#include "base/tool.h"
#include "os/exe.h"

#define VERIFIERS_MAX 8              /* values of userPassword that are tried */

/* What a check of the unknown user's password is spent on: the format that
 * openssl passwd -6 makes. */
#define DUMMY "{CRYPT}$6$5kkDrZCEgZPkIPxI$bI0nLkOmAyPYmdI0kx.lpaHfiF80jM8nRlZ" \
	"mW9hMPsN0oSJdS0u5BZJ8u9sdFuTl6C9y5cV7rC1dD0ZJ7Qy1e/"

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

	b->name = *name;
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

/* The same work for somebody who does not exist. */
static int
waste_time(struct backend *b, struct span password)
{
	struct err ignored = ERR_INIT;

	if (pwcheck_run(buf_str(&b->checker), SPAN(DUMMY), password,
	    &ignored) == -1)
		tool_explain("%s", ignored.text);
	return 0;
}

static int
compare(struct backend *b, struct span password, struct err *err)
{
	struct span rest, at;
	struct buf value = BUF_INIT(PWCHECK_VERIFIER_MAX);
	struct buf verifier = BUF_INIT(PWCHECK_VERIFIER_MAX);
	const char *attribute = password_attribute(b->config);
	size_t tried = 0;
	int r = 0, failed = 0;

	rest = buf_span(&b->query.reply.text);
	while (r != 1 && tried < VERIFIERS_MAX &&
	    query_next(&rest, &at, &value)) {
		if (!span_ieq(at, span_str(attribute)) || value.len == 0)
			continue;
		tried++;
		buf_reset(&verifier);
		if (value.p[0] != '{')
			buf_addf(&verifier, "{%s}", b->config->scheme);
		buf_add(&verifier, buf_span(&value));
		r = pwcheck_run(buf_str(&b->checker), buf_ok(&verifier) ?
		    buf_span(&verifier) : SPAN(""), password, err);
		failed |= r == -1;
	}
	if (value.p != NULL)
		secret_clear(value.p, value.cap);
	if (verifier.p != NULL)
		secret_clear(verifier.p, verifier.cap);
	buf_done(&value);
	buf_done(&verifier);
	if (tried == 0)
		return waste_time(b, password);
	return r == 1 ? 1 : failed ? -1 : 0;
}

static int
bind_found(struct backend *b, struct span password, struct err *err)
{
	struct span rest = buf_span(&b->query.reply.text), at;
	struct buf dn = BUF_INIT(LDAPTEXT_MAX);
	int r = query_next(&rest, &at, &dn) && span_eq(at, SPAN("dn")) ?
	    query_bind(&b->query, buf_span(&dn), password, err) :
	    err_set(err, ERR_TEMP, "an entry without a name");

	buf_done(&dn);
	return r;
}

static int
bind_template(struct backend *b, struct span password, struct err *err)
{
	struct buf dn = BUF_INIT(LDAPTEXT_MAX);
	int r = ldaptext_expand(&dn, b->config->bind_dn_template, &b->name,
	    span_of(NULL, 0), LDAPTEXT_DN, err) == 0 ?
	    query_bind(&b->query, buf_span(&dn), password, err) : -1;

	buf_done(&dn);
	return r;
}

static int
verify(void *self, const struct serve_user *u, struct span password,
    struct err *err)
{
	struct backend *b = self;
	const struct config *c = b->config;
	struct buf attributes = BUF_INIT(300);
	int r;

	if (u == NULL)
		return waste_time(b, password);
	if (c->auth_bind && c->bind_dn_template != NULL)
		return bind_template(b, password, err);
	buf_addf(&attributes, " %s", c->auth_bind ? "1.1" :
	    password_attribute(c));
	r = search(b, &b->name, c->pass_filter, buf_span(&attributes), err);
	buf_done(&attributes);
	if (r == 0)
		return waste_time(b, password);
	if (r == 1)
		r = c->auth_bind ? bind_found(b, password, err) :
		    compare(b, password, err);
	if (b->query.reply.text.p != NULL)
		secret_clear(b->query.reply.text.p, b->query.reply.text.cap);
	buf_reset(&b->query.reply.text);
	return r;
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
	memset(&b->name, 0, sizeof(b->name));
	buf_init(&b->checker, 4200);
	os_exe_sibling(argv0, "password-check", &b->checker);
	*out = (struct serve_backend){ "ldap", b, lookup, verify,
		close_query };
}

void
backend_done(struct backend *b)
{
	query_done(&b->query);
	buf_done(&b->checker);
}

int
backend_check(const struct backend *b, struct err *err)
{
	const struct config *c = b->config;
	const char *const templates[] = { c->base, c->user_filter,
		c->pass_filter, c->bind_dn_template };
	struct username_rules rules = { SPAN(USERNAME_CHARS), SPAN(""), true };
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
