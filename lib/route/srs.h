/* srs - the sender rewriting scheme: mail that is sent on to elsewhere gets a
 * sender of ours, since SPF asks who sends and not who wrote, and reports that
 * come back find their way to the first sender.
 *
 *    joe@a.example           -> SRS0=HHHH=TT=a.example=joe@OURS
 *    SRS0=HHHH=TT=a.example=joe@b.example
 *                            -> SRS1=HHHH=b.example==HHHH=TT=a.example=joe@OURS
 *    SRS1=HHHH=b.example=X@OURS -> SRS0X@b.example
 *
 * HHHH authenticates all that follows, so that nobody can relay through us by
 * making such addresses up. Only we ever check it, so any keyed function does:
 * it is SipHash-2-4 of 128 bits of key, 8 characters of it (40 bits); SRS's
 * usual HMAC-SHA1 cut to 4 has 24. TT is the day, and counts for SRS_DAYS.
 * SPDX-License-Identifier: ISC */
#ifndef ROUTE_SRS_H
#define ROUTE_SRS_H

#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "crypto/siphash.h"
#include "smtp/address.h"

#define SRS_DAYS 21
#define SRS_SECRET_MIN 16                /* bytes of the file */
#define SRS_SECRET_MAX 4096
#define SRS_HASH 8                       /* characters */

struct srs {
	unsigned char key[SIPHASH_KEY];
	struct span domain;              /* OURS, borrowed */
	int64_t now;                     /* seconds */
};

/* The key is made of the file at `path`, which only its owner's group may read.
 * 0, or -1 with err. */
MUST_USE int srs_open(struct srs *s, const char *path, struct span domain,
    int64_t now, struct err *err);
/* The sender in our name: 0, or -1 with err (ERR_TEMP: it would be too
 * long). */
MUST_USE int srs_forward(const struct srs *s, const struct address *sender,
    struct address *out, struct err *err);
/* 1 *to was one of ours, and *out is whom it means; 0 it is no SRS address of
 * our domain; -1 with err (ERR_DATA): one that we did not make, or too old. */
MUST_USE int srs_reverse(const struct srs *s, const struct address *to,
    struct address *out, struct err *err);

#endif
