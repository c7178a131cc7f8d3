/* password-check - does a password match a verifier?
 * utility: both on descriptor 0; 0 yes, 1 no, 75 it cannot be told. With
 * --serve it is started by the authenticators for each login, as a user of its
 * own, and holds the SASL mechanisms: OpenSSL and libcrypt are nowhere else.
 * SPDX-License-Identifier: ISC */
#include <errno.h>
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/log.h"
#include "base/secret.h"
#include "base/tool.h"
#include "crypto/scheme.h"
#include "os/confine.h"
#include "sasl/jwt.h"
#include "serving.h"

#define INPUT_MAX 8192
#define EXIT_NO 1

struct options {
	bool serve;
	struct serving_options token;
};

static const struct option_row rows[] = {
	{ "serve", '\0', OPTION_FLAG, offsetof(struct options, serve), 0, 0,
	    NULL, "hold one login's exchange with an authenticator" },
	{ "audience", '\0', OPTION_STRING,
	    offsetof(struct options, token.audience), 0, 0, "WORD",
	    "judge tokens by the JWKS on descriptor 3: they are for this" },
	{ "issuer", '\0', OPTION_STRING,
	    offsetof(struct options, token.issuer), 0, 0, "URL",
	    "and come from here" },
	{ "claim", '\0', OPTION_STRING, offsetof(struct options, token.claim),
	    0, 0, "NAME", "and this says whose they are (email)" },
	{ "scope", '\0', OPTION_STRING, offsetof(struct options, token.scope),
	    0, 0, "WORD", "and they are good for this" },
};

static int
read_input(char *bytes, size_t *n_out, struct err *err)
{
	size_t n = 0;
	ssize_t got = 1;

	while (got != 0 && n < INPUT_MAX) {
		got = read(0, bytes + n, INPUT_MAX - n);
		if (got > 0)
			n += (size_t)got;
		else if (got == -1 && errno != EINTR)
			return err_sys(err, "read");
	}
	*n_out = n;
	return n < INPUT_MAX ? 0 : err_set(err, ERR_TEMP, "input too long");
}

/* Two strings, each ended by NUL, and nothing more; or, without a NUL, two
 * lines, the last of which may lack its LF. */
static int
split(struct span in, struct span *verifier, struct span *password,
    struct err *err)
{
	char end = span_has(in, '\0') ? '\0' : '\n';

	if (in.n > 0 && in.p[in.n - 1] == end)
		in.n--;
	else if (end == '\0')
		return err_set(err, ERR_TEMP, "no NUL at the end");
	if (!span_cut(&in, end, verifier) || in.p == NULL)
		return err_set(err, ERR_TEMP, "no password");
	*password = in;
	return span_has(in, end) ?
	    err_set(err, ERR_TEMP, "more than a password") : 0;
}

/* 1, 0, -1 with err. */
static int
check_one(struct err *err)
{
	struct span verifier = SPAN(""), password = SPAN("");
	char bytes[INPUT_MAX + 1] = "";
	size_t n = 0;
	int r = read_input(bytes, &n, err);

	if (r == 0)
		r = split(span_of(bytes, n), &verifier, &password, err);
	if (r == 0 && password.n > 0)
		r = scheme_check(verifier, password, err);
	secret_clear(bytes, sizeof(bytes));
	return r;
}

int
main(int argc, char **argv)
{
	struct options opt = { .token = { .claim = "email" } };
	const struct tool tool = { "password-check", TOOL_UTILITY,
		"[-enVh] [--serve] < verifier-and-password", scheme_features(),
		rows, LENGTH(rows) };
	struct buf keys = BUF_INIT(JWT_KEYS_MAX);
	struct err err = ERR_INIT;
	int r;

	tool_init(&tool);
	if (*tool_options(argc, argv, &opt) != NULL)
		tool_exit(EX_TEMPFAIL, "no arguments are wanted");
	tool_checked(&opt);
	if (opt.token.audience != NULL && (!tool_had_fd(3) ||
	    serving_keys(&keys, &err) == -1))
		tool_exit(EX_TEMPFAIL, "no keys on descriptor 3");
	if (os_confine(OS_STDIO, NULL, 0, &err) == -1)
		tool_die(&err);
	r = opt.serve ? serving_run(&opt.token, &keys, &err) : check_one(&err);
	if (r == -1)
		tool_exit(EX_TEMPFAIL, "%s", err.text);
	if (opt.serve)
		exit(0);
	tool_explain(r == 1 ? "it matches" : "it does not match");
	return r == 1 ? 0 : EXIT_NO;
}
