/* wr: a peer that does not read, one that went away, a full disk.
 * SPDX-License-Identifier: ISC */
#include "io/wr.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tap.h"

int
main(void)
{
	static char big[300000];
	struct err err = ERR_INIT;
	struct wr w;
	int s[2], fd;

	signal(SIGPIPE, SIG_IGN);
	if (socketpair(AF_UNIX, SOCK_STREAM, 0, s) == -1)
		return 1;
	wr_init(&w, s[0], 20);
	wr_adds(&w, "abc");
	tap_ok(wr_flush(&w, &err) == 0 && w.total == 3, "small");
	wr_add(&w, span_of(big, sizeof(big)));
	wr_add(&w, span_of(big, sizeof(big)));
	tap_ok(wr_flush(&w, &err) == -1 && err.kind == ERR_PROTO,
	    "a peer that does not read ends it");
	wr_adds(&w, "more");
	tap_ok(wr_flush(&w, &err) == -1 && w.sys == ETIMEDOUT,
	    "the first error stays");
	wr_done(&w);
	close(s[1]);
	wr_init(&w, s[0], 20);
	wr_adds(&w, "abc");
	tap_ok(wr_flush(&w, &err) == -1 && err.sys == EPIPE &&
		   err.kind == ERR_PROTO,
	    "a peer that went away");
	tap_ok(wr_close(&w, &err) == -1, "and close tells too");
	if ((fd = open("/dev/full", O_WRONLY)) != -1) {
		wr_init(&w, fd, -1);
		wr_addf(&w, "%s", "abc");
		tap_ok(wr_close(&w, &err) == -1 && err.sys == ENOSPC &&
			   err.kind == ERR_TEMP,
		    "a full disk");
	}
	return tap_done();
}
