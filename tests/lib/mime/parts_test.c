/* The tree and its sizes; LF and CRLF files tell the same story; hostile
 * messages stay within the limits and in linear time.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "mime/partpath.h"
#include "mime/parts.h"
#include "os/tmpfd.h"
#include "tap.h"

static int
file_of(struct span s, bool crlf)
{
	struct err err = ERR_INIT;
	struct buf b = BUF_INIT(200u << 20);
	int fd = os_tmpfd_memory(&err);
	size_t i, done = 0;

	for (i = 0; i < s.n; i++) {
		if (crlf && s.p[i] == '\n')
			buf_addc(&b, '\r');
		buf_addc(&b, s.p[i]);
	}
	while (done < b.len) {
		ssize_t n = write(fd, b.p + done, b.len - done);

		if (n <= 0)
			abort();
		done += (size_t)n;
	}
	buf_done(&b);
	return fd;
}

static void
describe(struct buf *out, const struct part *part)
{
	const struct part *c;

	buf_add(out, part->type.subtype);
	buf_addf(out, " h%d/%d b%d/%d", (int)part->header.wire,
	    (int)part->header.lines, (int)part->body.wire,
	    (int)part->body.lines);
	for (c = part->children; c != NULL; c = c->next) {
		buf_addc(out, '(');
		describe(out, c);
		buf_addc(out, ')');
	}
}

static const struct {
	const char *name, *message, *tree;
} cases[] = {
	{ "empty", "", "plain h0/0 b0/0" },
	{ "only a header", "A: b\n", "plain h6/1 b0/0" },
	{ "no header", "\nx\n", "plain h2/1 b3/1" },
	{ "no last line end", "A: b\n\nx", "plain h8/2 b1/0" },
	{ "multipart", "Content-Type: multipart/mixed; boundary=b\n\npre\n"
	    "--b\n\none\n--b\nContent-Type: text/html\n\ntwo\n\n--b--\nend\n",
	    "mixed h45/2 b68/11(plain h2/1 b3/0)(html h27/2 b5/1)" },
	{ "no end", "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n",
	    "mixed h45/2 b12/3(plain h2/1 b5/1)" },
	{ "empty parts", "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
	    "--b\n--b--\n", "mixed h45/2 b17/3(plain h0/0 b0/0)"
	    "(plain h0/0 b0/0)" },
	{ "an outer boundary ends an inner part",
	    "Content-Type: multipart/a; boundary=b\n\n--b\nContent-Type: "
	    "multipart/c; boundary=bb\n\n--bb\n\nx\n--b--\n",
	    "a h41/2 b65/7(c h42/2 b9/2(plain h2/1 b1/0))" },
	{ "blanks after a boundary, a longer one is none",
	    "Content-Type: multipart/a; boundary=b\n\n--b \t\n\n--bx\n--b--  \n",
	    "a h41/2 b24/4(plain h2/1 b4/0)" },
	{ "a message inside",
	    "Content-Type: message/rfc822\n\nA: b\n\nbody\n",
	    "rfc822 h32/2 b14/3(plain h8/2 b6/1)" },
	{ "a digest", "Content-Type: multipart/digest; boundary=b\n\n--b\n\n"
	    "A: b\n\nx\n--b--\n", "digest h46/2 b25/6(rfc822 h2/1 b9/2"
	    "(plain h8/2 b1/0))" },
	{ "no boundary", "Content-Type: multipart/mixed\n\n--b\nx\n",
	    "mixed h33/2 b8/2" },
};

static void
read_all(struct parts *p, struct span text, bool crlf)
{
	struct err err = ERR_INIT;
	int fd = file_of(text, crlf);

	tap_ok(parts_read(p, fd, &err) == 0, "read");
	close(fd);
}

static void
nested(struct parts *p, int n)
{
	struct buf b = BUF_INIT(10u << 20);
	int i;

	for (i = 0; i < n; i++)
		buf_addf(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n"
		    "--b%d\n", i, i);
	read_all(p, buf_span(&b), false);
	buf_done(&b);
}

/* Do the numbers hold for the bytes that an extent names? */
static bool
counts_right(struct span text, const struct parts_extent *e)
{
	struct span s = span_sub(text, e->at, e->at + e->n);
	uint64_t wire = s.n, lines = 0;
	size_t i;

	for (i = 0; i < s.n; i++) {
		lines += s.p[i] == '\n';
		wire += s.p[i] == '\n' && (e->at + i == 0 ||
		    text.p[e->at + i - 1] != '\r');
	}
	return s.n == e->n && lines == e->lines && wire == e->wire;
}

