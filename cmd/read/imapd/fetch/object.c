/* EMAILID THREADID (RFC 8474). There is no THREADID that would last: which
 * thread a message is in changes with the others that come.
 * SPDX-License-Identifier: ISC */
#include "items.h"
#include "../object.h"
#include "../session.h"

int
fetch_emailid(const struct fetch_item *item, struct message *m)
{
	(void)item;
	buf_adds(&m->s->text, "EMAILID (");
	object_email(&m->s->text, m->s->view.box, m->i);
	buf_addc(&m->s->text, ')');
	return 1;
}

int
fetch_threadid(const struct fetch_item *item, struct message *m)
{
	(void)item;
	buf_adds(&m->s->text, "THREADID NIL");
	return 1;
}
