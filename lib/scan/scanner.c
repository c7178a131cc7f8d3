/* scanner - see scanner.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "scan/scanner.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "os/clock.h"

#define RETRY_MS 100
#define PIECE_MAX 65536

static bool
is_path(const char *address)
{
	return address[0] == '/' || address[0] == '.';
}

/* host:port or [host]:port: false when it is neither. */
static bool
split(const char *address, struct span *host, struct span *port)
{
	struct span s = span_str(address);
	size_t colon = span_rfind(s, ':');

	*host = span_sub(s, 0, colon);
	*port = span_from(s, colon + 1);
	if (host->n >= 2 && host->p[0] == '[' && host->p[host->n - 1] == ']')
		*host = span_sub(*host, 1, host->n - 1);
	else if (span_has(*host, ':'))
		return false;
	return host->n > 0 && port->n > 0 && host->n < 256 && port->n < 16;
}

bool
scanner_is_address(const char *address)
{
	struct span host, port;

	if (is_path(address))
		return strlen(address) <
		    sizeof(((struct sockaddr_un *)0)->sun_path);
	return split(address, &host, &port);
}

static int
left(int64_t deadline)
{
	int64_t ms = deadline - os_clock_ms();

	return ms < 0 ? 0 : ms > INT32_MAX ? INT32_MAX : (int)ms;
}

/* Wait for `events`: what came, or 0 at the deadline. */
static short
await(int fd, short events, int64_t deadline)
{
	struct pollfd p = { fd, events, 0 };
	int n;

	do
		n = poll(&p, 1, left(deadline));
	while (n == -1 && errno == EINTR);
	return n == 1 ? p.revents : 0;
}

/* One attempt: a descriptor, or -1 with errno. */
static int
try_one(int family, const struct sockaddr *sa, socklen_t n, int64_t deadline)
{
	int fd = socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	int fault = 0;
	socklen_t len = sizeof(fault);

	if (fd == -1)
		return -1;
	if (connect(fd, sa, n) == 0)
		return fd;
	if (errno == EINPROGRESS) {
		if (await(fd, POLLOUT, deadline) == 0)
			fault = ETIMEDOUT;
		else if (getsockopt(fd, SOL_SOCKET, SO_ERROR, &fault,
		    &len) == -1)
			fault = errno;
		if (fault == 0)
			return fd;
		errno = fault;
	}
	fault = errno;
	close(fd);
	errno = fault;
	return -1;
}

