/* connection - one connection to an SMTP server: commands out, replies in, all
 * within a time.
 * SPDX-License-Identifier: ISC */
#ifndef CONNECTION_H
#define CONNECTION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "hosts.h"
#include "io/rd.h"
#include "io/wr.h"
#include "send/smtpreply.h"
#include "settings.h"

struct connection {
	const struct host *host;
	char label[360];             /* name[address], as results have it */
	int fd;                      /* the socket, or -1 after TLS took it */
	int plain[2];                /* what TLS gives, or -1 */
	struct rd rd;
	struct wr wr;
	struct smtpreply reply;      /* the last one */
};

/* Connect: 0, or -1 with err ERR_TEMP; ERR_PERM (with an enhanced code) when
 * the address is our own. */
MUST_USE int connection_open(struct connection *c, const struct host *host,
    bool by_mx, const struct option_list *source, uint64_t ms,
    struct err *err);
/* Go on with these descriptors, which are the connection's from now on. */
void connection_switch(struct connection *c, int plain[2]);
void connection_close(struct connection *c);

/* A command, without CRLF; sent when the next reply is awaited. */
void connection_send(struct connection *c, struct span line);
/* One reply, all of it within that time: 0; -1 with err: the server broke the
 * protocol, went away, or takes too long. */
MUST_USE int connection_wait(struct connection *c, uint64_t ms,
    struct err *err);
/* Both. */
MUST_USE int connection_ask(struct connection *c, struct span line,
    uint64_t ms, struct err *err);
/* Has the server sent what was not asked for? */
bool connection_has_more(const struct connection *c);

#endif
