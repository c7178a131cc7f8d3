/* amend: which fields go, with every cut, and that the body is never looked at.
 * SPDX-License-Identifier: ISC */
#include "link/amend.h"

#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "os/tmpfd.h"
#include "tap.h"

static const char *const prefixes[] = { "X-Spam-", "X-Virus-", "Bcc:", NULL };

static const struct {
	struct span in, out;
} cases[] = {
	{ SPAN("A: b\n\nX-Spam-Flag: NO\n"),
	SPAN("A: b\n\nX-Spam-Flag: NO\n") },
	{ SPAN("X-Spam-Flag: NO\nA: b\n\nc"), SPAN("A: b\n\nc") },
	{ SPAN("A: b\nx-sPAM-fLAG : NO\n c\n\td\nE: f\n\n"),
	    SPAN("A: b\nE: f\n\n") },
	{ SPAN("A: b\n X-Spam-Flag: NO\n\n"),
	SPAN("A: b\n X-Spam-Flag: NO\n\n") },
	{ SPAN("A: b\r\nX-Virus-Status: Clean\r\n x\r\nC: d\r\n\r\ne\r\n"),
	    SPAN("A: b\r\nC: d\r\n\r\ne\r\n") },
	{ SPAN("X-Spam: a\nX-Spa\nX-\nX\n\n"),
	SPAN("X-Spam: a\nX-Spa\nX-\nX\n\n") },
	{ SPAN("X-Spam-Flag: NO"), SPAN("") },
	{ SPAN("X-Spam"), SPAN("X-Spam") },
	{ SPAN(""), SPAN("") },
	{ SPAN("\nX-Spam-Flag: NO\n"), SPAN("\nX-Spam-Flag: NO\n") },
	{ SPAN("\r\nX-Spam-Flag: NO\n"), SPAN("\r\nX-Spam-Flag: NO\n") },
	{ SPAN("\rX-Spam-Flag: NO\nX-Spam-Flag: NO\n"),
	    SPAN("\rX-Spam-Flag: NO\n") },
	{ SPAN("A: b\n \nX-Spam-Flag: NO\n\nc"), SPAN("A: b\n \n\nc") },
	{ SPAN("X-Spam-A: 1\nX-Virus-B: 2\n 3\nX-Spam-C: 4\n\n\n"),
	    SPAN("\n\n") },
	{ SPAN("A: \0b\nX-Spam-\0: c\n\n"), SPAN("A: \0b\n\n") },
	/* a name and blanks before its colon (RFC 5322 4.5.8) */
	{ SPAN("Bcc: a\n b\nA: b\nbCC \t : c\n\td\n\n"), SPAN("A: b\n\n") },
	{ SPAN("Bcc                                        : a\nA: b\n"),
	    SPAN("A: b\n") },
	{ SPAN("Bcc a\nBccs: b\nBcc \nBcc\r: c\nBc\n\nBcc: d\n"),
	    SPAN("Bcc a\nBccs: b\nBcc \nBc\n\nBcc: d\n") },
	{ SPAN("X-Spam- : a\nX-Spam : b\n\n"), SPAN("X-Spam : b\n\n") },
	{ SPAN(" X-Spam-Flag: NO\nA: b\n\n"),
	SPAN(" X-Spam-Flag: NO\nA: b\n\n") },
};

struct sink {
	struct stage stage;
	struct buf out;
};

static int
put_sink(struct stage *s, struct span bytes)
{
	buf_add(&((struct sink *)(void *)s)->out, bytes);
	return 0;
}

static int
end_sink(struct stage *s)
{
	(void)s;
	return 0;
}

static void
test_strip(size_t i)
{
	size_t cut;

	for (cut = 0; cut <= cases[i].in.n; cut++) {
		struct sink sink = { { put_sink, end_sink, NULL, NULL },
			BUF_INIT(10000) };
		struct amend_strip s;

		amend_strip_init(&s, prefixes, &sink.stage);
		tap_ok(stage_put(&s.stage, span_sub(cases[i].in, 0, cut)) ==
		    0 && stage_put(&s.stage, span_from(cases[i].in, cut)) ==
		    0 && stage_end(&s.stage) == 0, "run");
		tap_is(buf_span(&sink.out), cases[i].out, "stripped");
		tap_ok(s.dropped == cases[i].in.n - cases[i].out.n, "counted");
		buf_done(&sink.out);
	}
}

static int
file_with(struct span s)
{
	int fd = os_tmpfd_memory(NULL);

	if (fd == -1 || write(fd, s.p, s.n) != (ssize_t)s.n ||
	    lseek(fd, 0, SEEK_SET) == -1)
		tap_ok(false, "file");
	return fd;
}

static void
check_file(int fd, struct span expected, const char *name)
{
	char bytes[10000];
	ssize_t n = read(fd, bytes, sizeof(bytes));

	tap_is(span_of(bytes, n > 0 ? (size_t)n : 0), expected, name);
}

static void
test_files(size_t i)
{
	int fd = file_with(cases[i].in), out;
	uint64_t size;

	out = amend_without(fd, prefixes, &size, NULL);
	tap_ok(out != -1 && size == cases[i].out.n, "without");
	tap_ok((out == fd) == (cases[i].in.n == cases[i].out.n),
	    "a file of its own only where something went");
	check_file(out, cases[i].out, "file");
	if (out != fd)
		close(out);
	close(fd);
}

static void
test_with(void)
{
	int fd = file_with(SPAN("A: b\n\nc\r\n")), out;

	out = amend_with(fd, SPAN("X: y\n\tz\n"), NULL);
	check_file(out, SPAN("X: y\n\tz\nA: b\n\nc\r\n"), "on top");
	close(out);
	close(fd);
	fd = file_with(SPAN("A: b\r\n\r\nc\n"));
	out = amend_with(fd, SPAN("X: y\n\tz\n"), NULL);
	check_file(out, SPAN("X: y\r\n\tz\r\nA: b\r\n\r\nc\n"), "with CRLF");
	close(out);
	close(fd);
}

int
main(void)
{
	size_t i;

	for (i = 0; i < LENGTH(cases); i++) {
		test_strip(i);
		test_files(i);
	}
	test_with();
	return tap_done();
}
