/* mapask - see mapask.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "map/mapask.h"

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/tool.h"
#include "map/mapname.h"
#include "os/exe.h"
#include "os/spawn.h"

#define END_MS 2000                  /* to end by itself */
#define PATH_MAX_BYTES 4200

void
mapask_init(struct mapask *m, const char *name)
{
	m->name = name;
	m->program = NULL;
	m->timeout_ms = 0;
	m->pid = 0;
	m->fd = -1;
	socketmap_init(&m->map, -1);
}

/* Its status, or -1: it had to be killed. */
static int
stop(struct mapask *m)
{
	int status = -1;

	if (m->pid == 0)
		return -1;
	close(m->fd);
	if (os_spawn_wait(m->pid, END_MS, &status, NULL) != 1) {
		os_spawn_kill(m->pid);
		status = -1;
	}
	m->pid = 0;
	m->fd = -1;
	return status;
}

void
mapask_done(struct mapask *m)
{
	(void)stop(m);
	socketmap_done(&m->map);
}

static char *
word(const char *s)
{
	return (char *)(size_t)s;
}

static int
start(struct mapask *m, bool check, struct err *err)
{
	struct buf program = BUF_INIT(PATH_MAX_BYTES);
	struct os_spawn s = { .n_fds = 3, .group = true };
	struct buf timeout = BUF_INIT(32);
	char *argv[7];
	size_t n = 0;
	int pair[2];

	if (m->pid != 0)
		return 0;
	if (m->program == NULL && mapname_check(m->name, err) == -1)
		return -1;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) == -1)
		return err_sys(err, "socketpair");
	os_exe_sibling("", m->program != NULL ? m->program : "map-query",
	    &program);
	argv[n++] = word(buf_str(&program));
	if (check)
		argv[n++] = word("-n");
	if (tool_explaining())
		argv[n++] = word("-e");
	if (m->timeout_ms > 0) {
		buf_addf(&timeout, "%dms", m->timeout_ms);
		argv[n++] = word("--timeout");
		argv[n++] = word(buf_str(&timeout));
	}
	argv[n++] = word(m->name);
	argv[n] = NULL;
	s.argv = argv;
	s.fds[0] = s.fds[1] = check ? -1 : pair[1];
	s.fds[2] = 2;
	m->pid = os_spawn(&s, err);
	buf_done(&program);
	buf_done(&timeout);
	close(pair[1]);
	if (m->pid == -1) {
		m->pid = 0;
		close(pair[0]);
		return -1;
	}
	m->fd = pair[0];
	socketmap_done(&m->map);
	socketmap_init(&m->map, m->fd);
	return 0;
}

int
mapask_start(struct mapask *m, struct err *err)
{
	return start(m, false, err);
}

/* What it says becomes a part of an envelope or a reply: one line. */
static bool
is_line(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (((unsigned char)s.p[i] < ' ' && s.p[i] != '\t') ||
		    s.p[i] == 0x7f)
			return false;
	return true;
}

int
mapask_find(struct mapask *m, struct span key, struct buf *value,
    struct err *err)
{
	struct err why = ERR_INIT;
	bool fresh = m->pid == 0;
	int got = -1;

	for (;;) {
		struct err unstarted = ERR_INIT;

		/* Who is confined cannot: then the first reason counts. */
		if (start(m, false, &unstarted) == -1) {
			if (why.kind == ERR_NONE)
				why = unstarted;
			break;
		}
		got = socketmap_ask(&m->map, SPAN("map"), key,
		    m->timeout_ms > 0 ? m->timeout_ms + MAPASK_SLACK_MS :
		    MAPASK_TIMEOUT_MS, value, &why);
		if (got != -1 || why.kind == ERR_TEMP)
			break;
		/* It has ended since the last question: once more. */
		(void)stop(m);
		if (fresh)
			break;
		fresh = true;
	}
	if (got == 1 && !is_line(buf_span(value)))
		got = err_set(&why, ERR_TEMP, "a control character in the "
		    "value");
	return got != -1 ? got : err_set(err, ERR_TEMP, "%s: %s", m->name,
	    why.text);
}

int
mapask_check(struct mapask *m, struct err *err)
{
	int status;

	if (start(m, true, err) == -1)
		return -1;
	status = stop(m);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 :
	    err_set(err, ERR_TEMP, "%s cannot be used", m->name);
}
