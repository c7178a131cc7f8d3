/* directory - see directory.h.
 * SPDX-License-Identifier: ISC */
#include "directory.h"

#include <string.h>
#include <sys/time.h>

#include "base/tool.h"
#include "text/base64.h"

struct word {
	const char *name;
	int value;
};

static const struct word scopes[] = { { "base", LDAP_SCOPE_BASE },
	{ "onelevel", LDAP_SCOPE_ONELEVEL },
	{ "subtree", LDAP_SCOPE_SUBTREE } };
static const struct word derefs[] = { { "never", LDAP_DEREF_NEVER },
	{ "searching", LDAP_DEREF_SEARCHING },
	{ "finding", LDAP_DEREF_FINDING }, { "always", LDAP_DEREF_ALWAYS } };
static const struct word certs[] = { { "hard", LDAP_OPT_X_TLS_HARD },
	{ "demand", LDAP_OPT_X_TLS_DEMAND }, { "try", LDAP_OPT_X_TLS_TRY },
	{ "allow", LDAP_OPT_X_TLS_ALLOW }, { "never", LDAP_OPT_X_TLS_NEVER } };

static const int *
value_of(const struct word *words, size_t n, const char *name)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(words[i].name, name) == 0)
			return &words[i].value;
	return NULL;
}

int
directory_check(const struct directory_options *o, struct err *err)
{
	LDAP *ld = NULL;
	int rc;

	if (o->uri == NULL)
		return err_set(err, ERR_USAGE, "--uri is missing");
	if (value_of(scopes, LENGTH(scopes), o->scope) == NULL)
		return err_set(err, ERR_USAGE, "--scope: base onelevel "
		    "subtree");
	if (value_of(derefs, LENGTH(derefs), o->deref) == NULL)
		return err_set(err, ERR_USAGE, "--deref: never searching "
		    "finding always");
	if (value_of(certs, LENGTH(certs), o->require_cert) == NULL)
		return err_set(err, ERR_USAGE, "--require-cert: hard demand "
		    "try allow never");
	if ((rc = ldap_initialize(&ld, o->uri)) != LDAP_SUCCESS)
		return err_set(err, ERR_USAGE, "--uri: %s",
		    ldap_err2string(rc));
	(void)ldap_unbind_ext_s(ld, NULL, NULL);
	return 0;
}

void
directory_init(struct directory *d, const struct directory_options *o)
{
	d->o = o;
	d->ld = NULL;
	secret_init(&d->password);
}

static void
hang_up(struct directory *d)
{
	if (d->ld != NULL)
		(void)ldap_unbind_ext_s(d->ld, NULL, NULL);
	d->ld = NULL;
}

void
directory_done(struct directory *d)
{
	hang_up(d);
	secret_wipe(&d->password);
}

static int
set_options(const struct directory_options *o, LDAP *ld)
{
	struct timeval t = { (time_t)(o->timeout_ms / 1000),
		(suseconds_t)(o->timeout_ms % 1000 * 1000) };
	int version = LDAP_VERSION3, fresh = 0;
	const struct {
		int option;
		const void *value;
	} options[] = {
		{ LDAP_OPT_PROTOCOL_VERSION, &version },
		{ LDAP_OPT_REFERRALS, LDAP_OPT_OFF },
		{ LDAP_OPT_RESTART, LDAP_OPT_ON },
		{ LDAP_OPT_NETWORK_TIMEOUT, &t },
		{ LDAP_OPT_TIMEOUT, &t },
		{ LDAP_OPT_DEREF, value_of(derefs, LENGTH(derefs), o->deref) },
		{ LDAP_OPT_X_TLS_CACERTFILE, o->ca_file },
		{ LDAP_OPT_X_TLS_CACERTDIR, o->ca_dir },
		{ LDAP_OPT_X_TLS_REQUIRE_CERT,
		    value_of(certs, LENGTH(certs), o->require_cert) },
		/* Makes the TLS options above count for this connection. */
		{ LDAP_OPT_X_TLS_NEWCTX, &fresh },
	};
	size_t i;
	int rc;

	for (i = 0; i < LENGTH(options); i++) {
		if (options[i].value == NULL)
			continue;
		rc = ldap_set_option(ld, options[i].option, options[i].value);
		if (rc != LDAP_OPT_SUCCESS)
			return options[i].option == LDAP_OPT_X_TLS_NEWCTX ?
			    LDAP_CONNECT_ERROR : LDAP_PARAM_ERROR;
	}
	return LDAP_SUCCESS;
}

static int
bind_as(LDAP *ld, const char *dn, struct span password)
{
	struct berval cred = { password.n, (char *)(size_t)password.p };

	return ldap_sasl_bind_s(ld, dn, LDAP_SASL_SIMPLE, &cred, NULL, NULL,
	    NULL);
}

