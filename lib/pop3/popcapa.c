/* popcapa - see popcapa.h.
 * SPDX-License-Identifier: ISC */
#include "pop3/popcapa.h"

#define DAY_MS 86400000u

void
popcapa_write(struct wr *w, const struct popcapa *c)
{
	wr_adds(w, "+OK\r\nTOP\r\nUIDL\r\nRESP-CODES\r\nAUTH-RESP-CODE\r\n"
	    "PIPELINING\r\nUTF8\r\nLANG\r\n");
	if (c->expire_ms == POPCAPA_NEVER)
		wr_adds(w, "EXPIRE NEVER\r\n");
	else
		wr_addf(w, "EXPIRE %llu\r\n",
		    (unsigned long long)(c->expire_ms / DAY_MS));
	/* In whole seconds, and not fewer than are wanted. */
	if (c->delay_ms > 0)
		wr_addf(w, "LOGIN-DELAY %llu\r\n",
		    (unsigned long long)((c->delay_ms + 999) / 1000));
}
