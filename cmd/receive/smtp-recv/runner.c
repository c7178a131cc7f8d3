/* runner - see runner.h.
 * SPDX-License-Identifier: ISC */
#include "runner.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/log.h"
#include "os/fdpass.h"
#include "os/tmpfd.h"

#define ENV_MAX 62               /* chain_run passes on 64 */

struct answer {
	bool started;
	struct chain_result result;
	char why[200];
};

static const char *const names[] = { "SMTP_HELO", "SMTP_PROTOCOL",
	"AUTH_USER", "QUEUE_ID", "MAIL_HOLD", "SENDER", "RECIPIENT",
	"ORIGINAL_RECIPIENT",
	"LOCAL", "DOMAIN" };

/* Read here or by others for another delivery: never for the chain. */
static const char *const unset[] = { "EXTENSION", "SSLCTLFD", "SSLREADFD",
	"SSLWRITEFD" };

pid_t
runner_split(int *sock_out, struct err *err)
{
	int pair[2];
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair) == -1)
		return err_sys(err, "socket pair");
	(void)fcntl(pair[0], F_SETFD, FD_CLOEXEC);
	(void)fcntl(pair[1], F_SETFD, FD_CLOEXEC);
	pid = fork();
	if (pid == -1)
		err_sys(err, "fork");
	close(pair[pid == 0 ? 0 : 1]);
	*sock_out = pair[pid == 0 ? 1 : 0];
	if (pid == -1)
		close(*sock_out);
	return pid;
}

/* Not every SSL_ name: SSL_CERT_FILE and its like steer OpenSSL. */
static bool
is_tls_fact(struct span name)
{
	static const char *const prefixes[] = { "SSL_PROTOCOL", "SSL_CIPHER",
		"SSL_CLIENT_", "SSL_SERVER_", "SSL_SESSION_", "SSL_VERSION_",
		"SSL_ALPN" };
	size_t i, known = 0;

	for (i = 0; i < LENGTH(prefixes); i++)
		known += span_starts(name, span_str(prefixes[i]));
	for (i = 0; i < name.n; i++)
		if (!(name.p[i] >= 'A' && name.p[i] <= 'Z') &&
		    !span_is_digit(name.p[i]) && name.p[i] != '_')
			return false;
	return known > 0 && name.n < 64;
}

/* Whoever XCLIENT is taken from says these, instead of what is inherited. */
static bool
is_client_fact(struct span name)
{
	static const char *const facts[] = { "TCPREMOTEIP", "TCPREMOTEPORT",
		"TCPREMOTEHOST", "TCPLOCALIP", "TCPLOCALPORT" };
	size_t i;

	for (i = 0; i < LENGTH(facts); i++)
		if (span_eq(name, span_str(facts[i])))
			return true;
	return false;
}

static bool
is_known(const struct runner *r, struct span name)
{
	size_t i;

	if (r->peer_vouches && is_client_fact(name))
		return true;

	for (i = 0; i < LENGTH(names); i++)
		if (span_eq(name, span_str(names[i])))
			return true;
	return is_tls_fact(name);
}

static bool
is_value(struct span v)
{
	size_t i;

	for (i = 0; i < v.n; i++)
		if ((unsigned char)v.p[i] < ' ' || v.p[i] == 0x7f)
			return false;
	return v.n <= RUNNER_VALUE_MAX;
}

/* The variables of a request, as chain_run wants them; they point into it. */
static int
read_env(const struct runner *r, struct span rest,
    const char *env[ENV_MAX + 1], struct err *err)
{
	size_t n = 0, i;

	for (i = 0; i < LENGTH(names); i++)
		env[n++] = names[i];
	for (i = 0; i < LENGTH(unset); i++)
		env[n++] = unset[i];
	while (rest.n > 0) {
		size_t end = span_find(rest, 0, '\0');
		struct span entry = span_sub(rest, 0, end);
		size_t eq = span_find(entry, 0, '=');

		if (end == rest.n || eq == entry.n || n == ENV_MAX ||
		    !is_value(span_from(entry, eq + 1)))
			return err_set(err, ERR_TEMP, "bad request");
		if (is_known(r, span_sub(entry, 0, eq)))
			env[n++] = entry.p;
		rest = span_from(rest, end + 1);
	}
	env[n] = NULL;
	return 0;
}

