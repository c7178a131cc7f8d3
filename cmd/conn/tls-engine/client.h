/* client - tls-engine as the client (lib/tls/tlsclient.h starts it so).
 * SPDX-License-Identifier: ISC */
#ifndef CLIENT_H
#define CLIENT_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "engine.h"

#define CLIENT_CA_FD 6               /* a bundle, for --ca file */
#define CLIENT_CHAIN_FD 7            /* our own certificate, for --own-cert */
#define CLIENT_KEY_FD 8

/* Make e->ctx and e->ssl, before confinement: 0, or -1 with err. */
MUST_USE int client_init(struct engine *e, struct err *err);
/* What there is to say of the server, after the handshake; nothing where we are
 * the server. */
void client_facts(const struct engine *e, struct buf *m);

#endif
