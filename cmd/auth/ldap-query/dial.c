/* dial - see dial.h.
 * SPDX-License-Identifier: ISC */
#include "dial.h"

#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define WATCHED_MAX 32               /* descriptors; there are about five */

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
dial_check(const struct dial_options *o, struct err *err)
{
	if (value_of(scopes, LENGTH(scopes), o->scope) == NULL)
		return err_set(err, ERR_USAGE, "--scope: base onelevel "
		    "subtree");
	if (value_of(derefs, LENGTH(derefs), o->deref) == NULL)
		return err_set(err, ERR_USAGE, "--deref: never searching "
		    "finding always");
	if (value_of(certs, LENGTH(certs), o->require_cert) == NULL)
		return err_set(err, ERR_USAGE, "--require-cert: hard demand "
		    "try allow never");
	if (o->sasl != NULL && strcmp(o->sasl, "EXTERNAL") != 0)
		return err_set(err, ERR_USAGE, "--sasl: EXTERNAL");
	if ((o->cert_file == NULL) != (o->key_file == NULL))
		return err_set(err, ERR_USAGE, "--cert-file and --key-file "
		    "go together");
	return 0;
}

int
dial_scope(const struct dial_options *o)
{
	return *value_of(scopes, LENGTH(scopes), o->scope);
}

struct timeval
dial_timeval(int64_t ms)
{
	return (struct timeval){ (time_t)(ms / 1000),
		(suseconds_t)(ms % 1000 * 1000) };
}

static int
set_time(LDAP *ld, int64_t ms)
{
	struct timeval t = dial_timeval(ms);

	return ldap_set_option(ld, LDAP_OPT_NETWORK_TIMEOUT, &t) ==
	    LDAP_OPT_SUCCESS && ldap_set_option(ld, LDAP_OPT_TIMEOUT, &t) ==
	    LDAP_OPT_SUCCESS ? LDAP_SUCCESS : LDAP_PARAM_ERROR;
}

static int
set_options(const struct dial_options *o, LDAP *ld)
{
	int version = LDAP_VERSION3, fresh = 0;
	const struct {
		int option;
		const void *value;
	} options[] = {
		{ LDAP_OPT_PROTOCOL_VERSION, &version },
		{ LDAP_OPT_RESTART, LDAP_OPT_ON },
		{ LDAP_OPT_DEREF, value_of(derefs, LENGTH(derefs), o->deref) },
		{ LDAP_OPT_X_TLS_CACERTFILE, o->ca_file },
		{ LDAP_OPT_X_TLS_CACERTDIR, o->ca_dir },
		{ LDAP_OPT_X_TLS_CERTFILE, o->cert_file },
		{ LDAP_OPT_X_TLS_KEYFILE, o->key_file },
		{ LDAP_OPT_X_TLS_REQUIRE_CERT,
		    value_of(certs, LENGTH(certs), o->require_cert) },
		/* Makes the TLS options above count for this connection. */
		{ LDAP_OPT_X_TLS_NEWCTX, &fresh },
	};
	size_t i;
	int rc;

	/* We look at where one points to before we go there. Not in the table,
	 * since LDAP_OPT_OFF is NULL. */
	if (ldap_set_option(ld, LDAP_OPT_REFERRALS, LDAP_OPT_OFF) !=
	    LDAP_OPT_SUCCESS)
		return LDAP_PARAM_ERROR;
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

/* libldap waits for the first byte of an answer with a limit, for the rest of a
 * TLS record without. */
static void
limit_reads(LDAP *ld, int64_t ms)
{
	struct timeval t = dial_timeval(ms);
	int fd = -1;

	if (ldap_get_option(ld, LDAP_OPT_DESC, &fd) != LDAP_OPT_SUCCESS ||
	    fd == -1)
		return;
	(void)setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &t, sizeof(t));
	(void)setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &t, sizeof(t));
}

/* In a signal handler: of our own sockets, those that libldap has. */
static void
shut_down(int sig)
{
	int fd;

	(void)sig;
	for (fd = 3; fd < WATCHED_MAX; fd++)
		(void)shutdown(fd, SHUT_RDWR);
}

static void
set_timer(int64_t ms)
{
	/* Again and again, for connections made meanwhile. */
	struct itimerval t = { dial_timeval(ms > 0 ? 100 : 0),
		dial_timeval(ms) };

	(void)setitimer(ITIMER_REAL, &t, NULL);
}

void
dial_watch(int64_t ms)
{
	(void)signal(SIGALRM, shut_down);
	/* Its own time-outs come first, and give better reasons. */
	set_timer(ms + ms / 4 + 50);
}

