/* rulepolicy - see rulepolicy.h.
 * SPDX-License-Identifier: ISC */
#include "rules/rulepolicy.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/num.h"
#include "io/rd.h"
#include "io/wr.h"
#include "os/clock.h"

void
rulepolicy_add(struct buf *request, const char *name, struct span value)
{
	size_t i;

	buf_adds(request, name);
	buf_addc(request, '=');
	for (i = 0; i < value.n; i++)
		buf_addc(request, (unsigned char)value.p[i] < ' ' ? '?' :
		    value.p[i]);
	buf_addc(request, '\n');
}

static int
bad(struct span target, struct err *err)
{
	return err_set(err, ERR_USAGE, "not unix:/path or address:port: %.*s",
	    (int)span_sub(target, 0, 120).n, target.p);
}

static int
unix_address(struct span target, struct sockaddr_storage *a, socklen_t *n,
    struct err *err)
{
	struct sockaddr_un un = { .sun_family = AF_UNIX };
	struct span path = span_from(target, 5);

	if (path.n == 0 || path.p[0] != '/' || path.n >= sizeof(un.sun_path))
		return bad(target, err);
	memcpy(un.sun_path, path.p, path.n);
	memcpy(a, &un, sizeof(un));
	*n = sizeof(un);
	return 0;
}

static int
find_address(struct span target, struct sockaddr_storage *a, socklen_t *n,
    struct err *err)
{
	struct addrinfo hints = { .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV,
		.ai_socktype = SOCK_STREAM }, *found;
	struct span host, port;
	size_t colon;
	char node[64], service[8];

	if (span_istarts(target, SPAN("inet:")))
		target = span_from(target, 5);
	if (span_starts(target, SPAN("unix:")))
		return unix_address(target, a, n, err);
	colon = span_rfind(target, ':');
	host = span_sub(target, 0, colon);
	port = span_from(target, colon + 1);
	if (host.n > 2 && host.p[0] == '[' && host.p[host.n - 1] == ']')
		host = span_sub(host, 1, host.n - 1);
	if (span_eq(host, SPAN("localhost")))
		host = SPAN("127.0.0.1");
	if (host.n == 0 || host.n >= sizeof(node) || port.n == 0 ||
	    port.n >= sizeof(service))
		return bad(target, err);
	(void)snprintf(node, sizeof(node), "%.*s", (int)host.n, host.p);
	(void)snprintf(service, sizeof(service), "%.*s", (int)port.n, port.p);
	if (getaddrinfo(node, service, &hints, &found) != 0)
		return bad(target, err);
	memcpy(a, found->ai_addr, found->ai_addrlen);
	*n = found->ai_addrlen;
	freeaddrinfo(found);
	return 0;
}

static int
take_option(struct rulepolicy *p, struct span option, struct err *err)
{
	uint64_t ms;

	if (span_starts(option, SPAN("timeout=")) && num_parse_duration(
	    span_from(option, 8), RULEPOLICY_TIMEOUT_MAX, &ms) == 0 && ms > 0)
		p->timeout_ms = (int)ms;
	else if (span_eq(option, SPAN("default=dunno")))
		p->go_on = true;
	else if (!span_eq(option, SPAN("default=defer")))
		return err_set(err, ERR_USAGE, "not timeout=TIME, "
		    "default=defer or default=dunno: %.*s",
		    (int)span_sub(option, 0, 80).n, option.p);
	return 0;
}

int
rulepolicy_parse(struct span argument, struct rulepolicy *out,
    struct err *err)
{
	struct sockaddr_storage a;
	struct span option;
	socklen_t n;

	*out = (struct rulepolicy){ .timeout_ms = RULEPOLICY_TIMEOUT_MS };
	(void)span_cut(&argument, ',', &out->target);
	while (span_cut(&argument, ',', &option))
		if (take_option(out, option, err) == -1)
			return -1;
	return find_address(out->target, &a, &n, err);
}

static int
connect_in_time(int fd, const struct sockaddr_storage *a, socklen_t n,
    int timeout_ms)
{
	struct pollfd p = { fd, POLLOUT, 0 };
	int failed = 0;
	socklen_t size = sizeof(failed);

	if (connect(fd, (const struct sockaddr *)a, n) == 0)
		return 0;
	if (errno != EINPROGRESS)
		return -1;
	if (poll(&p, 1, timeout_ms) != 1) {
		errno = ETIMEDOUT;
		return -1;
	}
	if (getsockopt(fd, SOL_SOCKET, SO_ERROR, &failed, &size) == -1)
		return -1;
	errno = failed;
	return failed == 0 ? 0 : -1;
}

/* Lines up to the empty one. */
static int
converse(int fd, struct span request, int timeout_ms, struct buf *answer,
    struct err *err)
{
	struct span line;
	struct rd rd;
	struct wr wr;
	int got = 1;

	rd_init(&rd, fd, timeout_ms);
	wr_init(&wr, fd, timeout_ms);
	rd.deadline = os_clock_ms() + timeout_ms;
	wr_add(&wr, request);
	wr_addc(&wr, '\n');
	if (wr_flush(&wr, err) == -1)
		got = -1;
	while (got == 1 && (got = rd_line(&rd, EOL_LF, RULEPOLICY_ANSWER_MAX,
	    &line, err)) == 1 && line.n > 0) {
		buf_add(answer, line);
		buf_addc(answer, '\n');
	}
	rd_done(&rd);
	wr_done(&wr);
	if (got == 1 && buf_ok(answer))
		return 0;
	return got == -1 ? -1 : err_set(err, ERR_TEMP,
	    "the policy server's answer is cut or too long");
}

int
rulepolicy_ask(const struct rulepolicy *p, struct span request,
    struct rulereply *reply, struct err *err)
{
	struct buf answer = BUF_INIT(RULEPOLICY_ANSWER_MAX);
	struct sockaddr_storage a;
	socklen_t n;
	int fd, r = -1;

	if (find_address(p->target, &a, &n, err) == -1)
		return -1;
	fd = socket(a.ss_family, SOCK_STREAM, 0);
	if (fd == -1)
		return err_sys(err, "policy server: socket");
	(void)fcntl(fd, F_SETFD, FD_CLOEXEC);
	(void)fcntl(fd, F_SETFL, O_NONBLOCK);
	if (connect_in_time(fd, &a, n, p->timeout_ms) == -1)
		err_sys(err, "policy server %.*s", (int)p->target.n,
		    p->target.p);
	else
		r = converse(fd, request, p->timeout_ms, &answer, err);
	close(fd);
	if (r == 0)
		rulereply_parse(buf_span(&answer), reply);
	buf_done(&answer);
	return r;
}
