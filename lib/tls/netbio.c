/* netbio - see netbio.h.
 * SPDX-License-Identifier: ISC */
#include "tls/netbio.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIPE_WRITE_MAX 4096      /* a pipe that polls writable takes PIPE_BUF */

static bool
is_socket(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && S_ISSOCK(st.st_mode);
}

static bool
is_ready(int fd, short events)
{
	struct pollfd p = { fd, events, 0 };

	return poll(&p, 1, 0) == 1;
}

static ssize_t
take(const struct netbio *n, void *p, size_t max)
{
	if (n->in_sock)
		return recv(n->in, p, max, MSG_DONTWAIT);
	if (is_ready(n->in, POLLIN))
		return read(n->in, p, max);
	errno = EAGAIN;
	return -1;
}

static ssize_t
give(const struct netbio *n, const void *p, size_t len)
{
	if (n->out_sock)
		return send(n->out, p, len, MSG_DONTWAIT | MSG_NOSIGNAL);
	if (is_ready(n->out, POLLOUT))
		return write(n->out, p,
		    len < PIPE_WRITE_MAX ? len : PIPE_WRITE_MAX);
	errno = EAGAIN;
	return -1;
}

static int
on_read(BIO *b, char *p, size_t max, size_t *got)
{
	struct netbio *n = BIO_get_data(b);
	ssize_t r;

	BIO_clear_retry_flags(b);
	do
		r = take(n, p, max);
	while (r == -1 && errno == EINTR);
	if (r == -1 && (errno == EAGAIN || errno == EWOULDBLOCK))
		BIO_set_retry_read(b);
	else if (r == -1)
		n->sys = errno;
	else if (r == 0)
		n->eof = true;
	*got = r > 0 ? (size_t)r : 0;
	return r > 0;
}

static int
on_write(BIO *b, const char *p, size_t len, size_t *done)
{
	struct netbio *n = BIO_get_data(b);
	ssize_t r;

	BIO_clear_retry_flags(b);
	do
		r = give(n, p, len);
	while (r == -1 && errno == EINTR);
	if (r == -1 && (errno == EAGAIN || errno == EWOULDBLOCK))
		BIO_set_retry_write(b);
	else if (r == -1)
		n->sys = errno;
	*done = r > 0 ? (size_t)r : 0;
	return r > 0;
}

static long
on_ctrl(BIO *b, int what, long number, void *p)
{
	const struct netbio *n = BIO_get_data(b);

	(void)number;
	(void)p;
	if (what == BIO_CTRL_EOF)
		return n->eof;
	return what == BIO_CTRL_FLUSH;
}

BIO *
netbio_new(struct netbio *n, int in, int out, struct err *err)
{
	BIO_METHOD *m = BIO_meth_new(BIO_get_new_index() |
	    BIO_TYPE_SOURCE_SINK, "netbio");
	BIO *b;

	memset(n, 0, sizeof(*n));
	n->method = m;
	n->in = in;
	n->out = out;
	n->in_sock = is_socket(in);
	n->out_sock = is_socket(out);
	if (m == NULL || !BIO_meth_set_read_ex(m, on_read) ||
	    !BIO_meth_set_write_ex(m, on_write) ||
	    !BIO_meth_set_ctrl(m, on_ctrl) || (b = BIO_new(m)) == NULL) {
		err_set(err, ERR_TEMP, "out of memory for a BIO");
		return NULL;
	}
	BIO_set_data(b, n);
	BIO_set_init(b, 1);
	return b;
}

void
netbio_done(struct netbio *n)
{
	BIO_meth_free(n->method);
	n->method = NULL;
}
