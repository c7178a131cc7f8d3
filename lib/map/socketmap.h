/* socketmap - the protocol by which Sendmail and Postfix ask a server for what
 * a map says (socketmap_table(5), Sendmail's README.socketmap): netstrings,
 *
 *     question    NAME " " KEY
 *     answer      "OK " VALUE / "NOTFOUND " / "TEMP " WHY / "TIMEOUT " WHY /
 *                 "PERM " WHY
 *
 * many on one connection. Here as the side that asks.
 * SPDX-License-Identifier: ISC */
#ifndef MAP_SOCKETMAP_H
#define MAP_SOCKETMAP_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "map/netstring.h"

#define SOCKETMAP_KEY_MAX 4096           /* bytes of a question */
#define SOCKETMAP_VALUE_MAX (1u << 20)   /* of an answer */
#define SOCKETMAP_NAME_MAX 200

struct socketmap {
	int fd;
	struct netstring answer;
};

void socketmap_init(struct socketmap *s, int fd);
/* Does not close fd. */
void socketmap_done(struct socketmap *s);
/* Ask within timeout_ms, however slowly the answer comes: 1 and *value, 0 there
 * is none, -1 with err: ERR_TEMP the server says so, or PERM, which concerns
 * the map and not the mail; ERR_PROTO the connection is of no use any more. */
MUST_USE int socketmap_ask(struct socketmap *s, struct span name,
    struct span key, int timeout_ms, struct buf *value, struct err *err);

/* What an answer says, the same way. */
MUST_USE int socketmap_parse(struct span answer, struct buf *value,
    struct err *err);

#endif
