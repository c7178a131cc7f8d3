/* mail-deliver - deliver a message to each recipient of its envelope, as that
 * user (chain(7), mail-environment(7)).
 * message link, the last of the message chain: 0 delivered to all; 75 when any
 * could not be served now; a permanent code when any was refused for good.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sysexits.h>

#include "base/log.h"
#include "base/num.h"
#include "base/tool.h"
#include "left.h"
#include "link/link.h"
#include "loops.h"
#include "recipients.h"
#include "run.h"

#define ENVELOPE_FD 3

struct options {
	const char *delimiter;
	const char *local, *local_queue, *queue;
	const char *user;
	bool stop;
	uint64_t timeout_ms;
};

#define OPTION(field) offsetof(struct options, field)

static const struct option_row rows[] = {
	{ "delimiter", 'd', OPTION_STRING, OPTION(delimiter), 0, 0, "CHARS",
	    "what separates the extension in a local part; default +" },
	{ "local", '\0', OPTION_FILE, OPTION(local), 0, 0, "FILE",
	    "our domains, one a line; others are for the queue" },
	{ "local-queue", '\0', OPTION_DIR, OPTION(local_queue), 0, 0,
	    "DIRECTORY", "for ours that cannot be served now" },
	{ "queue", 'q', OPTION_DIR, OPTION(queue), 0, 0, "DIRECTORY",
	    "for recipients that are not ours" },
	{ "stop", 's', OPTION_FLAG, OPTION(stop), 0, 0, NULL,
	    "end at the first recipient that fails for now" },
	{ "timeout", 't', OPTION_TIME, OPTION(timeout_ms), 1000, 86400000,
	    "TIME", "for the program of one recipient; default 10m" },
	{ "user", 'u', OPTION_STRING, OPTION(user), 0, 0, "UID:GID",
	    "for accounts without a uid of their own (only root can)" },
};

static const struct tool tool = { "mail-deliver", TOOL_LINK,
	"[-enVh] [--delimiter chars] [--queue directory --local file] "
	"[--local-queue directory] [--stop] [--timeout time] "
	"[--user uid:gid] program [argument ...]", NULL, rows, LENGTH(rows) };

static int
read_user(const char *text, struct os_ids *ids, struct err *err)
{
	struct span s = span_str(text);
	size_t colon = span_find(s, 0, ':');
	uint32_t uid, gid;

	if (num_parse_u32(span_sub(s, 0, colon), INT32_MAX, &uid) == -1 ||
	    num_parse_u32(span_from(s, colon + 1), INT32_MAX, &gid) == -1 ||
	    uid == 0 || gid == 0)
		return err_set(err, ERR_USAGE, "--user wants UID:GID, not 0");
	*ids = (struct os_ids){ (uid_t)uid, (gid_t)gid };
	return 0;
}

static NORETURN void
leave(const struct recipients *r)
{
	const struct recipient *who;
	size_t ok = recipients_count(r, OUTCOME_OK) +
	    recipients_count(r, OUTCOME_QUEUED), missing = r->n - ok;

	if (ok == r->n)
		exit(EX_OK);
	if (recipients_count(r, OUTCOME_PERM) == missing)
		who = recipients_first(r, OUTCOME_PERM);
	else
		who = recipients_first(r, OUTCOME_TEMP);
	if (ok > 0)
		tool_explain("delivered to %zu of %zu", ok, r->n);
	if (who->outcome == OUTCOME_PERM)
		tool_exit(who->code, "%s", who->text);
	tool_exit(EX_TEMPFAIL, "%s", who->text[0] != '\0' ? who->text :
	    "4.3.0 not delivered to all");
}

/* Before anything is delivered: no account that could not be asked for, none
 * that is refused. What fails here fails for all, and nobody gets it twice. */
