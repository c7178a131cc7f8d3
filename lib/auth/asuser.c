/* asuser - see asuser.h. The asker chooses neither program nor user: only a
 * message, an address that is looked up here, and the values of some variables
 * (asjob.h).
 * SPDX-License-Identifier: ISC */
#include "auth/asuser.h"

#include <unistd.h>

#include "auth/aliases.h"
#include "auth/asjob.h"
#include "auth/askeep.h"
#include "auth/resolve.h"
#include "base/log.h"
#include "base/tool.h"
#include "link/chain.h"
#include "os/exe.h"

static int
read_envelope(int fd, struct buf *out, struct err *err)
{
	ssize_t n = 1;

	while (n > 0 && buf_room(out, 4096)) {
		n = pread(fd, out->p + out->len, 4096, (off_t)out->len);
		if (n > 0)
			buf_grew(out, (size_t)n);
	}
	if (n == -1)
		return err_sys(err, "read envelope");
	return buf_ok(out) ? 0 : err_set(err, ERR_LIMIT, "envelope too large");
}

/* By the process that is kept for this mailbox, if it is time for one. */
static bool
run_kept(struct serve *s, const struct account *a, struct span lines,
    int message_fd, struct chain_result *result)
{
	return a->has_ids && asjob_can_serve(s) &&
	    askeep_deliver(s, a, lines, message_fd, result);
}

/* As chain_run; `argv` NULL: the program of --deliver. */
static int
start(struct serve *s, const struct account *a, char *const *argv,
    const int fds[2], struct chain_result *result, struct err *err)
{
	char *const deliver[] = { (char *)(size_t)s->o->deliver, NULL };
	struct buf envelope = BUF_INIT(ASUSER_ENVELOPE_MAX);
	struct chain c = chain_of(argv, fds[0]);
	struct asjob job;
	int r;

	asjob_init(&job);
	c.env = job.env;
	c.ids = a->has_ids ? &a->ids : NULL;
	c.dir = asjob_directory(a);
	c.timeout_ms = s->o->deliver_ms > INT32_MAX ? INT32_MAX :
	    (int)s->o->deliver_ms;
	r = read_envelope(fds[1], &envelope, err);
	if (r == 0)
		r = asjob_variables(&job, buf_span(&envelope), a, err);
	if (r == 0 && (argv != NULL || !run_kept(s, a, buf_span(&envelope),
	    fds[0], result))) {
		if (argv == NULL)
			c.argv = asjob_program(s, &job, deliver);
		r = chain_run(&c, result, err);
	}
	asjob_done(&job);
	buf_done(&envelope);
	return r;
}

static void
run(struct serve *s, const struct account *a, char *const *argv,
    const int fds[2], struct chain_result *result)
{
	struct err err = ERR_INIT;
	int r;

	if (!a->has_ids && os_cred_is_root())
		r = err_set(&err, ERR_TEMP, "account without uid and gid");
	else
		r = start(s, a, argv, fds, result, &err);
	if (r == -1) {
		serve_log(s, "deliver-failed", account_get(a, "user"), NULL,
		    err.text);
		*result = (struct chain_result){ .verdict = CHAIN_TEMP };
	} else if (result->verdict == CHAIN_TEMP ||
	    result->verdict == CHAIN_PERM) {
		asjob_log(account_get(a, "user"), result);
	}
	asjob_judge(result);
}

/* Others are about the command, or the left's connection: to our asker, who may
 * have asked for more than this one, they would say something else. */
static bool
is_of_delivery(int code)
{
	return code / 100 == 2 || code / 10 == 45 || code / 10 == 55;
}

static void
pass_left(struct serve *s, struct span address, const int fds[2])
{
	struct err err = ERR_INIT;
	struct ask_reply r;

	ask_reply_init(&r);
	if (ask_deliver(&s->left, address, fds[0], fds[1], &r, &err) == -1) {
		serve_log(s, "deliver-failed", address, NULL, err.text);
		serve_reply(s, 451, "4.3.0 delivery cannot be done now");
	} else {
		serve_reply(s, is_of_delivery(r.code) ? r.code : 451,
		    span_has(buf_span(&r.text), '\n') ? "" :
		    buf_str(&r.text));
	}
	ask_reply_done(&r);
}

static void
run_deliver(struct serve *s, const struct account *a, const int fds[2])
{
	struct chain_result result;

	if (s->o->deliver == NULL) {
		serve_reply(s, 451, "4.3.5 no --deliver program here");
		return;
	}
	run(s, a, NULL, fds, &result);
	serve_reply(s, result.code, result.text);
}

