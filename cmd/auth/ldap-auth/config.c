/* config - see config.h. A setting that we do not know is refused: it might
 * have been there to restrict something.
 * SPDX-License-Identifier: ISC */
#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/span.h"
#include "io/slurp.h"
#include "sasl/offer.h"

struct reader {
	struct config *c;
	const char *path;
	size_t line;
	struct err *err;
};

enum type { TEXT, YES_NO, ATTRS, HOSTS, WORD, PASSWORD, IGNORED };

struct setting {
	const char *name;
	enum type type;
	size_t offset;
	const char *words;           /* for WORD: those that are known */
};

#define AT(member) offsetof(struct config, member)

static const struct setting settings[] = {
	{ "hosts", HOSTS, AT(uris), NULL },
	{ "uris", TEXT, AT(uris), NULL },
	{ "dn", TEXT, AT(dn), NULL },
	{ "dnpass", PASSWORD, AT(dnpass), NULL },
	{ "dnpass_file", TEXT, AT(dnpass_file), NULL },
	{ "sasl_bind", YES_NO, AT(sasl_bind), NULL },
	{ "sasl_mech", WORD, AT(sasl), " EXTERNAL " },
	{ "sasl_authz_id", TEXT, AT(sasl_authz), NULL },
	{ "referrals", WORD, AT(referrals), " ignore listed " },
	{ "tls", YES_NO, AT(starttls), NULL },
	{ "tls_cert_file", TEXT, AT(cert_file), NULL },
	{ "tls_key_file", TEXT, AT(key_file), NULL },
	{ "tls_ca_cert_file", TEXT, AT(ca_file), NULL },
	{ "tls_ca_cert_dir", TEXT, AT(ca_dir), NULL },
	{ "tls_require_cert", WORD, AT(require_cert),
	    " hard demand try allow never " },
	{ "ldap_version", WORD, 0, " 3 " },
	{ "base", TEXT, AT(base), NULL },
	{ "scope", WORD, AT(scope), " base onelevel subtree " },
	{ "deref", WORD, AT(deref), " never searching finding always " },
	{ "user_filter", TEXT, AT(user_filter), NULL },
	{ "user_attrs", ATTRS, AT(user_attrs), NULL },
	{ "pass_filter", TEXT, AT(pass_filter), NULL },
	{ "pass_attrs", ATTRS, AT(pass_attrs), NULL },
	{ "default_pass_scheme", TEXT, AT(scheme), NULL },
	{ "mechanisms", TEXT, AT(mechanisms), NULL },
	{ "auth_bind", YES_NO, AT(auth_bind), NULL },
	{ "auth_bind_userdn", TEXT, AT(bind_dn_template), NULL },
	{ "debug_level", IGNORED, 0, NULL },
	{ "blocking", IGNORED, 0, NULL },
	{ "iterate_attrs", IGNORED, 0, NULL },
	{ "iterate_filter", IGNORED, 0, NULL },
};

static int
refuse(const struct reader *r, const char *why)
{
	return err_set(r->err, ERR_USAGE, "%s:%zu: %s", r->path, r->line, why);
}

/* "a b:390" as ldap://a ldap://b:390 */
static const char *
uris_of(struct config *c, struct span hosts)
{
	struct buf b = BUF_INIT(4096);
	struct span word;
	const char *p;

	while (span_word(&hosts, &word)) {
		buf_adds(&b, b.len > 0 ? " ldap://" : "ldap://");
		buf_add(&b, word);
	}
	p = pool_copy(&c->pool, buf_span(&b));
	buf_done(&b);
	return p;
}

static int
add_attr(const struct reader *r, struct config_attrs *a, struct span item)
{
	struct config_attr *to = &a->list[a->n];
	size_t eq = span_find(item, 0, '=');
	struct span field = span_from(item, eq + 1), template;
	struct pool *pool = &r->c->pool;

	if (item.n == 0)
		return 0;
	if (a->n == CONFIG_ATTRS_MAX)
		return refuse(r, "too many attributes");
	if (eq == item.n)
		return refuse(r, "an attribute without =field");
	to->attribute = pool_copy(pool, span_trim(span_sub(item, 0, eq)));
	eq = span_find(field, 0, '=');
	template = span_from(field, eq + 1);
	to->field = pool_copy(pool, span_trim(span_sub(field, 0, eq)));
	to->template = eq < field.n ? pool_copy(pool, template) : NULL;
	if (*to->field == '\0' ||
	    (*to->attribute == '\0' && to->template == NULL))
		return refuse(r, "neither attribute=field nor =field=value");
	a->n++;
	return 0;
}

