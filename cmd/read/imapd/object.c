/* object - see object.h.
 * SPDX-License-Identifier: ISC */
#include "object.h"

#include "index/sum.h"

void
object_email(struct buf *out, struct box *b, size_t i)
{
	struct span id = box_guid(b, i);

	buf_addf(out, "M%016llx%016llx",
	    (unsigned long long)sum_of(id.p, id.n, 1),
	    (unsigned long long)sum_of(id.p, id.n, 2));
}

void
object_mailbox(struct buf *out, const struct box *b)
{
	buf_addf(out, "MAILBOXID (F%lu)", (unsigned long)box_uidvalidity(b));
}