/* A command is the administrator's own text, and what aliases(5) means by it is
 * a line for the shell; nothing of the message is in it, only in variables. */
static void
run_program(struct serve *s, const struct account *a,
    const struct route_result *to, const int fds[2],
    struct chain_result *result)
{
	struct span text = span_str(to->text);
	char *path = (char *)(size_t)to->text;
	char *shell[] = { (char *)(size_t)"/bin/sh", (char *)(size_t)"-c",
		path, NULL };
	struct buf tool = BUF_INIT(4200);
	char *file[] = { NULL, (char *)(size_t)"--maildir", path, NULL };

	if (to->kind == ROUTE_COMMAND) {
		run(s, a, shell, fds, result);
		return;
	}
	if (!span_ends(text, SPAN("/")))
		file[1] = (char *)(size_t)"--append";
	os_exe_sibling(s->backend->name, span_ends(text, SPAN("/")) ?
	    "maildir-deliver" : "mail-route", &tool);
	file[0] = tool.p;
	run(s, a, file, fds, result);
	buf_done(&tool);
}

/* All of them, each by itself; the worst reply is the answer. */
static void
run_programs(struct serve *s, const struct route_list *programs,
    const int fds[2])
{
	const struct aliases *o = s->o->aliases;
	struct chain_result worst = { .code = 250, .text = "2.0.0 ok" };
	struct account a;
	size_t i;

	if (!o->has_ids && os_cred_is_root()) {
		serve_reply(s, 451, "4.3.5 no --alias-user");
		return;
	}
	account_init(&a);
	if (account_set(&a, SPAN("user"), SPAN("alias"), NULL) == 0 &&
	    account_set(&a, SPAN("home"), SPAN("/"), NULL) == 0)
		a.has_ids = os_cred_is_root();
	a.ids = o->ids;
	for (i = 0; i < programs->n; i++) {
		struct chain_result result = { .verdict = CHAIN_TEMP };

		run_program(s, &a, &programs->results[i], fds, &result);
		if (worst.code == 250 || result.code == 451)
			worst = result;
	}
	account_done(&a);
	serve_reply(s, worst.code, worst.text);
}

/* One that only the maps know: 1 it has been answered, 0 not. */
static int
deliver_alias(struct serve *s, struct span address, struct serve_user *u,
    const int fds[2])
{
	struct aliases_answer answer;
	struct err err = ERR_INIT;
	int got = aliases_find(s, address, u, &answer, &err);

	if (got == -1) {
		serve_log(s, "account-unknowable", address, NULL, err.text);
		serve_reply(s, 451, "4.3.0 cannot be known now");
	} else if (got == 1 && answer.programs.n > 0) {
		run_programs(s, &answer.programs, fds);
	} else if (got == 1 && answer.target.n > 0 && answer.left) {
		pass_left(s, address_span(&answer.target), fds);
	} else if (got == 1 && answer.target.n > 0 && u->no_receive) {
		serve_reply(s, 550, "5.2.1 mailbox disabled");
	} else if (got == 1 && answer.target.n > 0) {
		run_deliver(s, &u->account, fds);
	} else if (got == 1) {
		serve_reply(s, 451, "4.3.5 an alias, and no mail-route");
	}
	aliases_done(&answer);
	return got != 0;
}

void
asuser_one(struct serve *s, struct span address, const int fds[2])
{
	struct err err = ERR_INIT;
	struct serve_user u;
	int got;

	serve_user_init(&u);
	got = resolve_recipient(s, address, &u, &err);
	if (got == -1) {
		serve_log(s, "account-unknowable", address, NULL, err.text);
		serve_reply(s, 451, "4.3.0 cannot be known now");
	} else if (got == 0 && s->o->aliases != NULL &&
	    deliver_alias(s, address, &u, fds)) {
		tool_explain("an alias");
	} else if (got == 0 && s->has_left) {
		pass_left(s, address, fds);
	} else if (got == 0 || u.no_account) {
		serve_reply(s, 550, "5.1.1 no such user");
	} else if (u.no_receive) {
		serve_reply(s, 550, "5.2.1 mailbox disabled");
	} else {
		run_deliver(s, &u.account, fds);
	}
	serve_user_done(&u);
}

void
asuser_deliver(struct serve *s, struct span address)
{
	int fds[2];

	if (wire_pair(&s->in, fds) == -1) {
		serve_reply(s, 501, "5.5.4 DELIVER wants two descriptors");
		return;
	}
	asuser_one(s, address, fds);
	close(fds[0]);
	close(fds[1]);
}
