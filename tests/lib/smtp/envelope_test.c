/* envelope: written, read back, and files that are none.
 * SPDX-License-Identifier: ISC */
#include "smtp/envelope.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "os/tmpfd.h"
#include "smtp/param.h"
#include "tap.h"

#define S(text) { text, sizeof(text) - 1 }

static int
file_of(struct span text)
{
	int fd = os_tmpfd_memory(NULL);

	if (fd == -1 || write(fd, text.p, text.n) != (ssize_t)text.n)
		abort();
	return fd;
}

static struct span
text_of(int fd, char *room, size_t cap)
{
	ssize_t n = pread(fd, room, cap, 0);

	return span_of(room, n < 0 ? 0 : (size_t)n);
}

/* Read, written again: the canonical form; "" where it must be refused. */
static const struct { struct span file, again; } cases[] = {
	{ S("MAIL FROM:<a@x.org>\nRCPT TO:<b@y.org>\n"),
	    S("MAIL FROM:<a@x.org>\nRCPT TO:<b@y.org>\n") },
	{ S("mail from:<> SIZE=1  BODY=8BITMIME\nrcpt to:<Postmaster>\n"
	    "RCPT TO:<@r:\"b\"@Y> ORCPT=rfc822;b+40@y NOTIFY=NEVER\n"),
	    S("MAIL FROM:<> SIZE=1  BODY=8BITMIME\nRCPT TO:<Postmaster>\n"
	    "RCPT TO:<b@y> ORCPT=rfc822;b+40@y NOTIFY=NEVER\n") },
	{ S("MAIL FROM:<j\xc3\xb6@x> SMTPUTF8\nRCPT TO:<\"a b\"@y>\n"),
	    S("MAIL FROM:<j\xc3\xb6@x> SMTPUTF8\nRCPT TO:<\"a b\"@y>\n") },
	{ S("MAIL FROM:<a@x>\n"), S("") },
	{ S(""), S("") },
	{ S("\n"), S("") },
	{ S("RCPT TO:<b@y>\n"), S("") },
	{ S("RCPT TO:<b@y>\nMAIL FROM:<a@x>\n"), S("") },
	{ S("MAIL FROM:<a@x>\nRCPT TO:<b@y>"), S("") },
	{ S("MAIL FROM:<a@x>\nRCPT TO:<b@y>\n\n"), S("") },
	{ S("MAIL FROM:<a@x>\nRCPT TO:<>\n"), S("") },
	{ S("MAIL FROM:<a@x>\nRCPT TO:<b@y>\nMAIL FROM:<c@x>\n"), S("") },
	{ S("MAIL FROM:<a@x>\nRCPT TO:<b@y> A=\n"), S("") },
	{ S("MAIL FROM:<a@x>\nRCPT TO:<b@y> =A\n"), S("") },
	{ S("MAIL FROM:<a@x>\nRCPT TO:<b@y>A=B\n"), S("") },
	{ S("MAIL FROM:<a@x>\nRCPT TO:<b@y> A=B\x01\n"), S("") },
	{ S("MAIL FROM:<a@x>\r\nRCPT TO:<b@y>\r\n"), S("") },
	{ S("MAIL FROM:<a@x>\nRCPT TO:<b\0@y>\n"), S("") },
};

static void
test_cases(void)
{
	struct err err = ERR_INIT;
	struct envelope e;
	char room[1000];
	size_t i;

	envelope_init(&e);
	for (i = 0; i < LENGTH(cases); i++) {
		int fd = file_of(cases[i].file), again;
		int got = envelope_read(&e, fd, &err);

		close(fd);
		if (cases[i].again.n == 0) {
			tap_ok(got == -1 && err.kind == ERR_DATA && e.n == 0,
			    "no envelope");
			continue;
		}
		if (!tap_ok(got == 0, "an envelope"))
			continue;
		again = envelope_write(&e, &err);
		tap_is(text_of(again, room, sizeof(room)), cases[i].again,
		    "written again");
		close(again);
	}
	envelope_done(&e);
}

/* No file that ends early is taken for a whole one, unless it ends after a
 * recipient: then the recipients before it are all there. */
static void
test_cuts(void)
{
	struct span whole = cases[1].file;
	struct envelope e;
	size_t i, wrong = 0;

	envelope_init(&e);
	for (i = 0; i < whole.n; i++) {
		int fd = file_of(span_sub(whole, 0, i));
		int got = envelope_read(&e, fd, NULL);
		bool line_end = i > 0 && whole.p[i - 1] == '\n' && i > 40;

		if ((got == 0) != line_end)
			wrong++;
		close(fd);
	}
	tap_ok(wrong == 0, "every cut");
	envelope_done(&e);
}

static void
test_many(void)
{
	struct err err = ERR_INIT;
	struct envelope e, back;
	struct address a;
	size_t i;
	int fd;

	envelope_init(&e);
	envelope_init(&back);
	if (address_parse(SPAN("joe@example.org"), 0, &a, &err) == -1)
		abort();
	envelope_set_sender(&e, &a, SPAN("SIZE=5"));
	for (i = 0; i < ENVELOPE_RCPT_MAX; i++)
		if (envelope_add(&e, &a, SPAN("NOTIFY=NEVER"), &err) == -1)
			break;
	tap_ok(i == ENVELOPE_RCPT_MAX, "the largest number of recipients");
	tap_ok(envelope_add(&e, &a, SPAN(""), &err) == -1 &&
	    err.kind == ERR_LIMIT && e.n == ENVELOPE_RCPT_MAX, "one more");
	fd = envelope_write(&e, &err);
	tap_ok(envelope_read(&back, fd, &err) == 0 && back.n == e.n,
	    "all are read back");
	tap_is(back.rcpts[back.n - 1].params, SPAN("NOTIFY=NEVER"),
	    "with their parameters");
	close(fd);
	envelope_reset(&back);
	tap_ok(back.n == 0 && address_is_null(&back.sender), "reset");
	envelope_done(&back);
	envelope_done(&e);
}

static void
test_params(void)
{
	struct span rest = SPAN("SIZE=10 SMTPUTF8 x-y=a+b"), value;
	struct param p;

	tap_ok(param_get(rest, SPAN("size"), &value), "by name, any case");
	tap_is(value, SPAN("10"), "its value");
	tap_ok(param_get(rest, SPAN("SMTPUTF8"), &value) && value.p == NULL,
	    "one without a value");
	tap_ok(!param_get(rest, SPAN("BODY"), &value), "one that is not there");
	tap_ok(param_next(&rest, &p) == 1 && param_next(&rest, &p) == 1 &&
	    param_next(&rest, &p) == 1 && param_next(&rest, &p) == 0,
	    "one after the other");
}

int
main(void)
{
	test_cases();
	test_cuts();
	test_many();
	test_params();
	return tap_done();
}
