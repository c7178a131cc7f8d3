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
#include "tls/certdir.h"
#include "tls/clientfiles.h"
#include "tls/netbio.h"
#include "tls/ticketkeys.h"
#include "tls/tlsctx.h"

#define ENGINE_CTL_FD 3              /* to tls-wrap (lib/tls/tlsctl.h) */
#define ENGINE_APP_IN_FD 4           /* from the program */
#define ENGINE_APP_OUT_FD 5          /* to the program */
#define STAPLE_MAX 16384             /* bytes of an OCSP response */

struct client_options {                  /* name NULL: be the server */
	const char *name, *verify, *ca;
	struct option_list also, tlsa;
	bool own_cert;
};

struct engine_options {
	struct client_options client;
	struct tlsctx_settings tls;
	const char *cert_dir;            /* for -n only */
	const char *client_cert;         /* "request", "require" or NULL */
	struct clientfiles client_files; /* for -n only */
	uint64_t client_depth;
	bool tickets;                    /* tls-wrap has keys for them */
	uint64_t handshake_ms, idle_ms;
};

struct staple {                          /* an OCSP response, not yet looked
					  * at */
	X509 *cert;
	struct buf der;
};

struct peer {                            /* the client, when it is to show
					  * itself */
	X509_STORE *store;
	bool wants_ca, has_ca;
	struct buf list;
	bool shown, good;
	int why;                         /* X509_V_... */
};

struct engine {
	const struct engine_options *options;
	SSL_CTX *ctx;
	SSL *ssl;
	struct netbio net;
	int64_t deadline;                /* of the handshake */
	struct ticketkeys tickets;       /* none: no tickets */
	struct err err;                  /* what a callback found */
	struct peer peer;
	size_t n_staples;
	struct staple staple[CERTDIR_PAIRS_MAX];
	size_t dane;                     /* client: usable TLSA records */
	bool looks;                      /* client: the certificate is
					  * verified */
};

/* Make ready to speak: before confinement. 0, or -1 with err. */
MUST_USE int engine_init(struct engine *e, const struct engine_options *o,
    struct err *err);
/* Shake hands on descriptors 0 and 1 and tell tls-wrap, whatever the outcome;
 * the control socket is closed then. 0, or -1 with err. */
MUST_USE int engine_handshake(struct engine *e, struct err *err);

/* Ask tls-wrap: put certificates into e->ssl. 0, or -1 with err. */
MUST_USE int ask_certificate(struct engine *e, struct err *err);
/* The ticket keys, which tls-wrap has sent unasked, into e->tickets: 0, and
 * there may be none; -1 with err when tls-wrap has gone. */
MUST_USE int ask_tickets(struct engine *e, struct err *err);
/* The files by which clients are judged, one after the other: 0, or -1 with
 * err. */
typedef int ask_file_fn(struct engine *e, struct span kind, int fd,
    struct err *err);
MUST_USE int ask_client_files(struct engine *e, ask_file_fn *take,
    struct err *err);

/* peercert.c: make ready; ask for the files and for the certificate; what is
 * known of it; and for -n, take a file and see that there were enough. */
MUST_USE int peercert_init(struct engine *e, struct err *err);
MUST_USE int peercert_ask(struct engine *e, struct err *err);
void peercert_facts(const struct engine *e, struct buf *m);
MUST_USE int peercert_take(struct engine *e, struct span kind, int fd,
    struct err *err);
MUST_USE int peercert_complete(const struct engine *e, struct err *err);
bool peercert_key_digest(X509 *cert, unsigned char md[EVP_MAX_MD_SIZE]);

/* resume.c: session tickets; tls-server-end-point of a certificate and of a
 * resumed session, their length or 0. */
MUST_USE int resume_init(struct engine *e, struct err *err);
size_t resume_end_point(X509 *cert, unsigned char p[EVP_MAX_MD_SIZE]);
size_t resume_kept(const SSL *ssl, unsigned char p[EVP_MAX_MD_SIZE]);

/* staple.c: OCSP responses, kept as they come with their certificates. */
void staple_init(struct engine *e);
void staple_keep(struct engine *e, X509 *cert, int fd);

/* The handshake is over: its facts (0, or -1 with err), or why it failed. */
MUST_USE int tell_done(struct engine *e, struct err *err);
void tell_failed(const struct err *why);

/* -n: the files by which clients are judged: 0, or -1 with err. */
MUST_USE int check_client_files(struct engine *e, struct err *err);
/* Say of each folder of the directory what is in it and whether it will do: 0,
 * or -1 with err when one will not. */
MUST_USE int check_dir(const char *dir, struct err *err);

#endif
