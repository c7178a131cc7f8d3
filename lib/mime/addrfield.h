/* addrfield - the addresses of a field (addrs.h), written anew: "name
 * <address>", one a line. What was a comment is a name then; the bytes of a
 * name stay, but for what could end a line.
 * SPDX-License-Identifier: ISC */
#ifndef MIME_ADDRFIELD_H
#define MIME_ADDRFIELD_H

#include "base/buf.h"
#include "mime/addrs.h"

/* Add the item, or what stands for a group's beginning or end. `first` in its
 * field or group; `between` divides it from the one before it. */
void addrfield_add(struct buf *out, const struct addrs_item *item, bool first,
    struct span between);

/* A display name and a blank, quoted where it has to be; nothing for no
 * name. */
void addrfield_name(struct buf *out, struct span name);

#endif
