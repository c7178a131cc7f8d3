/* tlsctl - what tls-engine, which is confined, says to tls-wrap, which opens
 * files for it and waits for the end of the handshake. One message per packet
 * of a Unix SOCK_SEQPACKET pair.
 *
 *        TICKETS text     unasked, the first message to an engine that was told
 *                         --tickets: the keys, as ticketkeys has them
 *        NONE             ... or that they cannot be had
 *    CERT k name      which pairs has candidate k or a later one for this name?
 *        PAIR label       + two descriptors, chain and key, and maybe a third,
 *                         an OCSP response (DER); once per pair
 *        END k folder     those were the pairs of candidate k
 *        NONE             no candidate is left
 *    CA hash          a client: certificates of that name (lib/tls/tlsclient)
 *        CA               + one descriptor or more
 *        NONE
 *    CLIENT           what makes a client's certificate good?
 *        FILE kind        + one descriptor (lib/tls/clientfiles.h)
 *        END              those were all
 *        NONE text        they cannot be had, and why
 *    DONE NUL name=value NUL ...    the handshake is over, these are its facts
 *    FAIL text        it failed; the text begins with "local: " when that is a
 *                     fault of ours, a client's with "verify: " when the server
 *                     is not who it should be
 *
 * Every word from the engine is distrusted: it may have been taken over by what
 * it parses.
 * SPDX-License-Identifier: ISC */
#ifndef TLS_TLSCTL_H
#define TLS_TLSCTL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"

#define TLSCTL_MESSAGE_MAX 8192
#define TLSCTL_VALUE_MAX 500         /* a longer one is left out, never cut */

/* The names of the facts, NULL at the end: SSL_PROTOCOL and so on. */
extern const char *const tlsctl_facts[];

/* A request "CERT k name" taken apart: 0, or -1 when it is none. */
MUST_USE int tlsctl_cert(struct span message, size_t *k_out,
    struct span *name_out);

/* Take the next fact off *rest, the bytes after "DONE" NUL: 1 and the index of
 * its name in tlsctl_facts and its value, 0 at the end, -1 when it is not one
 * of ours or its value is long or not printable ASCII. */
MUST_USE int tlsctl_fact(struct span *rest, size_t *index_out,
    struct span *value_out);

/* Add a fact to a DONE message; a value that may not pass is left out. */
void tlsctl_add_fact(struct buf *message, const char *name, struct span value);

#endif
