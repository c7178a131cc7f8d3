/* folders - what the certificate directory holds. Of each pair only what the
 * ports are compared with is kept: no key.
 * SPDX-License-Identifier: ISC */
#ifndef FOLDERS_H
#define FOLDERS_H

#include <stddef.h>

#include <openssl/x509.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "report.h"

#define FOLDERS_MAX 1000             /* pairs, of all folders */
#define FOLDERS_HASH 32              /* SHA-256 */

struct folders_pair {
	const char *folder;
	const char *label;           /* "rsa-" */
	int kind;                    /* EVP_PKEY_id: EVP_PKEY_EC ... */
	unsigned char cert[FOLDERS_HASH], key[FOLDERS_HASH];
	long days;
	int chain;                   /* certificates, the first included */
};

struct folders {
	struct pool pool;
	size_t n;
	struct folders_pair *pairs;
};

struct folders_options {
	const char *dir, *ca;
	long days;                   /* fewer are worth a warning */
	const char *only;            /* this folder, or NULL for all */
};

/* Look at every folder and say what is there: 0, or -1 with err when the
 * directory itself cannot be read. */
MUST_USE int folders_look(struct folders *f, const struct folders_options *o,
    struct report *r, struct err *err);
void folders_done(struct folders *f);

/* SHA-256 of a certificate and of its public key (as TLSA 3 1 1 has it). */
void folders_hashes(const X509 *x, unsigned char cert[FOLDERS_HASH],
    unsigned char key[FOLDERS_HASH]);

#endif
