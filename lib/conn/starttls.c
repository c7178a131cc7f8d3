/* starttls - see starttls.h. "Y" asks for the facts as well: the answer is a
 * list of NAME=value, each ended by a NUL, and one more NUL.
 * SPDX-License-Identifier: ISC */
#include "conn/starttls.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/num.h"
#include "io/rd.h"
#include "io/wr.h"

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