void
dial_unwatch(void)
{
	set_timer(0);
}

/* libldap does not say which file it could not read: to us, who are not
 * root. */
static bool
is_unreadable(const struct dial_options *o, struct err *why)
{
	const char *files[] = { o->ca_file, o->ca_dir, o->cert_file,
		o->key_file };
	size_t i;

	for (i = 0; i < LENGTH(files); i++) {
		if (files[i] == NULL || access(files[i], R_OK) == 0)
			continue;
		err_sys(why, "%s", files[i]);
		return true;
	}
	return false;
}

int
dial_open(const struct dial_options *o, const char *uri, int64_t ms,
    LDAP **out, struct err *why)
{
	LDAP *ld = NULL;
	int rc = ldap_initialize(&ld, uri);

	dial_watch(ms);

	if (rc == LDAP_SUCCESS)
		rc = set_options(o, ld);
	if (rc == LDAP_SUCCESS)
		rc = set_time(ld, ms);
	/* Now, and not with the first question: the reasons are told apart. */
	if (rc == LDAP_SUCCESS)
		rc = ldap_connect(ld);
	if (rc == LDAP_SUCCESS)
		limit_reads(ld, ms);
	if (rc == LDAP_SUCCESS && o->starttls)
		rc = ldap_start_tls_s(ld, NULL, NULL);
	dial_unwatch();
	if (rc == LDAP_SUCCESS) {
		*out = ld;
		return rc;
	}
	if (!is_unreadable(o, why))
		dial_explain(ld, rc, why);
	dial_close(ld);
	/* Whatever was said before a bind, it was not about a password. */
	return dial_is_down(rc) ? rc : LDAP_CONNECT_ERROR;
}

void
dial_close(LDAP *ld)
{
	if (ld != NULL)
		(void)ldap_unbind_ext_s(ld, NULL, NULL);
}

int
dial_bind(LDAP *ld, const char *dn, struct span password, int64_t ms)
{
	struct berval cred = { password.n, (char *)(size_t)password.p };
	int rc = set_time(ld, ms);

	dial_watch(ms);
	if (rc == LDAP_SUCCESS)
		rc = ldap_sasl_bind_s(ld, dn, LDAP_SASL_SIMPLE, &cred, NULL,
		    NULL, NULL);
	dial_unwatch();
	return rc;
}

/* RFC 4422 appendix A: who we are is known already, by the Unix socket or by
 * our certificate; the response is whom we want to act as, or empty. */
static int
bind_external(LDAP *ld, const char *authz, int64_t ms)
{
	struct span id = span_str(authz);
	struct berval cred = { id.n, id.n == 0 ? (char *)(size_t)"" :
	    (char *)(size_t)id.p };
	struct berval *answer = NULL;
	int rc = set_time(ld, ms);

	dial_watch(ms);
	if (rc == LDAP_SUCCESS)
		rc = ldap_sasl_bind_s(ld, NULL, "EXTERNAL", &cred, NULL, NULL,
		    &answer);
	dial_unwatch();
	ber_bvfree(answer);
	return rc;
}

int
dial_introduce(LDAP *ld, const struct dial_options *o, struct span password,
    int64_t ms)
{
	if (o->sasl != NULL)
		return bind_external(ld, o->sasl_authz, ms);
	return o->bind_dn == NULL ? LDAP_SUCCESS :
	    dial_bind(ld, o->bind_dn, password, ms);
}

bool
dial_is_down(int rc)
{
	return rc == LDAP_SERVER_DOWN || rc == LDAP_CONNECT_ERROR ||
	    rc == LDAP_TIMEOUT || rc == LDAP_UNAVAILABLE || rc == LDAP_BUSY ||
	    rc == LDAP_ENCODING_ERROR || rc == LDAP_DECODING_ERROR;
}

void
dial_explain(LDAP *ld, int rc, struct err *why)
{
	char *text = NULL;

	if (ld != NULL)
		(void)ldap_get_option(ld, LDAP_OPT_DIAGNOSTIC_MESSAGE, &text);
	/* With GnuTLS all that it has to say of a certificate it refuses. */
	if (text != NULL && strstr(text, "(unknown error code)") != NULL)
		err_set(why, ERR_TEMP, "%s (TLS: the certificate is not for "
		    "this name, or nobody trusted vouches for it)",
		    ldap_err2string(rc));
	else if (text != NULL && *text != '\0')
		err_set(why, ERR_TEMP, "%s (%s)", ldap_err2string(rc), text);
	else
		err_set(why, ERR_TEMP, "%s", ldap_err2string(rc));
	ldap_memfree(text);
}
