/* tool - see tool.h. The state here is the process's own: its name, what was
 * open when it began, where it logs.
 * SPDX-License-Identifier: ISC */
#include "base/tool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/log.h"
#include "base/mem.h"

#define FDS_NOTED 10

static const struct tool *self;
static struct option_common common;
static bool had_fd[FDS_NOTED];
static bool stderr_is_client;
static char session[40];

/* A handler that does nothing: unlike SIG_IGN it is not inherited through
 * exec, so our children start with the default whatever our parent did. */
static void
note_signal(int sig)
{
	(void)sig;
}

static void
catch_signals(void)
{
	struct sigaction sa;

	memset(&sa, 0, sizeof(sa));
	sa.sa_handler = note_signal;
	(void)sigaction(SIGPIPE, &sa, NULL);
	(void)sigaction(SIGXFSZ, &sa, NULL);
}

/* A closed 0 or 1 becomes a descriptor that fails in use: reading nothing as
 * an empty message, or writing one into the void, would lose mail. */
static void
fill_fds(void)
{
	static const int mode[3] = { O_WRONLY, O_RDONLY, O_RDWR };
	struct pollfd all[FDS_NOTED];
	int fd;

	/* One poll(2) says which are open. */
	for (fd = 0; fd < FDS_NOTED; fd++)
		all[fd] = (struct pollfd){ fd, 0, 0 };
	if (poll(all, FDS_NOTED, 0) == -1)
		_exit(EX_OSERR);
	for (fd = 0; fd < FDS_NOTED; fd++)
		had_fd[fd] = (all[fd].revents & POLLNVAL) == 0;
	for (fd = 0; fd < 3; fd++)
		if (!had_fd[fd] && open("/dev/null", mode[fd]) != fd)
			_exit(EX_OSERR);
}

/* inetd puts the client's socket on descriptor 2 as well. */
static bool
is_client_socket(void)
{
	struct stat in, errs;

	return fstat(0, &in) == 0 && fstat(2, &errs) == 0 &&
	    S_ISSOCK(in.st_mode) && S_ISSOCK(errs.st_mode) &&
	    in.st_dev == errs.st_dev && in.st_ino == errs.st_ino;
}

static void
out_of_memory(void)
{
	log_reason("error", "out of memory");
}

/* SESSION_ID comes from the first tool of a connection: seconds, nanoseconds
 * and pid, in hexadecimal. It names the connection in logs, no more. */
static void
take_session(void)
{
	const char *given = getenv("SESSION_ID");
	struct timespec now;

	if (given != NULL && *given != '\0' &&
	    strlen(given) < sizeof(session)) {
		memcpy(session, given, strlen(given) + 1);
		return;
	}
	(void)clock_gettime(CLOCK_REALTIME, &now);
	(void)snprintf(session, sizeof(session), "%llx.%lx.%lx",
	    (unsigned long long)now.tv_sec, (unsigned long)now.tv_nsec,
	    (unsigned long)getpid());
	(void)setenv("SESSION_ID", session, 1);
}

static void
open_log(void)
{
	const char *service = getenv("SERVICE"), *log = getenv("LOG");
	int null;

	stderr_is_client = is_client_socket();
	if (stderr_is_client) {
		/* What we start must not write to the client either. */
		(void)setenv("LOG", "syslog", 1);
		if ((null = open("/dev/null", O_RDWR | O_CLOEXEC)) != -1) {
			(void)dup2(null, 2);
			close(null);
		}
	}
	log_open(service != NULL ? service : self->name, session,
	    getenv("TCPREMOTEIP"),
	    stderr_is_client || (log != NULL && strcmp(log, "syslog") == 0));
}

void
tool_init(const struct tool *t)
{
	self = t;
	common = (struct option_common){ .check = false };
	fill_fds();
	catch_signals();
	/* A loader leaves this to what it loads. */
	if (t->kind != TOOL_LOADER)
		umask(077);
	take_session();
	open_log();
	mem_on_exhaustion(out_of_memory);
}

