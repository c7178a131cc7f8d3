/* fdpass - see fdpass.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "os/fdpass.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Twice the room that we allow, so that a surplus is seen and closed. */
union control {
	struct cmsghdr align;
	char bytes[CMSG_SPACE(sizeof(int) * OS_FDPASS_MAX * 2)];
};

int
os_fdpass_send(int sock, struct span bytes, const int *fds, size_t n_fds,
    struct err *err)
{
	union control c;
	struct iovec iov = { (void *)(size_t)bytes.p, bytes.n };
	struct msghdr m;
	ssize_t n;

	assert(n_fds <= OS_FDPASS_MAX && bytes.n > 0);
	memset(&m, 0, sizeof(m));
	memset(&c, 0, sizeof(c));
	m.msg_iov = &iov;
	m.msg_iovlen = 1;
	if (n_fds > 0) {
		struct cmsghdr *h = &c.align;

		m.msg_control = c.bytes;
		m.msg_controllen = CMSG_SPACE(sizeof(int) * n_fds);
		h->cmsg_level = SOL_SOCKET;
		h->cmsg_type = SCM_RIGHTS;
		h->cmsg_len = CMSG_LEN(sizeof(int) * n_fds);
		memcpy(CMSG_DATA(h), fds, sizeof(int) * n_fds);
	}
	do
		n = sendmsg(sock, &m, MSG_NOSIGNAL);
	while (n == -1 && errno == EINTR);
	if (n == -1)
		return err_sys(err, "send descriptors");
	if ((size_t)n != bytes.n)
		return err_set(err, ERR_TEMP, "send descriptors: short write");
	return 0;
}

static int
take_fds(struct msghdr *m, int *fds, size_t *n_out)
{
	struct cmsghdr *h;
	int surplus = 0;

	*n_out = 0;
	for (h = CMSG_FIRSTHDR(m); h != NULL; h = CMSG_NXTHDR(m, h)) {
		size_t i, n = (h->cmsg_len - CMSG_LEN(0)) / sizeof(int);

		if (h->cmsg_level != SOL_SOCKET || h->cmsg_type != SCM_RIGHTS)
			continue;
		for (i = 0; i < n; i++) {
			int fd;

			memcpy(&fd, CMSG_DATA(h) + i * sizeof(int), sizeof(fd));
			if (*n_out == OS_FDPASS_MAX) {
				close(fd);
				surplus = -1;
				continue;
			}
			fds[(*n_out)++] = fd;
		}
	}
	return surplus;
}

static int
wait_readable(int sock, int timeout_ms)
{
	struct pollfd p = { sock, POLLIN, 0 };
	int n;

	do
		n = poll(&p, 1, timeout_ms);
	while (n == -1 && errno == EINTR);
	if (n == 0)
		errno = ETIMEDOUT;
	return n == 1 ? 0 : -1;
}

long
os_fdpass_recv(int sock, char *bytes, size_t cap, int timeout_ms,
    int fds_out[OS_FDPASS_MAX], size_t *n_fds_out, struct err *err)
{
	union control c;
	struct iovec iov = { bytes, cap };
	struct msghdr m;
	ssize_t n;

	*n_fds_out = 0;
	memset(&m, 0, sizeof(m));
	m.msg_iov = &iov;
	m.msg_iovlen = 1;
	m.msg_control = c.bytes;
	m.msg_controllen = sizeof(c.bytes);
	if (timeout_ms != 0 && wait_readable(sock, timeout_ms) == -1)
		return err_sys(err, "receive descriptors");
	do
		n = recvmsg(sock, &m, MSG_CMSG_CLOEXEC |
		    (timeout_ms == 0 ? MSG_DONTWAIT : 0));
	while (n == -1 && errno == EINTR);
	if (n == -1)
		return err_sys(err, "receive descriptors");
	if (take_fds(&m, fds_out, n_fds_out) == -1 ||
	    (m.msg_flags & MSG_CTRUNC) != 0) {
		while (*n_fds_out > 0)
			close(fds_out[--*n_fds_out]);
		return err_set(err, ERR_PROTO, "too many descriptors");
	}
	return n;
}
