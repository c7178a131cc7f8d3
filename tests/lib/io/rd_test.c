/* rd: lines, their limits and ends, whatever way the bytes come.
 * SPDX-License-Identifier: ISC */
#include "io/rd.h"

#include <string.h>
#include <unistd.h>

#include "os/clock.h"
#include "tap.h"

static int
pipe_with(struct rd *r, const char *bytes, int *other)
{
	int fds[2];
	size_t n = strlen(bytes);

	if (pipe(fds) == -1 || write(fds[1], bytes, n) != (ssize_t)n)
		return -1;
	rd_init(r, fds[0], -1);
	*other = fds[1];
	return 0;
}

static void
test_silence(void)
{
	struct err err = ERR_INIT;
	struct span line;
	struct rd r;
	int other;

	tap_ok(pipe_with(&r, "whole\r\npart", &other) == 0, "a pipe");
	r.deadline = os_clock_ms() + 20;
	tap_ok(rd_line(&r, EOL_CRLF, 100, &line, &err) == 1, "a line");
	tap_is(line, SPAN("whole"), "as it was sent");
	tap_ok(rd_line(&r, EOL_CRLF, 100, &line, &err) == -1 &&
	    err.kind == ERR_PROTO, "then silence inside a line");
	tap_ok(rd_ended(&r), "ends it: a caller that goes on would never end");
	tap_ok(rd_line(&r, EOL_CRLF, 100, &line, &err) == -1, "for good");
	close(r.fd);
	close(other);
	rd_done(&r);
}

static void
test_bad_lines(void)
{
	struct err err = ERR_INIT;
	struct span line;
	struct rd r;
	int other;

	tap_ok(pipe_with(&r, "a\nb\r\n0123456789\r\nc\r\n", &other) == 0,
	    "a pipe");
	close(other);
	tap_ok(rd_line(&r, EOL_CRLF, 5, &line, &err) == -1 && !rd_ended(&r),
	    "a bare LF is an error that can be survived");
	tap_ok(rd_line(&r, EOL_CRLF, 5, &line, &err) == 1, "after it");
	tap_is(line, SPAN("b"), "comes what follows");
	tap_ok(rd_line(&r, EOL_CRLF, 5, &line, &err) == -1 &&
	    err.kind == ERR_LIMIT, "a long line is skipped");
	tap_ok(rd_line(&r, EOL_CRLF, 5, &line, &err) == 1, "to its end");
	tap_is(line, SPAN("c"), "and no further");
	tap_ok(rd_line(&r, EOL_CRLF, 5, &line, &err) == 0 && rd_ended(&r),
	    "end of file");
	close(r.fd);
	rd_done(&r);
}

int
main(void)
{
	test_silence();
	test_bad_lines();
	return tap_done();
}
