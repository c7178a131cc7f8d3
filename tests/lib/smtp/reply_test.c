/* reply, command and trace: what is said, what is understood, what is written.
 * SPDX-License-Identifier: ISC */
#include "smtp/reply.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "os/tmpfd.h"
#include "smtp/command.h"
#include "smtp/trace.h"
#include "tap.h"

#define S(text) { text, sizeof(text) - 1 }

static struct span
said(struct wr *w, char *room, size_t cap)
{
	ssize_t n;

	if (wr_flush(w, NULL) == -1)
		abort();
	n = pread(w->fd, room, cap, 0);
	if (n < 0 || ftruncate(w->fd, 0) == -1 || lseek(w->fd, 0, SEEK_SET))
		abort();
	return span_of(room, (size_t)n);
}

static void
test_replies(void)
{
	char room[4096], hostile[2000];
	struct span line;
	struct wr w;
	int id, wrong = 0;
	size_t i;

	for (i = 0; i < sizeof(hostile); i++)
		hostile[i] = (char)i;
	wr_init(&w, os_tmpfd_memory(NULL), -1);
	for (id = REPLY_NONE + 1; id < REPLY_N; id++) {
		reply_put(&w, id, span_of(hostile, sizeof(hostile)));
		line = said(&w, room, sizeof(room));
		if (line.n > REPLY_LINE_MAX + 2 || line.n < 6 ||
		    !span_ends(line, SPAN("\r\n")) ||
		    reply_code(id) != atoi(line.p))
			wrong++;
		for (i = 0; i + 2 < line.n; i++)
			if (line.p[i] < ' ' || line.p[i] > '~')
				wrong++;
		/* RFC 2034 4: the classes agree */
		if (line.n > 8 && line.p[5] == '.' && line.p[4] != line.p[0])
			wrong++;
	}
	tap_ok(wrong == 0, "every row is one clean line, whatever the detail");
	reply_put(&w, REPLY_ACCEPTED, SPAN("42"));
	tap_is(said(&w, room, sizeof(room)),
	    SPAN("250 2.0.0 accepted as 42\r\n"), "the detail in its place");
	reply_put_words(&w, 550, SPAN("5.7.1 no\r\n250 ok"));
	tap_is(said(&w, room, sizeof(room)), SPAN("550 5.7.1 no??250 ok\r\n"),
	    "others' words cannot make a second reply");
	close(w.fd);
	wr_done(&w);
	tap_ok(reply_code_for(SPAN("5.7.1 x")) == 550 &&
	    reply_code_for(SPAN("5.6.0")) == 554 &&
	    reply_code_for(SPAN("5.2.2 full")) == 552 &&
	    reply_code_for(SPAN("4.2.2 full")) == 452 &&
	    reply_code_for(SPAN("4.7.1 later")) == 451 &&
	    reply_code_for(SPAN("")) == 554, "codes for statuses");
}

static void
test_commands(void)
{
	static const struct {
		struct span arg;
		const char *fault;           /* NULL: good */
		struct span address, params;
	} paths[] = {
		{ S("FROM:<a@x>"), NULL, S("a@x"), S("") },
		{ S("from: <a@x>  SIZE=1 BODY=7BIT"), NULL, S("a@x"),
		    S("SIZE=1 BODY=7BIT") },
		{ S("FROM:<>"), NULL, S(""), S("") },
		{ S("FROM:a@x"), "5.1.7", S(""), S("") },
		{ S("FROM:<a@x>SIZE=1"), "5.5.4", S(""), S("") },
		{ S("FROM<a@x>"), "5.5.4", S(""), S("") },
		{ S("FROM :<a@x>"), "5.5.4", S(""), S("") },
		{ S("TO:<a@x>"), "5.5.4", S(""), S("") },
		{ S("FROM"), "5.5.4", S(""), S("") },
		{ S("FROM:"), "5.1.7", S(""), S("") },
		{ S(""), "5.5.4", S(""), S("") },
	};
	struct span verb, arg, params;
	char helo[COMMAND_HELO_MAX + 1];
	struct err err = ERR_INIT;
	struct address a;
	size_t i;

	tap_ok(command_split(SPAN("MAIL  FROM:<> "), &verb, &arg) == 0 &&
	    span_eq(verb, SPAN("MAIL")) && span_eq(arg, SPAN("FROM:<>")),
	    "verb and argument");
	tap_ok(command_split(SPAN(""), &verb, &arg) == 0 && verb.n == 0 &&
	    arg.n == 0, "an empty line");
	tap_ok(command_split(SPAN("A\0B"), &verb, &arg) == -1 &&
	    command_split(SPAN("A\tB"), &verb, &arg) == -1 &&
	    command_split(SPAN("A \x7f"), &verb, &arg) == -1,
	    "control characters");
	for (i = 0; i < LENGTH(paths); i++) {
		int got = command_path(paths[i].arg, SPAN("FROM"),
		    ADDRESS_NULL, &a, &params, &err);

		if (paths[i].fault != NULL)
			tap_ok(got == -1 && strncmp(err.text, paths[i].fault,
			    5) == 0, paths[i].arg.p);
		else
			tap_ok(got == 0 && span_eq(address_span(&a),
			    paths[i].address) && span_eq(params,
			    paths[i].params), paths[i].arg.p);
	}
	tap_ok(command_helo(SPAN("[IPv6:::1]"), helo) == 0 &&
	    strcmp(helo, "[IPv6:::1]") == 0, "an address literal");
	tap_ok(command_helo(SPAN("a(b)\"\xff c"), helo) == 0 &&
	    strcmp(helo, "a?b????c") == 0, "what no host name has");
	tap_ok(command_helo(SPAN(""), helo) == -1, "no name");
}

static void
test_trace(void)
{
	struct buf out = BUF_INIT(4096);
	struct address rcpt;
	struct trace t = { .helo = "me.example", .remote_name = "a)b\n",
		.remote_ip = "2001:db8::1", .host = "mx.example.org",
		.protocol = "ESMTPS", .id = "42", .tls_protocol = "TLSv1.3",
		.tls_cipher = "TLS_X", .now = 1795316645 };

	if (address_parse(SPAN("\"a b\"@x.org"), 0, &rcpt, NULL) == -1)
		abort();
	t.rcpt = &rcpt;
	trace_write(&out, &t);
	tap_is(buf_span(&out), SPAN("Received: from me.example (a?b? "
	    "[IPv6:2001:db8::1])\n\tby mx.example.org (Pneumatic) with ESMTPS "
	    "id 42\n\t(TLSv1.3 TLS_X)\n\tfor <\"a b\"@x.org>;\n\t"
	    "Sun, 22 Nov 2026 03:04:05 +0000\n"), "everything known");
	buf_reset(&out);
	t = (struct trace){ .host = "h", .protocol = "SMTP", .id = "1" };
	trace_write(&out, &t);
	tap_is(buf_span(&out),
	    SPAN("Received: from unknown\n\tby h (Pneumatic) "
	    "with SMTP id 1;\n\tThu, 1 Jan 1970 00:00:00 +0000\n"),
	    "nothing known");
	buf_done(&out);
}

int
main(void)
{
	test_replies();
	test_commands();
	test_trace();
	return tap_done();
}
