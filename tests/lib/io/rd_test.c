/* rd: lines and chunks, whatever the pieces in which bytes arrive.
 * SPDX-License-Identifier: ISC */
#include "io/rd.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tap.h"

/* What a sequence of rd_line calls makes of the input, as one string: lines in
 * brackets, L limit, P protocol, T temporary, E end of file. */
static void
read_all(struct rd *r, enum rd_eol eol, size_t max, char *out)
{
	struct err err;
	struct span line;
	int i, got;

	for (i = 0; i < 20; i++) {
		got = rd_line(r, eol, max, &line, &err);
		if (got == 1) {
			*out++ = '[';
			memcpy(out, line.p, line.n);
			out += line.n;
			*out++ = ']';
		} else {
			*out++ = got == 0		 ? 'E'
				 : err.kind == ERR_LIMIT ? 'L'
				 : err.kind == ERR_PROTO ? 'P'
							 : 'T';
			if (got == 0 || rd_ended(r))
				break;
		}
	}
	*out = '\0';
}

/* Write `in` in two pieces, the reader draining what it can between them. */
static void
run(struct span in, size_t cut, enum rd_eol eol, size_t max, char *out)
{
	struct rd r;
	int s[2];
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, s) == -1)
		return;
	if ((pid = fork()) == 0) {
		close(s[0]);
		if (write(s[1], in.p, cut) == -1 || usleep(200) == -1 ||
		    write(s[1], in.p + cut, in.n - cut) == -1)
			_exit(1);
		_exit(0);
	}
	close(s[1]);
	rd_init(&r, s[0], 60000);
	read_all(&r, eol, max, out);
	rd_done(&r);
	close(s[0]);
}

static const struct {
	enum rd_eol eol;
	size_t max;
	struct span in;
	const char *want;
} cases[] = {
    {EOL_CRLF, 10, {"ab\r\ncd\r\n", 8}, "[ab][cd]E"},
    {EOL_CRLF, 10, {"\r\n\r\n", 4}, "[][]E"},
    {EOL_CRLF, 10, {"ab\ncd\r\n", 7}, "P[cd]E"},
    {EOL_CRLF, 10, {"a\rb\r\ncd\r\n", 9}, "P[cd]E"},
    {EOL_CRLF, 10, {"a\r\r\ncd\r\n", 8}, "P[cd]E"},
    {EOL_CRLF, 10, {"\n\r\n", 3}, "P[]E"},
    {EOL_CRLF, 3, {"abc\r\nabcd\r\nx\r\n", 14}, "[abc]L[x]E"},
    {EOL_CRLF, 3, {"abcdefghijk\r\nx\r\n", 16}, "L[x]E"},
    {EOL_CRLF, 10, {"ab", 2}, "P"},
    {EOL_CRLF, 10, {"ab\r", 3}, "P"},
    {EOL_CRLF, 10, {"a\0b\r\n", 5}, "[a"},
    {EOL_LF, 10, {"ab\r\n\ncd", 7}, "[ab\r][]P"},
    {EOL_LF, 2, {"abc\nx\n", 6}, "L[x]E"},
};

static void
test_cuts(void)
{
	size_t i, cut;
	char out[200];

	for (i = 0; i < LENGTH(cases); i++) {
		size_t bad = 0;

		for (cut = 0; cut <= cases[i].in.n; cut++) {
			run(cases[i].in, cut, cases[i].eol, cases[i].max, out);
			if (strncmp(out, cases[i].want,
				strlen(cases[i].want)) != 0) {
				printf("# cut %zu: %s\n", cut, out);
				bad++;
			}
		}
		tap_ok(bad == 0, cases[i].want);
	}
}

static void
test_prepend(void)
{
	struct rd r;
	struct err err;
	struct span got;
	int p[2];

	if (pipe(p) == -1 || write(p[1], "3\n", 2) != 2)
		return;
	close(p[1]);
	rd_init(&r, p[0], -1);
	rd_prepend(&r, SPAN("1\n2"));
	tap_ok(
	    rd_line(&r, EOL_LF, 10, &got, &err) == 1 && span_eq(got, SPAN("1")),
	    "prepended line");
	tap_is(rd_pending(&r), SPAN("2"), "pending");
	tap_ok(rd_line(&r, EOL_LF, 10, &got, &err) == 1 &&
		   span_eq(got, SPAN("23")),
	    "joined with what comes");
	tap_ok(rd_some(&r, 10, &got, &err) == 0 && rd_ended(&r), "end");
	rd_done(&r);
	close(p[0]);
}

static void
test_timeout(void)
{
	struct rd r;
	struct err err;
	struct span got;
	int p[2];

	if (pipe(p) == -1)
		return;
	rd_init(&r, p[0], 20);
	tap_ok(rd_line(&r, EOL_LF, 10, &got, &err) == -1 &&
		   err.kind == ERR_PROTO && rd_ended(&r),
	    "silence ends it");
	rd_done(&r);
	close(p[0]);
	close(p[1]);
}

/* A line that silence cuts off is gone: a caller that goes on while rd_ended is
 * false would otherwise never end. */
static void
test_silence(void)
{
	struct err err = ERR_INIT;
	struct span line;
	struct rd r;
	int p[2];

	if (pipe(p) == -1 || write(p[1], "whole\r\npart", 11) != 11)
		return;
	rd_init(&r, p[0], 20);
	tap_ok(rd_line(&r, EOL_CRLF, 100, &line, &err) == 1, "a line");
	tap_ok(rd_line(&r, EOL_CRLF, 100, &line, &err) == -1 &&
	    err.kind == ERR_PROTO && rd_ended(&r), "silence inside a line");
	rd_done(&r);
	close(p[0]);
	close(p[1]);
}

int
main(void)
{
	test_silence();
	test_cuts();
	test_prepend();
	test_timeout();
	return tap_done();
}
