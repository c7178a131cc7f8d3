/* sendmail - what programs on this machine send mail with: the flags of
 * sendmail(8), and by name mailq, newaliases, hoststat and purgestat. It has no
 * privilege: it runs a chain (a service file) that hands the message on, by
 * SMTP as a rule. message link: message on 0; the chain gets it with the
 * envelope on 3.
 * SPDX-License-Identifier: ISC */
#include <fcntl.h>
#include <pwd.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/tool.h"
#include "flags.h"
#include "link/chain.h"
#include "os/exe.h"
#include "os/spawn.h"
#include "take.h"

#define CHAIN "services/sendmail"            /* of the configuration */
#define QUEUE "/var/spool/pneumatic/queue"
#define ALIASES "routes/aliases"
#define ENVELOPE_FD 3
#define HOST_MAX 255
#define PATH_BYTES 4200

struct options {
	const char *aliases, *chain, *hostname, *queue;
};

#define OPTION(field) offsetof(struct options, field)

static const struct option_row rows[] = {
	{ "aliases", '\0', OPTION_STRING, OPTION(aliases), 0, 0, "FILE",
	    "what newaliases compiles; default /etc/pneumatic/" ALIASES },
	{ "chain", '\0', OPTION_FILE, OPTION(chain), 0, 0, "FILE",
	    "program that takes the message; default SENDMAIL_CHAIN or "
	    "/etc/pneumatic/" CHAIN },
	{ "hostname", '\0', OPTION_STRING, OPTION(hostname), 0, 0, "NAME",
	    "domain of names without one; default the machine's" },
	{ "queue", '\0', OPTION_STRING, OPTION(queue), 0, 0, "DIRECTORY",
	    "what mailq shows; default " QUEUE },
};

static const struct tool tool = { "sendmail", TOOL_LINK,
	"[--chain file] [-itv] [-b mode] [-f address] [-F name] [-N notify] "
	"[-R ret] [-V envid] [recipient ...]", NULL, rows, LENGTH(rows) };

/* The program beside this one, with arguments. */
static NORETURN void
run(const char *name, const char *a, const char *b, const char *c,
    const char *d)
{
	struct buf path = BUF_INIT(4200);
	char *argv[] = { NULL, (char *)(size_t)a, (char *)(size_t)b,
		(char *)(size_t)c, (char *)(size_t)d, NULL };

	os_exe_sibling("sendmail", name, &path);
	argv[0] = path.p;
	(void)execvp(argv[0], argv);
	tool_exit(EX_TEMPFAIL, "cannot run %s", argv[0]);
}

/* Where it is when nobody says so, by where this program was installed. */
static const char *
configured(const char *name, struct buf *path)
{
	bool exists;

	os_exe_config("sendmail", name, path, &exists);
	return buf_str(path);
}

static const char *
default_queue(struct buf *path)
{
	os_exe_sibling("sendmail", "../var/spool/pneumatic/queue", path);
	return buf_str(path)[0] == '/' && access(buf_str(path), F_OK) == 0 ?
	    buf_str(path) : QUEUE;
}

/* Callers read a printed line as an error, or as their own answer, and codes of
 * sysexits as their book says: to many of them 68, no host could be reached, is
 * for good. So the chain is a child, silent without -v, and what is temporary
 * here is 75 there. */
static NORETURN void
hand_on(char **argv, int message, int envelope, bool verbose)
{
	struct os_spawn s = { .argv = argv, .n_fds = ENVELOPE_FD + 1 };
	struct err err = ERR_INIT;
	int status;
	pid_t pid;

	if (lseek(message, 0, SEEK_SET) == -1)
		tool_exit(EX_TEMPFAIL, "rewind message");
	s.fds[0] = message;
	s.fds[1] = verbose ? 1 : -1;
	s.fds[2] = 2;
	s.fds[ENVELOPE_FD] = envelope;
	if ((pid = os_spawn(&s, &err)) == -1 ||
	    os_spawn_wait(pid, -1, &status, &err) != 1)
		tool_exit(EX_TEMPFAIL, "%s", err.text);
	switch (chain_verdict_of(status)) {
	case CHAIN_OK:
	case CHAIN_DONE:
		exit(EX_OK);
	case CHAIN_PERM:
		exit(WEXITSTATUS(status));
	case CHAIN_TEMP:
		break;
	}
	exit(EX_TEMPFAIL);
}

static NORETURN void
send_message(const struct options *opt, const struct flags *f)
{
	char host[HOST_MAX + 1] = "", *argv[] = { NULL, NULL };
	struct passwd *pw = getpwuid(getuid());
	struct take_who who = { opt->hostname, pw != NULL ? pw->pw_name :
		"nobody" };
	struct err err = ERR_INIT;
	struct envelope e;
	int message, fd;

	if (who.host == NULL) {
		(void)gethostname(host, HOST_MAX);
		who.host = host[0] != '\0' ? host : "localhost";
	}
	envelope_init(&e);
	if ((message = take_message(f, getenv("TMPDIR"), &err)) == -1 ||
	    take_envelope(f, &who, message, &e, &err) == -1 ||
	    (message = take_finish(f, &e, message, &err)) == -1 ||
	    (message = fcntl(message, F_DUPFD_CLOEXEC, ENVELOPE_FD + 1)) ==
	    -1 || (fd = envelope_write(&e, &err)) == -1) {
		if (err.kind == ERR_USAGE)
			tool_exit(EX_USAGE, "%s", err.text);
		tool_die(&err);
	}
	argv[0] = (char *)(size_t)opt->chain;
	tool_explain("%s for %zu from <%s>", argv[0], e.n, e.sender.text);
	hand_on(argv, message, fd, f->verbose);
}

int
main(int argc, char **argv)
{
	struct options opt = { NULL, NULL, NULL, NULL };
	struct buf chain = BUF_INIT(PATH_BYTES), aliases = BUF_INIT(PATH_BYTES);
	struct buf queue = BUF_INIT(PATH_BYTES);
	struct err err = ERR_INIT;
	struct flags f;
	char **rest;
	int own;

	tool_init(&tool);
	own = flags_own(argc, argv);
	rest = argv + own + 1;
	(void)tool_options(own + 1, argv, &opt);
	if (opt.chain == NULL)
		opt.chain = getenv("SENDMAIL_CHAIN");
	if (opt.chain == NULL)
		opt.chain = configured(CHAIN, &chain);
	if (opt.aliases == NULL)
		opt.aliases = configured(ALIASES, &aliases);
	if (opt.queue == NULL)
		opt.queue = default_queue(&queue);
	tool_checked(&opt);
	if (flags_read(&f, argv[0], rest, &err) == -1)
		tool_exit(EX_USAGE, "%s", err.text);
	switch (f.mode) {
	case FLAGS_SMTP:
		run("smtp-recv", "--accept-all", opt.chain, NULL, NULL);
	case FLAGS_QUEUE:
		run("queue-list", "--queue", opt.queue, NULL, NULL);
	case FLAGS_HOSTS:
		run("queue-list", "--queue", opt.queue, "--hosts", NULL);
	case FLAGS_FORGET:
		run("queue-list", "--queue", opt.queue, "--requeue", "--all");
	case FLAGS_ALIASES:
		run("mail-route", "--compile", "--aliases", opt.aliases,
		    NULL);
	case FLAGS_VERIFY:
		tool_exit(EX_UNAVAILABLE, "-bv: see mail-route -e");
	case FLAGS_SEND:
		break;
	}
	send_message(&opt, &f);
}
