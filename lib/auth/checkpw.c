/* checkpw - see checkpw.h.
 * SPDX-License-Identifier: ISC */
#include "auth/checkpw.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "auth/logon.h"
#include "base/log.h"
#include "base/tool.h"

struct input {
	char bytes[CHECKPW_INPUT_MAX + 1];
	struct span user, password;
};

static int
read_input(struct input *in)
{
	struct span rest;
	size_t n = 0;
	ssize_t got = 1;

	if (!tool_had_fd(3))
		return -1;
	while (got > 0 && n < sizeof(in->bytes)) {
		got = read(3, in->bytes + n, sizeof(in->bytes) - n);
		if (got == -1 && errno == EINTR)
			got = 1;
		else if (got > 0)
			n += (size_t)got;
	}
	close(3);
	if (got == -1 || n > CHECKPW_INPUT_MAX)
		return -1;
	rest = span_of(in->bytes, n);
	if (!span_cut(&rest, '\0', &in->user) || rest.p == NULL ||
	    !span_cut(&rest, '\0', &in->password) || rest.p == NULL)
		return -1;
	return in->user.n > 0 ? 0 : -1;
}

static int
become(const struct serve *s, char **argv, struct err *err)
{
	const struct account *a = &s->user.account;
	struct span home = account_get(a, "home");

	if (a->has_ids && os_cred_become(&a->ids, err) == -1)
		return -1;
	if (chdir(home.n > 0 ? home.p : "/") == -1)
		return err_sys(err, "%s", home.p);
	account_export(a);
	(void)setenv("SHELL", "/bin/sh", 1);
	(void)execvp(argv[0], argv);
	return err_sys(err, "cannot run %s", argv[0]);
}

int
checkpw_run(const struct serve_options *o, const struct serve_backend *b,
    char **argv, struct err *err)
{
	struct serve_options options = *o;
	struct input in;
	enum judge_end end;
	struct serve *s;

	if (argv[0] == NULL || read_input(&in) == -1) {
		log_reason("checkpassword", "no program, or no user and "
		    "password on descriptor 3");
		return CHECKPW_MISUSED;
	}
	if ((s = calloc(1, sizeof(*s))) == NULL)
		return CHECKPW_LATER;
	options.hands_over = true;
	serve_init(s, &options, b, (int[2]){ 0, 1 }, -1);
	end = logon_password(s, in.user, in.password);
	secret_clear(in.bytes, sizeof(in.bytes));
	if (end == JUDGE_YES && become(s, argv, err) == -1)
		log_reason("auth-unknowable", err->text);
	serve_done(s);
	free(s);
	return end == JUDGE_NO || end == JUDGE_SYNTAX ? CHECKPW_REJECTED :
	    CHECKPW_LATER;
}
