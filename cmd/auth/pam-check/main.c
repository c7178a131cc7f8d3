/* pam-check - is this the password of a system user? Who is that user?
 * utility: user and password on descriptor 0, each ended by NUL; exit 0 yes, 1
 * no, 75 it cannot be told. Started by pam-auth for each question, so that
 * libpam and whatever PAM and NSS load are nowhere else.
 * SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/log.h"
#include "base/secret.h"
#include "base/tool.h"
#include "io/slurp.h"
#include "nss.h"
#include "os/secrecy.h"
#include "stack.h"

#define INPUT_MAX 8192
#define EXIT_NO 1

struct options {
	struct stack_options pam;
	bool lookup;
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
	{ "service", 's', OPTION_STRING, AT(pam.service), 0, 0, "NAME",
	    "the PAM service: a file in /etc/pam.d (pneumatic)" },
	{ "confdir", '\0', OPTION_DIR, AT(pam.confdir), 0, 0, "DIR",
	    "instead of /etc/pam.d" },
	{ "no-account", '\0', OPTION_FLAG, AT(pam.no_account), 0, 0, NULL,
	    "do not ask whether the account may be used now" },
	{ "session", '\0', OPTION_FLAG, AT(pam.session), 0, 0, NULL,
	    "open a PAM session after a login, and close it" },
	{ "rhost", '\0', OPTION_STRING, AT(pam.rhost), 0, 0, "ADDRESS",
	    "of the client, for modules" },
	{ "lookup", '\0', OPTION_FLAG, AT(lookup), 0, 0, NULL,
	    "only tell who the user is, by NSS; no password is read" },
};

/* user NUL [password NUL], and nothing more. */
static int
read_input(struct buf *in, bool lookup, struct span *user,
    struct span *password, struct err *err)
{
	struct span rest;

	if (slurp_fd(0, in) == -1)
		return err_sys(err, "read");
	rest = buf_span(in);
	*password = SPAN("");
	if (!span_cut(&rest, '\0', user) || rest.p == NULL || user->n == 0 ||
	    (!lookup && (!span_cut(&rest, '\0', password) ||
	    rest.p == NULL)) || rest.n > 0)
		return err_set(err, ERR_TEMP, "user and password are wanted, "
		    "each ended by a NUL");
	return 0;
}

static int
look_up(const char *user, struct err *err)
{
	struct buf record = BUF_INIT(INPUT_MAX);
	int r = nss_find(user, &record, err);

	if (r == 1 && (fputs(buf_str(&record), stdout) == EOF ||
	    fflush(stdout) == EOF))
		r = err_sys(err, "write");
	buf_done(&record);
	return r;
}

int
main(int argc, char **argv)
{
	const struct tool tool = { "pam-check", TOOL_UTILITY,
		"[-enVh] [options] < user-and-password", stack_features, rows,
		LENGTH(rows) };
	struct options opt = { .pam = { .service = "pneumatic" } };
	struct buf in = BUF_INIT(INPUT_MAX);
	struct span user, password;
	struct err err = ERR_INIT;
	int r;

	tool_init(&tool);
	if (*tool_options(argc, argv, &opt) != NULL)
		tool_exit(EX_USAGE, "no arguments are wanted");
	if (!opt.lookup && stack_ready(&opt.pam, &err) == -1)
		tool_die(&err);
	tool_checked(&opt);
	os_secrecy();
	r = read_input(&in, opt.lookup, &user, &password, &err);
	/* RFC 4513 5.1.2 is about LDAP, but modules pass it on: no password is
	 * no login. */
	if (r == 0 && !opt.lookup && password.n > 0)
		r = stack_ask(&opt.pam, user.p, password.p, &err);
	else if (r == 0 && opt.lookup)
		r = look_up(user.p, &err);
	if (in.p != NULL)
		secret_clear(in.p, in.cap);
	if (r == -1)
		tool_exit(EX_TEMPFAIL, "%s", err.text);
	if (r == 0 && err.kind == ERR_PERM)
		log_reason("pam-refused", err.text);
	else if (r == 0)
		tool_explain("no: %s", opt.lookup ? "no such user" :
		    password.n == 0 ? "empty password" : err.text);
	return r == 1 ? 0 : EXIT_NO;
}
