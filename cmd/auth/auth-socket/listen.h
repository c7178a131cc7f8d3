/* listen - a Unix socket with an owner and a mode, and a program for each
 * connection to it.
 * SPDX-License-Identifier: ISC */
#ifndef LISTEN_H
#define LISTEN_H

#include <stdint.h>
#include <sys/types.h>

#include "base/attr.h"
#include "base/err.h"

struct listen_options {
	const char *path;
	const char *mode, *owner;    /* owner may be NULL */
	uint64_t max;                /* connections at once */
	mode_t bits;                 /* set by listen_prepare */
	uid_t uid;
	gid_t gid;
};

/* What mode and owner say: 0, or -1 with err ERR_USAGE. */
MUST_USE int listen_prepare(struct listen_options *o, struct err *err);
/* Until SIGTERM or SIGINT, which take the socket away: 0, or -1 with err. A
 * socket that nobody listens on any more is replaced, another is an error. */
MUST_USE int listen_run(const struct listen_options *o, char **argv,
    struct err *err);

#endif
