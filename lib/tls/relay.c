/* relay - see relay.h. Each turn moves what can be moved without waiting, one
 * step per direction, and only then polls; what is polled for follows from
 * which buffer is empty and from what OpenSSL wanted.
 * SPDX-License-Identifier: ISC */
#include "tls/relay.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <openssl/err.h>

#include "base/mem.h"
#include "os/clock.h"
#include "tls/tlserr.h"

struct flow {
	char *p;
	size_t start, end;
};

struct relay {
	const struct relay_ends *ends;
	struct relay_result *result;
	struct flow in, out;
	int app_in, app_out;     /* -1 once closed */
	bool net_eof;            /* nothing more will come from the network */
	bool net_dead;           /* nothing more can be sent to it */
	bool closed;             /* our close_notify is out */
	short read_wants;        /* POLLIN or POLLOUT, when SSL_read waits */
	short write_wants;       /* the same for SSL_write and SSL_shutdown */
	int64_t moved;           /* when something last did */
};

static bool
is_empty(const struct flow *f)
{
	return f->start == f->end;
}

static void
close_end(int *fd)
{
	if (*fd != -1)
		(void)close(*fd);
	*fd = -1;
}

/* What OpenSSL waits for; or 0, and the connection is over. */
static short
waits_for(struct relay *r, int returned)
{
	int why = SSL_get_error(r->ends->ssl, returned);

	if (why == SSL_ERROR_WANT_READ)
		return POLLIN;
	if (why == SSL_ERROR_WANT_WRITE)
		return POLLOUT;
	if (why == SSL_ERROR_ZERO_RETURN) {
		r->net_eof = true;
		return 0;
	}
	if (r->ends->net->eof) {
		if (r->result->why == RELAY_CLOSED)
			r->result->why = RELAY_CUT;
	} else if (r->result->why == RELAY_CLOSED) {
		r->result->why = RELAY_BROKEN;
		errno = r->ends->net->sys;
		if (why == SSL_ERROR_SYSCALL && errno != 0)
			err_sys(&r->result->err, "network");
		else
			tlserr_set(&r->result->err, ERR_PROTO, "TLS");
	}
	ERR_clear_error();
	r->net_dead = true;
	/* After a failed write there may still be something to read. */
	if (why == SSL_ERROR_SSL || r->ends->net->eof)
		r->net_eof = true;
	return 0;
}

/* To the program: true when anything moved. */
static bool
step_to_app(struct relay *r)
{
	ssize_t n;

	if (r->app_out == -1) {
		r->in.start = r->in.end = 0;
		return true;
	}
	n = write(r->app_out, r->in.p + r->in.start, r->in.end - r->in.start);
	if (n > 0) {
		r->in.start += (size_t)n;
		r->result->in += (uint64_t)n;
	} else if (n == -1 && errno == EAGAIN) {
		return false;
	} else if (n == -1 && errno != EINTR) {
		close_end(&r->app_out);
	}
	return true;
}

static bool
step_in(struct relay *r)
{
	int n;

	if (!is_empty(&r->in))
		return step_to_app(r);
	if (r->net_eof) {
		close_end(&r->app_out);
		return false;
	}
	r->read_wants = 0;
	ERR_clear_error();
	n = SSL_read(r->ends->ssl, r->in.p, RELAY_BUFFER);
	if (n > 0) {
		r->in.start = 0;
		r->in.end = (size_t)n;
		return true;
	}
	r->read_wants = waits_for(r, n);
	if (r->read_wants == 0)
		r->net_eof = true;
	return r->read_wants == 0;
}

static bool
step_to_net(struct relay *r)
{
	int n;

	r->write_wants = 0;
	ERR_clear_error();
	n = SSL_write(r->ends->ssl, r->out.p + r->out.start,
	    (int)(r->out.end - r->out.start));
	if (n > 0) {
		r->out.start += (size_t)n;
		r->result->out += (uint64_t)n;
		return true;
	}
	r->write_wants = waits_for(r, n);
	if (r->write_wants != 0)
		return false;
	/* After the peer's close_notify SSL_get_error calls a write that failed
	 * ZERO_RETURN as well: it would be tried for ever. */
	r->net_dead = true;
	return true;
}

static bool
step_close(struct relay *r)
{
	int n;

	if (r->closed)
		return false;
	r->write_wants = 0;
	ERR_clear_error();
	n = SSL_shutdown(r->ends->ssl);
	if (n < 0 && (r->write_wants = waits_for(r, n)) == POLLOUT)
		return false;
	r->write_wants = 0;
	r->closed = true;
	return true;
}

