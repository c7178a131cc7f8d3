/* utfs - decoders of the Unicode forms other than UTF-8: UTF-7 (RFC 2152),
 * UTF-16 and UTF-32 (RFC 2781), with and without a byte order mark.
 * SPDX-License-Identifier: ISC */
#ifndef MIME_UTFS_H
#define MIME_UTFS_H

#include "mime/decoder.h"

extern const struct decoder_kind utfs_utf7, utfs_utf16;

#endif
