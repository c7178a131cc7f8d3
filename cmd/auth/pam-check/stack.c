/* stack - see stack.h. Modules ask questions: the one for the password is
 * answered, any other makes the attempt fail for now, since nobody is there to
 * answer it. The delay after a failure that modules ask for is not waited here:
 * the authenticators in front do that, for all backends alike.
 * SPDX-License-Identifier: ISC */
#include "stack.h"

#include "base/span.h"

#ifndef WITHOUT_PAM

#include <security/pam_appl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/tool.h"

const char *const stack_features = "pam";

/* Linux-PAM 1.4; the linker gives NULL where there is none. */
extern int pam_start_confdir(const char *service, const char *user,
    const struct pam_conv *conversation, const char *confdir,
    pam_handle_t **out) __attribute__((weak));

struct talk {
	const char *password;
	unsigned prompts;
	bool closed;                 /* no more questions */
	bool failed;                 /* one was asked that nobody can answer */
};

/* One question: its answer, for free(3), or NULL; false when there is none. */
static bool
answer(struct talk *t, const struct pam_message *m, char **out)
{
	*out = NULL;
	switch (m->msg_style) {
	case PAM_TEXT_INFO:
	case PAM_ERROR_MSG:
		tool_explain("module: %s", m->msg);
		return true;
	case PAM_PROMPT_ECHO_OFF:
		if (!t->closed && t->prompts++ < STACK_PROMPTS_MAX)
			*out = strdup(t->password);
		break;
	}
	if (*out == NULL)
		tool_explain("asked and not answered: %s", m->msg);
	return *out != NULL;
}

static int
converse(int n, const struct pam_message **messages,
    struct pam_response **responses, void *self)
{
	struct talk *t = self;
	struct pam_response *r;
	int i;

	if (n <= 0 || n > PAM_MAX_NUM_MSG)
		return PAM_CONV_ERR;
	if ((r = calloc((size_t)n, sizeof(*r))) == NULL)
		return PAM_BUF_ERR;
	for (i = 0; i < n && !t->failed; i++)
		t->failed = !answer(t, messages[i], &r[i].resp);
	if (!t->failed) {
		*responses = r;
		return PAM_SUCCESS;
	}
	while (i-- > 0)
		free(r[i].resp);
	free(r);
	return PAM_CONV_ERR;
}

#ifdef PAM_FAIL_DELAY
static void
no_delay(int status, unsigned micros, void *self)
{
	(void)status;
	(void)micros;
	(void)self;
}
#endif

/* What means no, for good, in which step; all else is not certain. */
enum step { AUTHENTICATE, ACCOUNT, SESSION };

static bool
is_no(enum step step, int rc)
{
	static const struct {
		int rc;
		bool in[3];
	} table[] = {
		{ PAM_AUTH_ERR, { true, true, false } },
		{ PAM_USER_UNKNOWN, { true, true, false } },
		{ PAM_MAXTRIES, { true, false, false } },
		{ PAM_PERM_DENIED, { true, true, true } },
		{ PAM_ACCT_EXPIRED, { true, true, false } },
		{ PAM_CRED_EXPIRED, { true, true, false } },
		{ PAM_AUTHTOK_EXPIRED, { true, true, false } },
		{ PAM_NEW_AUTHTOK_REQD, { true, true, false } },
	};
	size_t i;

	for (i = 0; i < LENGTH(table); i++)
		if (table[i].rc == rc)
			return table[i].in[step];
	return false;
}

static int
judge(pam_handle_t *h, const struct talk *t, enum step step, int rc,
    struct err *err)
{
	static const char *const steps[] = { "authentication", "account",
		"session" };

	if (rc == PAM_SUCCESS)
		return 1;
	err_set(err, step == AUTHENTICATE ? ERR_TEMP : ERR_PERM, "%s: %s",
	    steps[step], t->failed ?
	    "a module asked for more than the password" : pam_strerror(h, rc));
	return !t->failed && is_no(step, rc) ? 0 : -1;
}

/* A module may say that the user is called otherwise. The account has been
 * looked up by the name that we gave. */
static int
check_name(pam_handle_t *h, const char *user, struct err *err)
{
	const void *now = NULL;

	if (pam_get_item(h, PAM_USER, &now) != PAM_SUCCESS || now == NULL ||
	    strcmp(now, user) != 0)
		return err_set(err, ERR_TEMP, "a module has changed the name "
		    "of the user");
	return 1;
}

