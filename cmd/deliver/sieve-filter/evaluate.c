/* evaluate - see evaluate.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "evaluate.h"

#include <errno.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <syslog.h>
#include <unistd.h>

#include "base/tool.h"
#include "confined.h"
#include "frame.h"
#include "os/clock.h"
#include "os/fdpass.h"
#include "os/fds.h"
#include "os/spawn.h"
#include "program.h"
#include "sieve/svwire.h"
#include "tell.h"

struct listener {
	struct evaluation *e;
	int socket;
	int64_t deadline;
	bool planned;
	struct err *err;
};

static int
lie(struct listener *l)
{
	return err_set(l->err, ERR_TEMP, "it does not keep to the protocol");
}

static int
hear_text(struct listener *l, char kind, struct span payload)
{
	const struct scripts *scripts = l->e->scripts;
	struct span text;
	uint32_t number;

	if (!svwire_take_number(&payload, &number) ||
	    !svwire_take_span(&payload, &text))
		return lie(l);
	switch (kind) {
	case FRAME_TRACE:
		tell_trace(number, text);
		return 0;
	case FRAME_WARN:
		tell_warning(number, text);
		return 0;
	case FRAME_NOTE:
		tell_note(text);
		return 0;
	}
	if (number >= scripts->n)
		return lie(l);
	tell_error(&scripts->list[number], text);
	return 0;
}

/* The filter's result becomes the newest version, and the child gets it. */
static int
hear_filter(struct listener *l, struct span payload)
{
	struct evaluation *e = l->e;
	struct svprogram p;
	uint32_t n;
	int fd = -1;

	if (!svwire_take_span(&payload, &p.name) ||
	    !svwire_take_number(&payload, &n) || n > SVLIMIT_PROGRAM_ARGS)
		return lie(l);
	for (p.n = 0; p.n < n; p.n++)
		if (!svwire_take_span(&payload, &p.args[p.n]))
			return lie(l);
	if (e->n_messages == LENGTH(e->messages))
		return lie(l);
	fd = program_filter(e->settings->filter_dir, &p,
	    e->messages[e->n_messages - 1], l->deadline - os_clock_ms());
	if (fd == -1)
		return os_fdpass_send(l->socket, SPAN("0"), NULL, 0, l->err);
	e->messages[e->n_messages++] = fd;
	return os_fdpass_send(l->socket, SPAN("1"), &fd, 1, l->err);
}

static int
hear_plan(struct listener *l, struct span payload)
{
	size_t i;

	if (svplan_read(&l->e->plan, payload, l->err) == -1)
		return -1;
	for (i = 0; i < l->e->plan.n; i++)
		if (l->e->plan.actions[i].version >= l->e->n_messages)
			return lie(l);
	l->planned = true;
	return 0;
}

/* Until the plan is there: 0, or -1 with err. */
static int
listen_to(struct listener *l)
{
	struct buf payload = BUF_INIT(FRAME_MAX + 8);
	int got = 1;

	while (got == 1 && !l->planned) {
		char kind;

		got = frame_receive(l->socket, l->deadline, &kind, &payload,
		    l->err);
		if (got == 0)
			got = err_set(l->err, ERR_TEMP, "it died");
		else if (got == 1 && kind == FRAME_FILTER)
			got = hear_filter(l, buf_span(&payload)) == -1 ? -1 : 1;
		else if (got == 1 && kind == FRAME_PLAN)
			got = hear_plan(l, buf_span(&payload)) == -1 ? -1 : 1;
		else if (got == 1)
			got = hear_text(l, kind, buf_span(&payload)) == -1 ?
			    -1 : 1;
	}
	buf_done(&payload);
	return got == -1 ? -1 : 0;
}

pid_t
evaluate_start(struct evaluation *e, bool stay, int *socket_out,
    struct err *err)
{
	const int fds[] = { -1, -1, 2, e->messages[0], -1 };
	int pair[2], mine[LENGTH(fds)];
	size_t i;
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) == -1)
		return err_sys(err, "socketpair");
	if ((pid = fork()) == 0) {
		/* else syslog(3) would use a number that is another's now */
		closelog();
		for (i = 0; i < LENGTH(fds); i++)
			mine[i] = fds[i];
		mine[CONFINED_SOCKET_FD] = pair[1];
		if (os_fds_arrange(mine, LENGTH(mine)) == -1)
			_exit(1);
		confined_main(e->settings, e->scripts, tool_explaining(), stay);
	}
	close(pair[1]);
	if (pid == -1) {
		err_sys(err, "fork");
		close(pair[0]);
	}
	*socket_out = pair[0];
	return pid;
}

int
evaluate_listen(struct evaluation *e, int socket, struct err *err)
{
	struct listener l = { e, socket, os_clock_ms() +
		(int64_t)e->settings->timeout, false, err };

	return listen_to(&l);
}

void
evaluate_keep(struct evaluation *e, const struct err *why)
{
	struct svaction keep = { .kind = SVACTION_FILEINTO,
		.target = SPAN("INBOX") };

	tell_failure(why->text);
	svplan_cut(&e->plan, 0);
	(void)!svplan_add(&e->plan, &keep, NULL);
}

bool
evaluate_begin(struct evaluation *e, int message)
{
	const struct svaction keep = { .kind = SVACTION_KEEP };

	svplan_init(&e->plan);
	e->plan.max_redirects = e->settings->max_redirects;
	e->messages[0] = message;
	e->n_messages = 1;
	if (e->scripts->n == 0)
		(void)!svplan_add(&e->plan, &keep, NULL);
	return e->scripts->n > 0;
}

void
evaluate(struct evaluation *e, int message)
{
	struct err err = ERR_INIT;
	int socket, status, r;
	pid_t pid;

	if (!evaluate_begin(e, message))
		return;
	if ((pid = evaluate_start(e, false, &socket, &err)) == -1) {
		evaluate_keep(e, &err);
		return;
	}
	if ((r = evaluate_listen(e, socket, &err)) == -1)
		evaluate_keep(e, &err);
	close(socket);
	if (r == 0) {
		while (waitpid(pid, &status, 0) == -1 && errno == EINTR)
			;
	} else {
		os_spawn_kill(pid);
	}
}

void
evaluate_done(struct evaluation *e)
{
	while (e->n_messages > 1)
		close(e->messages[--e->n_messages]);
	svplan_done(&e->plan);
}