static int
set_attrs(const struct reader *r, struct config_attrs *a, struct span value)
{
	struct span item;

	a->n = 0;
	while (span_cut(&value, ',', &item))
		if (add_attr(r, a, span_trim(item)) == -1)
			return -1;
	return 0;
}

static bool
is_word_of(const char *words, struct span value)
{
	struct span rest = span_str(words), word;

	while (span_word(&rest, &word))
		if (span_eq(word, value))
			return true;
	return false;
}

static int
set(const struct reader *r, const struct setting *s, struct span value)
{
	char *base = (char *)r->c + s->offset;

	switch (s->type) {
	case IGNORED:
		return 0;
	case WORD:
		if (!is_word_of(s->words, value))
			return refuse(r, "not a value of this setting");
		if (s->offset == 0)
			return 0;
		break;
	case YES_NO:
		*(bool *)(void *)base = span_eq(value, SPAN("yes"));
		return span_eq(value, SPAN("yes")) ||
		    span_eq(value, SPAN("no")) ? 0 :
		    refuse(r, "yes or no is wanted");
	case ATTRS:
		return set_attrs(r, (struct config_attrs *)(void *)base, value);
	case PASSWORD:
		return secret_set((struct secret *)(void *)base, value) == 0 ?
		    0 : refuse(r, "too long");
	case HOSTS:
		*(const char **)(void *)base = uris_of(r->c, value);
		return 0;
	case TEXT:
		break;
	}
	*(const char **)(void *)base = pool_copy(&r->c->pool, value);
	return 0;
}

static int
read_line(const struct reader *r, struct span line)
{
	size_t eq, i;
	struct span name, value;

	line = span_trim(line);
	if (line.n == 0 || line.p[0] == '#')
		return 0;
	eq = span_find(line, 0, '=');
	name = span_trim(span_sub(line, 0, eq));
	value = span_trim(span_from(line, eq + 1));
	if (eq == line.n)
		return refuse(r, "no '='");
	if (value.n >= 2 && value.p[0] == '"' && value.p[value.n - 1] == '"')
		value = span_sub(value, 1, value.n - 1);
	for (i = 0; i < LENGTH(settings); i++)
		if (span_eq(name, span_str(settings[i].name)))
			return set(r, &settings[i], value);
	return refuse(r, "no such setting");
}

/* What Dovecot takes when nothing is said. */
static int
set_defaults(const struct reader *r)
{
	struct config *c = r->c;

	c->scope = "subtree";
	c->deref = "never";
	c->referrals = "ignore";
	c->require_cert = "hard";
	c->scheme = "CRYPT";
	c->user_filter = c->pass_filter =
	    "(&(objectClass=posixAccount)(uid=%u))";
	return set_attrs(r, &c->user_attrs, SPAN(
	    "homeDirectory=home,uidNumber=uid,gidNumber=gid")) == 0 ?
	    set_attrs(r, &c->pass_attrs, SPAN("userPassword=password")) : -1;
}

static bool
is_any_uri(const struct config *c, struct span scheme)
{
	struct span rest = span_str(c->uris), word;

	while (span_word(&rest, &word))
		if (span_istarts(word, scheme))
			return true;
	return false;
}

/* Can each be used where the directory alone knows the password? Those that are
 * no mechanism are told of elsewhere. */
static bool
need_password(const char *mechanisms)
{
	struct span rest = span_str(mechanisms), list, word;

	while (rest.n > 0 && span_cut(&rest, ',', &list))
		while (span_word(&list, &word)) {
			const struct offer_mechanism *m = offer_find(word);

			if (m != NULL && (m->flags & OFFER_PASSWORD) == 0)
				return false;
		}
	return true;
}

