/* queuefile, result: what stands in a queue file, and what does not.
 * SPDX-License-Identifier: ISC */
#include "queue/queuefile.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "os/tmpfd.h"
#include "tap.h"

#define HEAD "MAIL FROM:<s@x.org> RET=FULL\nRCPT TO:<a@b.org>\n" \
    "RCPT TO:<\"c d\"@e.org> NOTIFY=NEVER\nBDAT 5 LAST\n"
#define QUEUED "2026-11-22T05:48:47Z queued <s@x.org> 5 bytes\n"

static int
file_of(struct span text)
{
	int fd = os_tmpfd_memory(NULL);

	if (write(fd, text.p, text.n) != (ssize_t)text.n)
		abort();
	return fd;
}

static int
read_text(struct queuefile *q, struct span text, struct err *err)
{
	int fd = file_of(text), r = queuefile_read(q, fd, err);

	close(fd);
	return r;
}

static void
test_results(void)
{
	static const char *const good[] = {
		"2026-11-22T05:48:47Z deferred <a@b> mx[1.2.3.4] 451 4.7.1 x",
		"2026-11-22T05:48:47Z told <\"a>b\"@c.org>",
		"1970-01-01T00:00:00Z held <> by hand",
	};
	static const char *const bad[] = { "", " ", "2026", "hello <a@b>",
		"2026-11-22T05:48:47Z", "2026-11-22T05:48:47Z failed",
		"2026-11-22T05:48:47Z failed a@b",
		"2026-11-22T05:48:47Z failed <a@b",
		"2026-11-22T05:48:47Z failed <a@b>x",
		"2026-11-22T05:48:47 failed <a@b>",
		"2026-13-22T05:48:47Z failed <a@b>",
		"2026-11-22T05:48:47Z none <a@b>",
		"2026-11-22T25:48:47Z failed <a@b>",
		    "2026-11-22T05:48:47Z fail <a@b>" };
	struct buf b = BUF_INIT(4000);
	struct result r;
	size_t i;

	for (i = 0; i < LENGTH(good); i++) {
		buf_reset(&b);
		if (tap_ok(result_parse(span_str(good[i]), &r) == 0, good[i]))
			result_write(&b, &r);
		buf_cut(&b, b.len - 1);
		tap_is(buf_span(&b), span_str(good[i]), "written back");
	}
	for (i = 0; i < LENGTH(bad); i++)
		tap_ok(result_parse(span_str(bad[i]), &r) == -1, bad[i]);
	r = (struct result){ 0, RESULT_FAILED, SPAN("a@b"),
		SPAN("550 \x1b[2J\r\n2026-11-22T05:48:47Z delivered <a@b> \xff") };
	buf_reset(&b);
	result_write(&b, &r);
	tap_is(buf_span(&b), SPAN("1970-01-01T00:00:00Z failed <a@b> 550 ?[2J??"
	    "2026-11-22T05:48:47Z delivered <a@b> ?\n"),
	    "a host's words stay one line");
	r.text = span_of(memset(malloc(5000), 'x', 5000), 5000);
	buf_reset(&b);
	result_write(&b, &r);
	tap_ok(b.len < RESULT_TEXT_MAX + 60, "and are cut");
	free((char *)(size_t)r.text.p);
	buf_done(&b);
}

