/* msgids - the message ids of Message-ID, References and In-Reply-To, for
 * threading (RFC 5256 3): as checksums, since nothing but equality is asked
 * for. What is no id is passed over; "<"a"@b>" and "<a@b>" are one. Linear.
 * SPDX-License-Identifier: ISC */
#ifndef IMAP_MSGIDS_H
#define IMAP_MSGIDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

#define MSGIDS_LONGEST 1000          /* bytes of one; a longer one is none */

/* Take the next id off *rest: true and its checksum, which is not 0. */
bool msgids_next(struct span *rest, uint64_t *id_out);

#endif
