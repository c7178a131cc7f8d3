/* wrap - see wrap.h. The engine, and what waits for STARTTLS, is the child of a
 * child, so that the program, which takes this process over by exec, never has a
 * child it does not know of.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "wrap.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/log.h"
#include "base/num.h"
#include "base/tool.h"
#include "broker.h"
#include "os/exe.h"
#include "os/fds.h"
#include "tls/tlsctl.h"

#define ARGS_MAX 32
#define NOBODY 65534

/* The pipes between engine and program, and the control socket between engine
 * and broker. The program's ends and the engine's are two arrays' worth. */
struct plumbing {
	int ctl_broker, ctl_engine;
	int to_program[2], from_program[2];
};

static int
read_user(const char *user, struct os_ids *ids, struct err *err)
{
	struct span rest = span_str(user), word;
	const struct passwd *pw;
	uint32_t uid, gid;

	if (user == NULL) {
		*ids = (struct os_ids){ NOBODY, NOBODY };
		return 0;
	}
	if (span_cut(&rest, ':', &word) && rest.p != NULL &&
	    num_parse_u32(word, UINT32_MAX - 1, &uid) == 0 &&
	    num_parse_u32(rest, UINT32_MAX - 1, &gid) == 0) {
		*ids = (struct os_ids){ uid, gid };
	} else if ((pw = getpwnam(user)) != NULL) {
		*ids = (struct os_ids){ pw->pw_uid, pw->pw_gid };
	} else {
		return err_set(err, ERR_USAGE, "--user: no user %s", user);
	}
	if (ids->uid == 0 || ids->gid == 0)
		return err_set(err, ERR_USAGE, "--user: must not be root");
	return 0;
}

int
wrap_prepare(struct wrap_options *o, const char *argv0, struct err *err)
{
	if (o->cert_dir == NULL && !o->client.on)
		return err_set(err, ERR_USAGE, "--cert-dir is missing");
	o->cert_fd = o->client.on ? -1 :
	    open(o->cert_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (o->cert_fd == -1 && !o->client.on) {
		err_sys(err, "--cert-dir %s", o->cert_dir);
		return -1;
	}
	o->drop = os_cred_is_root();
	if (read_user(o->user, &o->ids, err) == -1)
		return -1;
	buf_init(&o->engine, 4200);
	os_exe_sibling(argv0, "tls-engine", &o->engine);
	return 0;
}

/* The engine's command line: the options that are its own, once more. */
static void
engine_args(const struct wrap_options *o, bool explain, char **args,
    struct buf *numbers)
{
	const struct {
		const char *name, *value;
	} strings[] = {
		{ "--min-protocol", o->min_protocol },
		{ "--ciphers", o->ciphers }, { "--suites", o->suites },
		{ "--groups", o->groups }, { "--alpn", o->alpn },
	};
	size_t i, n = 0, idle;

	args[n++] = (char *)(size_t)"tls-engine";
	for (i = 0; i < LENGTH(strings); i++) {
		if (strings[i].value == NULL)
			continue;
		args[n++] = (char *)(size_t)strings[i].name;
		args[n++] = (char *)(size_t)strings[i].value;
	}
	if (explain)
		args[n++] = (char *)(size_t)"-e";
	if (o->tickets != NULL)
		args[n++] = (char *)(size_t)"--tickets";
	buf_addf(numbers, "%llums", (unsigned long long)o->handshake_ms);
	buf_addc(numbers, '\0');
	idle = numbers->len;
	buf_addf(numbers, "%llums", (unsigned long long)o->idle_ms);
	args[n++] = (char *)(size_t)"--handshake-timeout";
	args[n++] = numbers->p;
	args[n++] = (char *)(size_t)"--idle-timeout";
	args[n++] = numbers->p + idle;
	args[n] = NULL;
}

void
wrap_check(const struct wrap_options *o, bool explain, struct err *err)
{
	struct buf numbers = BUF_INIT(100);
	char *args[ARGS_MAX];
	size_t n;

	engine_args(o, explain, args, &numbers);
	for (n = 0; args[n] != NULL; n++)
		;
	args[n++] = (char *)(size_t)"--cert-dir";
	args[n++] = (char *)(size_t)o->cert_dir;
	args[n++] = (char *)(size_t)"-n";
	args[n] = NULL;
	(void)execvp(buf_str(&o->engine), args);
	err_sys(err, "%s", buf_str(&o->engine));
}

/* In a process that shares our memory (vfork): nothing is written but what only
 * it looks at. */
static NORETURN void
become_engine(const struct wrap_options *o, const struct plumbing *p,
    char *const *args)
{
	const int fds[6] = { 0, 1, 2, p->ctl_engine, p->from_program[0],
	    p->to_program[1] };

	if (os_fds_arrange(fds, 6) == -1)
		_exit(EX_OSERR);
	if (o->drop && os_cred_become(&o->ids, NULL) == -1)
		_exit(EX_NOPERM);
	(void)execvp(buf_str(&o->engine), args);
	_exit(errno == ENOENT ? 127 : 126);
}

/* The engine as the child of a child that leaves at once, so that it is nobody's
 * child. vfork(2): no page is copied, and each waits for the exec anyway. */
static int
start_engine(const struct wrap_options *o, const struct plumbing *p,
    struct err *err)
{
	struct buf numbers = BUF_INIT(100);
	char *args[ARGS_MAX];
	int status = 0;
	pid_t pid, got;

	engine_args(o, tool_explaining(), args, &numbers);
	if ((pid = vfork()) == 0) {
		if ((pid = vfork()) == 0)
			become_engine(o, p, args);
		_exit(pid == -1 ? EX_OSERR : 0);
	}
	if (pid == -1)
		return err_sys(err, "fork");
	while ((got = waitpid(pid, &status, 0)) == -1 && errno == EINTR)
		;
	buf_done(&numbers);
	if (got == -1 || status != 0)
		return err_set(err, ERR_TEMP, "fork failed");
	return 0;
}

static int
pipes_open(struct plumbing *p, struct err *err)
{
	int ctl[2];

	if (pipe2(p->to_program, O_CLOEXEC) == -1 ||
	    pipe2(p->from_program, O_CLOEXEC) == -1)
		return err_sys(err, "pipe");
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ctl) == -1)
		return err_sys(err, "socketpair");
	p->ctl_broker = ctl[0];
	p->ctl_engine = ctl[1];
	return 0;
}

