/* password - see password.h. While the terminal does not echo, signals that
 * would end or stop the process are held back, so that it always gets its echo
 * again; they are looked for while we wait.
 * SPDX-License-Identifier: ISC */
#include "password.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include "os/random.h"

#define LOOK_MS 100

/* A line, whose end is not part of it. */
static int
read_line(int fd, struct secret *p, struct err *err)
{
	p->len = 0;
	for (;;) {
		char c = '\n';
		ssize_t n = read(fd, &c, 1);

		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return err_sys(err, "read the password");
		if (n == 0 || c == '\n')
			break;
		if (p->len == PASSWORD_MAX)
			return err_set(err, ERR_USAGE, "the password is too "
			    "long");
		p->p[p->len++] = c;
	}
	if (p->len > 0 && p->p[p->len - 1] == '\r')
		p->len--;
	p->p[p->len] = '\0';
	return 0;
}

/* Passwords are text: a control character is a key that was not meant. */
static int
check(const struct secret *p, struct err *err)
{
	size_t i;

	for (i = 0; i < p->len; i++)
		if ((unsigned char)p->p[i] < ' ' || p->p[i] == 0x7f)
			return err_set(err, ERR_USAGE, "a control character "
			    "in the password");
	return p->len > 0 ? 0 : err_set(err, ERR_USAGE, "no password");
}

int
password_read(struct secret *p, struct err *err)
{
	return read_line(0, p, err) == 0 ? check(p, err) : -1;
}

static const int held[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP };

static bool
is_called_off(void)
{
	sigset_t set;
	size_t i;

	if (sigpending(&set) == -1)
		return false;
	for (i = 0; i < LENGTH(held); i++)
		if (sigismember(&set, held[i]) == 1)
			return true;
	return false;
}

static int
ask(int tty, const char *prompt, struct secret *p, struct err *err)
{
	struct span text = span_str(prompt);
	struct pollfd in = { tty, POLLIN, 0 };

	if (write(tty, text.p, text.n) == -1)
		return err_sys(err, "terminal");
	while (poll(&in, 1, LOOK_MS) == 0 || (in.revents & POLLIN) == 0)
		if (is_called_off() || (in.revents & (POLLHUP | POLLERR)) != 0)
			return err_set(err, ERR_USAGE, "called off");
	if (read_line(tty, p, err) == -1)
		return -1;
	return write(tty, "\n", 1) == -1 ? err_sys(err, "terminal") :
	    check(p, err);
}

static int
ask_twice(int tty, struct secret *p, bool twice, struct err *err)
{
	struct secret again;
	int r;

	if (ask(tty, twice ? "New password: " : "Password: ", p, err) == -1)
		return -1;
	if (!twice)
		return 0;
	secret_init(&again);
	r = ask(tty, "The same again: ", &again, err);
	if (r == 0 && !secret_equal(secret_span(p), secret_span(&again)))
		r = err_set(err, ERR_USAGE, "these are two passwords");
	secret_wipe(&again);
	return r;
}

int
password_ask(struct secret *p, bool twice, struct err *err)
{
	int tty = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC), r;
	struct termios old, quiet;
	sigset_t block, before;
	size_t i;

	if (tty == -1)
		return err_set(err, ERR_USAGE, "no terminal to ask at; see "
		    "--stdin");
	(void)sigemptyset(&block);
	for (i = 0; i < LENGTH(held); i++)
		(void)sigaddset(&block, held[i]);
	if (tcgetattr(tty, &old) == -1 ||
	    sigprocmask(SIG_BLOCK, &block, &before) == -1) {
		err_sys(err, "terminal");
		close(tty);
		return -1;
	}
	quiet = old;
	quiet.c_lflag &= (tcflag_t)~ECHO;
	r = tcsetattr(tty, TCSAFLUSH, &quiet) == 0 ?
	    ask_twice(tty, p, twice, err) : err_sys(err, "terminal");
	(void)tcsetattr(tty, TCSAFLUSH, &old);
	(void)sigprocmask(SIG_SETMASK, &before, NULL);
	close(tty);
	return r;
}

/* No letter or digit that looks like another; 32 of them. */
void
password_make(struct secret *p)
{
	static const char alphabet[] = "abcdefghijkmnpqrstuvwxyz23456789";
	unsigned char bytes[20];
	size_t i;

	os_random(bytes, sizeof(bytes));
	p->len = 0;
	for (i = 0; i < sizeof(bytes); i++) {
		if (i > 0 && i % 5 == 0)
			p->p[p->len++] = '-';
		p->p[p->len++] = alphabet[bytes[i] & 31];
	}
	p->p[p->len] = '\0';
	secret_clear(bytes, sizeof(bytes));
}
