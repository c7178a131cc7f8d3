/* svaddress - see svaddress.h.
 * SPDX-License-Identifier: ISC */
#include "sieve/svaddress.h"

int
svaddress_value(struct svtest *t, struct span label, struct span local,
    struct span domain)
{
	int part = svtable_tag_value(t->node, SVSLOT_PART, SVADDRESS_ALL);
	size_t at = span_find(local, 0, SVADDRESS_DELIMITER);
	struct buf whole = BUF_INIT(HEADER_MAX);
	int got;

	if (part != SVADDRESS_ALL && domain.n == 0 && local.n > 0)
		return 0;
	switch (part) {
	case SVADDRESS_LOCAL:
		return svtest_value(t, label, local);
	case SVADDRESS_DOMAIN:
		return svtest_value(t, label, domain);
	case SVADDRESS_USER:
		return svtest_value(t, label, span_sub(local, 0, at));
	case SVADDRESS_DETAIL:
		return at == local.n ? 0 :
		    svtest_value(t, label, span_from(local, at + 1));
	}
	buf_add(&whole, local);
	if (domain.n > 0) {
		buf_addc(&whole, '@');
		buf_add(&whole, domain);
	}
	got = svtest_value(t, label, buf_span(&whole));
	buf_done(&whole);
	return got;
}
