/* popdot: line ends, dots, TOP; every cut of every sample.
 * SPDX-License-Identifier: ISC */
#include "pop3/popdot.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/attr.h"
#include "tap.h"

static const struct sample {
	const char *name, *in;
	uint64_t lines;
	const char *out;
} samples[] = {
	{ "an empty file", "", POPDOT_ALL, ".\r\n" },
	{ "LF becomes CRLF", "A: b\n\nc\n", POPDOT_ALL,
	    "A: b\r\n\r\nc\r\n.\r\n" },
	{ "CRLF stays", "A: b\r\n\r\nc\r\n", POPDOT_ALL,
	    "A: b\r\n\r\nc\r\n.\r\n" },
	{ "no LF at the end", "A: b\n\nc", POPDOT_ALL,
	    "A: b\r\n\r\nc\r\n.\r\n" },
	{ "a CR at the end", "A: b\n\nc\r", POPDOT_ALL,
	    "A: b\r\n\r\nc\r\n.\r\n" },
	{ "dots", ".\n..\n.a\nb.\n", POPDOT_ALL,
	    "..\r\n...\r\n..a\r\nb.\r\n.\r\n" },
	{ "a dot after a bare CR is no first one", "a\r.\n", POPDOT_ALL,
	    "a\r.\r\n.\r\n" },
	{ "a bare CR stays", "a\rb\n\r\r\n", POPDOT_ALL,
	    "a\rb\r\n\r\r\n.\r\n" },
	{ "a last line of one dot", "a\n.", POPDOT_ALL, "a\r\n..\r\n.\r\n" },
	{ "empty lines", "\n\n\n", POPDOT_ALL, "\r\n\r\n\r\n.\r\n" },
	{ "TOP 0", "A: b\nC: d\n\n1\n2\n", 0, "A: b\r\nC: d\r\n\r\n.\r\n" },
	{ "TOP 1", "A: b\n\n.1\n2\n", 1, "A: b\r\n\r\n..1\r\n.\r\n" },
	{ "TOP 1, CRLF", "A: b\r\n\r\n1\r\n2\r\n", 1,
	    "A: b\r\n\r\n1\r\n.\r\n" },
	{ "TOP of more than there is", "A: b\n\n1\n", 9,
	    "A: b\r\n\r\n1\r\n.\r\n" },
	{ "TOP without a body", "A: b\n", 0, "A: b\r\n.\r\n" },
	{ "TOP counts empty lines", "A: b\n\n\n\n1\n", 2,
	    "A: b\r\n\r\n\r\n\r\n.\r\n" },
	{ "TOP, a body alone", "\n1\n2\n", 1, "\r\n1\r\n.\r\n" },
};

/* What two pieces, cut at `cut`, give; read back from a pipe. */
static size_t
run(const struct sample *s, size_t cut, char *out, size_t cap)
{
	struct span in = span_str(s->in);
	struct popdot d;
	struct wr w;
	ssize_t n = -1;
	int fds[2];

	if (pipe(fds) == -1)
		return 0;
	wr_init(&w, fds[1], -1);
	popdot_init(&d, &w, s->lines);
	popdot_feed(&d, span_sub(in, 0, cut));
	popdot_feed(&d, span_from(in, cut));
	popdot_end(&d);
	if (wr_close(&w, NULL) == 0)
		n = read(fds[0], out, cap);
	close(fds[0]);
	return n < 0 ? 0 : (size_t)n;
}

int
main(void)
{
	char out[200];
	size_t i, cut, n;

	for (i = 0; i < LENGTH(samples); i++) {
		const struct sample *s = &samples[i];
		bool same = true;

		for (cut = 0; cut <= span_str(s->in).n; cut++) {
			n = run(s, cut, out, sizeof(out));
			same &= span_eq(span_of(out, n), span_str(s->out));
			if (!same) {
				tap_show("got", span_of(out, n));
				break;
			}
		}
		tap_ok(same, s->name);
	}
	return tap_done();
}
