/* loader - see loader.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "auth/loader.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "auth/again.h"
#include "auth/handover.h"
#include "base/log.h"
#include "base/num.h"
#include "base/tool.h"
#include "conn/starttls.h"
#include "os/fds.h"
#include "os/spawn.h"

#define FD_HIGH 30                   /* above what a chain passes by number */

static int
read_user(const char *user, struct os_ids *ids, struct err *err)
{
	struct span rest = span_str(user), word;
	const struct passwd *pw;
	uint32_t uid, gid;

	*ids = (struct os_ids){ LOADER_ID, LOADER_ID };
	if (user == NULL)
		return 0;
	if (span_cut(&rest, ':', &word) && rest.p != NULL &&
	    num_parse_u32(word, UINT32_MAX - 1, &uid) == 0 &&
	    num_parse_u32(rest, UINT32_MAX - 1, &gid) == 0)
		*ids = (struct os_ids){ uid, gid };
	else if ((pw = getpwnam(user)) != NULL)
		*ids = (struct os_ids){ pw->pw_uid, pw->pw_gid };
	else
		return err_set(err, ERR_USAGE, "--user: no user %s", user);
	return ids->uid != 0 && ids->gid != 0 ? 0 :
	    err_set(err, ERR_USAGE, "--user: must not be root");
}

int
loader_prepare(struct loader *l, const struct loader_options *o,
    struct err *err)
{
	l->drop = os_cred_is_root();
	l->chroot = o->chroot;
	l->left_fd = -1;
	l->child_fd = 3;
	if (o->chroot != NULL && !l->drop)
		return err_set(err, ERR_USAGE, "--chroot: only root can");
	return read_user(o->user, &l->ids, err);
}

bool
loader_has_handover(void)
{
	struct buf unread = BUF_INIT(HANDOVER_UNREAD_MAX);
	off_t at = lseek(HANDOVER_FD, 0, SEEK_CUR);
	struct account a;
	bool yes;

	if (!tool_had_fd(HANDOVER_FD) || at == -1)
		return false;
	account_init(&a);
	yes = handover_read(HANDOVER_FD, &a, &unread, NULL) == 1;
	/* An envelope, if it is one, is the program's to read. */
	(void)lseek(HANDOVER_FD, yes ? 0 : at, SEEK_SET);
	account_done(&a);
	buf_done(&unread);
	return yes;
}

/* The number that the left used is free for us; else 3, or 4 next to an
 * envelope. */
void
loader_clean(struct loader *l)
{
	static const char *const names[] = { "USER", "HOME", "MAILDIR", "UID",
		"GID", "QUOTA", "LAYOUT", "AUTH_FD" };
	int fd = ask_fd_from_environment();
	size_t i;

	l->child_fd = tool_had_fd(3) ? 4 : 3;
	if (fd != -1 && (l->left_fd = fcntl(fd, F_DUPFD_CLOEXEC, FD_HIGH)) !=
	    -1) {
		close(fd);
		l->child_fd = fd;
	}
	for (i = 0; i < LENGTH(names); i++)
		(void)unsetenv(names[i]);
}

/* An authenticator that follows us keeps our privileges: it has a password file
 * to read and users to become. argv is the administrator's, so its word
 * counts. */
bool
loader_is_authenticator(const char *program)
{
	struct span name = span_str(program);
	size_t slash = span_rfind(name, '/');

	if (slash < name.n)
		name = span_from(name, slash + 1);
	return span_ends(name, SPAN("-auth")) ||
	    span_starts(name, SPAN("auth-"));
}

/* The program is opened before chroot(2), so that the new root can be empty;
 * this is for programs linked static, as login programs are. */
static NORETURN void
run_in_chroot(const struct loader *l, char *const *argv)
{
	int fd = open(argv[0], O_RDONLY | O_CLOEXEC);
	extern char **environ;

	if (fd == -1)
		_exit(127);
	if (chroot(l->chroot) == -1 || chdir("/") == -1 ||
	    os_cred_become(&l->ids, NULL) == -1)
		_exit(EX_NOPERM);
	(void)fexecve(fd, argv, environ);
	_exit(126);
}

/* What the launcher left open by mistake, be it a log or a file of secrets, is
 * nothing for a process that a stranger talks to. */
static void
close_others(const struct loader *l)
{
	int fds[9] = { 0, 1, 2, 3, l->child_fd, -1, -1, -1,
	    again_unread_fd() };
	struct starttls t;

	if (starttls_from_environment(&t)) {
		fds[5] = t.control_fd;
		fds[6] = t.read_fd;
		fds[7] = t.write_fd;
	}
	os_fds_keep(fds, LENGTH(fds));
}