static int
try_path(const char *path, int64_t deadline)
{
	struct sockaddr_un sun = { .sun_family = AF_UNIX };

	if (strlen(path) >= sizeof(sun.sun_path)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	memcpy(sun.sun_path, path, strlen(path) + 1);
	return try_one(AF_UNIX, (const struct sockaddr *)(const void *)&sun,
	    sizeof(sun), deadline);
}

static int
try_host(const char *address, int64_t deadline)
{
	struct addrinfo hints = { .ai_socktype = SOCK_STREAM,
		.ai_flags = AI_NUMERICSERV }, *list = NULL, *a;
	char host_text[256], port_text[16];
	struct span host, port;
	int fd = -1;

	errno = EINVAL;
	if (!split(address, &host, &port))
		return -1;
	memcpy(host_text, host.p, host.n);
	host_text[host.n] = '\0';
	memcpy(port_text, port.p, port.n);
	port_text[port.n] = '\0';
	if (getaddrinfo(host_text, port_text, &hints, &list) != 0) {
		errno = EADDRNOTAVAIL;
		return -1;
	}
	for (a = list; a != NULL && fd == -1; a = a->ai_next)
		fd = try_one(a->ai_family, a->ai_addr, a->ai_addrlen,
		    deadline);
	freeaddrinfo(list);
	return fd;
}

/* A scanner that is still starting: no socket, or nobody behind it, or its
 * queue is full (EAGAIN on a Unix socket). */
static bool
may_come(int fault)
{
	return fault == ENOENT || fault == ECONNREFUSED || fault == EAGAIN;
}

int
scanner_open(struct scanner *s, const char *address, int wait_ms,
    int timeout_ms, struct err *err)
{
	int64_t start = os_clock_ms(), patience = start + wait_ms;

	s->deadline = start + timeout_ms;
	for (;;) {
		s->fd = is_path(address) ? try_path(address, s->deadline) :
		    try_host(address, s->deadline);
		if (s->fd != -1)
			return 0;
		if (!may_come(errno) || left(patience) == 0 ||
		    left(s->deadline) == 0)
			return err_sys(err, "connect to %s", address);
		(void)poll(NULL, 0, RETRY_MS);
	}
}

void
scanner_close(struct scanner *s)
{
	if (s->fd != -1)
		close(s->fd);
	s->fd = -1;
}

int
scanner_send(struct scanner *s, struct span bytes, struct err *err)
{
	while (bytes.n > 0) {
		short came = await(s->fd, POLLIN | POLLOUT, s->deadline);
		ssize_t n;

		if (came == 0)
			return err_set(err, ERR_TEMP, "it takes no bytes");
		if ((came & ~POLLOUT) != 0)
			return 0;
		n = send(s->fd, bytes.p, bytes.n, MSG_NOSIGNAL);
		if (n >= 0)
			bytes = span_from(bytes, (size_t)n);
		else if (errno == EPIPE || errno == ECONNRESET)
			return 0;
		else if (errno != EINTR && errno != EAGAIN)
			return err_sys(err, "send");
	}
	return 1;
}

static int
send_length(struct scanner *s, size_t n, struct err *err)
{
	char four[4] = { (char)(n >> 24 & 255), (char)(n >> 16 & 255),
		(char)(n >> 8 & 255), (char)(n & 255) };

	return scanner_send(s, span_of(four, 4), err);
}

int
scanner_send_file(struct scanner *s, int fd, size_t piece, bool lengths,
    struct err *err)
{
	char bytes[PIECE_MAX];
	off_t at = 0;
	ssize_t n;
	int r = 1;

	if (piece > sizeof(bytes))
		piece = sizeof(bytes);
	while (r == 1) {
		n = pread(fd, bytes, piece, at);
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return err_sys(err, "read message");
		if (n == 0)
			break;
		at += n;
		if (lengths)
			r = send_length(s, (size_t)n, err);
		if (r == 1)
			r = scanner_send(s, span_of(bytes, (size_t)n), err);
	}
	return r == 1 && lengths ? send_length(s, 0, err) : r;
}

const char *
scanner_quote(char out[SCANNER_QUOTE_MAX + 1], struct span said)
{
	size_t i;

	for (i = 0; i < said.n && i < SCANNER_QUOTE_MAX; i++)
		out[i] = said.p[i] >= ' ' && said.p[i] < 0x7f ? said.p[i] :
		    '?';
	out[i] = '\0';
	return out;
}

void
scanner_end(struct scanner *s)
{
	(void)shutdown(s->fd, SHUT_WR);
}

int
scanner_answer(struct scanner *s, bool nul, struct buf *answer,
    struct err *err)
{
	for (;;) {
		char bytes[4096];
		size_t end;
		ssize_t n;

		if (await(s->fd, POLLIN, s->deadline) == 0)
			return err_set(err, ERR_TEMP, "no answer in time");
		n = recv(s->fd, bytes, sizeof(bytes), 0);
		if (n == -1 && (errno == EINTR || errno == EAGAIN))
			continue;
		/* What it said before it hung up on us still counts. */
		if (n == -1 && (errno != ECONNRESET || answer->len == 0))
			return err_sys(err, "read answer");
		if (n <= 0)
			return !nul ? 0 : err_set(err, ERR_PROTO,
			    answer->len == 0 ? "closed without an answer" :
			    "half an answer");
		end = nul ? span_find(span_of(bytes, (size_t)n), 0, '\0') :
		    (size_t)n;
		buf_add(answer, span_of(bytes, end));
		if (!buf_ok(answer))
			return err_set(err, ERR_PROTO, "answer larger than "
			    "%zu bytes", answer->max);
		if (end < (size_t)n)
			return 0;
	}
}
