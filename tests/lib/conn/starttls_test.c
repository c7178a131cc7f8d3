/* starttls: the UCSPI-TLS exchange from the protocol's side.
 * SPDX-License-Identifier: ISC */
#include "conn/starttls.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tap.h"

static void
name_fd(const char *variable, int fd)
{
	char text[20];

	(void)snprintf(text, sizeof(text), "%d", fd);
	(void)setenv(variable, text, 1);
}

/* The wrapper has answered `n` bytes in advance; `ask` is what it was told. */
static int
begin(const char *answer, size_t n, struct buf *facts, char *ask,
    struct err *err)
{
	struct starttls s = { -1, 0, 1 };
	int pair[2], r = -1;

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == -1)
		return -1;
	s.control_fd = pair[0];
	if (write(pair[1], answer, n) == (ssize_t)n &&
	    shutdown(pair[1], SHUT_WR) == 0)
		r = starttls_begin(&s, 5000, facts, err);
	if (read(pair[1], ask, 1) != 1)
		*ask = '?';
	close(pair[0]);
	close(pair[1]);
	return r;
}

static void
test_exchange(void)
{
	static const char good[] = "SSL_PROTOCOL=TLSv1.3\0SSL_CIPHER=x\0SSL=\0";
	struct buf facts = BUF_INIT(STARTTLS_FACTS_MAX);
	struct err err = ERR_INIT;
	char ask;
	size_t i;
	bool refused = true;

	tap_ok(begin(good, sizeof(good), &facts, &ask, &err) == 0,
	    "a handshake");
	tap_ok(ask == 'Y', "is asked for with its facts");
	tap_is(starttls_fact(&facts, "SSL_PROTOCOL"), SPAN("TLSv1.3"), "first");
	tap_is(starttls_fact(&facts, "SSL_CIPHER"), SPAN("x"), "second");
	tap_ok(starttls_fact(&facts, "SSL").p != NULL &&
	    starttls_fact(&facts, "SSL").n == 0, "an empty one");
	tap_ok(starttls_fact(&facts, "SSL_PROTO").p == NULL,
	    "the beginning of a name is no name");
	buf_reset(&facts);
	tap_ok(begin("\0", 1, &facts, &ask, &err) == 0 && facts.len == 0,
	    "no facts at all");
	for (i = 0; i < sizeof(good); i++) {
		buf_reset(&facts);
		refused &= begin(good, i, &facts, &ask, &err) == -1 &&
		    err.kind == ERR_PROTO;
	}
	tap_ok(refused, "cut anywhere, it is no handshake");
	buf_done(&facts);
}

static void
test_environment(void)
{
	struct starttls s;

	tap_ok(!starttls_from_environment(&s), "nothing in the environment");
	name_fd("SSLCTLFD", 0);
	name_fd("SSLREADFD", 1);
	tap_ok(!starttls_from_environment(&s), "one is missing");
	name_fd("SSLWRITEFD", 999);
	tap_ok(!starttls_from_environment(&s), "one is not open");
	name_fd("SSLWRITEFD", 2);
	tap_ok(starttls_from_environment(&s) && s.control_fd == 0 &&
	    s.read_fd == 1 && s.write_fd == 2, "all three");
	(void)setenv("SSLCTLFD", "0x0", 1);
	tap_ok(!starttls_from_environment(&s), "not a number");
}

int
main(void)
{
	test_exchange();
	test_environment();
	return tap_done();
}
