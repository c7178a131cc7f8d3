/* pwcheck - see pwcheck.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "auth/pwcheck.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/num.h"
#include "base/secret.h"
#include "os/spawn.h"
#include "text/base64.h"

#define ARGS_MAX 24
#define END_MS 200                   /* a checker that has answered is ending */

static int
run(struct pwcheck *c, const char *program, char *const *args, int fd3,
    int sock, struct err *err)
{
	static const struct os_ids nobody = { PWCHECK_ID, PWCHECK_ID };
	static char serve[] = "--serve";
	char *argv[ARGS_MAX + 3] = { (char *)(size_t)program, serve };
	struct os_spawn s = { .argv = argv, .fds = { sock, sock, 2, fd3 },
		.n_fds = fd3 == -1 ? 3 : 4, .dir = "/" };
	size_t i;

	for (i = 0; args != NULL && args[i] != NULL; i++) {
		if (i == ARGS_MAX)
			return err_set(err, ERR_TEMP, "too many arguments");
		argv[i + 2] = args[i];
	}
	if (os_cred_is_root())
		s.ids = &nobody;
	c->pid = os_spawn(&s, err);
	return c->pid == -1 ? -1 : 0;
}

int
pwcheck_start(struct pwcheck *c, const char *program, char *const *args,
    int fd3, struct err *err)
{
	struct timeval limit = { PWCHECK_TIMEOUT_MS / 1000, 0 };
	int pair[2], r;

	c->pid = -1;
	c->fd = -1;
	c->out_n = 0;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) == -1) {
		wire_init(&c->in, -1);
		return err_sys(err, "socketpair");
	}
	c->fd = pair[0];
	wire_init(&c->in, c->fd);
	c->in.timeout_ms = PWCHECK_TIMEOUT_MS;
	c->in.strict = true;
	r = run(c, program, args, fd3, pair[1], err);
	close(pair[1]);
	if (r == 0 && setsockopt(c->fd, SOL_SOCKET, SO_SNDTIMEO, &limit,
	    sizeof(limit)) == -1)
		return err_sys(err, "password-check");
	return r;
}

/* What does not fit any more makes the whole of it unusable: out_n is one more
 * than the buffer holds then, which pwcheck_next sees. */
static void
put(struct pwcheck *c, struct span s)
{
	if (c->out_n > sizeof(c->out) || s.n > sizeof(c->out) - c->out_n) {
		c->out_n = sizeof(c->out) + 1;
		return;
	}
	if (s.n > 0)
		memcpy(c->out + c->out_n, s.p, s.n);
	c->out_n += s.n;
}

void
pwcheck_put(struct pwcheck *c, const char *verb, struct span rest)
{
	bool line = !span_has(rest, '\n') && !span_has(rest, '\0');

	put(c, span_str(verb));
	if (rest.n > 0 && *verb != '\0')
		put(c, SPAN(" "));
	put(c, line ? rest : SPAN(""));
	put(c, SPAN("\n"));
	if (!line)
		c->out_n = sizeof(c->out) + 1;
}

void
pwcheck_put64(struct pwcheck *c, const char *verb, struct span bytes)
{
	struct buf text = BUF_INIT(PWCHECK_LINE_MAX);

	/* Room for all of it at once: growing would leave copies behind. */
	if (bytes.n <= PWCHECK_LINE_MAX / 2 &&
	    buf_room(&text, bytes.n / 3 * 4 + 5)) {
		base64_encode(&text, bytes);
		pwcheck_put(c, verb, text.len > 0 ? buf_span(&text) :
		    SPAN("="));
		secret_clear(text.p, text.cap);
	} else {
		c->out_n = sizeof(c->out) + 1;
	}
	buf_done(&text);
}

static int
flush(struct pwcheck *c, struct err *err)
{
	size_t at = 0;

	if (c->out_n > sizeof(c->out))
		return err_set(err, ERR_TEMP, "too much for password-check");
	while (at < c->out_n) {
		ssize_t n = send(c->fd, c->out + at, c->out_n - at,
		    MSG_NOSIGNAL);

		if (n > 0)
			at += (size_t)n;
		else if (n == -1 && errno != EINTR)
			return err_sys(err, "password-check");
	}
	secret_clear(c->out, c->out_n);
	c->out_n = 0;
	return 0;
}

int
pwcheck_next(struct pwcheck *c, struct pwcheck_line *line_out,
    struct err *err)
{
	struct err why = ERR_INIT;
	struct span line;
	uint32_t code;
	int got;

	if (c->pid == -1)
		return err_set(err, ERR_TEMP, "password-check is not running");
	if (flush(c, err) == -1)
		return -1;
	got = wire_line(&c->in, &line, &why);
	wire_drop(&c->in);
	if (got == -1)
		return err_set(err, ERR_TEMP, "password-check: %s",
		    why.sys == ETIMEDOUT ? "no answer in time" : why.text);
	if (got == 0)
		return err_set(err, ERR_TEMP, "password-check ended");
	if (line.n < 3 || (line.n > 3 && line.p[3] != ' ') ||
	    num_parse_u32(span_sub(line, 0, 3), 599, &code) == -1 ||
	    code < 200)
		return err_set(err, ERR_TEMP, "bad line of password-check");
	line_out->code = (int)code;
	line_out->text = span_from(line, 4);
	return 0;
}

void
pwcheck_end(struct pwcheck *c)
{
	struct err ignored = ERR_INIT;
	int status;

	if (c->fd != -1)
		close(c->fd);
	c->fd = -1;
	if (c->pid != -1 &&
	    os_spawn_wait(c->pid, END_MS, &status, &ignored) == 0)
		os_spawn_kill(c->pid);
	c->pid = -1;
	secret_clear(c->out, sizeof(c->out));
	wire_done(&c->in);
}
