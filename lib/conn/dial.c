/* dial - see dial.h.
 * SPDX-License-Identifier: ISC */
#include "conn/dial.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/num.h"
#include "conn/cidr.h"

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
inet_address(struct span target, struct sockaddr_storage *a, socklen_t *n,
    struct err *err)
{
	struct sockaddr_in in = { .sin_family = AF_INET };
	struct sockaddr_in6 in6 = { .sin6_family = AF_INET6 };
	size_t colon = span_rfind(target, ':');
	struct span host = span_sub(target, 0, colon);
	struct cidr_ip ip;
	uint32_t port;

	if (host.n > 2 && host.p[0] == '[' && host.p[host.n - 1] == ']')
		host = span_sub(host, 1, host.n - 1);
	if (span_eq(host, SPAN("localhost")))
		host = SPAN("127.0.0.1");
	if (cidr_ip_parse(host, &ip) == -1 || num_parse_u32(span_from(target,
	    colon + 1), 65535, &port) == -1 || port == 0)
		return bad(target, err);
	in.sin_port = in6.sin6_port = htons((uint16_t)port);
	memcpy(&in.sin_addr, ip.b, sizeof(in.sin_addr));
	memcpy(&in6.sin6_addr, ip.b, sizeof(in6.sin6_addr));
	*n = ip.v6 ? sizeof(in6) : sizeof(in);
	memcpy(a, ip.v6 ? (void *)&in6 : (void *)&in, *n);
	return 0;
}

static int
find_address(struct span target, struct sockaddr_storage *a, socklen_t *n,
    struct err *err)
{
	memset(a, 0, sizeof(*a));
	if (span_starts(target, SPAN("unix:")))
		return unix_address(target, a, n, err);
	if (span_istarts(target, SPAN("inet:")))
		target = span_from(target, 5);
	return inet_address(target, a, n, err);
}

int
dial_check(struct span target, struct err *err)
{
	struct sockaddr_storage a;
	socklen_t n;

	return find_address(target, &a, &n, err);
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

int
dial_open(struct span target, int timeout_ms, struct err *err)
{
	struct sockaddr_storage a;
	socklen_t n;
	int fd;

	if (find_address(target, &a, &n, err) == -1)
		return -1;
	if ((fd = socket(a.ss_family, SOCK_STREAM, 0)) == -1)
		return err_sys(err, "socket");
	(void)fcntl(fd, F_SETFD, FD_CLOEXEC);
	(void)fcntl(fd, F_SETFL, O_NONBLOCK);
	if (connect_in_time(fd, &a, n, timeout_ms) == 0)
		return fd;
	err_sys(err, "%.*s", (int)span_sub(target, 0, 120).n, target.p);
	close(fd);
	return -1;
}
