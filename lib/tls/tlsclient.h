/* tlsclient - speak TLS as a client, for smtp-send and for tls-wrap --client:
 * start tls-engine on a connected socket and get the decrypted stream back. The
 * caller never links OpenSSL and never parses what the server sends in the
 * handshake; the engine has no files, no privileges and no other descriptors.
 *
 *     tlsclient_open(&c, &settings, &err)      files, before confinement
 *     ... the server has said yes to STARTTLS, nothing is left unread ...
 *     r = tlsclient_start(&c, net, plain, &facts, &err)
 *     0: read plain[0], write plain[1]; net can be closed
 *     -1: err.kind says what can be done about it:
 *         ERR_PERM   the server is not who it should be: do not go on
 *         ERR_PROTO  the handshake failed, or the server hung or went away:
 *                    where TLS is opportunistic, connect anew without it
 *         ERR_TEMP, ERR_USAGE   a fault of ours
 *
 * The engine is nobody's child and ends with the connection. A process that is
 * confined cannot start it: tlsclient_offer starts one that waits, before.
 * SPDX-License-Identifier: ISC */
#ifndef TLS_TLSCLIENT_H
#define TLS_TLSCLIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "os/cred.h"

#define TLSCLIENT_NAMES_MAX 16       /* of `also` */
#define TLSCLIENT_TLSA_MAX 32
#define TLSCLIENT_GRACE_MS 5000      /* patience beyond the engine's own */
#define TLSCLIENT_REQUESTS_MAX 40    /* of one handshake */
#define TLSCLIENT_HANDSHAKE_MS 30000
#define TLSCLIENT_IDLE_MS 3600000
#define TLSCLIENT_FACTS_MAX 4096

/* All strings live as long as the struct that they are put into. */
struct tlsclient_settings {
	const char *engine;          /* path of tls-engine (os_exe_sibling) */
	const char *name;            /* of the server: asked for by SNI,
	                              * compared with its certificate; the TLSA
	                              * base domain. An IP address is compared
	                              * only */
	const char *const *also;     /* names that its certificate may have
	                              * too */
	size_t n_also;
	const char *verify;          /* "none", "may": told and never refused;
	                              * "full"; NULL: full */
	const char *const *tlsa;     /* "3 1 1 hex": where one of them is usable
	                              * (RFC 7672 3.1), they alone decide,
	                              * whatever `verify` says */
	size_t n_tlsa;
	const char *ca;              /* bundle or hashed directory; NULL: the
	                              * system's */
	const char *own_cert;        /* folder with our fullchain.pem and
	                              * privkey.pem, or NULL */
	/* NULL: as tls-wrap(8) says */
	const char *min_protocol, *ciphers, *suites, *groups, *alpn;
	const struct os_ids *ids;    /* what the engine becomes, or NULL */
	uint64_t handshake_ms, idle_ms;
	bool explain;
};

struct tlsclient {
	const struct tlsclient_settings *settings;
	int ca_fd;                   /* -1: none is wanted */
	bool ca_is_dir;
	int own_fds[2];              /* chain and key, or -1 */
};

/* Open the files: 0, or -1 with err. */
MUST_USE int tlsclient_open(struct tlsclient *c,
    const struct tlsclient_settings *s, struct err *err);
void tlsclient_close(struct tlsclient *c);

/* Shake hands on net[0] (read) and net[1] (write), which may be the same and
 * stay open here: 0, the decrypted stream's two descriptors in plain_out,
 * close-on-exec, and what is known of it in *facts as NAME=value, each ended by
 * a NUL; or -1 with err. */
MUST_USE int tlsclient_start(const struct tlsclient *c, const int net[2],
    int plain_out[2], struct buf *facts, struct err *err);

/* UCSPI-TLS: a process waits for the byte on fds_out[0]; the decrypted stream
 * will be on fds_out[1] (read) and fds_out[2] (write). All close-on-exec. 0, or
 * -1 with err. When the handshake fails the answer to "Y" has SSL_FAILURE
 * (untrusted, handshake, local) and SSL_FAILURE_REASON and no SSL_PROTOCOL. */
MUST_USE int tlsclient_offer(const struct tlsclient *c, const int net[2],
    int fds_out[3], struct err *err);

/* Exec the engine to check the settings; returns only with err. */
void tlsclient_check(const struct tlsclient *c, struct err *err);

#endif
