/* intake - a message on its way in, by DATA or in the chunks of BDAT: received
 * to its true end whatever is wrong with it, and handed to the chain only when
 * nothing is (RFC 5321 4.1.1.4, 4.5.2; RFC 3030).
 *
 *     rd -> dotdata -> hops -> spool
 * SPDX-License-Identifier: ISC */
#ifndef SMTP_RECV_INTAKE_H
#define SMTP_RECV_INTAKE_H

#include <stdint.h>

#include "io/spool.h"
#include "session.h"
#include "smtp/dotdata.h"
#include "smtp/hops.h"

struct intake {
	struct spool spool;
	struct hops hops;
	struct dotdata data;
	struct err err;
	int64_t start;           /* os_clock_ms() */
	uint64_t bytes;          /* taken from the client */
};

/* Begin a message: a name for it, a Received field in front. */
void intake_begin(struct session *s, struct intake *in, bool chunked);
void intake_done(struct intake *in);
/* Forget the chunks of a transaction that is over. */
void intake_drop(struct session *s);

/* Wait for bytes, at the rate that a message must bring: 1 and *chunk, or 0
 * when the client is lost or was too slow. */
MUST_USE int intake_peek(struct session *s, struct intake *in,
    struct span *chunk);
/* Take from the front of what was peeked, at most `chunk`: 1 the end was found
 * there, 0 there is more to come. */
MUST_USE int intake_take(struct session *s, struct intake *in,
    struct span chunk);
/* Is it so large that nothing more is read? Then the client has been told. */
bool intake_is_huge(struct session *s, uint64_t octets);

/* What is wrong with it, or REPLY_NONE. */
enum reply intake_fault(struct session *s, const struct intake *in);
/* Say no to all of it. */
void intake_refuse(struct session *s, const struct intake *in, enum reply id);
/* It is whole: run the chain and answer, or refuse it. */
void intake_finish(struct session *s, struct intake *in);

#endif
