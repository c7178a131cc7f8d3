/* serve - the index for imapd: questions and texts on descriptor 0, a socket,
 * answers there too.
 *
 *  OPEN uidvalidity messages     the mailbox's directory comes with it as a
 *                                descriptor     OK set: UIDs it knows
 *  FIND H n, FIND B n            then n bytes: a folded key, to be in header or
 *                                body, or in the body     OK set
 *  ADD uid n m whole             then n bytes of header, m of body; no answer
 *  DONE                          keep what was added; no answer
 *
 * A set is "1:3,7", or "-" for none. NO and a reason instead of OK: look at the
 * messages. A line LOG and a reason may come before either: what could not be
 * added.
 * SPDX-License-Identifier: ISC */
#ifndef SERVE_H
#define SERVE_H

#include "base/attr.h"
#include "base/err.h"

/* Until the other side goes: 0, or -1 with err when it said what it may not. */
MUST_USE int serve(int sock, struct err *err);

#endif
