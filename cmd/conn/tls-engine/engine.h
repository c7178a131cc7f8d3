/* engine - the parts of tls-engine: the questions to tls-wrap, the handshake,
 * and the check of a certificate directory.
 * SPDX-License-Identifier: ISC */
#ifndef ENGINE_H
#define ENGINE_H

#include <stdint.h>

#include <openssl/ssl.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/option.h"
#include "tls/netbio.h"
#include "tls/ticketkeys.h"
#include "tls/tlsctx.h"

#define ENGINE_CTL_FD 3              /* to tls-wrap (lib/tls/tlsctl.h) */
#define ENGINE_APP_IN_FD 4           /* from the program */
#define ENGINE_APP_OUT_FD 5          /* to the program */

struct client_options {                  /* name NULL: be the server */
	const char *name, *verify, *ca;
	struct option_list also, tlsa;
	bool own_cert;
};

struct engine_options {
	struct client_options client;
	struct tlsctx_settings tls;
	const char *cert_dir;            /* for -n only */
	bool tickets;                    /* tls-wrap has keys for them */
	uint64_t handshake_ms, idle_ms;
};

struct engine {
	const struct engine_options *options;
	SSL_CTX *ctx;
	SSL *ssl;
	struct netbio net;
	int64_t deadline;                /* of the handshake */
	bool asked_tickets;
	struct ticketkeys tickets;       /* none: no tickets */
	struct err err;                  /* what a callback found */
	size_t dane;                     /* client: usable TLSA records */
	bool looks;                      /* client: the certificate is verified */
};

/* Make ready to speak: before confinement. 0, or -1 with err. */
MUST_USE int engine_init(struct engine *e, const struct engine_options *o,
    struct err *err);
/* Shake hands on descriptors 0 and 1 and tell tls-wrap, whatever the outcome;
 * the control socket is closed then. 0, or -1 with err. */
MUST_USE int engine_handshake(struct engine *e, struct err *err);

/* Ask tls-wrap: put certificates into e->ssl. 0, or -1 with err. */
MUST_USE int ask_certificate(struct engine *e, struct err *err);
/* The ticket keys into e->tickets, once. */
void ask_tickets(struct engine *e);
/* The handshake is over: its facts (0, or -1 with err), or why it failed. */
MUST_USE int tell_done(struct engine *e, struct err *err);
void tell_failed(const struct err *why);

/* Say of each folder of the directory what is in it and whether it will do: 0,
 * or -1 with err when one will not. */
MUST_USE int check_dir(const char *dir, struct err *err);

#endif
