/* wrap - see wrap.h. The engine, and what waits for STARTTLS, is the child of a
 * child, so that the program, which takes this process over by exec, never has
 * a child it does not know of.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "wrap.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <poll.h>
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
#include "os/ack.h"
#include "os/exe.h"
#include "os/fds.h"
#include "os/page.h"
#include "tls/plumbing.h"
#include "tls/tlsctl.h"

#define ARGS_MAX 32
#define NOBODY 65534

/* The sanitizer's vfork remembers one return address and cannot be nested. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define vfork fork
#endif

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

static int
check_client_options(const struct wrap_options *o, struct err *err)
{
	const struct clientfiles *f = &o->client_files;
	bool any = f->ca != NULL || f->list != NULL;

	if (o->client_cert == NULL)
		return !any && f->crl == NULL ? 0 : err_set(err, ERR_USAGE,
		    "--client-cert is missing");
	if (strcmp(o->client_cert, "request") != 0 &&
	    strcmp(o->client_cert, "require") != 0)
		return err_set(err, ERR_USAGE,
		    "--client-cert: request or require");
	return any ? 0 : err_set(err, ERR_USAGE,
	    "--client-ca or --client-list is missing");
}

int
wrap_prepare(struct wrap_options *o, const char *argv0, struct err *err)
{
	if (o->cert_dir == NULL && !o->client.on)
		return err_set(err, ERR_USAGE, "--cert-dir is missing");
	if (check_client_options(o, err) == -1)
		return -1;
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
		{ "--client-cert", o->client_cert },
	};
	size_t i, n = 0, idle, depth;

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
	buf_addc(numbers, '\0');
	depth = numbers->len;
	buf_addu(numbers, o->client_depth);
	args[n++] = (char *)(size_t)"--handshake-timeout";
	args[n++] = numbers->p;
	args[n++] = (char *)(size_t)"--idle-timeout";
	args[n++] = numbers->p + idle;
	if (o->client_cert != NULL) {
		args[n++] = (char *)(size_t)"--client-depth";
		args[n++] = numbers->p + depth;
	}
	args[n] = NULL;
}

void
wrap_check(const struct wrap_options *o, bool explain, struct err *err)
{
	const struct {
		const char *name, *value;
	} files[] = {
		{ "--cert-dir", o->cert_dir },
		{ "--client-ca", o->client_files.ca },
		{ "--client-crl", o->client_files.crl },
		{ "--client-list", o->client_files.list },
	};
	struct buf numbers = BUF_INIT(100);
	char *args[ARGS_MAX];
	size_t n, i;

	engine_args(o, explain, args, &numbers);
	for (n = 0; args[n] != NULL; n++)
		;
	for (i = 0; i < LENGTH(files); i++) {
		if (files[i].value == NULL)
			continue;
		args[n++] = (char *)(size_t)files[i].name;
		args[n++] = (char *)(size_t)files[i].value;
	}
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

/* The engine as the child of a child that leaves at once, so that it is
 * nobody's child. vfork(2): no page is copied, and each waits for the exec
 * anyway. */
static int
start_engine(const struct wrap_options *o, const struct plumbing *p,
    struct err *err)
{
	struct buf numbers = BUF_INIT(100);
	char *args[ARGS_MAX];
	int status = 0;
	pid_t pid, got;

	engine_args(o, tool_explaining(), args, &numbers);
	/* posix_spawn(3) cannot change ids and is followed by no second
	 * fork. */
	/* NOLINTBEGIN(clang-analyzer-security.insecureAPI.vfork,clang-analyzer-unix.Vfork) */
	if ((pid = vfork()) == 0) {
		if ((pid = vfork()) == 0)
			become_engine(o, p, args);
		_exit(pid == -1 ? EX_OSERR : 0);
	}
	/* NOLINTEND(clang-analyzer-security.insecureAPI.vfork,clang-analyzer-unix.Vfork) */
	if (pid == -1)
		return err_sys(err, "fork");
	while ((got = waitpid(pid, &status, 0)) == -1 && errno == EINTR)
		;
	buf_done(&numbers);
	if (got == -1 || status != 0)
		return err_set(err, ERR_TEMP, "fork failed");
	return 0;
}

