/* wrap - the parts of tls-wrap as the server: start the engine, be its broker,
 * and give the program its descriptors.
 *
 *     network --0,1-- tls-engine --pipe--> program's 0 (or SSLREADFD)
 *                       |   ^------pipe--- program's 1 (or SSLWRITEFD)
 *                       ctl (lib/tls/tlsctl.h)
 *                       |
 *                     tls-wrap, until the handshake is over
 * SPDX-License-Identifier: ISC */
#ifndef WRAP_H
#define WRAP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/option.h"
#include "os/cred.h"
#include "tls/clientfiles.h"

#define WRAP_GRACE_MS 5000           /* the broker's patience beyond the
				      * engine's */
#define WRAP_FACTS_MAX 16384         /* bytes behind SSLFACTSFD */

struct wrap_client {                     /* of --client */
	bool on, stdio;
	const char *name, *verify, *ca, *own_cert;
	struct option_list also, tlsa;
};

struct wrap_options {
	struct wrap_client client;
	const char *cert_dir, *tickets, *user;
	const char *min_protocol, *ciphers, *suites, *groups, *alpn;
	const char *client_cert;         /* "request", "require" or NULL */
	struct clientfiles client_files;
	uint64_t client_depth;
	uint64_t handshake_ms, idle_ms;
	uint64_t sniff_ms;               /* 0: no */
	bool starttls, log;

	/* made of them, and of argv[0] and the environment */
	int cert_fd;
	bool drop;                       /* the engine becomes `ids` */
	struct os_ids ids;
	struct buf engine;               /* the path of tls-engine */
};

/* Fill in what is made of the options: 0, or -1 with err. */
MUST_USE int wrap_prepare(struct wrap_options *o, const char *argv0,
    struct err *err);

/* facts.c: remove the variables that a handshake sets, whoever set them. */
void wrap_forget_facts(void);
/* Set those of a handshake, by their known names only: 0, or -1 with err. */
MUST_USE int wrap_set_facts(struct span facts, struct err *err);
/* Are they all of known names and printable? 0, or -1 with err. */
MUST_USE int wrap_check_facts(struct span facts, struct err *err);
/* With --log, a line of them. */
void wrap_log_facts(const struct wrap_options *o, struct span facts);

/* Exec the engine to check certificates, ciphers and the rest (-n). */
void wrap_check(const struct wrap_options *o, bool explain, struct err *err);

/* Speak TLS on descriptors 0 and 1: returns 0 when the handshake is over, the
 * facts are in the environment and 0 and 1 are the decrypted stream; -1 with
 * err. */
MUST_USE int wrap_implicit(const struct wrap_options *o, struct err *err);

/* Does the client begin with TLS, within o->sniff_ms? What it said is looked at
 * and not taken. A client of STARTTLS waits for the greeting, this long. */
bool wrap_sniff(const struct wrap_options *o);

/* Offer STARTTLS: the variables SSLCTLFD SSLREADFD SSLWRITEFD are set, and a
 * process waits for the program to ask. 0, or -1 with err. */
MUST_USE int wrap_starttls(const struct wrap_options *o, struct err *err);

#endif
