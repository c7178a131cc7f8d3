/* IDLE (RFC 2177): tell of changes as they come, until the client says DONE.
 * The mailbox is watched, or looked at every second where no watcher is left.
 * SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "commands.h"
#include "os/clock.h"
#include "os/watch.h"
#include "../session.h"

struct watched {
	int fd;          /* -1: none */
	int dirs[3];     /* kept open for kqueue */
};

static void
watch_mailbox(struct watched *w, const struct box *b)
{
	static const char *const names[2] = { "new", "cur" };
	size_t i;

	*w = (struct watched){ -1, { -1, -1, -1 } };
	if (b == NULL || (w->fd = os_watch_new()) == -1)
		return;
	for (i = 0; i < 2; i++) {
		w->dirs[i] = openat(box_dir(b), names[i],
		    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		if (w->dirs[i] == -1 || os_watch_add(w->fd, w->dirs[i]) == -1) {
			close(w->fd);
			w->fd = -1;
			return;
		}
	}
}

static void
unwatch(struct watched *w)
{
	size_t i;

	for (i = 0; i < LENGTH(w->dirs); i++)
		if (w->dirs[i] != -1)
			close(w->dirs[i]);
	if (w->fd != -1)
		close(w->fd);
}

/* Until the client sends something: 0, or -1 when it has been silent too
 * long. */
static int
wait_for_client(struct session *s, const struct watched *w)
{
	int64_t end = os_clock_ms() + (int64_t)s->set->idle_timeout;

	while (!rd_is_ready(&s->in)) {
		struct pollfd p[2] = { { s->in.fd, POLLIN, 0 },
		    { w->fd, POLLIN, 0 } };
		int64_t left = end - os_clock_ms();
		int n;

		if (wr_flush(&s->out, &s->err) == -1 || left <= 0)
			return -1;
		if (w->fd == -1 && s->view.box != NULL &&
		    left > OS_WATCH_POLL_MS)
			left = OS_WATCH_POLL_MS;
		n = poll(p, 2, (int)left);
		if (n == -1 && errno != EINTR)
			return -1;
		if (n > 0 && p[0].revents != 0)
			return 0;
		if (n > 0)
			os_watch_drain(w->fd);
		view_sync(s);
		if (s->ending)
			return 0;
	}
	return 0;
}

enum reply
cmd_idle(struct session *s, struct args *args)
{
	struct watched w;
	struct span line;
	int r;

	if (args_end(args) == -1)
		return REPLY_SYNTAX;
	watch_mailbox(&w, s->view.box);
	wr_adds(&s->out, "+ idling\r\n");
	/* What came between the last look and the watch. */
	view_sync(s);
	r = wait_for_client(s, &w);
	unwatch(&w);
	if (r == -1) {
		wr_adds(&s->out, "* BYE idle for too long\r\n");
		s->reason = "idle for too long";
		s->ending = true;
		return REPLY_NOTHING;
	}
	if (s->ending)
		return REPLY_NOTHING;
	r = rd_line(&s->in, EOL_CRLF, 100, &line, &s->err);
	if (r != 1 && rd_ended(&s->in))
		return REPLY_NOTHING;
	if (r == 1 && span_ieq(line, SPAN("DONE")))
		return REPLY_OK;
	s->err = ERR_INIT;
	args_fail(args, "expected DONE");
	return REPLY_SYNTAX;
}
