/* chain - what a certificate says: names, kind of key, issuer, and whether the
 * chain below it is whole, in order, and leads to someone who is trusted.
 * SPDX-License-Identifier: ISC */
#ifndef CHAIN_H
#define CHAIN_H

#include <openssl/x509.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "report.h"
#include "tls/keypair.h"

/* Those in the file or directory `ca`, NULL: the system's. NULL with err. */
X509_STORE *chain_trusted(const char *ca, struct err *err);

void chain_look(const struct keypair *k, const char *folder,
    const char *subject, X509_STORE *trusted, struct report *r);

/* The host name that stands for a folder when a client asks: "tls-check" as the
 * label of a wildcard; the empty one for "default". */
void chain_name(const char *folder, struct buf *name);

#endif
