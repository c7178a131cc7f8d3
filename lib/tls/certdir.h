/* certdir - the directory of certificates: one folder per host name, chosen by
 * the name a client asks for (SNI, RFC 6066 3).
 *
 *     mx.example.org/fullchain.pem     mx.example.org/privkey.pem
 *     mx.example.org/rsa-fullchain.pem mx.example.org/rsa-privkey.pem
 *     mx.example.org/ocsp.der          mx.example.org/rsa-ocsp.der, if wanted
 *     *.example.org/ or _.example.org/ one label, any (RFC 6125 6.4.3)
 *     default/                         no name, an unknown or impossible one
 *
 * This is certbot's live/ directory, and more than one pair per name. Files are
 * opened here and never read: the reader is another process. Nothing is kept
 * between connections.
 * SPDX-License-Identifier: ISC */
#ifndef TLS_CERTDIR_H
#define TLS_CERTDIR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define CERTDIR_NAME_MAX 253         /* RFC 1035 2.3.4, without the last dot */
#define CERTDIR_PAIRS_MAX 8          /* pairs in one folder */
#define CERTDIR_CANDIDATES 4         /* name, *.rest, _.rest, default */
#define CERTDIR_LABEL_MAX 40         /* "rsa-", what tells pairs apart */
#define CERTDIR_FILE_MAX (256u << 10)

struct certdir_folder {
	int fd;                          /* close with certdir_close */
	size_t n;
	char label[CERTDIR_PAIRS_MAX][CERTDIR_LABEL_MAX + 1];   /* sorted */
};

/* `asked`, as a client wrote it, in lower case into `name`: true, or false when
 * it is not a host name of letters, digits, "-" and "_" between single dots (a
 * last one is left off). An IPv4 address is none. A name that passes is safe as
 * a file name. */
bool certdir_name(struct span asked, struct buf *name);

/* The k-th folder to look into for a name from certdir_name (empty: none was
 * given): true and *folder, or false when there is no k-th. */
bool certdir_candidate(struct span name, size_t k, struct buf *folder);

/* Open folder `folder` of the directory and list its pairs: 1, 0 when there is
 * no such folder, -1 with err when it holds no pair or cannot be read. */
MUST_USE int certdir_open(int dir, const char *folder,
    struct certdir_folder *f, struct err *err);
void certdir_close(struct certdir_folder *f);

/* Open pair i: fds_out[0] the chain, fds_out[1] the key, both regular files of
 * at most CERTDIR_FILE_MAX bytes, close-on-exec: 0, or -1 with err. */
MUST_USE int certdir_pair(const struct certdir_folder *f, size_t i,
    int fds_out[2], struct err *err);
/* The OCSP response beside pair i, opened in the same way, or -1 when there is
 * none. */
MUST_USE int certdir_ocsp(const struct certdir_folder *f, size_t i);

#endif
