/* sqlconf - see sqlconf.h.
 * SPDX-License-Identifier: ISC */
#include "sql/sqlconf.h"

#include <stddef.h>
#include <string.h>

#include "base/num.h"
#include "map/mapconf.h"
#include "map/mapkey.h"

enum {
	S = 1u << SQLQUERY_SQLITE, P = 1u << SQLQUERY_PGSQL,
	M = 1u << SQLQUERY_MYSQL, ALL = S | P | M,
};

enum type { TEXT, HOSTS, YES_NO, DOMAINS, FORMAT, LIMIT, TIME };

static const struct setting {
	const char *name;
	unsigned dialects;
	enum type type;
	size_t offset;
} settings[] = {
#define AT(member) offsetof(struct sqlconf, member)
	{ "hosts", P | M, HOSTS, 0 },
	{ "dbpath", S, HOSTS, 0 },
	{ "user", P | M, TEXT, AT(user) },
	{ "password", P | M, TEXT, AT(password) },
	{ "dbname", P | M, TEXT, AT(dbname) },
	{ "encoding", P, TEXT, AT(charset) },
	{ "charset", M, TEXT, AT(charset) },
	{ "option_file", M, TEXT, AT(option_file) },
	{ "option_group", M, TEXT, AT(option_group) },
	{ "tls_CAfile", M, TEXT, AT(tls_ca_file) },
	{ "tls_CApath", M, TEXT, AT(tls_ca_dir) },
	{ "tls_cert_file", M, TEXT, AT(tls_cert) },
	{ "tls_key_file", M, TEXT, AT(tls_key) },
	{ "tls_ciphers", M, TEXT, AT(tls_ciphers) },
	{ "tls_verify_cert", M, YES_NO, AT(tls_verify) },
	{ "query", ALL, TEXT, AT(query) },
	{ "domain", ALL, DOMAINS, AT(domains) },
	{ "result_format", ALL, FORMAT, AT(format) },
	{ "expansion_limit", ALL, LIMIT, AT(limit) },
	{ "select_function", P, TEXT, AT(function) },
	{ "table", ALL, TEXT, AT(table) },
	{ "select_field", ALL, TEXT, AT(select) },
	{ "where_field", ALL, TEXT, AT(where) },
	{ "additional_conditions", ALL, TEXT, AT(conditions) },
	{ "idle_interval", P | M, TIME, 0 },
	{ "retry_interval", P | M, TIME, 0 },
#undef AT
};

void
sqlconf_init(struct sqlconf *c, enum sqlquery_dialect dialect)
{
	memset(c, 0, sizeof(*c));
	c->dialect = dialect;
	c->format = "%s";
	pool_init(&c->pool);
	sqlquery_init(&c->question);
}

void
sqlconf_done(struct sqlconf *c)
{
	pool_done(&c->pool);
	sqlquery_done(&c->question);
}

static int
read_host(struct sqlconf *c, struct span s, struct sqlconf_host *out,
    struct err *err)
{
	size_t end;
	uint32_t port = 0;
	bool good = true;

	*out = (struct sqlconf_host){ .text = pool_copy(&c->pool, s) };
	if (span_starts(s, SPAN("unix:"))) {
		out->path = pool_copy(&c->pool, span_from(s, 5));
		return 0;
	}
	out->name = out->text;
	if (c->dialect == SQLQUERY_SQLITE || span_search(s, SPAN("://")) < s.n)
		return 0;
	if (span_starts(s, SPAN("inet:")))
		s = span_from(s, 5);
	end = s.n > 0 && s.p[0] == '[' ? span_find(s, 0, ']') + 1 :
	    span_find(s, 0, ':');
	if (end < s.n)
		good = s.p[end] == ':' && num_parse_u32(span_from(s, end + 1),
		    65535, &port) == 0 && port > 0;
	s = span_sub(s, 0, end);
	if (s.n > 0 && s.p[0] == '[')
		s = span_sub(s, 1, s.n - 1);
	out->name = pool_copy(&c->pool, s);
	out->port = (uint16_t)port;
	return good && s.n > 0 ? 0 : err_set(err, ERR_USAGE, "hosts: %s: not "
	    "unix:/path, host or host:port", out->text);
}

