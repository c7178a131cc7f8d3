/* external - mechanisms without a secret of their own: EXTERNAL (RFC 4422 A),
 * by the certificate that the TLS wrapper has verified, and ANONYMOUS (RFC
 * 4505), whose word about itself is for the log.
 * SPDX-License-Identifier: ISC */
#ifndef SASL_EXTERNAL_H
#define SASL_EXTERNAL_H

#include "sasl/sasl.h"

#define EXTERNAL_TRACE_MAX 255       /* characters; RFC 4505 3 */

/* The response is the authorization identity, or empty. */
enum sasl_step external_respond(struct sasl *s, struct span response,
    struct buf *out);
enum sasl_step external_respond_anonymous(struct sasl *s, struct span response,
    struct buf *out);

#endif
