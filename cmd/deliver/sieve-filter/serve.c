/* serve - see serve.h. The scripts are read anew for each message, and run in a
 * confined child that stays while they are the same.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "serve.h"

#include <sys/socket.h>
#include <unistd.h>

#include "base/buf.h"
#include "kept.h"
#include "os/fdpass.h"
#include "os/spawn.h"

#define ANSWER_MAX 1000

struct server {
	const struct settings *settings;
	int deliverer;           /* socket of our maildir-deliver --serve */
	struct evaluator evaluator;
};

static int
start_deliverer(struct server *v, struct err *err)
{
	char *argv[] = { v->settings->next[0], (char *)(size_t)"--serve",
		NULL };
	struct os_spawn child = { .argv = argv, .n_fds = 4 };
	int pair[2];
	pid_t pid;

	if (!kept_can_serve(v->settings))
		return 0;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) == -1)
		return err_sys(err, "socketpair");
	child.fds[0] = child.fds[1] = -1;
	child.fds[2] = 2;
	child.fds[3] = pair[1];
	pid = os_spawn(&child, err);
	close(pair[1]);
	if (pid == -1)
		close(pair[0]);
	v->deliverer = pair[0];
	return pid == -1 ? -1 : 0;
}

/* What our deliverer says of it. */
static int
pass_on(const struct server *v, struct span lines, int message,
    struct buf *answer, struct err *err)
{
	int fds[OS_FDPASS_MAX];
	size_t n_fds = 0;
	long n;

	if (os_fdpass_send(v->deliverer, lines, &message, 1, err) == -1)
		return -1;
	(void)buf_room(answer, ANSWER_MAX - 1);
	n = os_fdpass_recv(v->deliverer, answer->p, ANSWER_MAX - 1, -1, fds,
	    &n_fds, err);
	while (n_fds > 0)
		close(fds[--n_fds]);
	if (n <= 0)
		return n == -1 ? -1 : err_set(err, ERR_TEMP,
		    "the deliverer has gone");
	buf_grew(answer, (size_t)n);
	return 0;
}

static int
serve_one(struct server *v, struct span lines, const int *fds,
    size_t n_fds, struct err *err)
{
	struct buf answer = BUF_INIT(ANSWER_MAX);
	int r = 0;

	if (n_fds != 1 || v->deliverer == -1 || !kept_variables(lines, false) ||
	    !kept_is(v->settings, &v->evaluator, lines, fds[0]))
		buf_adds(&answer, "again");
	else
		r = pass_on(v, lines, fds[0], &answer, err);
	if (r == 0)
		r = os_fdpass_send(SERVE_FD, buf_span(&answer), NULL, 0, err);
	buf_done(&answer);
	return r;
}

int
serve_messages(const struct settings *settings, struct err *err)
{
	struct server v = { settings, -1, EVALUATOR_INIT };
	char request[SERVE_REQUEST_MAX];
	int fds[OS_FDPASS_MAX], r = start_deliverer(&v, err);
	size_t n_fds;
	long n;

	while (r == 0 && (n = os_fdpass_recv(SERVE_FD, request,
	    sizeof(request), -1, fds, &n_fds, err)) != 0) {
		if (n == -1) {
			r = -1;
			break;
		}
		r = serve_one(&v, span_of(request, (size_t)n), fds, n_fds, err);
		while (n_fds > 0)
			close(fds[--n_fds]);
	}
	evaluator_stop(&v.evaluator);
	return r;
}
