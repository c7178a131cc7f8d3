/* ack - see ack.h. Where there is no such option, the peer waits.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "os/ack.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

void
os_ack_now(int fd)
{
#ifdef TCP_QUICKACK
	int on = 1;

	(void)setsockopt(fd, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof(on));
#else
	(void)fd;
#endif
}
