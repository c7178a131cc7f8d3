/* ldapconf - see ldapconf.h.
 * SPDX-License-Identifier: ISC */
#include "ldapconf.h"

#include <stddef.h>
#include "base/buf.h"
#include "map/mapconf.h"
#include "map/mapkey.h"

enum type { TEXT, DOMAINS, FORMAT, YES_NO, SERVERS, SCOPE, DEREF, ATTRIBUTES,
    VERSION, NO };

static const struct setting {
	const char *name;
	enum type type;
	size_t offset;
} settings[] = {
#define AT(member) offsetof(struct ldapconf, member)
	{ "server_host", SERVERS, AT(where.uris) },
	{ "bind_dn", TEXT, AT(where.dn) },
	{ "bind_pw", TEXT, AT(where.password) },
	{ "search_base", TEXT, AT(base) },
	{ "query_filter", TEXT, AT(filter) },
	{ "result_attribute", ATTRIBUTES, AT(attributes) },
	{ "result_format", FORMAT, AT(format) },
	{ "domain", DOMAINS, AT(domains) },
	{ "scope", SCOPE, AT(where.scope) },
	{ "dereference", DEREF, AT(where.deref) },
	{ "start_tls", YES_NO, AT(where.starttls) },
	{ "tls_ca_cert_file", TEXT, AT(where.ca_file) },
	{ "tls_ca_cert_dir", TEXT, AT(where.ca_dir) },
	{ "tls_cert", TEXT, AT(where.cert_file) },
	{ "tls_key", TEXT, AT(where.key_file) },
	{ "version", VERSION, 0 },
	{ "chase_referrals", NO, 0 },
#undef AT
};

void
ldapconf_init(struct ldapconf *c)
{
	*c = (struct ldapconf){ .where = { .uris = "ldap://127.0.0.1",
		.scope = "subtree", .deref = "never" }, .format = "%s" };
	pool_init(&c->pool);
}

void
ldapconf_done(struct ldapconf *c)
{
	pool_done(&c->pool);
}

/* "host", "host:389", or URIs as they are. */
static const char *
servers(struct pool *pool, struct span value)
{
	struct buf out = BUF_INIT(MAPCONF_MAX);
	struct span word;
	const char *text;

	while (span_word(&value, &word)) {
		if (out.len > 0)
			buf_addc(&out, ' ');
		if (span_search(word, SPAN("://")) == word.n)
			buf_adds(&out, "ldap://");
		buf_add(&out, word);
	}
	text = pool_copy(pool, buf_span(&out));
	buf_done(&out);
	return text;
}

static const char *
attributes(struct pool *pool, struct span value)
{
	struct buf out = BUF_INIT(MAPCONF_MAX);
	struct span one;
	const char *text;

	while (span_cut(&value, ',', &one)) {
		buf_addc(&out, ' ');
		buf_add(&out, span_trim(one));
	}
	text = pool_copy(pool, buf_span(&out));
	buf_done(&out);
	return text;
}

/* One of "a=b" words: b for a, or NULL. */
static const char *
choose(const char *const pairs[][2], size_t n, struct span value)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (span_ieq(value, span_str(pairs[i][0])))
			return pairs[i][1];
	return NULL;
}

static int
set(struct ldapconf *c, const struct setting *s, struct span value,
    struct err *err)
{
	static const char *const scopes[][2] = { { "sub", "subtree" },
		{ "base", "base" }, { "one", "onelevel" } };
	static const char *const derefs[][2] = { { "0", "never" },
		{ "1", "searching" }, { "2", "finding" }, { "3", "always" } };
	static const char *const words[][2] = { { "yes", "yes" },
		{ "no", "" } };
	const char **at = (const char **)(void *)((char *)c + s->offset);
	const char *text = pool_copy(&c->pool, value);

	switch (s->type) {
	case DOMAINS:
		*at = text;
		return mapkey_check_domains(value, err);
	case FORMAT:
		*at = text;
		return mapkey_check_format(value, err);
	case TEXT:
		if (at == (const char **)(void *)&c->where.password)
			c->where.password = span_str(text);
		else
			*at = text;
		return 0;
	case SERVERS: *at = servers(&c->pool, value); return 0;
	case ATTRIBUTES: *at = attributes(&c->pool, value); return 0;
	case SCOPE: text = choose(scopes, LENGTH(scopes), value); break;
	case DEREF: text = choose(derefs, LENGTH(derefs), value); break;
	case VERSION:
		return span_eq(value, SPAN("3")) ? 0 : err_set(err, ERR_USAGE,
		    "version 3 is spoken");
	case YES_NO: case NO:
		if ((text = choose(words, LENGTH(words), value)) != NULL &&
		    s->type == YES_NO)
			c->where.starttls = *text != '\0';
		if (text != NULL && (s->type == YES_NO || *text == '\0'))
			return 0;
		return err_set(err, ERR_USAGE, "%s: this value is not known",
		    s->name);
	}
	*at = text;
	return text != NULL ? 0 : err_set(err, ERR_USAGE, "%s: this value is "
	    "not known", s->name);
}

static int
take(void *self, struct span name, struct span value, struct err *err)
{
	size_t i;

	for (i = 0; i < LENGTH(settings); i++)
		if (span_eq(name, span_str(settings[i].name)))
			return set(self, &settings[i], value, err);
	return err_set(err, ERR_USAGE, "%.*s: no setting of an ldap: map",
	    (int)(name.n < 60 ? name.n : 60), name.p);
}

int
ldapconf_read(struct ldapconf *c, const char *path, struct err *err)
{
	if (mapconf_read(path, take, c, err) == -1)
		return -1;
	if (c->base == NULL || c->filter == NULL || c->attributes == NULL)
		return err_set(err, ERR_USAGE, "%s: search_base, query_filter "
		    "and result_attribute are wanted", path);
	return c->where.password.n > 0 ? mapconf_private(path, err) : 0;
}
