/* iso2022 - decoders of charsets with shifts: those of ISO 2022 in mail (RFC
 * 1468, RFC 1554, RFC 1557, RFC 1922, RFC 2237, and what Japanese mail does
 * beyond them) and HZ (RFC 1843). The sets are those of EUC charsets, whose
 * tables they use.
 * SPDX-License-Identifier: ISC */
#ifndef MIME_ISO2022_H
#define MIME_ISO2022_H

#include "mime/decoder.h"

enum { ISO2022_JP, ISO2022_KR, ISO2022_CN };     /* decoder.unit */

extern const struct decoder_kind iso2022_kind, iso2022_hz;

/* Are the tables there? */
bool iso2022_works(void);

#endif
