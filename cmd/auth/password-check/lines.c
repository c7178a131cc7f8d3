/* lines - see lines.h.
 * SPDX-License-Identifier: ISC */
#include "lines.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/secret.h"
#include "sasl/sasl.h"
#include "text/base64.h"

static int
fill(struct lines *l)
{
	ssize_t n;

	memmove(l->in, l->in + l->start, l->end - l->start);
	l->end -= l->start;
	l->start = 0;
	if (l->end == sizeof(l->in))
		return err_set(l->err, ERR_TEMP, "line too long");
	do
		n = read(0, l->in + l->end, sizeof(l->in) - l->end);
	while (n == -1 && errno == EINTR);
	if (n == -1)
		return err_sys(l->err, "read");
	if (n == 0)
		return err_set(l->err, ERR_PROTO,
		    "the authenticator went away");
	l->end += (size_t)n;
	return 0;
}

int
lines_read(struct lines *l, struct span *line)
{
	size_t lf;

	if (l->n++ == LINES_MAX)
		return err_set(l->err, ERR_TEMP, "too many lines");
	for (;;) {
		struct span have = span_of(l->in + l->start, l->end - l->start);

		lf = span_find(have, 0, '\n');
		if (lf < have.n) {
			*line = span_sub(have, 0, lf);
			l->start += lf + 1;
			return lf <= LINES_BYTES_MAX ? 0 :
			    err_set(l->err, ERR_TEMP, "line too long");
		}
		if (fill(l) == -1)
			return -1;
	}
}

static int
write_all(struct lines *l, struct span s)
{
	while (s.n > 0) {
		ssize_t n = write(1, s.p, s.n);

		if (n == -1 && errno != EINTR)
			return err_sys(l->err, "write");
		if (n > 0)
			s = span_from(s, (size_t)n);
	}
	return 0;
}

/* "code a [b]", both in base64. */
int
lines_say(struct lines *l, int code, struct span a, struct span b)
{
	struct buf line = BUF_INIT(2 * SASL_CHALLENGE_MAX);
	int r;

	/* All of it at once: a growing buffer leaves copies behind. */
	(void)buf_room(&line, (a.n + b.n) * 2 + 20);
	buf_addf(&line, "%d ", code);
	base64_encode(&line, a);
	if (b.n > 0) {
		buf_addc(&line, ' ');
		base64_encode(&line, b);
	}
	buf_addc(&line, '\n');
	r = buf_ok(&line) ? write_all(l, buf_span(&line)) :
	    err_set(l->err, ERR_TEMP, "too long a line");
	if (line.p != NULL)
		secret_clear(line.p, line.cap);
	buf_done(&line);
	return r;
}

int
lines_say_words(struct lines *l, int code, const char *text)
{
	struct buf line = BUF_INIT(400);
	int r;

	buf_addf(&line, "%d %s\n", code, text);
	r = write_all(l, buf_span(&line));
	buf_done(&line);
	return r;
}
