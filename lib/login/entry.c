/* entry - see entry.h.
 * SPDX-License-Identifier: ISC */
#include "login/entry.h"

#include <stdlib.h>
#include <unistd.h>

#include "auth/again.h"
#include "auth/handover.h"
#include "base/tool.h"
#include "conn/facts.h"

/* Count what was done, and end the connection at a limit. */
static enum login_step
count(const struct entry *e, struct login *l, enum login_step step)
{
	const struct login_limit *limit = login_count(l, step);

	if (limit != NULL) {
		e->bye(l, limit->text);
		l->reason = limit->reason;
		return LOGIN_END;
	}
	return step == LOGIN_END || step == LOGIN_GONE ? step : LOGIN_ON;
}

/* Something failed: is there still someone to tell? */
static int
gone(const struct entry *e, struct login *l, const struct err *err)
{
	bool theirs = login_client_gone(l);

	l->reason = err->text;
	if (login_timed_out(l)) {
		e->bye(l, "Too slow to log in");
		l->reason = "deadline";
	} else if (!theirs) {
		e->unavailable(l);
	}
	return theirs ? 0 : -1;
}

static int
talk(const struct entry *e, void *self, struct login *l, struct err *err)
{
	enum login_step step;
	int r = 0;

	if (!l->again)
		e->greet(self);
	do {
		*err = ERR_INIT;
		step = count(e, l, e->command(self, err));
	} while (step == LOGIN_ON);
	if (step == LOGIN_GONE)
		r = gone(e, l, err);
	if (l->reason != NULL)
		login_end(l, l->reason);
	return r;
}

int
entry_run(const struct entry *e, void *self, struct login *l,
    const struct login_limits *limits, char **program, struct err *err)
{
	struct buf unread = BUF_INIT(HANDOVER_UNREAD_MAX);
	int fd, got;

	*l = (struct login){ .limits = limits };
	(void)facts_from_socket(0);
	if (getenv("AUTH_FD") == NULL) {
		tool_explain("no AUTH_FD: exec %s", program[0]);
		(void)execvp(program[0], program);
		return err_sys(err, "cannot run %s", program[0]);
	}
	if ((fd = ask_fd_from_environment()) == -1)
		return err_set(err, ERR_TEMP, "AUTH_FD is not an open socket");
	got = again_take(&unread, err);
	if (got != -1 && login_open(l, limits, fd, err) == 0) {
		l->again = got == 1;
		rd_prepend(&l->rd, buf_span(&unread));
		login_wipe(&unread);
		return talk(e, self, l, err);
	}
	buf_done(&unread);
	e->unavailable(l);
	login_end(l, err->text);
	return -1;
}