/* A connection, encrypted when asked for, bound as nobody yet. */
static int
dial(const struct directory_options *o, LDAP **out)
{
	LDAP *ld = NULL;
	int rc = ldap_initialize(&ld, o->uri);

	if (rc == LDAP_SUCCESS)
		rc = set_options(o, ld);
	if (rc == LDAP_SUCCESS && o->starttls)
		rc = ldap_start_tls_s(ld, NULL, NULL);
	if (rc != LDAP_SUCCESS && ld != NULL)
		(void)ldap_unbind_ext_s(ld, NULL, NULL);
	else
		*out = ld;
	return rc;
}

static int
connected(struct directory *d)
{
	const struct directory_options *o = d->o;
	int rc = LDAP_SUCCESS;

	if (d->ld != NULL)
		return LDAP_SUCCESS;
	rc = dial(o, &d->ld);
	if (rc == LDAP_SUCCESS && o->bind_dn != NULL)
		rc = bind_as(d->ld, o->bind_dn, secret_span(&d->password));
	tool_explain("connect to %s: %s", o->uri, ldap_err2string(rc));
	if (rc != LDAP_SUCCESS)
		hang_up(d);
	return rc;
}

static bool
is_connection_error(int rc)
{
	return rc == LDAP_SERVER_DOWN || rc == LDAP_CONNECT_ERROR ||
	    rc == LDAP_TIMEOUT || rc == LDAP_UNAVAILABLE ||
	    rc == LDAP_ENCODING_ERROR || rc == LDAP_DECODING_ERROR;
}

static int
try_search(struct directory *d, const struct directory_search *s,
    LDAPMessage **out)
{
	struct timeval t = { (time_t)(d->o->timeout_ms / 1000),
		(suseconds_t)(d->o->timeout_ms % 1000 * 1000) };
	int rc = connected(d);

	*out = NULL;
	if (rc != LDAP_SUCCESS)
		return rc;
	/* Two entries are enough to know that there is more than one. */
	rc = ldap_search_ext_s(d->ld, s->base, *value_of(scopes,
	    LENGTH(scopes), d->o->scope), s->filter, s->attributes, 0, NULL,
	    NULL, &t, 2, out);
	tool_explain("search: %s", ldap_err2string(rc));
	return rc;
}

static void
add_value(struct buf *out, const char *name, struct span value)
{
	buf_adds(out, name);
	buf_addc(out, ' ');
	base64_encode(out, value);
	buf_addc(out, '\n');
}

static void
add_entry(LDAP *ld, LDAPMessage *entry, char **attributes, struct buf *out)
{
	char *dn = ldap_get_dn(ld, entry);
	size_t i, j;

	add_value(out, "dn", span_str(dn));
	ldap_memfree(dn);
	/* By the names asked for: a server may answer in another case. */
	for (i = 0; attributes[i] != NULL; i++) {
		struct berval **v = ldap_get_values_len(ld, entry,
		    attributes[i]);

		for (j = 0; v != NULL && v[j] != NULL; j++)
			add_value(out, attributes[i], span_of(v[j]->bv_val,
			    (size_t)v[j]->bv_len));
		ldap_value_free_len(v);
	}
}

int
directory_search(struct directory *d, const struct directory_search *s,
    struct buf *out, struct err *err)
{
	LDAPMessage *found = NULL;
	int rc = try_search(d, s, &found), n, r;

	if (is_connection_error(rc)) {
		ldap_msgfree(found);
		hang_up(d);
		rc = try_search(d, s, &found);
	}
	n = rc == LDAP_SUCCESS || rc == LDAP_SIZELIMIT_EXCEEDED ?
	    ldap_count_entries(d->ld, found) : 0;
	if (n > 1 || rc == LDAP_SIZELIMIT_EXCEEDED) {
		r = err_set(err, ERR_TEMP, "more than one entry matches");
	} else if (rc == LDAP_NO_SUCH_OBJECT || (rc == LDAP_SUCCESS && n == 0)) {
		/* A base that is not there: no such domain. */
		r = 0;
	} else if (rc != LDAP_SUCCESS || n < 0) {
		r = err_set(err, ERR_TEMP, "directory: %s",
		    ldap_err2string(rc));
	} else {
		add_entry(d->ld, ldap_first_entry(d->ld, found),
		    s->attributes, out);
		r = buf_ok(out) ? 1 :
		    err_set(err, ERR_TEMP, "the entry is too large");
	}
	ldap_msgfree(found);
	if (is_connection_error(rc))
		hang_up(d);
	return r;
}

int
directory_bind(struct directory *d, const char *dn, struct span password,
    struct err *err)
{
	LDAP *ld = NULL;
	int rc = dial(d->o, &ld);

	if (rc == LDAP_SUCCESS) {
		rc = bind_as(ld, dn, password);
		(void)ldap_unbind_ext_s(ld, NULL, NULL);
	}
	tool_explain("bind: %s", ldap_err2string(rc));
	switch (rc) {
	case LDAP_SUCCESS:
		return 1;
	case LDAP_INVALID_CREDENTIALS:
	case LDAP_INAPPROPRIATE_AUTH:
	case LDAP_NO_SUCH_OBJECT:
		return 0;
	}
	return err_set(err, ERR_TEMP, "directory: %s", ldap_err2string(rc));
}
