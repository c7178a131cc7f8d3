/* popcapa - the capabilities that are the same before the login and after it,
 * as RFC 2449 6 wants it: both programs tell them from here.
 * SPDX-License-Identifier: ISC */
#ifndef POP3_POPCAPA_H
#define POP3_POPCAPA_H

#include <stdint.h>

#include "io/wr.h"

#define POPCAPA_NEVER UINT64_MAX
#define POPCAPA_INIT { POPCAPA_NEVER, 0 }

struct popcapa {
	uint64_t expire_ms;      /* mail is kept so long on the server */
	uint64_t delay_ms;       /* LOGIN-DELAY; 0: none */
};

/* "+OK" and the lines; the program's own ones and "." follow. */
void popcapa_write(struct wr *w, const struct popcapa *c);

#endif
