/* svmail - the message and its envelope as tests see them.
 * SPDX-License-Identifier: ISC */
#ifndef SIEVE_SVMAIL_H
#define SIEVE_SVMAIL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "mime/header.h"
#include "mime/words.h"

struct svmail {
	int fd;                      /* borrowed; read with pread only */
	unsigned version;            /* 0, and one more with each filter */
	uint64_t size;               /* bytes of the file */
	struct header header;
	struct words words;
	struct buf text;             /* of svmail_text */
	/* the envelope, borrowed; both empty of the null path */
	struct span sender, recipient;
};

void svmail_init(struct svmail *m);
/* Read the header section: 0, or -1 with err. */
MUST_USE int svmail_open(struct svmail *m, int fd, struct err *err);
void svmail_done(struct svmail *m);
/* The same message after a filter: fd takes the place of the old one, which
 * is not closed. When the new one cannot be read, -1 and nothing changes. */
MUST_USE int svmail_replace(struct svmail *m, int fd, struct err *err);

/* Has a redirect of this recipient's been here before (a loop)? */
bool svmail_was_redirected(const struct svmail *m);
#define SVMAIL_REDIRECTED "X-Sieve-Redirected-From"

/* The text of field i: unfolded, decoded (RFC 5228 2.7.2), trimmed; good until
 * the next call. */
struct span svmail_text(struct svmail *m, size_t i);

/* Is the message larger (or smaller) than `limit` octets, counted with CR LF
 * line ends? 1, 0, or -1 with err. Reads it only when that can matter. */
MUST_USE int svmail_is_over(struct svmail *m, uint64_t limit, struct err *err);
MUST_USE int svmail_is_under(struct svmail *m, uint64_t limit,
    struct err *err);

#endif