static void
test_states(void)
{
	struct queuefile q;
	struct err err = ERR_INIT;
	struct queuefile_rcpt *a, *c;

	queuefile_init(&q);
	tap_ok(read_text(&q, SPAN(HEAD "A: b\n" QUEUED), &err) == 0,
	    "a whole one");
	tap_ok(q.envelope.n == 2 && q.size == 5 && q.arrived == 1795326527,
	    "two recipients, size, time");
	a = queuefile_find(&q, SPAN("a@b.org"));
	c = queuefile_find(&q, SPAN("\"c d\"@e.org"));
	tap_ok(a == &q.rcpts[0] && c == &q.rcpts[1], "found by path");
	tap_ok(queuefile_find(&q, SPAN("x@b.org")) == NULL, "or not");
	tap_ok(queuefile_is_open(a) && a->state == RESULT_NONE, "untried");
	tap_ok(read_text(&q, SPAN(HEAD "A: b\n" QUEUED
	    "2026-11-22T05:48:48Z deferred <a@b.org> h 451 4.0.0 one\n"
	    "garbage\n\n2026-11-22T05:48:48Z deferred <a@b.o\n"
	    "2026-11-22T05:48:49Z deferred <a@b.org> h 451 4.0.0 two\n"
	    "2026-11-22T05:48:49Z delivered <\"c d\"@e.org> h 250 ok\n"
	    "2026-11-22T05:48:50Z deferred <\"c d\"@e.org> h 451 no\n"
	    "2026-11-22T05:48:50Z routed <> [h]:26\n"
	    "2026-11-22T05:48:51Z expired <a@b.org>\n"
	    "2026-11-22T05:48:51Z told <a@b.org>\n"), &err) == 0,
	    "with results");
	a = &q.rcpts[0];
	c = &q.rcpts[1];
	tap_ok(a->attempts == 2 && a->state == RESULT_EXPIRED,
	    "two attempts, then given up");
	tap_is(span_str(a->text), SPAN("h 451 4.0.0 two"),
	    "the last words stay");
	tap_ok(c->state == RESULT_DELIVERED && c->attempts == 0,
	    "final stays final");
	tap_is(span_str(q.route), SPAN("[h]:26"), "a route");
	tap_ok(a->told && !c->told, "told");
	queuefile_done(&q);
	tap_ok(read_text(&q, SPAN(HEAD "A: b\n" QUEUED
	    "2026-11-22T05:48:48Z failed <a@b.org> h 550 5.1.1 no\n"
	    "2026-11-22T05:48:49Z softened <a@b.org>\n"
	    "2026-11-22T05:48:49Z failed <\"c d\"@e.org> h 550 no\n"
	    "2026-11-22T05:48:50Z told <\"c d\"@e.org>\n"
	    "2026-11-22T05:48:51Z softened <\"c d\"@e.org>\n"), &err) == 0,
	    "failures, softened");
	a = &q.rcpts[0];
	c = &q.rcpts[1];
	tap_ok(a->state == RESULT_DEFERRED && a->attempts == 1 && a->soft,
	    "one is open again");
	tap_is(span_str(a->text), SPAN("h 550 5.1.1 no"), "its words stay");
	tap_ok(c->state == RESULT_FAILED, "but not when the sender was told");
	queuefile_done(&q);
}

static void
test_broken(void)
{
	static const char whole[] = HEAD "A: b\n" QUEUED;
	static const char *const bad[] = { "", "x", "BDAT 1 LAST\nx\n" QUEUED,
		"MAIL FROM:<>\nBDAT 1 LAST\nx\n" QUEUED,
		"RCPT TO:<a@b>\nBDAT 1 LAST\nx\n" QUEUED,
		"MAIL FROM:<>\nRCPT TO:<a@b>\nBDAT -1 LAST\nx\n" QUEUED,
		"MAIL FROM:<>\nRCPT TO:<a@b>\nBDAT 1\nx\n" QUEUED,
		"MAIL FROM:<>\nRCPT TO:<a@b>\nBDAT 99999999999999999999 LAST\nx\n" QUEUED,
		"MAIL FROM:<>\nRCPT TO:<a@b>\nBDAT 9223372036854775807 LAST\nx\n" QUEUED,
		"MAIL FROM:<>\nRCPT TO:<a@b>\nHELO x\nBDAT 1 LAST\nx\n" QUEUED,
		"MAIL FROM:<>\nRCPT TO:<a\nb>\nBDAT 1 LAST\nx\n" QUEUED };
	struct queuefile q;
	struct err err;
	size_t i, taken = 0;

	queuefile_init(&q);
	for (i = 0; i < LENGTH(bad); i++) {
		err = ERR_INIT;
		tap_ok(read_text(&q, span_str(bad[i]), &err) == -1 &&
		    err.kind == ERR_DATA, "not whole");
	}
	for (i = 0; i < sizeof(whole) - 14; i++)
		taken += read_text(&q, span_of(whole, i), &err) == 0;
	tap_ok(taken == 0, "cut anywhere before the end of the queued line");
	queuefile_done(&q);
}

static void
test_append(void)
{
	struct result r = { 0, RESULT_DEFERRED, SPAN("a@b.org"), SPAN("x") };
	int fd = file_of(SPAN(HEAD "A: b\n" QUEUED "2026-11-22T05:48:48Z def"));
	struct queuefile q;

	queuefile_init(&q);
	tap_ok(queuefile_append(fd, &r, NULL) == 0 &&
	    queuefile_read(&q, fd, NULL) == 0 && q.rcpts[0].attempts == 1,
	    "half a line does not swallow the next");
	queuefile_done(&q);
	close(fd);
}

int
main(void)
{
	test_results();
	test_states();
	test_broken();
	test_append();
	return tap_done();
}