/* What is needed, and what would be a way in. */
static const char *
fault_of(const struct config *c)
{
	bool has_password = c->dnpass.len > 0 || c->dnpass_file != NULL;

	if (c->uris == NULL || *c->uris == '\0')
		return "neither uris nor hosts";
	if (c->base == NULL)
		return "no base";
	if (c->dnpass.len > 0 && c->dnpass_file != NULL)
		return "dnpass and dnpass_file";
	if (c->sasl_bind && c->sasl == NULL)
		return "sasl_bind without sasl_mech = EXTERNAL";
	if (c->dn != NULL && !has_password && !c->sasl_bind)
		return "dn without dnpass or dnpass_file";
	if (c->starttls && (is_any_uri(c, SPAN("ldaps:")) ||
	    is_any_uri(c, SPAN("ldapi:"))))
		return "tls = yes is StartTLS, which goes with ldap:// alone";
	if (c->auth_bind && !need_password(c->mechanisms))
		return "mechanisms: with auth_bind only PLAIN and LOGIN can be";
	if ((c->cert_file == NULL) != (c->key_file == NULL))
		return "tls_cert_file and tls_key_file go together";
	return NULL;
}

/* Its first line. Nobody else may read it, whatever is above it. */
static int
read_password(struct config *c, struct err *err)
{
	struct buf text = BUF_INIT(SECRET_MAX);
	struct span rest, line;
	struct stat st;
	int fd = open(c->dnpass_file, O_RDONLY | O_CLOEXEC | O_NOCTTY), r = 0;

	if (fd == -1 || fstat(fd, &st) == -1)
		r = err_sys(err, "%s", c->dnpass_file);
	else if ((st.st_mode & 077) != 0)
		r = err_set(err, ERR_USAGE, "%s: others may use it; chmod 600",
		    c->dnpass_file);
	else if (slurp_fd(fd, &text) == -1)
		r = err_sys(err, "%s", c->dnpass_file);
	rest = buf_span(&text);
	if (r == 0 && (!span_cut(&rest, '\n', &line) || line.n == 0 ||
	    span_has(line, '\0') || secret_set(&c->dnpass, line) == -1))
		r = err_set(err, ERR_USAGE, "%s: no password in its first "
		    "line", c->dnpass_file);
	if (fd != -1)
		close(fd);
	if (text.p != NULL)
		secret_clear(text.p, text.cap);
	buf_done(&text);
	return r;
}

int
config_read(struct config *c, const char *path, struct err *err)
{
	struct buf text = BUF_INIT(CONFIG_MAX);
	struct reader r = { c, path, 0, err };
	struct span rest, line;
	const char *fault;
	int got;

	memset(c, 0, sizeof(*c));
	c->path = path;
	pool_init(&c->pool);
	secret_init(&c->dnpass);
	got = slurp_file(path, &text, err);
	if (got == 0 && span_has(buf_span(&text), '\0'))
		got = err_set(err, ERR_USAGE, "%s: a NUL byte", path);
	if (got == 0)
		got = set_defaults(&r);
	rest = buf_span(&text);
	while (got == 0 && span_cut(&rest, '\n', &line)) {
		r.line++;
		got = read_line(&r, line);
	}
	if (c->dn != NULL && *c->dn == '\0')
		c->dn = NULL;
	if (got == 0 && (fault = fault_of(c)) != NULL)
		got = err_set(err, ERR_USAGE, "%s: %s", path, fault);
	if (got == 0 && c->dnpass_file != NULL)
		got = read_password(c, err);
	if (text.p != NULL)
		secret_clear(text.p, text.cap);
	buf_done(&text);
	if (got == -1)
		err->kind = ERR_USAGE;
	return got;
}

int
config_judge_mode(const struct config *c, const char *path, struct err *err)
{
	struct stat st;

	if (c->dnpass.len == 0 || c->dnpass_file != NULL)
		return 0;
	if (stat(path, &st) == -1)
		return err_sys(err, "%s", path);
	return (st.st_mode & 07) == 0 ? 0 : err_set(err, ERR_USAGE,
	    "%s: everybody may read the password in it; chmod 600", path);
}
