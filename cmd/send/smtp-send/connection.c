/* connection - see connection.h.
 * SPDX-License-Identifier: ISC */
#include "connection.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/tool.h"
#include "os/clock.h"

#define WRITE_MS 180000              /* RFC 5321 4.5.3.2.5 */

/* The source address of that family, where one is set: 0 or -1 with err. */
static int
bind_source(int fd, int family, const struct option_list *source,
    struct err *err)
{
	struct sockaddr_in6 six = { .sin6_family = AF_INET6 };
	struct sockaddr_in four = { .sin_family = AF_INET };
	size_t i;

	for (i = 0; i < source->n; i++) {
		const char *text = source->items[i];
		int r = 1;

		if (family == AF_INET && inet_pton(AF_INET, text,
		    &four.sin_addr) == 1)
			r = bind(fd, (const struct sockaddr *)&four,
			    sizeof(four));
		else if (family == AF_INET6 && inet_pton(AF_INET6, text,
		    &six.sin6_addr) == 1)
			r = bind(fd, (const struct sockaddr *)&six,
			    sizeof(six));
		if (r <= 0)
			return r == 0 ? 0 : err_sys(err, "--source %s", text);
	}
	return 0;
}

static int
finish_connect(int fd, uint64_t ms, const char *label, struct err *err)
{
	struct pollfd p = { fd, POLLOUT, 0 };
	int64_t end = os_clock_ms() + (int64_t)ms, left;
	socklen_t length = sizeof(int);
	int problem = 0, got;

	do {
		left = end - os_clock_ms();
		got = poll(&p, 1, left > 0 ? (int)left : 0);
	} while (got == -1 && errno == EINTR);
	if (got == 0)
		return err_set(err, ERR_TEMP, "%s 4.4.1 no connection in time",
		    label);
	if (getsockopt(fd, SOL_SOCKET, SO_ERROR, &problem, &length) == -1)
		problem = errno;
	if (problem != 0)
		return err_set(err, ERR_TEMP, "%s 4.4.1 %s", label,
		    strerror(problem));
	return 0;
}

/* Both ends have one address: whoever listens there is this machine. */
static bool
is_ourselves(int fd, const struct host *host)
{
	struct sockaddr_storage own;
	socklen_t length = sizeof(own);
	char text[64] = "";
	const void *address;

	memset(&own, 0, sizeof(own));
	if (getsockname(fd, (struct sockaddr *)&own, &length) == -1)
		return false;
	address = own.ss_family == AF_INET6 ?
	    (const void *)&((struct sockaddr_in6 *)(void *)&own)->sin6_addr :
	    (const void *)&((struct sockaddr_in *)(void *)&own)->sin_addr;
	return inet_ntop(own.ss_family, address, text, sizeof(text)) != NULL &&
	    strcmp(text, host->ip) == 0;
}

int
connection_open(struct connection *c, const struct host *host, bool by_mx,
    const struct option_list *source, uint64_t ms, struct err *err)
{
	int one = 1;

	*c = (struct connection){ .host = host, .fd = -1,
		.plain = { -1, -1 } };
	(void)snprintf(c->label, sizeof(c->label), "%.255s[%s]", host->name,
	    host->ip);
	smtpreply_init(&c->reply);
	c->fd = socket(host->address.ss_family, SOCK_STREAM | SOCK_CLOEXEC |
	    SOCK_NONBLOCK, 0);
	rd_init(&c->rd, c->fd, -1);
	wr_init(&c->wr, c->fd, WRITE_MS);
	c->rd.flush = &c->wr;
	if (c->fd == -1)
		return err_set(err, ERR_TEMP, "%s 4.4.1 %s", c->label,
		    strerror(errno));
	if (bind_source(c->fd, host->address.ss_family, source, err) ==
	    -1)
		return -1;
	if (connect(c->fd, (const struct sockaddr *)&host->address,
	    host->length) == -1 && errno != EINPROGRESS)
		return err_set(err, ERR_TEMP, "%s 4.4.1 %s", c->label,
		    strerror(errno));
	if (finish_connect(c->fd, ms, c->label, err) == -1)
		return -1;
	if (by_mx && is_ourselves(c->fd, host))
		return err_set(err, ERR_PERM, "5.4.6 mail loops back to us: "
		    "%s is our own address", c->label);
	(void)setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	/* rd and wr wait by poll either way. */
	(void)fcntl(c->fd, F_SETFL, fcntl(c->fd, F_GETFL) & ~O_NONBLOCK);
	return 0;
}

void
connection_switch(struct connection *c, int plain[2])
{
	rd_done(&c->rd);
	wr_done(&c->wr);
	close(c->fd);
	c->fd = -1;
	c->plain[0] = plain[0];
	c->plain[1] = plain[1];
	rd_init(&c->rd, plain[0], -1);
	wr_init(&c->wr, plain[1], WRITE_MS);
	c->rd.flush = &c->wr;
}

void
connection_close(struct connection *c)
{
	rd_done(&c->rd);
	wr_done(&c->wr);
	smtpreply_done(&c->reply);
	if (c->fd != -1)
		close(c->fd);
	if (c->plain[0] != -1)
		close(c->plain[0]);
	if (c->plain[1] != -1 && c->plain[1] != c->plain[0])
		close(c->plain[1]);
	c->fd = c->plain[0] = c->plain[1] = -1;
}

void
connection_send(struct connection *c, struct span line)
{
	if (!span_istarts(line, SPAN("AUTH ")))
		tool_explain("C: %.*s", (int)line.n, line.p);
	wr_add(&c->wr, line);
	wr_adds(&c->wr, "\r\n");
}

static int
broken(struct connection *c, struct err *err, const struct err *cause)
{
	return err_set(err, ERR_PROTO, "%s 4.4.2 %s", c->label, cause->text);
}

int
connection_wait(struct connection *c, uint64_t ms, struct err *err)
{
	struct err cause = ERR_INIT;
	struct span chunk;
	size_t used;
	int got = 0;

	smtpreply_reset(&c->reply);
	/* For the whole reply: one byte a minute does not stretch it. */
	c->rd.deadline = os_clock_ms() + (int64_t)ms;
	while (got == 0) {
		got = rd_peek(&c->rd, &chunk, &cause);
		if (got == 0)
			err_set(&cause, ERR_PROTO, "lost connection");
		if (got <= 0)
			return broken(c, err, &cause);
		got = smtpreply_feed(&c->reply, chunk, &used);
		rd_take(&c->rd, used);
		if (got == -1) {
			err_set(&cause, ERR_PROTO, "not an SMTP reply");
			return broken(c, err, &cause);
		}
	}
	tool_explain("S: %d %.*s", c->reply.code, (int)c->reply.lines.len - 1,
	    buf_str(&c->reply.lines));
	return 0;
}

int
connection_ask(struct connection *c, struct span line, uint64_t ms,
    struct err *err)
{
	connection_send(c, line);
	return connection_wait(c, ms, err);
}

bool
connection_has_more(const struct connection *c)
{
	return rd_pending(&c->rd).n > 0;
}
