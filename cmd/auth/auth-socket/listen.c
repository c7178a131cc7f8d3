/* listen - see listen.h. Signals are let in only while it waits, so none is
 * missed.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "listen.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"
#include "base/span.h"
#include "os/fds.h"

#define BACKLOG 128

static volatile sig_atomic_t stop, child_ended;

static void
on_signal(int sig)
{
	if (sig == SIGCHLD)
		child_ended = 1;
	else
		stop = 1;
}

static int
read_mode(struct listen_options *o, struct err *err)
{
	const char *p;

	o->bits = 0;
	for (p = o->mode; *p >= '0' && *p <= '7' && o->bits <= 0777; p++)
		o->bits = o->bits << 3 | (mode_t)(*p - '0');
	return *p == '\0' && o->bits != 0 && o->bits <= 0777 ? 0 :
	    err_set(err, ERR_USAGE, "--mode wants three octal digits");
}

int
listen_prepare(struct listen_options *o, struct err *err)
{
	struct span rest = span_str(o->owner), name;
	const struct passwd *pw = NULL;
	const struct group *gr = NULL;
	char *user, *group;

	o->uid = (uid_t)-1;
	o->gid = (gid_t)-1;
	if (strlen(o->path) >= sizeof(((struct sockaddr_un *)0)->sun_path))
		return err_set(err, ERR_USAGE, "--listen: path too long");
	if (read_mode(o, err) == -1 || o->owner == NULL)
		return o->owner == NULL && o->bits != 0 ? 0 : -1;
	(void)span_cut(&rest, ':', &name);
	user = span_dup(name);
	if (*user != '\0' && (pw = getpwnam(user)) != NULL) {
		o->uid = pw->pw_uid;
		o->gid = pw->pw_gid;
	}
	if (rest.p != NULL) {
		group = span_dup(rest);
		if ((gr = getgrnam(group)) != NULL)
			o->gid = gr->gr_gid;
		free(group);
	}
	free(user);
	return (pw != NULL || name.n == 0) && (rest.p == NULL || gr != NULL) ?
	    0 : err_set(err, ERR_USAGE, "--owner: nobody is %s", o->owner);
}

static struct sockaddr_un
address(const char *path)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };

	memcpy(a.sun_path, path, strlen(path) + 1);
	return a;
}

/* Is there a process behind the socket of this name? */
static bool
is_alive(const struct sockaddr_un *a)
{
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool alive = fd != -1 && (connect(fd, (const struct sockaddr *)a,
	    sizeof(*a)) == 0 || errno != ECONNREFUSED);

	if (fd != -1)
		close(fd);
	return alive;
}

/* Nobody can connect before owner and mode are right: the umask is 077, and
 * nothing listens. */
static int
open_socket(const struct listen_options *o, struct err *err)
{
	struct sockaddr_un a = address(o->path);
	struct stat st;
	int fd;

	if (lstat(o->path, &st) == 0) {
		if (!S_ISSOCK(st.st_mode) || is_alive(&a))
			return err_set(err, ERR_TEMP, "%s: is in use",
			    o->path);
		(void)unlink(o->path);
	}
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd == -1 || bind(fd, (struct sockaddr *)&a, sizeof(a)) == -1) {
		err_sys(err, "%s", o->path);
		if (fd != -1)
			close(fd);
		return -1;
	}
	if (chown(o->path, o->uid, o->gid) == -1 ||
	    chmod(o->path, o->bits) == -1 || listen(fd, BACKLOG) == -1) {
		err_sys(err, "%s", o->path);
		(void)unlink(o->path);
		close(fd);
		return -1;
	}
	return fd;
}

/* Each connection is a session of its own, and a client with no address. */
static NORETURN void
run(int conn, char **argv, const sigset_t *mask)
{
	static const char *const names[] = { "SESSION_ID", "PROTO",
		"TCPREMOTEIP", "TCPREMOTEPORT", "TCPREMOTEHOST", "TCPLOCALIP",
		"TCPLOCALPORT", "AUTH_FD" };
	int fds[3] = { conn, conn, 2 };
	size_t i;

	for (i = 0; i < LENGTH(names); i++)
		(void)unsetenv(names[i]);
	(void)signal(SIGCHLD, SIG_DFL);
	(void)signal(SIGTERM, SIG_DFL);
	(void)signal(SIGINT, SIG_DFL);
	(void)sigprocmask(SIG_SETMASK, mask, NULL);
	if (fcntl(conn, F_SETFL, 0) == -1 || os_fds_arrange(fds, 3) == -1)
		_exit(75);
	(void)execvp(argv[0], argv);
	log_reason("exec-failed", strerror(errno));
	_exit(errno == ENOENT ? 127 : 126);
}

static uint64_t
reap(uint64_t running)
{
	child_ended = 0;
	while (running > 0 && waitpid(-1, NULL, WNOHANG) > 0)
		running--;
	return running;
}

static bool
start(int listener, char **argv, const sigset_t *mask)
{
	int conn = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
	pid_t pid;

	if (conn == -1)
		return false;
	if ((pid = fork()) == 0)
		run(conn, argv, mask);
	if (pid == -1)
		log_reason("fork-failed", strerror(errno));
	close(conn);
	return pid != -1;
}

static void
catch(sigset_t *before)
{
	static const int signals[] = { SIGCHLD, SIGTERM, SIGINT };
	struct sigaction sa = { .sa_handler = on_signal };
	sigset_t all;
	size_t i;

	(void)sigemptyset(&all);
	(void)sigemptyset(&sa.sa_mask);
	for (i = 0; i < LENGTH(signals); i++) {
		(void)sigaddset(&all, signals[i]);
		(void)sigaction(signals[i], &sa, NULL);
	}
	(void)sigprocmask(SIG_BLOCK, &all, before);
}

int
listen_run(const struct listen_options *o, char **argv, struct err *err)
{
	uint64_t running = 0;
	sigset_t mask;
	int fd;

	catch(&mask);
	if ((fd = open_socket(o, err)) == -1)
		return -1;
	log_reason("listening", o->path);
	while (!stop) {
		bool full = running >= o->max;
		fd_set set;

		FD_ZERO(&set);
		if (!full)
			FD_SET(fd, &set);
		if (pselect(fd + 1, &set, NULL, NULL, NULL, &mask) == 1 &&
		    !full)
			running += start(fd, argv, &mask);
		if (child_ended)
			running = reap(running);
	}
	(void)unlink(o->path);
	close(fd);
	return 0;
}
