/* partpath - the part of a message that a number like "1.2.3" means.
 * SPDX-License-Identifier: ISC */
#ifndef MIME_PARTPATH_H
#define MIME_PARTPATH_H

#include <stddef.h>
#include <stdint.h>

#include "mime/parts.h"

/* Part number "1.2.3" of RFC 9051 6.4.5.1 below the message `root`: NULL when
 * there is none. */
const struct part *partpath_find(const struct part *root,
    const uint32_t *numbers, size_t n);

#endif
