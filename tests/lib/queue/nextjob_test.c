/* nextjob: what one side says is what the other hears, and nothing else is a
 * message or an end.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "queue/nextjob.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "os/fdpass.h"
#include "os/tmpfd.h"
#include "tap.h"

static int pair[2];

static void
renew(void)
{
	close(pair[0]);
	close(pair[1]);
	if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair) == -1)
		abort();
}

static void
test_hear(const char *packet, int want, int want_code, const char *reason)
{
	char got[NEXTJOB_TEXT_MAX + 1] = "";
	struct err err = ERR_INIT;
	int code = -1, r;

	renew();
	if (os_fdpass_send(pair[0], span_str(packet), NULL, 0, &err) == -1)
		abort();
	r = nextjob_hear(pair[1], &code, got, &err);
	tap_ok(r == want && (r != 1 || (code == want_code &&
	    strcmp(got, reason) == 0)), packet);
}

static void
test_answers(void)
{
	struct nextjob in = { "id-1", -1, -1, -1 }, out;
	struct err err = ERR_INIT;
	char byte;
	int fds[3];

	renew();
	in.message = os_tmpfd_memory(&err);
	in.envelope = os_tmpfd_memory(&err);
	in.results = os_tmpfd_memory(&err);
	tap_ok(write(in.message, "m", 1) == 1 && write(in.envelope, "e", 1) ==
	    1 && write(in.results, "r", 1) == 1 &&
	    nextjob_give(pair[1], &in, &err) == 0, "give");
	tap_ok(nextjob_ask(pair[0], 0, "", &out, &err) == 1 &&
	    strcmp(out.id, "id-1") == 0, "ask");
	tap_ok(pread(out.message, &byte, 1, 0) == 1 && byte == 'm' &&
	    pread(out.envelope, &byte, 1, 0) == 1 && byte == 'e' &&
	    pread(out.results, &byte, 1, 0) == 1 && byte == 'r',
	    "each descriptor in its place");
	nextjob_close(&out);
	renew();
	(void)!os_fdpass_send(pair[1], SPAN("id-1"), &in.message, 1, &err);
	tap_ok(nextjob_ask(pair[0], 0, "", &out, &err) == -1,
	    "too few descriptors");
	renew();
	fds[0] = fds[1] = fds[2] = in.message;
	(void)!os_fdpass_send(pair[1], SPAN("../id"), fds, 3, &err);
	tap_ok(nextjob_ask(pair[0], 0, "", &out, &err) == -1, "not an id");
	renew();
	(void)shutdown(pair[1], SHUT_WR);
	tap_ok(nextjob_ask(pair[0], 0, "", &out, &err) == 0, "none");
	renew();
	close(pair[1]);
	tap_ok(nextjob_ask(pair[0], 0, "", &out, &err) == -1, "nobody there");
	pair[1] = -1;
}

int
main(void)
{
	char text[20], longest[NEXTJOB_TEXT_MAX + 10];

	memset(longest, 'x', sizeof(longest));
	memcpy(longest, "75 ", 3);
	longest[NEXTJOB_TEXT_MAX + 3] = '\0';
	pair[0] = pair[1] = -1;
	test_hear("0", 1, 0, "");
	test_hear("0 ", 1, 0, "");
	test_hear("69 5.1.1 no such user", 1, 69, "5.1.1 no such user");
	test_hear("75 a\tb\nc\x80", 1, 75, "a?b?c?");
	test_hear(longest, 1, 75, longest + 3);
	test_hear("256 x", -1, 0, "");
	test_hear("-1 x", -1, 0, "");
	test_hear("zero", -1, 0, "");
	test_hear(" ", -1, 0, "");
	test_answers();
	tap_ok(nextjob_fd(NULL) == -1, "not given");
	tap_ok(nextjob_fd("5x") == -1, "not a number");
	tap_ok(nextjob_fd("0") == -1, "not the message");
	tap_ok(nextjob_fd("1000") == -1, "not open");
	renew();
	(void)snprintf(text, sizeof(text), "%d", pair[0]);
	tap_ok(nextjob_fd(text) == pair[0], "a socket");
	return tap_done();
}
