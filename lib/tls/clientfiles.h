/* clientfiles - the files that say which certificates of clients are good. They
 * are opened by who may read them and parsed by who may not.
 * SPDX-License-Identifier: ISC */
#ifndef TLS_CLIENTFILES_H
#define TLS_CLIENTFILES_H

#include "base/attr.h"
#include "base/err.h"

#define CLIENTFILES_MAX 400          /* files of a directory of authorities */
#define CLIENTFILES_SIZE_MAX (4u << 20)

struct clientfiles {                 /* each may be NULL */
	const char *ca;              /* PEM; a directory: every file in it */
	const char *crl;             /* PEM */
	const char *list;            /* fingerprints */
};

/* What is called for each: "CA", "CRL" or "LIST" and the open file, which is
 * closed after. 0, or -1 with err, which ends it. */
typedef int clientfiles_fn(void *arg, const char *kind, int fd,
    struct err *err);

/* 0, or -1 with err: one cannot be opened, is no file or too large. */
MUST_USE int clientfiles_each(const struct clientfiles *f, clientfiles_fn *each,
    void *arg, struct err *err);

#endif