static void
close_engine_ends(const struct plumbing *p)
{
	close(p->ctl_engine);
	close(p->to_program[1]);
	close(p->from_program[0]);
}

/* Fork once more and leave: the grandchild is nobody's child. 1 in the
 * grandchild, 0 in the caller, -1 with err. */
static int
fork_away(struct err *err)
{
	pid_t pid = fork(), got;
	int status = 0;

	if (pid == 0) {
		if ((pid = fork()) == 0)
			return 1;
		_exit(pid == -1 ? EX_OSERR : 0);
	}
	if (pid == -1)
		return err_sys(err, "fork");
	while ((got = waitpid(pid, &status, 0)) == -1 && errno == EINTR)
		;
	if (got == -1 || status != 0)
		return err_set(err, ERR_TEMP, "fork failed");
	return 0;
}

void
wrap_forget_facts(void)
{
	size_t i;

	for (i = 0; tlsctl_facts[i] != NULL; i++)
		(void)unsetenv(tlsctl_facts[i]);
	(void)unsetenv("SSLCTLFD");
	(void)unsetenv("SSLREADFD");
	(void)unsetenv("SSLWRITEFD");
}

/* Facts by their known names only: a variable is something that the next
 * program believes, and some (LD_PRELOAD) would be obeyed. */
static int
set_facts(struct span facts, struct err *err)
{
	struct span value;
	size_t i;
	int got;

	while ((got = tlsctl_fact(&facts, &i, &value)) == 1) {
		char *v = span_dup(value);

		(void)setenv(tlsctl_facts[i], v, 1);
		free(v);
	}
	return got == 0 ? 0 :
	    err_set(err, ERR_PROTO, "tls-engine tells facts of its own");
}

static void
log_done(const struct wrap_options *o, struct span facts)
{
	struct logline l;
	struct span value;
	size_t i;

	if (!o->log)
		return;
	log_begin(&l, "tls");
	while (tlsctl_fact(&facts, &i, &value) == 1)
		if (!span_starts(span_str(tlsctl_facts[i]), SPAN("SSL_CB_")))
			log_str(&l, tlsctl_facts[i] + 4, value);
	log_end(&l);
}

