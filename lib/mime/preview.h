/* preview - the first words of a text, as a list of messages shows them beside
 * the subject (RFC 8970): blanks run together, quoted lines left out where
 * there is anything else, what cannot be seen dropped. Of HTML the text only:
 * no tags, comments, scripts or styles, entities as what they stand for.
 * Linear, and reads no further than it needs.
 * SPDX-License-Identifier: ISC */
#ifndef MIME_PREVIEW_H
#define MIME_PREVIEW_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/span.h"

#define PREVIEW_CHARS 200            /* RFC 8970 3.1 asks for 200 */
#define PREVIEW_BYTES (PREVIEW_CHARS * 4)

/* Add the preview of `text`, which is valid UTF-8; nothing when it says
 * nothing. */
void preview_of_text(struct buf *out, struct span text);
void preview_of_html(struct buf *out, struct span html);

#endif