static void
print_help(FILE *out)
{
	fprintf(out, "usage: %s %s\n", self->name, self->synopsis);
	option_help(self->options, self->n_options, out);
}

/* musl writes a line at once: a failure is then known to ferror alone. */
static NORETURN void
leave_printed(void)
{
	bool bad = fflush(stdout) != 0;

	exit(bad || ferror(stdout) ? EX_IOERR : EX_OK);
}

static NORETURN void
print_and_leave(void)
{
	if (common.help)
		print_help(stdout);
	else
		printf("%s (Pneumatic) %s%s%s\n", self->name, TOOL_VERSION,
		    self->features != NULL ? " " : "",
		    self->features != NULL ? self->features : "");
	leave_printed();
}

char **
tool_options(int argc, char **argv, void *settings)
{
	struct err err = ERR_INIT;
	int rest = option_read(self->options, self->n_options, argc, argv,
	    settings, &common, &err);

	if (rest == -1)
		tool_die(&err);
	if (common.help || common.version)
		print_and_leave();
	return argv + rest;
}

void
tool_checked(const void *settings)
{
	struct err err = ERR_INIT;

	if (!common.check)
		return;
	if (option_check_files(self->options, self->n_options, settings,
	    &err) == -1)
		tool_die(&err);
	printf("%s: ok\n", self->name);
	leave_printed();
}

bool
tool_had_fd(int n)
{
	return n >= 0 && n < FDS_NOTED && had_fd[n];
}

bool
tool_checking(void)
{
	return common.check;
}

bool
tool_explaining(void)
{
	return common.explain;
}

const char *
tool_session(void)
{
	return session;
}

const char *
tool_service(void)
{
	const char *service = getenv("SERVICE");

	return service == NULL ? "" : service;
}

void
tool_explain(const char *format, ...)
{
	struct buf b = BUF_INIT(LOG_LINE_MAX);
	va_list args;

	if (!common.explain)
		return;
	buf_addf(&b, "%s: ", self->name);
	va_start(args, format);
	buf_addv(&b, format, args);
	va_end(args);
	log_raw(buf_span(&b));
	buf_done(&b);
}

int
tool_exit_code(const struct err *err)
{
	bool mail_path = self->kind == TOOL_LINK || self->kind == TOOL_SINK;

	switch (err->kind) {
	case ERR_NONE:
		return EX_OK;
	case ERR_PERM:
		return EX_NOPERM;
	case ERR_DATA:
	case ERR_LIMIT:
		return EX_DATAERR;
	case ERR_PROTO:
		return EX_PROTOCOL;
	case ERR_USAGE:
		return mail_path ? EX_TEMPFAIL : EX_USAGE;
	case ERR_TEMP:
		break;
	}
	return EX_TEMPFAIL;
}

/* A refusal for the sender begins with its enhanced status code, so that the
 * front can tell it from the rest; anything else is prefixed by our name. */
static NORETURN void
leave(int code, struct span text)
{
	struct buf b = BUF_INIT(LOG_LINE_MAX);

	if (text.n < 2 || !span_is_digit(text.p[0]) || text.p[1] != '.')
		buf_addf(&b, "%s: ", self->name);
	buf_add(&b, text);
	if (stderr_is_client) {
		log_reason("exit", buf_str(&b));
	} else {
		buf_addc(&b, '\n');
		if (write(2, b.p, b.len) == -1)
			code = code == 0 ? EX_IOERR : code;
	}
	exit(code);
}

void
tool_die(const struct err *err)
{
	leave(tool_exit_code(err), span_str(err->text));
}

void
tool_exit(int code, const char *format, ...)
{
	struct buf b = BUF_INIT(LOG_LINE_MAX / 2);
	va_list args;

	va_start(args, format);
	buf_addv(&b, format, args);
	va_end(args);
	leave(code, buf_span(&b));
}
