/* stay - see stay.h.
 * SPDX-License-Identifier: ISC */
#include "auth/stay.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "auth/again.h"
#include "base/log.h"
#include "base/tool.h"
#include "conn/starttls.h"
#include "os/tmpfd.h"

static void
nothing(int signal)
{
	(void)signal;
}

/* What we are told to do the session is told: who started us knows only us. */
static void
watch(sigset_t *set, sigset_t *old)
{
	struct sigaction act = { .sa_handler = nothing };

	(void)sigaction(SIGCHLD, &act, NULL);
	sigemptyset(set);
	sigaddset(set, SIGCHLD);
	sigaddset(set, SIGTERM);
	sigaddset(set, SIGINT);
	sigaddset(set, SIGHUP);
	(void)sigprocmask(SIG_BLOCK, set, old);
}

static int
wait_for(pid_t session, const sigset_t *set, int *status, struct err *err)
{
	pid_t got;
	int sig;

	while ((got = waitpid(session, status, WNOHANG)) == 0)
		if (sigwait(set, &sig) == 0 && sig != SIGCHLD)
			(void)kill(session, sig);
	return got == session ? 0 : err_sys(err, "wait for the session");
}

/* TLS that began by STARTTLS stays: the client is behind other descriptors now,
 * and the next login program is told what matters. */
static int
keep_tls(struct err *err)
{
	struct starttls t;

	if (!starttls_from_environment(&t) || dup2(t.read_fd, 0) == -1 ||
	    dup2(t.write_fd, 1) == -1 || setenv("SSL_PROTOCOL", "TLS", 0) == -1)
		return err_sys(err, "TLS for the next login");
	(void)close(t.control_fd);
	(void)close(t.read_fd);
	(void)close(t.write_fd);
	(void)unsetenv("SSLCTLFD");
	(void)unsetenv("SSLREADFD");
	(void)unsetenv("SSLWRITEFD");
	return 0;
}

/* The authenticator on our left, as we found it. */
static int
restore_left(const struct loader *l, struct err *err)
{
	struct buf number = BUF_INIT(12);
	int r = 0;

	if (l->left_fd == -1)
		return 0;
	buf_addu(&number, (unsigned)l->child_fd);
	if (dup2(l->left_fd, l->child_fd) == -1 ||
	    setenv("AUTH_FD", buf_str(&number), 1) == -1)
		r = err_sys(err, "AUTH_FD for the next login");
	buf_done(&number);
	return r;
}

/* Begin anew, with a memory that knows nobody: locks, passwords and what was
 * counted go with the exec. */
static int
begin_again(const struct stay *y, const struct serve *s,
    const struct loader *l, int back, struct err *err)
{
	struct guard *g = s->o->guard;

	if (g != NULL && g->seats_fd != -1) {
		(void)close(g->seats_fd);
		g->seats_fd = -1;
	}
	log_reason("unauthenticated", "the session gave the connection back");
	if (again_prepare(back, err) == -1 || restore_left(l, err) == -1 ||
	    (s->tls && keep_tls(err) == -1))
		return -1;
	(void)execvp(y->self[0], y->self);
	return err_sys(err, "cannot run %s again", y->self[0]);
}

static NORETURN void
become(struct serve *s, int back, char *const *argv)
{
	struct err err = ERR_INIT;

	/* The seat is its parent's. */
	if (s->o->guard != NULL)
		s->o->guard->has_seat = false;
	(void)loader_turn(s, back, argv, &err);
	log_reason("session-failed", err.text);
	_exit(EX_TEMPFAIL);
}

int
stay_run(const struct stay *y, struct serve *s, const struct loader *l,
    pid_t login, char *const *argv, struct err *err)
{
	sigset_t set, old;
	int back, status, r;
	pid_t session;

	if (loader_release(s, login, err) == -1)
		return -1;
	/* The last one is as it is without us. */
	if (again_count() >= AGAIN_MAX)
		return loader_turn(s, -1, argv, err);
	if ((back = os_tmpfd_memory(err)) == -1)
		return -1;
	watch(&set, &old);
	if ((session = fork()) == 0) {
		(void)sigprocmask(SIG_SETMASK, &old, NULL);
		become(s, back, argv);
	}
	r = session == -1 ? err_sys(err, "fork") :
	    wait_for(session, &set, &status, err);
	(void)sigprocmask(SIG_SETMASK, &old, NULL);
	if (r == -1)
		return -1;
	if (WIFEXITED(status) && WEXITSTATUS(status) == AGAIN_EXIT)
		return begin_again(y, s, l, back, err);
	if (WIFEXITED(status))
		return WEXITSTATUS(status);
	log_reason("session-killed", strsignal(WTERMSIG(status)));
	return EX_TEMPFAIL;
}
