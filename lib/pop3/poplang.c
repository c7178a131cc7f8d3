/* poplang - see poplang.h.
 * SPDX-License-Identifier: ISC */
#include "pop3/poplang.h"

#include "base/attr.h"
#include "pop3/popline.h"

/* "*" is the server's choice; i-default is what it speaks unasked. */
static const char *const known[] = { "*", "en", "i-default" };

bool
poplang_answer(struct wr *w, struct span args)
{
	struct span tag, more;
	size_t i;

	if (popline_word(&args, &tag) == 0) {
		wr_adds(w, "+OK Languages follow\r\nen English\r\n"
		    "i-default Default language\r\n.\r\n");
		return true;
	}
	if (popline_word(&args, &more) == 1) {
		wr_adds(w, "-ERR LANG wants one language\r\n");
		return false;
	}
	for (i = 0; i < LENGTH(known); i++)
		if (span_ieq(tag, span_str(known[i]))) {
			wr_addf(w, "+OK %s is spoken\r\n",
			    i == 0 ? "en" : known[i]);
			return true;
		}
	wr_adds(w, "-ERR That language is not spoken here\r\n");
	return false;
}