/* Between vfork(2) and exec: nothing that the parent will read is written. */
static NORETURN void
run_child(const struct loader *l, char *const *argv, int sock)
{
	int flags;

	if (sock == l->child_fd) {
		flags = fcntl(sock, F_GETFD);
		if (flags == -1 ||
		    fcntl(sock, F_SETFD, flags & ~FD_CLOEXEC) == -1)
			_exit(EX_OSERR);
	} else if (dup2(sock, l->child_fd) == -1) {
		_exit(EX_OSERR);
	}
	close_others(l);
	if (l->drop && !loader_is_authenticator(argv[0])) {
		if (l->chroot != NULL)
			run_in_chroot(l, argv);
		if (os_cred_become(&l->ids, NULL) == -1)
			_exit(EX_NOPERM);
	}
	(void)execvp(argv[0], argv);
	_exit(errno == ENOENT ? 127 : 126);
}

/* vfork(2): no page is copied, now or when we write next. */
static pid_t
start_child(const struct loader *l, char *const *argv, int sock)
{
	pid_t pid;

	/* NOLINTBEGIN(clang-analyzer-security.insecureAPI.vfork,clang-analyzer-unix.Vfork) */
	if ((pid = vfork()) == 0)
		run_child(l, argv, sock);
	/* NOLINTEND(clang-analyzer-security.insecureAPI.vfork,clang-analyzer-unix.Vfork) */
	return pid;
}

static pid_t
start_with_number(const struct loader *l, char *const *argv, int sock)
{
	struct buf number = BUF_INIT(12);
	pid_t pid = -1;

	buf_addu(&number, (unsigned)l->child_fd);
	if (setenv("AUTH_FD", buf_str(&number), 1) == 0)
		pid = start_child(l, argv, sock);
	(void)unsetenv("AUTH_FD");
	buf_done(&number);
	return pid;
}

pid_t
loader_start(const struct loader *l, char *const *argv, int *sock_out,
    struct err *err)
{
	int pair[2], high;
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) == -1)
		return err_sys(err, "socketpair");
	/* Out of the way of child_fd. */
	if ((high = fcntl(pair[0], F_DUPFD_CLOEXEC, FD_HIGH)) == -1) {
		err_sys(err, "socketpair");
		close(pair[0]);
		close(pair[1]);
		return -1;
	}
	close(pair[0]);
	pid = start_with_number(l, argv, pair[1]);
	close(pair[1]);
	if (pid == -1) {
		err_sys(err, "fork");
		close(high);
		return -1;
	}
	*sock_out = high;
	return pid;
}

int
loader_wait(pid_t child, struct err *err)
{
	int status;

	if (os_spawn_wait(child, -1, &status, err) == -1)
		return -1;
	if (WIFEXITED(status))
		return WEXITSTATUS(status);
	log_reason("child-killed", strsignal(WTERMSIG(status)));
	return EX_TEMPFAIL;
}

static int
end_child(pid_t child, struct err *err)
{
	int status, got = os_spawn_wait(child, LOADER_END_MS, &status, err);

	if (got == 0) {
		(void)kill(child, SIGKILL);
		got = os_spawn_wait(child, -1, &status, err);
	}
	return got == -1 ? -1 : 0;
}

/* Descriptors of the session: the client, standard error, the hand-over, and
 * nothing else of what the chain had open. */
static int
arrange(const struct serve *s, int handover, int back, struct err *err)
{
	int fds[AGAIN_FD + 1] = { 0, 1, 2, handover, back };
	struct starttls t;

	if (s->tls) {
		if (!starttls_from_environment(&t))
			return err_set(err, ERR_TEMP, "START with TLS, and "
			    "no SSLREADFD and SSLWRITEFD");
		fds[0] = t.read_fd;
		fds[1] = t.write_fd;
	}
	if (os_fds_arrange_but(fds, LENGTH(fds), s->o->guard == NULL ? -1 :
	    guard_fd(s->o->guard)) == -1)
		return err_sys(err, "descriptors of the session");
	(void)unsetenv("SSLCTLFD");
	(void)unsetenv("SSLREADFD");
	(void)unsetenv("SSLWRITEFD");
	return 0;
}

int
loader_release(const struct serve *s, pid_t child, struct err *err)
{
	if (end_child(child, err) == -1)
		return -1;
	if (s->backend->close != NULL)
		s->backend->close(s->backend->self);
	return 0;
}

int
loader_turn(const struct serve *s, int back, char *const *argv,
    struct err *err)
{
	const struct account *a = &s->user.account;
	struct span home = account_get(a, "home");
	int handover;

	handover = handover_write(a, buf_span(&s->unread), err);
	if (handover == -1 || arrange(s, handover, back, err) == -1)
		return -1;
	again_tell_session(back != -1);
	if (a->has_ids && os_cred_become(&a->ids, err) == -1)
		return -1;
	/* A home that is not there yet is the session's to make or to miss. */
	if (chdir(home.n > 0 ? home.p : "/") == -1 && chdir("/") == -1)
		return err_sys(err, "chdir");
	(void)unsetenv("AUTH_FD");
	account_export(a);
	(void)execvp(argv[0], argv);
	return err_sys(err, "cannot run %s", argv[0]);
}

int
loader_become(const struct serve *s, pid_t child, char *const *argv,
    struct err *err)
{
	return loader_release(s, child, err) == -1 ? -1 :
	    loader_turn(s, -1, argv, err);
}