static bool
all_right(struct span text, const struct part *p)
{
	bool good = true;

	for (; p != NULL && good; p = p->next)
		good = counts_right(text, &p->header) &&
		    counts_right(text, &p->body) &&
		    all_right(text, p->children);
	return good;
}

/* Lines of all kinds, in a message of several chunks: read from a file and from
 * memory it has the same parts, whose numbers are those of their bytes. */
static bool
random_message(struct parts *p)
{
	static const char *const lines[] = { "", "", "a", "--", "--c", "--b",
		"--b ", "--bb", "-", "- b", "long line of a body, of a size",
		"Content-Type: multipart/mixed; boundary=b", "x: y", "\r" };
	struct buf b = BUF_INIT(1u << 20), one = BUF_INIT(1u << 20);
	struct buf two = BUF_INIT(1u << 20);
	struct err err = ERR_INIT;
	size_t i, k;
	bool good;
	int fd;

	buf_adds(&b, "Content-Type: multipart/mixed; boundary=b\n\n");
	for (i = 0; i < 15000; i++) {
		k = (size_t)rand() % (i % 7 == 0 ? LENGTH(lines) : 5);
		buf_adds(&b, lines[i % 7 == 0 ? k : k % 3 * 5]);
		buf_adds(&b, rand() % 5 == 0 ? "\r\n" : "\n");
	}
	fd = file_of(buf_span(&b), false);
	good = parts_read(p, fd, &err) == 0 &&
	    all_right(buf_span(&b), p->root);
	describe(&one, p->root);
	parts_parse(p, buf_span(&b));
	describe(&two, p->root);
	good &= all_right(buf_span(&b), p->root) && b.len > 3 * 32768 &&
	    span_eq(buf_span(&one), buf_span(&two));
	close(fd);
	buf_done(&b);
	buf_done(&one);
	buf_done(&two);
	return good;
}

int
main(void)
{
	struct parts p;
	struct buf b = BUF_INIT(100u << 20), out = BUF_INIT(1 << 20);
	const uint32_t deep[] = { 1, 1, 1 };
	size_t i;

	parts_init(&p);
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]) * 2; i++) {
		size_t c = i / 2;

		read_all(&p, span_str(cases[c].message), i % 2 == 1);
		buf_reset(&out);
		describe(&out, p.root);
		tap_is(buf_span(&out), span_str(cases[c].tree), cases[c].name);
	}
	read_all(&p, SPAN("A: b\n\nx"), false);
	tap_ok(partpath_find(p.root, deep, 1) == p.root &&
	    partpath_find(p.root, deep, 2) == NULL, "part 1 of a plain message");
	for (i = 0; i < 30; i++)
		tap_ok(random_message(&p), "lines of all kinds");
	nested(&p, 5000);
	tap_ok(p.n == PARTS_DEPTH_MAX && p.limited, "depth is limited");
	buf_adds(&b, "Content-Type: multipart/mixed; boundary=b\n\n");
	for (i = 0; i < 50000; i++)
		buf_adds(&b, "--b\n\n");
	read_all(&p, buf_span(&b), false);
	tap_ok(p.n == PARTS_MAX && p.limited, "the number is limited");
	buf_reset(&b);
	buf_adds(&b, "Content-Type: text/plain");
	for (i = 0; i < 200000; i++)
		buf_addf(&b, "; p%d=\"\n v\"", (int)i);
	read_all(&p, buf_span(&b), false);
	tap_ok(p.root->type.n_params <= CONTENT_PARAMS_MAX &&
	    p.pool.used < (4u << 20), "parameters are limited");
	buf_reset(&b);
	for (i = 0; i < 20000000; i++)
		buf_addc(&b, '-');
	read_all(&p, buf_span(&b), false);
	tap_ok(p.root->header.n == 20000000, "one long line");
	parts_done(&p);
	buf_done(&b);
	buf_done(&out);
	return tap_done();
}
