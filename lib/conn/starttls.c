/* starttls - see starttls.h. "Y" asks for the facts as well: the answer is a
 * list of NAME=value, each ended by a NUL, and one more NUL.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "conn/starttls.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/num.h"
#include "io/rd.h"
#include "io/wr.h"

extern char **environ;

static bool
take_fd(const char *variable, int *out)
{
	const char *text = getenv(variable);
	uint32_t fd;

	if (text == NULL || num_parse_u32(span_str(text), 65535, &fd) == -1 ||
	    fcntl((int)fd, F_GETFD) == -1)
		return false;
	*out = (int)fd;
	return true;
}

bool
starttls_from_environment(struct starttls *out)
{
	return take_fd("SSLCTLFD", &out->control_fd) &&
	    take_fd("SSLREADFD", &out->read_fd) &&
	    take_fd("SSLWRITEFD", &out->write_fd);
}

static int
too_many(struct err *err)
{
	return err_set(err, ERR_LIMIT, "too many TLS facts");
}

/* Up to the NUL that ends nothing: an empty name. */
static int
read_facts(struct rd *rd, struct buf *facts, struct err *err)
{
	bool in_fact = false;

	for (;;) {
		struct span chunk;
		size_t i;
		int got = rd_peek(rd, &chunk, err);

		if (got == -1)
			return -1;
		if (got == 0)
			return err_set(err, ERR_PROTO, "no TLS handshake");
		for (i = 0; i < chunk.n; i++) {
			if (chunk.p[i] == '\0' && !in_fact)
				return buf_ok(facts) ? 0 : too_many(err);
			in_fact = chunk.p[i] != '\0';
			buf_addc(facts, chunk.p[i]);
		}
		if (!buf_ok(facts))
			return too_many(err);
		rd_take(rd, chunk.n);
	}
}

int
starttls_begin(const struct starttls *s, int timeout_ms, struct buf *facts,
    struct err *err)
{
	struct wr wr;
	struct rd rd;
	int r;

	wr_init(&wr, s->control_fd, timeout_ms);
	wr_addc(&wr, 'Y');
	r = wr_flush(&wr, err);
	wr_done(&wr);
	if (r == -1)
		return -1;
	rd_init(&rd, s->control_fd, timeout_ms);
	r = read_facts(&rd, facts, err);
	rd_done(&rd);
	return r;
}

/* The page is empty, all zero, until the handshake is over. */
static int
read_page(int fd, struct buf *facts, struct err *err)
{
	struct buf page = BUF_INIT(STARTTLS_FACTS_MAX);
	ssize_t n;

	(void)buf_room(&page, STARTTLS_FACTS_MAX);
	do
		n = pread(fd, page.p, STARTTLS_FACTS_MAX, 0);
	while (n == -1 && errno == EINTR);
	if (n == -1) {
		buf_done(&page);
		return err_sys(err, "SSLFACTSFD");
	}
	buf_grew(&page, (size_t)n);
	buf_reset(facts);
	if (n > 0 && page.p[0] != '\0') {
		/* Up to the empty name, as in the answer to "Y". */
		size_t end = span_search(buf_span(&page), span_of("\0", 2));

		buf_add(facts, span_sub(buf_span(&page), 0, end + 1));
	}
	buf_done(&page);
	if (!buf_ok(facts))
		return too_many(err);
	return facts->len > 0 ? 1 : 0;
}

int
starttls_facts(struct buf *facts, struct err *err)
{
	char **env = environ;
	int fd;

	if (take_fd("SSLFACTSFD", &fd))
		return read_page(fd, facts, err);
	if (getenv("SSLFACTSFD") != NULL)
		return err_set(err, ERR_USAGE, "SSLFACTSFD names no descriptor");
	buf_reset(facts);
	if (getenv("SSL_PROTOCOL") == NULL)
		return 0;
	for (; *env != NULL; env++)
		if (span_starts(span_str(*env), SPAN("SSL_"))) {
			buf_adds(facts, *env);
			buf_addc(facts, '\0');
		}
	return buf_ok(facts) ? 1 : too_many(err);
}

struct span
starttls_fact(const struct buf *facts, const char *name)
{
	struct span rest = buf_span(facts), fact, want = span_str(name);

	while (span_cut(&rest, '\0', &fact))
		if (span_starts(fact, want) && fact.n > want.n &&
		    fact.p[want.n] == '=')
			return span_from(fact, want.n + 1);
	return span_of(NULL, 0);
}
