/* poplang - LANG (RFC 6856 3): the language of the texts behind +OK and -ERR,
 * of which there is one. The same before the login and after it.
 * SPDX-License-Identifier: ISC */
#ifndef POP3_POPLANG_H
#define POP3_POPLANG_H

#include <stdbool.h>

#include "base/span.h"
#include "io/wr.h"

/* Answer "LANG", with `args` what stands behind it (p NULL: nothing): false
 * when it was refused. */
bool poplang_answer(struct wr *w, struct span args);

#endif