static bool
step_out(struct relay *r)
{
	ssize_t n;

	if (r->net_dead) {
		r->out.start = r->out.end = 0;
		close_end(&r->app_in);
		return false;
	}
	if (!is_empty(&r->out))
		return step_to_net(r);
	if (r->app_in == -1)
		return step_close(r);
	n = read(r->app_in, r->out.p, RELAY_BUFFER);
	if (n > 0) {
		r->out.start = 0;
		r->out.end = (size_t)n;
	} else if (n == -1 && errno == EAGAIN) {
		return false;
	} else if (n == 0 || errno != EINTR) {
		close_end(&r->app_in);
	}
	return true;
}

static bool
is_over(const struct relay *r)
{
	bool quiet = r->closed || r->net_dead;

	return quiet && is_empty(&r->in) && (r->net_eof || r->app_out == -1);
}

/* The last bytes get less patience than a living session. */
static int
time_left(const struct relay *r)
{
	bool last = r->app_in == -1 && !r->closed &&
	    r->ends->idle_ms > RELAY_FLUSH_MS;
	int64_t left = r->moved + (last ? RELAY_FLUSH_MS : r->ends->idle_ms) -
	    os_clock_ms();

	return left <= 0 ? 0 : left > INT32_MAX ? INT32_MAX : (int)left;
}

static int
poll_again(struct pollfd p[4], int ms)
{
	int n;

	do
		n = poll(p, 4, ms);
	while (n == -1 && errno == EINTR);
	return n;
}

/* Wait until something can move: false when nothing did for too long. */
static bool
wait_any(struct relay *r)
{
	const struct netbio *net = r->ends->net;
	bool reads = is_empty(&r->in) && !r->net_eof;
	short wants = (short)((reads ? r->read_wants : 0) | r->write_wants);
	bool app_ending = r->app_in == -1;
	struct pollfd p[4] = {
		{ (wants & POLLIN) != 0 ? net->in : -1, POLLIN, 0 },
		{ (wants & POLLOUT) != 0 ? net->out : -1, POLLOUT, 0 },
		{ is_empty(&r->out) ? r->app_in : -1, POLLIN, 0 },
		{ !is_empty(&r->in) || app_ending ? r->app_out : -1,
		    is_empty(&r->in) ? 0 : POLLOUT, 0 },
	};
	int n = 0, ms = time_left(r);

	if (r->ends->rest != NULL && ms > RELAY_REST_MS &&
	    (n = poll_again(p, RELAY_REST_MS)) == 0) {
		r->ends->rest();
		ms = time_left(r);
	}
	if (n == 0)
		n = poll_again(p, ms);
	/* The program has closed its standard input. */
	if (n > 0 && (p[3].revents & (POLLERR | POLLNVAL)) != 0)
		close_end(&r->app_out);
	return n != 0;
}

static void
run(struct relay *r)
{
	while (!is_over(r)) {
		bool in = step_in(r), out = step_out(r);

		if (in || out) {
			r->moved = os_clock_ms();
			continue;
		}
		if (is_over(r))
			return;
		if (!wait_any(r)) {
			r->result->why = RELAY_IDLE;
			if (!r->net_dead && !r->closed)
				(void)SSL_shutdown(r->ends->ssl);
			return;
		}
	}
}

static void
set_nonblocking(int fd)
{
	int flags = fcntl(fd, F_GETFL);

	if (flags != -1)
		(void)fcntl(fd, F_SETFL, flags | O_NONBLOCK);
}

void
relay_run(const struct relay_ends *ends, struct relay_result *result)
{
	struct relay r;

	memset(&r, 0, sizeof(r));
	memset(result, 0, sizeof(*result));
	r.ends = ends;
	r.result = result;
	r.app_in = ends->app_in;
	r.app_out = ends->app_out;
	r.in.p = mem_alloc(RELAY_BUFFER);
	r.out.p = mem_alloc(RELAY_BUFFER);
	r.moved = os_clock_ms();
	set_nonblocking(r.app_in);
	set_nonblocking(r.app_out);
	run(&r);
	close_end(&r.app_in);
	close_end(&r.app_out);
	free(r.in.p);
	free(r.out.p);
	if (!r.net_eof && ends->net->out_sock)
		relay_linger(ends->net->out, RELAY_LINGER_MS);
}

void
relay_linger(int fd, int ms)
{
	int64_t end = os_clock_ms() + ms, left;
	size_t total = 0;
	char waste[4096];

	if (shutdown(fd, SHUT_WR) == -1)
		return;
	while ((left = end - os_clock_ms()) > 0 && total < RELAY_LINGER_BYTES) {
		struct pollfd p = { fd, POLLIN, 0 };
		ssize_t n;

		if (poll(&p, 1, (int)left) == 0)
			return;
		n = recv(fd, waste, sizeof(waste), MSG_DONTWAIT);
		if (n == 0 || (n == -1 && errno != EINTR && errno != EAGAIN))
			return;
		total += n > 0 ? (size_t)n : 0;
	}
}