static void
run_chain(const struct runner *r, struct span request, const int *fds,
    size_t n_fds, struct answer *a)
{
	struct chain c = chain_of(r->program, n_fds == 2 ? fds[0] : -1);
	const char *env[ENV_MAX + 1];
	struct err err = ERR_INIT;

	c.env = env;
	c.envelope_fd = n_fds == 2 ? fds[1] : -1;
	c.auth_fd = r->auth_fd;
	c.timeout_ms = r->timeout_ms;
	if (n_fds != 2)
		err_set(&err, ERR_TEMP, "bad request");
	else if (read_env(r, span_from(request, 1), env, &err) == 0 &&
	    chain_run(&c, &a->result, &err) == 0)
		a->started = true;
	memcpy(a->why, err.text, sizeof(a->why));
}

static int
give_disk(const struct runner *r, int sock, struct err *err)
{
	int fd = os_tmpfd_disk(r->spool_dir, err), sent;

	if (fd == -1) {
		log_reason("error", err->text);
		return os_fdpass_send(sock, SPAN("-"), NULL, 0, err);
	}
	sent = os_fdpass_send(sock, SPAN("+"), &fd, 1, err);
	close(fd);
	return sent;
}

static int
serve_one(const struct runner *r, int sock, struct span request,
    const int *fds, size_t n_fds, struct err *err)
{
	struct keeper_answer kept;
	struct answer a;

	if (request.p[0] == 'D')
		return give_disk(r, sock, err);
	if (request.p[0] == KEEPER_REQUEST) {
		keeper_serve(&r->keeper, request, &kept);
		return os_fdpass_send(sock, span_of((const char *)&kept,
		    sizeof(kept)), NULL, 0, err);
	}
	memset(&a, 0, sizeof(a));
	if (request.p[0] == 'R')
		run_chain(r, request, fds, n_fds, &a);
	return os_fdpass_send(sock, span_of((const char *)&a, sizeof(a)), NULL,
	    0, err);
}

static int
exit_code_of(pid_t session)
{
	int status;

	while (waitpid(session, &status, 0) == -1)
		if (errno != EINTR)
			return EX_OSERR;
	if (WIFEXITED(status))
		return WEXITSTATUS(status);
	log_reason("crash", "the session ended by a signal");
	return EX_TEMPFAIL;
}

int
runner_serve(const struct runner *r, int sock, pid_t session)
{
	char request[RUNNER_REQUEST_MAX];
	struct err err = ERR_INIT;
	int fds[OS_FDPASS_MAX];
	size_t n_fds;
	long n;

	while ((n = os_fdpass_recv(sock, request, sizeof(request), -1, fds,
	    &n_fds, &err)) > 0) {
		int sent = serve_one(r, sock, span_of(request, (size_t)n), fds,
		    n_fds, &err);

		while (n_fds > 0)
			close(fds[--n_fds]);
		if (sent == -1)
			break;
	}
	close(sock);
	return exit_code_of(session);
}

void
runner_set(struct buf *env, struct span name, struct span value)
{
	if (!is_value(value))
		return;
	buf_add(env, name);
	buf_addc(env, '=');
	buf_add(env, value);
	buf_addc(env, '\0');
}

int
runner_run(int sock, const struct buf *env, int message_fd, int envelope_fd,
    struct chain_result *result, struct err *err)
{
	int fds[2] = { message_fd, envelope_fd }, none[OS_FDPASS_MAX];
	struct buf request = BUF_INIT(RUNNER_REQUEST_MAX);
	struct answer a;
	size_t n_none;
	long n;
	int r;

	buf_addc(&request, 'R');
	buf_add(&request, buf_span(env));
	r = buf_ok(&request) && buf_ok(env) ? os_fdpass_send(sock,
	    buf_span(&request), fds, 2, err) :
	    err_set(err, ERR_TEMP, "request too large");
	buf_done(&request);
	if (r == -1)
		return -1;
	n = os_fdpass_recv(sock, (char *)&a, sizeof(a), -1, none, &n_none,
	    err);
	if (n == -1)
		return -1;
	if (n != sizeof(a))
		return err_set(err, ERR_TEMP, "the runner has gone");
	if (!a.started)
		return err_set(err, ERR_TEMP, "%s", a.why);
	*result = a.result;
	return 0;
}

int
runner_disk(void *arg, struct err *err)
{
	int sock = *(int *)arg, fds[OS_FDPASS_MAX];
	size_t n_fds;
	char c;

	if (os_fdpass_send(sock, SPAN("D"), NULL, 0, err) == -1 ||
	    os_fdpass_recv(sock, &c, 1, -1, fds, &n_fds, err) == -1)
		return -1;
	return n_fds == 1 ? fds[0] :
	    err_set(err, ERR_TEMP, "no file for the message");
}