static void
prepare(struct recipients *r, struct ask *ask, int message)
{
	struct err err = ERR_INIT;
	size_t i;

	if (loops_find(r, message, &err) == -1 ||
	    (ask != NULL ? recipients_verify(r, ask, &err) :
	    recipients_own_account(r, &err)) == -1)
		tool_die(&err);
	if (recipients_count(r, OUTCOME_PERM) == 0)
		return;
	for (i = 0; i < r->n; i++)
		if (r->list[i].outcome == OUTCOME_PERM)
			log_reason("refused", r->list[i].text);
	tool_exit(recipients_first(r, OUTCOME_PERM)->code, "%s",
	    recipients_first(r, OUTCOME_PERM)->text);
}

/* Those that are not ours are queued before anything is delivered: when that
 * fails nobody has the message, and all of it can come again. */
static int
queue_remote(const struct options *opt, struct recipients *r, int message,
    struct err *err)
{
	if (recipients_count(r, OUTCOME_LEFT) > 0 && opt->queue == NULL)
		return err_set(err, ERR_TEMP, "4.3.5 a recipient is not ours, "
		    "and no --queue");
	return left_queue(r, OUTCOME_LEFT, opt->queue, message, err);
}

/* A rule wants it held (MAIL_HOLD, smtp-rules(7)): a queue does that, for ours
 * too, and until somebody releases it nobody has it. */
static int
hold(const struct options *opt, struct recipients *r, int message,
    struct err *err)
{
	if (recipients_count(r, OUTCOME_NONE) > 0 && opt->local_queue == NULL)
		return err_set(err, ERR_TEMP, "4.3.5 to be held, and no "
		    "--local-queue");
	tool_explain("to be held: nothing is delivered");
	return queue_remote(opt, r, message, err) == -1 ? -1 :
	    left_queue(r, OUTCOME_NONE, opt->local_queue, message, err);
}

static void
deliver_each(const struct options *opt, struct run *run, struct recipients *r)
{
	struct err err = ERR_INIT;
	size_t i;

	for (i = 0; i < r->n; i++) {
		run_delivery(run, r, &r->list[i]);
		if (opt->stop && r->list[i].outcome == OUTCOME_TEMP)
			break;
	}
	if (opt->local_queue != NULL && left_queue(r, OUTCOME_TEMP,
	    opt->local_queue, run->message_fd, &err) == -1)
		log_reason("error", err.text);
}

int
main(int argc, char **argv)
{
	struct options opt = { "+", NULL, NULL, NULL, NULL, false, 600000 };
	struct recipients r;
	struct run run = { .message_fd = -1 };
	struct err err = ERR_INIT;
	struct os_ids ids;
	struct ask ask;
	uint64_t size;
	int auth_fd;

	tool_init(&tool);
	run.argv = tool_options(argc, argv, &opt);
	if (run.argv[0] == NULL)
		tool_exit(EX_TEMPFAIL, "no program given");
	if (opt.user != NULL && read_user(opt.user, &ids, &err) == -1)
		tool_die(&err);
	tool_checked(&opt);
	run.ids = opt.user != NULL ? &ids : NULL;
	run.timeout_ms = (int)opt.timeout_ms;
	auth_fd = ask_fd_from_environment();
	recipients_init(&r);
	if ((tool_had_fd(ENVELOPE_FD) && auth_fd != ENVELOPE_FD ?
	    recipients_read(&r, ENVELOPE_FD, opt.delimiter, &err) :
	    recipients_from_environment(&r, opt.delimiter, &err)) == -1 ||
	    (run.message_fd = link_message(&size, &err)) == -1)
		tool_die(&err);
	if (auth_fd != -1) {
		ask_init(&ask, auth_fd);
		run.ask = &ask;
	}
	if (left_mark_remote(&r, opt.local, &err) == -1)
		tool_die(&err);
	prepare(&r, run.ask, run.message_fd);
	if (getenv("MAIL_HOLD") != NULL) {
		if (hold(&opt, &r, run.message_fd, &err) == -1)
			tool_die(&err);
		leave(&r);
	}
	if (queue_remote(&opt, &r, run.message_fd, &err) == -1)
		tool_die(&err);
	if (r.n == 1 && r.list[0].outcome == OUTCOME_NONE &&
	    opt.local_queue == NULL &&
	    run_exec(&run, &r, &r.list[0], &err) == -1)
		tool_die(&err);
	deliver_each(&opt, &run, &r);
	leave(&r);
}
