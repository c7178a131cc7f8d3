/* command - an SMTP command line taken apart (RFC 5321 4.1.1).
 * Strict about what moves a boundary (control characters, brackets, single
 * parameters), tolerant of blanks at the end and after "FROM:".
 * SPDX-License-Identifier: ISC */
#ifndef SMTP_COMMAND_H
#define SMTP_COMMAND_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "smtp/address.h"

#define COMMAND_HELO_MAX 255

/* Verb and argument, blanks around both cut: 0, or -1 when the line holds a
 * control character. The verb is empty in an empty line. */
MUST_USE int command_split(struct span line, struct span *verb_out,
    struct span *arg_out);

/* The argument of MAIL or RCPT: `word` ("FROM" or "TO"), ":", a path, blank,
 * parameters. `what` as for address_parse_path. 0, *address and *params; -1
 * with err ERR_DATA, text with an enhanced code, for the sender 5.1.7. */
MUST_USE int command_path(struct span arg, struct span word, unsigned what,
    struct address *address, struct span *params, struct err *err);

/* The argument of HELO, EHLO, LHLO as it may be shown: at most
 * COMMAND_HELO_MAX octets, those that no host name or address literal has
 * turned into "?". 0, or -1 when there is none or it is too long. */
MUST_USE int command_helo(struct span arg, char out[COMMAND_HELO_MAX + 1]);

#endif
