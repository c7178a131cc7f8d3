/* soft - while a new configuration is tried: what would be refused for good is
 * deferred (--soft-bounce). A filter (io/wr.h) over the replies, so that none
 * is forgotten: 5yz becomes 4yz, and 5.y.z behind it 4.y.z. 53z, which speaks
 * of a password or of TLS and refuses no mail, stays.
 * SPDX-License-Identifier: ISC */
#ifndef SOFT_H
#define SOFT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/span.h"
#include "io/wr.h"

struct soft {
	size_t at;                       /* byte of the line, up to SOFT_END */
	char code;                       /* its first one */
	bool changed;
};

void soft_filter(void *soft, struct wr *w, struct span s, bool flush,
    void (*push)(struct wr *, struct span));

#endif
