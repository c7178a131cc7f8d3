/* netbio: sockets and pipes, never blocking, and what each kind of end is.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "tls/netbio.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tap.h"

static char block[65536];

static void
test_pair(int in, int out, int far_in, int far_out, const char *kind)
{
	struct err err = ERR_INIT;
	struct netbio n;
	BIO *b = netbio_new(&n, in, out, &err);
	char got[100];
	size_t k;
	int flags = fcntl(in, F_GETFL), i;

	printf("# %s\n", kind);
	tap_ok(b != NULL && !BIO_read_ex(b, got, sizeof(got), &k) &&
	    BIO_should_retry(b) && !n.eof && n.sys == 0,
	    "nothing there: later");
	tap_ok(fcntl(in, F_GETFL) == flags, "O_NONBLOCK is not set");
	tap_ok(write(far_out, "hello", 5) == 5 &&
	    BIO_read_ex(b, got, sizeof(got), &k) && k == 5 &&
	    memcmp(got, "hello", 5) == 0, "what has come is read");
	tap_ok(BIO_write_ex(b, "there", 5, &k) && k == 5 &&
	    read(far_in, got, sizeof(got)) == 5, "what is written goes out");
	for (i = 0; i < 10000 && BIO_write_ex(b, block, sizeof(block), &k); i++)
		;
	tap_ok(i < 10000 && BIO_should_retry(b) && n.sys == 0,
	    "a full way: later, and it does not block");
	/* A socket closed with something unread is a reset one. */
	while (recv(far_in, block, sizeof(block), MSG_DONTWAIT) > 0)
		;
	close(far_out);
	tap_ok(!BIO_read_ex(b, got, sizeof(got), &k) && !BIO_should_retry(b) &&
	    n.eof && BIO_eof(b), "the end");
	if (far_in != far_out)
		close(far_in);
	for (i = 0; i < 100 && (BIO_write_ex(b, block, 100, &k) ||
	    BIO_should_retry(b)); i++)
		;
	tap_ok(i < 100 && (n.sys == EPIPE || n.sys == ECONNRESET),
	    "nobody reads: an error, and no signal");
	BIO_free(b);
	netbio_done(&n);
}

int
main(void)
{
	int s[2], to[2], from[2];

	(void)signal(SIGPIPE, SIG_IGN);      /* for pipes; tool_init catches
	                                      * it */
	if (socketpair(AF_UNIX, SOCK_STREAM, 0, s) == -1 || pipe(to) == -1 ||
	    pipe(from) == -1)
		return 1;
	test_pair(s[0], s[0], s[1], s[1], "a socket");
	test_pair(to[0], from[1], from[0], to[1], "two pipes");
	return tap_done();
}
