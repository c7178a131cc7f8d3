/* remote - socketmap:SERVER:NAME, and tcp:SERVER, Postfix's tcp_table(5)
 * (kinds.h). A connection is kept, and opened anew when the server has closed
 * it.
 *
 *     tcp:    "get KEY\n"     "200 VALUE\n" / "500 none\n" / "400 not now\n"
 *
 * where bytes up to blank, above "~" and "%" are written %XX.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/num.h"
#include "conn/dial.h"
#include "io/rd.h"
#include "io/wr.h"
#include "kinds.h"
#include "map/socketmap.h"
#include "os/clock.h"
#include "os/confine.h"

#define TCP_LINE_MAX 4096

struct remote {
	struct span server, name;
	int fd;                          /* or -1 */
	struct socketmap map;
	/* One question on the open connection: ERR_PROTO ends that. */
	int (*ask)(struct remote *r, struct span key, int timeout_ms,
	    struct buf *value, struct err *err);
};

static int
ask_socketmap(struct remote *r, struct span key, int timeout_ms,
    struct buf *value, struct err *err)
{
	return socketmap_ask(&r->map, r->name, key, timeout_ms, value, err);
}

static void
add_coded(struct wr *w, struct span key)
{
	size_t i;

	for (i = 0; i < key.n; i++) {
		unsigned char c = (unsigned char)key.p[i];

		if (c <= ' ' || c > '~' || c == '%')
			wr_addf(w, "%%%02X", c);
		else
			wr_addc(w, key.p[i]);
	}
}

static int
take_coded(struct span text, struct buf *value, struct err *err)
{
	uint64_t byte;
	size_t i;

	for (i = 0; i < text.n; i++) {
		if (text.p[i] != '%') {
			buf_addc(value, text.p[i]);
			continue;
		}
		if (i + 2 >= text.n || num_parse_hex(span_sub(text, i + 1,
		    i + 3), &byte) == -1)
			return err_set(err, ERR_PROTO, "not %%XX");
		buf_addc(value, (char)byte);
		i += 2;
	}
	return 1;
}

static int
tcp_answer(struct span line, struct buf *value, struct err *err)
{
	struct span text = span_from(line, 4);

	if (span_starts(line, SPAN("200 ")))
		return take_coded(text, value, err);
	if (span_starts(line, SPAN("500 ")))
		return 0;
	if (!span_starts(line, SPAN("400 ")))
		return err_set(err, ERR_PROTO, "not an answer of tcp_table");
	text = span_sub(text, 0, 150);
	return err_set(err, ERR_TEMP, "the server says 400 %.*s", (int)text.n,
	    text.p);
}

static int
ask_tcp(struct remote *r, struct span key, int timeout_ms, struct buf *value,
    struct err *err)
{
	struct span line;
	struct wr wr;
	struct rd rd;
	int got = -1;

	wr_init(&wr, r->fd, timeout_ms);
	rd_init(&rd, r->fd, timeout_ms);
	rd.deadline = os_clock_ms() + timeout_ms;
	wr_adds(&wr, "get ");
	add_coded(&wr, key);
	wr_addc(&wr, '\n');
	if (wr_flush(&wr, err) == 0) {
		got = rd_line(&rd, EOL_LF, TCP_LINE_MAX, &line, err);
		if (got == 1)
			got = tcp_answer(line, value, err);
		else if (got == 0)
			got = err_set(err, ERR_PROTO, "the server went away");
		else if (err->kind != ERR_TEMP)
			err->kind = ERR_PROTO;
	}
	wr_done(&wr);
	rd_done(&rd);
	return got;
}

/* A map of the server that we work for: the question would come round for ever,
 * since who has given up waiting leaves it behind in a new connection. */
static bool
asks_itself(struct span server)
{
	const char *ip = getenv("TCPLOCALIP"), *port = getenv("TCPLOCALPORT");
	struct buf own = BUF_INIT(100);
	bool same;

	if (ip == NULL || port == NULL)
		return false;
	if (span_has(span_str(ip), ':'))
		buf_addf(&own, "[%s]:%s", ip, port);
	else
		buf_addf(&own, "%s:%s", ip, port);
	same = span_eq(server, buf_span(&own));
	buf_done(&own);
	return same;
}

static int
open_remote(struct map *m, struct err *err)
{
	struct remote *r = m->self = mem_zero(1, sizeof(*r));
	size_t colon = span_rfind(m->of.rest, ':');

	r->fd = -1;
	socketmap_init(&r->map, -1);
	r->server = m->of.rest;
	r->ask = ask_tcp;
	if (m->of.kind == MAPNAME_SOCKETMAP) {
		r->server = span_sub(m->of.rest, 0, colon);
		r->name = span_from(m->of.rest, colon + 1);
		r->ask = ask_socketmap;
	}
	if (asks_itself(r->server))
		return err_set(err, ERR_TEMP, "%s: is asked on this very "
		    "address", m->name);
	return 0;
}

static void
hang_up(struct remote *r)
{
	if (r->fd != -1)
		close(r->fd);
	r->fd = -1;
	socketmap_done(&r->map);
}

static int
find_remote(struct map *m, struct span key, struct buf *value,
    struct err *err)
{
	struct remote *r = m->self;
	int64_t until = os_clock_ms() + (int64_t)m->timeout_ms;
	bool fresh = false;
	int got;

	for (;;) {
		int left = (int)(until - os_clock_ms());

		if (left <= 0)
			return err_set(err, ERR_TEMP, "no answer in time");
		buf_reset(value);
		if (r->fd == -1) {
			fresh = true;
			if ((r->fd = dial_open(r->server, left, err)) == -1)
				return -1;
			socketmap_init(&r->map, r->fd);
		}
		got = r->ask(r, key, left, value, err);
		if (got != -1 || err->kind == ERR_TEMP)
			return got;
		hang_up(r);
		err->kind = ERR_TEMP;
		if (fresh)
			return -1;
	}
}

static void
close_remote(struct map *m)
{
	hang_up(m->self);
	free(m->self);
}

const struct kind kinds_socketmap = { open_remote, find_remote, close_remote,
	OS_STDIO | OS_DNS };
const struct kind kinds_tcp = { open_remote, find_remote, close_remote,
	OS_STDIO | OS_DNS };