int
wrap_implicit(const struct wrap_options *o, struct err *err)
{
	struct buf facts = BUF_INIT(TLSCTL_MESSAGE_MAX);
	struct plumbing p;

	wrap_forget_facts();
	if (plumbing_open(&p, err) == -1 || start_engine(o, &p, err) == -1)
		return -1;
	plumbing_close_engine(&p);
	if (broker_run(o, p.ctl, &facts, err) == -1 ||
	    wrap_set_facts(buf_span(&facts), err) == -1)
		return -1;
	/* The client's last word may have been its Finished. */
	os_ack_now(0);
	wrap_log_facts(o, buf_span(&facts));
	buf_done(&facts);
	if (dup2(p.to_program[0], 0) == -1 || dup2(p.from_program[1], 1) == -1)
		return err_sys(err, "dup2");
	return 0;
}

bool
wrap_sniff(const struct wrap_options *o)
{
	struct pollfd p = { 0, POLLIN, 0 };
	unsigned char first;

	/* 0x16: a record of a handshake (RFC 8446 5.1). */
	return o->sniff_ms > 0 && poll(&p, 1, (int)o->sniff_ms) == 1 &&
	    recv(0, &first, 1, MSG_PEEK) == 1 && first == 0x16;
}

/* The handshake is over: first whom the program need not be asked for (page),
 * then the program. */
static int
tell_facts(const struct wrap_options *o, struct buf *facts,
    const struct os_page *page, int ctl, struct err *err)
{
	if (wrap_check_facts(buf_span(facts), err) == -1)
		return -1;
	wrap_log_facts(o, buf_span(facts));
	buf_addc(facts, '\0');
	if (page->p != NULL && !os_page_fill(page, buf_span(facts)))
		return err_set(err, ERR_LIMIT, "too many TLS facts");
	if (ctl != -1)
		plumbing_answer(ctl, buf_span(facts));
	return 0;
}

/* The process that waits. It holds what the engine will need and little else;
 * nothing of the network is read before the program has asked. */
static NORETURN void
wait_and_serve(const struct wrap_options *o, const struct plumbing *p,
    const struct os_page *page, int ctl)
{
	struct buf facts = BUF_INIT(TLSCTL_MESSAGE_MAX);
	struct err err = ERR_INIT;
	char asked;

	plumbing_close_program(p);
	asked = plumbing_await(ctl);
	if (asked != 'y' && asked != 'Y')
		_exit(0);
	if (start_engine(o, p, &err) == -1) {
		log_reason("tls-failed", err.text);
		_exit(EX_OSERR);
	}
	plumbing_close_engine(p);
	close(1);
	if (broker_run(o, p->ctl, &facts, &err) == -1 ||
	    tell_facts(o, &facts, page, asked == 'Y' ? ctl : -1, &err) == -1) {
		log_reason("tls-failed", err.text);
		_exit(EX_PROTOCOL);
	}
	os_ack_now(0);
	_exit(0);
}

/* Where certificates of clients are asked for, an authenticator decides by
 * them: it reads the facts itself, past the program that asks for TLS. */
static int
give_page(const struct os_page *page, struct err *err)
{
	struct buf number = BUF_INIT(12);
	int to = fcntl(page->reader, F_DUPFD, PLUMBING_FD_FIRST);

	if (to == -1)
		return err_sys(err, "SSLFACTSFD");
	close(page->reader);
	buf_addf(&number, "%d", to);
	(void)setenv("SSLFACTSFD", buf_str(&number), 1);
	buf_done(&number);
	return 0;
}

int
wrap_starttls(const struct wrap_options *o, struct err *err)
{
	struct os_page page = { NULL, 0, -1 };
	struct plumbing p;
	int ctl[2], given[3], r;

	wrap_forget_facts();
	if (o->client_cert != NULL &&
	    os_page_open(&page, WRAP_FACTS_MAX, err) == -1)
		return -1;
	if (plumbing_open(&p, err) == -1)
		return -1;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ctl) == -1)
		return err_sys(err, "socketpair");
	if ((r = plumbing_detach(err)) == -1)
		return -1;
	if (r == 1) {
		close(ctl[0]);
		wait_and_serve(o, &p, &page, ctl[1]);
	}
	close(ctl[1]);
	close(p.ctl);
	plumbing_close_engine(&p);
	given[0] = ctl[0];
	given[1] = p.to_program[0];
	given[2] = p.from_program[1];
	if (plumbing_give(given, err) == -1)
		return -1;
	return page.p == NULL ? 0 : give_page(&page, err);
}