static int
add_hosts(struct sqlconf *c, struct span value, struct err *err)
{
	struct span word;

	while (span_word(&value, &word)) {
		while (span_ends(word, SPAN(",")))
			word = span_sub(word, 0, word.n - 1);
		if (word.n == 0)
			continue;
		if (c->n_hosts == SQLCONF_HOSTS_MAX)
			return err_set(err, ERR_USAGE, "more than %d hosts",
			    SQLCONF_HOSTS_MAX);
		if (read_host(c, word, &c->hosts[c->n_hosts++], err) == -1)
			return -1;
	}
	return 0;
}

static int
set(struct sqlconf *c, const struct setting *s, struct span value,
    struct err *err)
{
	void *at = (char *)c + s->offset;
	uint64_t ignored;

	switch (s->type) {
	case HOSTS:
		return add_hosts(c, value, err);
	case YES_NO:
		*(bool *)at = span_ieq(value, SPAN("yes"));
		return *(bool *)at || span_ieq(value, SPAN("no")) ? 0 :
		    err_set(err, ERR_USAGE, "%s: yes or no", s->name);
	case LIMIT:
		return num_parse_u64(value, UINT32_MAX, at) == 0 ? 0 :
		    err_set(err, ERR_USAGE, "%s: a number", s->name);
	case TIME:
		return num_parse_duration(value, UINT32_MAX, &ignored) == 0 ?
		    0 : err_set(err, ERR_USAGE, "%s: a time", s->name);
	case DOMAINS:
		if (mapkey_check_domains(value, err) == -1)
			return -1;
		break;
	case FORMAT:
		if (mapkey_check_format(value, err) == -1)
			return -1;
		break;
	case TEXT:
		break;
	}
	*(const char **)at = pool_copy(&c->pool, value);
	return 0;
}

static int
take(void *self, struct span name, struct span value, struct err *err)
{
	struct sqlconf *c = self;
	size_t i;

	for (i = 0; i < LENGTH(settings); i++)
		if (span_eq(name, span_str(settings[i].name)) &&
		    (settings[i].dialects & 1u << c->dialect) != 0)
			return set(c, &settings[i], value, err);
	return err_set(err, ERR_USAGE, "%.*s: no setting of such a map",
	    (int)(name.n < 60 ? name.n : 60), name.p);
}

/* The query, or what stands for one in old files. */
static int
make_question(struct sqlconf *c, struct err *err)
{
	struct buf text = BUF_INIT(SQLQUERY_MAX);
	int r;

	if (c->query != NULL)
		buf_adds(&text, c->query);
	else if (c->function != NULL)
		buf_addf(&text, "SELECT %s('%%s')", c->function);
	else if (c->table != NULL && c->select != NULL && c->where != NULL)
		buf_addf(&text, "SELECT %s FROM %s WHERE %s = '%%s' %s",
		    c->select, c->table, c->where, c->conditions != NULL ?
		    c->conditions : "");
	r = buf_ok(&text) && text.len > 0 ? sqlquery_make(&c->question,
	    c->dialect, buf_span(&text), err) :
	    err_set(err, ERR_USAGE, "query is wanted");
	buf_done(&text);
	return r;
}

int
sqlconf_read(struct sqlconf *c, const char *path, struct err *err)
{
	struct err why = ERR_INIT;

	if (mapconf_read(path, take, c, err) == -1)
		return -1;
	if (make_question(c, &why) == -1)
		return err_set(err, ERR_USAGE, "%s: %s", path, why.text);
	if (c->dialect == SQLQUERY_SQLITE && c->n_hosts != 1)
		return err_set(err, ERR_USAGE, "%s: one dbpath is wanted",
		    path);
	if (c->n_hosts == 0 && add_hosts(c, SPAN("localhost"), err) == -1)
		return -1;
	return c->password != NULL ? mapconf_private(path, err) : 0;
}
