/* header: fields as they are, in files and memory, well formed or not.
 * SPDX-License-Identifier: ISC */
#include "mime/header.h"

#include <string.h>
#include <unistd.h>

#include "io/spool.h"
#include "tap.h"

static int
file_of(struct span bytes)
{
	struct err err;
	struct spool s;
	uint64_t size;

	spool_init(&s, NULL, &err);
	if (stage_put(&s.stage, bytes) == -1 || stage_end(&s.stage) == -1)
		return -1;
	return spool_take(&s, &size);
}

static const struct {
	const char *message;
	size_t fields, body;
	bool malformed;
} cases[] = {
    {"A: 1\nB: 2\n\nbody\n", 2, 11, false},
    {"A: 1\r\nB: 2\r\n\r\nbody\r\n", 2, 14, false},
    {"A: 1\n folded\n\tmore\nB: 2\n\nx", 2, 25, false},
    {"\nbody\n", 0, 1, false},
    {"", 0, 0, false},
    {"A: 1", 1, 4, false},
    {"A: 1\n", 1, 5, false},
    {"From x\nA: 1\n\nb", 2, 13, true},
    {"A : 1\n\nb", 1, 7, false},
    {"A b: 1\n\nb", 1, 8, true},
    {": 1\n\nb", 1, 5, true},
    {"A: 1\n \nB: 2\n\nb", 2, 13, false},
};

/* header_seek finds, one after the other, what cutting all fields finds. */
static bool
seeks_as_it_cuts(struct span bytes, struct span name)
{
	struct err err = ERR_INIT;
	struct span body;
	struct header h;
	size_t i, at = 0;
	bool same = true;

	header_init(&h);
	same = header_parse(&h, bytes, &err) == 0;
	for (i = 0; i < h.n && same; i++)
		if (span_ieq(h.fields[i].name, name))
			same = header_seek(bytes, name, &at, &body) &&
			    span_eq(body, h.fields[i].body);
	same &= !header_seek(bytes, name, &at, &body);
	header_done(&h);
	return same;
}

static void
test_seek(void)
{
	static const struct span samples[] = {
		{ "", 0 }, { "\nS: x\n", 6 }, { "S", 1 }, { "S:", 2 },
		{ "s:1\n 2\nT:3\nS :4\r\n\t5\r\nSS:6\nS;:7\n: 8\nS\n\nS:9", 41 },
	};
	static const struct span names[] = { { "S", 1 }, { "ss", 2 },
		{ "T", 1 }, { "U", 1 } };
	bool good = true;
	size_t i, k, cut;

	for (i = 0; i < LENGTH(samples); i++)
		for (cut = 0; cut <= samples[i].n; cut++)
			for (k = 0; k < LENGTH(names); k++)
				good &= seeks_as_it_cuts(span_sub(samples[i],
				    0, cut), names[k]);
	tap_ok(good, "seeking finds what cutting does");
}

int
main(void)
{
	static char huge[HEADER_MAX + 100];
	struct err err = ERR_INIT;
	struct buf b = BUF_INIT(1000);
	struct header h;
	size_t i;
	int fd;

	header_init(&h);
	for (i = 0; i < LENGTH(cases); i++) {
		struct span m = span_str(cases[i].message);

		fd = file_of(m);
		tap_ok(header_read(&h, fd, 0, &err) == 0 &&
			   h.n == cases[i].fields && h.body == cases[i].body &&
			   h.malformed == cases[i].malformed,
		    cases[i].message);
		close(fd);
	}
	tap_ok(header_parse(
		   &h, SPAN("Subject: a\n b\nSUBJECT: c\nX:y"), &err) == 0,
	    "from memory");
	tap_ok(header_find(&h, "subject", 0) == 0 &&
		   header_find(&h, "subject", 1) == 1 &&
		   header_find(&h, "z", 0) == h.n,
	    "find in any case");
	tap_ok(header_count(&h, "subject") == 2, "count");
	tap_is(h.fields[0].raw, SPAN("Subject: a\n b\n"), "raw");
	tap_is(h.fields[0].body, SPAN(" a\n b"), "body");
	header_unfold(&b, h.fields[0].body);
	tap_is(buf_span(&b), SPAN("a b"), "unfolded");
	test_seek();
	fd = file_of(SPAN("outer\n\nA: 1\n\nb"));
	tap_ok(header_read(&h, fd, 7, &err) == 0 && h.n == 1 && h.body == 13,
	    "at an offset");
	close(fd);
	memset(huge, 'x', sizeof(huge));
	fd = file_of(span_of(huge, sizeof(huge)));
	tap_ok(header_read(&h, fd, 0, &err) == -1 && err.kind == ERR_LIMIT,
	    "too large is refused");
	for (i = 0; i < sizeof(huge); i++)
		huge[i] = "A:\n"[i % 3];
	close(fd);
	fd = file_of(span_of(huge, 60000));
	tap_ok(header_read(&h, fd, 0, &err) == -1 && err.kind == ERR_LIMIT,
	    "too many fields are refused");
	close(fd);
	header_done(&h);
	buf_done(&b);
	return tap_done();
}