int
wrap_implicit(const struct wrap_options *o, struct err *err)
{
	struct buf facts = BUF_INIT(TLSCTL_MESSAGE_MAX);
	struct plumbing p;

	wrap_forget_facts();
	if (pipes_open(&p, err) == -1 || start_engine(o, &p, err) == -1)
		return -1;
	close_engine_ends(&p);
	if (broker_run(o, p.ctl_broker, &facts, err) == -1 ||
	    set_facts(buf_span(&facts), err) == -1)
		return -1;
	log_done(o, buf_span(&facts));
	buf_done(&facts);
	if (dup2(p.to_program[0], 0) == -1 || dup2(p.from_program[1], 1) == -1)
		return err_sys(err, "dup2");
	return 0;
}

/* One byte of the program: 'y' or 'Y', or 0 when it went away without. */
static char
wait_for_request(int ctl)
{
	ssize_t n;
	char c;

	do
		n = read(ctl, &c, 1);
	while (n == -1 && errno == EINTR);
	return n == 1 ? c : '\0';
}

static void
answer(int ctl, struct buf *facts)
{
	size_t done = 0;

	buf_addc(facts, '\0');
	while (done < facts->len) {
		ssize_t n = send(ctl, facts->p + done, facts->len - done,
		    MSG_NOSIGNAL);

		if (n == -1 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		done += (size_t)n;
	}
}

/* The process that waits. It holds what the engine will need and little else;
 * nothing of the network is read before the program has asked. */
static NORETURN void
wait_and_serve(const struct wrap_options *o, const struct plumbing *p, int ctl)
{
	struct buf facts = BUF_INIT(TLSCTL_MESSAGE_MAX);
	struct err err = ERR_INIT;
	char asked;

	close(p->to_program[0]);
	close(p->from_program[1]);
	asked = wait_for_request(ctl);
	if (asked != 'y' && asked != 'Y')
		_exit(0);
	if (start_engine(o, p, &err) == -1) {
		log_reason("tls-failed", err.text);
		_exit(EX_OSERR);
	}
	close_engine_ends(p);
	close(0);
	close(1);
	if (broker_run(o, p->ctl_broker, &facts, &err) == -1) {
		log_reason("tls-failed", err.text);
		_exit(EX_PROTOCOL);
	}
	log_done(o, buf_span(&facts));
	if (asked == 'Y')
		answer(ctl, &facts);
	_exit(0);
}

/* Move the descriptors to the first free places from WRAP_FD_FIRST, open across
 * exec, and name them in the environment. First all go out of the way. */
static int
give(int fds[3], struct err *err)
{
	static const char *const names[3] = { "SSLCTLFD", "SSLREADFD",
		"SSLWRITEFD" };
	int high[3], i;

	for (i = 0; i < 3; i++) {
		high[i] = fcntl(fds[i], F_DUPFD_CLOEXEC, WRAP_FD_FIRST + 20);
		if (high[i] == -1)
			return err_sys(err, "%s", names[i]);
		close(fds[i]);
	}
	for (i = 0; i < 3; i++) {
		int to = fcntl(high[i], F_DUPFD, WRAP_FD_FIRST);
		struct buf number = BUF_INIT(12);

		if (to == -1)
			return err_sys(err, "%s", names[i]);
		close(high[i]);
		buf_addu(&number, (unsigned)to);
		(void)setenv(names[i], buf_str(&number), 1);
		buf_done(&number);
	}
	return 0;
}

int
wrap_starttls(const struct wrap_options *o, struct err *err)
{
	struct plumbing p;
	int ctl[2], given[3], r;

	wrap_forget_facts();
	if (pipes_open(&p, err) == -1)
		return -1;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ctl) == -1)
		return err_sys(err, "socketpair");
	if ((r = fork_away(err)) == -1)
		return -1;
	if (r == 1) {
		close(ctl[0]);
		wait_and_serve(o, &p, ctl[1]);
	}
	close(ctl[1]);
	close(p.ctl_broker);
	close_engine_ends(&p);
	given[0] = ctl[0];
	given[1] = p.to_program[0];
	given[2] = p.from_program[1];
	return give(given, err);
}
