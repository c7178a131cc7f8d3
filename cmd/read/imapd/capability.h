/* capability - the words that CAPABILITY and the greeting tell.
 * SPDX-License-Identifier: ISC */
#ifndef CAPABILITY_H
#define CAPABILITY_H

#include "base/buf.h"
#include "base/span.h"

/* Add `own`, changed as the administrator wants it: "+X -Y Z" adds X and Z and
 * hides Y; a text that begins with neither sign stands for all of it. What is
 * hidden works all the same. */
void capability_write(struct buf *out, struct span own, struct span wanted);

#endif
