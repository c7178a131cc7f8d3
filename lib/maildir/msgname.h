/* msgname - the file name of a message in a Maildir, and what it says.
 *
 *     1795310277.M765919P30592_1R9f86d081884c7d65.host,S=30,W=34:2,FRSa
 *     `--------------------- base ---------------------------'`-- info -'
 *
 * The base is the message's identity and never changes. The info holds flag
 * letters in ASCII order; letters that we do not know, and text after a second
 * comma, are kept.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_MSGNAME_H
#define MAILDIR_MSGNAME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"
#include "maildir/flags.h"

#define MSGNAME_MAX 255              /* bytes of a name, base and info */
#define MSGNAME_HOST_MAX 63

struct msgname {
	struct span base;        /* up to the first ':' */
	struct span info;        /* from that ':' on, or empty */
	struct flags flags;
	uint64_t size, vsize;    /* on disk; with CRLF line ends */
	bool has_size, has_vsize;
};

/* Where the parts of a fresh name come from; the caller asks the clock. */
struct msgname_seed {
	int64_t seconds;
	int32_t micros;
	long pid;
	uint64_t counter;        /* of this process: never the same twice */
	uint64_t random;         /* against a clock set back and a pid used
	                          * again */
	char host[MSGNAME_HOST_MAX + 1];
};

/* A seed from the clock, the process, the kernel's generator and gethostname,
 * in which '/', ':' and ',' and what is not printable are replaced. */
void msgname_seed(struct msgname_seed *seed, uint64_t counter);

/* Can a directory entry be a message? Not with a leading '.' or ':', a CR or
 * LF, nor longer than MSGNAME_MAX. */
bool msgname_is_usable(struct span name);

/* Take a name apart; the spans point into it. Any name will do. */
void msgname_parse(struct span name, struct msgname *out);

/* A fresh base without sizes, and with them; added to `out`. */
void msgname_write(struct buf *out, const struct msgname_seed *seed);
void msgname_write_sizes(struct buf *out, uint64_t size, uint64_t vsize);

/* The info that `old` (an info, maybe empty) becomes with these flags: sorted,
 * unknown letters and what follows a second comma kept; added to `out`. */
void msgname_write_info(struct buf *out, struct span old, struct flags flags);

/* The order in which messages that came unseen get their UIDs: seconds, then
 * the number after M, then bytes. As memcmp. */
int msgname_order(struct span a, struct span b);

#endif
