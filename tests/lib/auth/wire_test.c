/* wire: lines however they are cut, limits, descriptors, what is wiped.
 * SPDX-License-Identifier: ISC */
#include "auth/wire.h"

#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "os/fdpass.h"
#include "tap.h"

static const char sample[] = "CAPA\nVRFY joe\r\n\nSTART 5\nab\ncdQUIT\ncut";

static void
expect(struct wire *w, const char *line)
{
	struct span got = SPAN("");
	struct err err = ERR_INIT;

	tap_ok(wire_line(w, &got, &err) == 1, line);
	tap_is(got, span_str(line), "line");
}

/* The sample in two writes, cut at `cut`. */
static void
test_cut(size_t cut)
{
	struct buf raw = BUF_INIT(100);
	struct err err = ERR_INIT;
	struct span line;
	struct wire w;
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == -1)
		return;
	if (write(pair[1], sample, cut) != (ssize_t)cut)
		return;
	wire_init(&w, pair[0]);
	if (cut >= 5)
		expect(&w, "CAPA");
	if (write(pair[1], sample + cut, sizeof(sample) - 1 - cut) == -1)
		return;
	close(pair[1]);
	if (cut < 5)
		expect(&w, "CAPA");
	expect(&w, "VRFY joe");
	expect(&w, "");
	expect(&w, "START 5");
	tap_ok(wire_bytes(&w, 5, &raw, &err) == 0, "bytes");
	tap_is(buf_span(&raw), SPAN("ab\ncd"), "bytes");
	expect(&w, "QUIT");
	tap_ok(wire_line(&w, &line, &err) == 0, "a cut line is none");
	tap_ok(wire_bytes(&w, 9, &raw, &err) == -1, "bytes that do not come");
	wire_done(&w);
	tap_ok(memchr(w.p, 'C', sizeof(w.p)) == NULL, "wiped");
	buf_done(&raw);
	close(pair[0]);
}

static void
test_long(void)
{
	static const size_t sizes[] = { WIRE_LINE_MAX - 1, WIRE_LINE_MAX,
		WIRE_LINE_MAX + 1, WIRE_LINE_MAX + 2, WIRE_CAP, 2 * WIRE_CAP,
		100000 };
	size_t i;

	for (i = 0; i < LENGTH(sizes); i++) {
		struct err err = ERR_INIT;
		struct span line = SPAN("");
		struct wire w;
		size_t n;
		int pipes[2], got;

		if (pipe(pipes) == -1)
			return;
		if (fork() == 0) {
			for (n = 0; n < sizes[i]; n++)
				if (write(pipes[1], "x", 1) != 1)
					_exit(1);
			_exit(write(pipes[1], "\nnext\n", 6) != 6);
		}
		close(pipes[1]);
		wire_init(&w, pipes[0]);
		got = wire_line(&w, &line, &err);
		if (sizes[i] <= WIRE_LINE_MAX)
			tap_ok(got == 1 && line.n == sizes[i], "long");
		else
			tap_ok(got == -1 && err.kind == ERR_LIMIT, "too long");
		expect(&w, "next");
		wire_done(&w);
		close(pipes[0]);
	}
}

static void
test_descriptors(void)
{
	struct err err = ERR_INIT;
	int pair[2], two[2], zero = open("/dev/null", O_RDONLY);
	int fds[2] = { zero, zero };
	struct wire w;

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == -1)
		return;
	wire_init(&w, pair[0]);
	tap_ok(os_fdpass_send(pair[1], SPAN("DELIVER a\n"), fds, 2, &err) == 0,
	    "send two");
	expect(&w, "DELIVER a");
	tap_ok(wire_pair(&w, two) == 0, "two came");
	close(two[0]);
	close(two[1]);
	tap_ok(os_fdpass_send(pair[1], SPAN("DELIVER b\n"), fds, 1, &err) == 0,
	    "send one");
	expect(&w, "DELIVER b");
	tap_ok(wire_pair(&w, two) == -1, "one is not enough");
	tap_ok(os_fdpass_send(pair[1], SPAN("VRFY\n"), fds, 2, &err) == 0,
	    "send uncalled for");
	expect(&w, "VRFY");
	wire_drop(&w);
	tap_ok(wire_pair(&w, two) == -1, "dropped");
	wire_done(&w);
	close(pair[0]);
	close(pair[1]);
	close(zero);
}

int
main(void)
{
	size_t cut;

	for (cut = 0; cut < sizeof(sample); cut++)
		test_cut(cut);
	test_long();
	test_descriptors();
	return tap_done();
}