static int
set_items(pam_handle_t *h, const struct stack_options *o)
{
	int rc = pam_set_item(h, PAM_TTY, o->service);

#ifdef PAM_FAIL_DELAY
	/* The item is a function, and pam_set_item wants a pointer to data. */
	void (*delay)(int, unsigned, void *) = no_delay;
	void *item;

	memcpy(&item, &delay, sizeof(item));
	if (rc == PAM_SUCCESS)
		rc = pam_set_item(h, PAM_FAIL_DELAY, item);
#endif
	if (rc == PAM_SUCCESS && o->rhost != NULL)
		rc = pam_set_item(h, PAM_RHOST, o->rhost);
	return rc;
}

/* For modules that make a home directory or count logins. The session that the
 * user gets is not below this process. */
static int
run_session(pam_handle_t *h, struct talk *t, struct err *err)
{
	int rc = pam_setcred(h, PAM_ESTABLISH_CRED | PAM_SILENT);

	if (rc == PAM_SUCCESS)
		rc = pam_open_session(h, PAM_SILENT);
	if (rc == PAM_SUCCESS)
		rc = pam_close_session(h, PAM_SILENT);
	(void)pam_setcred(h, PAM_DELETE_CRED | PAM_SILENT);
	return judge(h, t, SESSION, rc, err);
}

static int
run(pam_handle_t *h, const struct stack_options *o, const char *user,
    struct talk *t, struct err *err)
{
	int rc = set_items(h, o), r;

	if (rc == PAM_SUCCESS)
		rc = pam_authenticate(h, PAM_SILENT |
		    PAM_DISALLOW_NULL_AUTHTOK);
	r = judge(h, t, AUTHENTICATE, rc, err);
	if (r == 1)
		r = check_name(h, user, err);
	t->closed = true;
	if (r == 1 && !o->no_account)
		r = judge(h, t, ACCOUNT, pam_acct_mgmt(h, PAM_SILENT |
		    PAM_DISALLOW_NULL_AUTHTOK), err);
	if (r == 1 && o->session)
		r = run_session(h, t, err);
	return r;
}

int
stack_ask(const struct stack_options *o, const char *user, const char *password,
    struct err *err)
{
	struct talk t = { password, 0, false, false };
	struct pam_conv conversation = { converse, &t };
	pam_handle_t *h = NULL;
	int rc, r;

	rc = o->confdir == NULL ?
	    pam_start(o->service, user, &conversation, &h) :
	    pam_start_confdir(o->service, user, &conversation, o->confdir, &h);
	if (rc != PAM_SUCCESS)
		return err_set(err, ERR_TEMP, "PAM does not start: %s",
		    h == NULL ? "service" : pam_strerror(h, rc));
	r = run(h, o, user, &t, err);
	(void)pam_end(h, PAM_SUCCESS);
	return r;
}

static bool
has_service(const char *dir, const char *service)
{
	struct buf path = BUF_INIT(4200);
	bool yes;

	buf_addf(&path, "%s/%s", dir, service);
	yes = buf_ok(&path) && access(buf_str(&path), F_OK) == 0;
	buf_done(&path);
	return yes;
}

int
stack_ready(const struct stack_options *o, struct err *err)
{
	static const char *const dirs[] = { "/etc/pam.d", "/usr/lib/pam.d",
		"/usr/local/etc/pam.d" };
	size_t i;

	if (span_has(span_str(o->service), '/'))
		return err_set(err, ERR_USAGE, "--service: a name, no path");
	if (o->confdir != NULL && pam_start_confdir == NULL)
		return err_set(err, ERR_USAGE, "--confdir: this PAM has no "
		    "pam_start_confdir");
	if (o->confdir != NULL)
		return has_service(o->confdir, o->service) ? 0 :
		    err_set(err, ERR_USAGE, "no service %s in %s", o->service,
		    o->confdir);
	for (i = 0; i < LENGTH(dirs); i++)
		if (has_service(dirs[i], o->service))
			return 0;
	/* One file for all services; PAM itself will find it there or not. */
	if (access("/etc/pam.conf", F_OK) == 0 &&
	    access("/etc/pam.d", F_OK) == -1)
		return 0;
	return err_set(err, ERR_USAGE, "no service %s in /etc/pam.d",
	    o->service);
}

#else

const char *const stack_features = "without-pam";

int
stack_ready(const struct stack_options *o, struct err *err)
{
	(void)o;
	return err_set(err, ERR_USAGE, "built without PAM");
}

int
stack_ask(const struct stack_options *o, const char *user, const char *password,
    struct err *err)
{
	(void)user;
	(void)password;
	return stack_ready(o, err);
}

#endif
