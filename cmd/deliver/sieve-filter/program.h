/* program - run what a script asked for: filters, and the program that takes
 * redirected messages. Always argv, never a shell.
 * SPDX-License-Identifier: ISC */
#ifndef PROGRAM_H
#define PROGRAM_H

#include <stdint.h>

#include "base/attr.h"
#include "link/chain.h"
#include "sieve/svprogram.h"

/* Run `p` from the directory `dir` (NULL: none is allowed) over `message`: a
 * new file with its output when it succeeded and link_guard finds the message
 * still there, or -1; why is logged. */
int program_filter(const char *dir, const struct svprogram *p, int message,
    int64_t timeout_ms);

/* Hand `message` to a sendmail-like program for one recipient, from `sender`
 * (NULL or empty: the null sender), with a field on top that shows that it has
 * been redirected from `recipient`. */
enum chain_verdict program_redirect(const char *sendmail, int message,
    struct span address, int64_t timeout_ms);

#endif
