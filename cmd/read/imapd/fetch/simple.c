/* FLAGS UID INTERNALDATE SAVEDATE (RFC 8514) RFC822.SIZE: what needs no
 * parsing.
 * SPDX-License-Identifier: ISC */
#include "items.h"
#include "text/date.h"
#include "../session.h"

int
fetch_flags(const struct fetch_item *item, struct message *m)
{
	const struct box *b = m->s->view.box;

	(void)item;
	buf_add(&m->s->text, SPAN("FLAGS "));
	view_write_flags(m->s, b, box_message(b, m->i)->flags);
	return 1;
}

int
fetch_uid(const struct fetch_item *item, struct message *m)
{
	(void)item;
	buf_add(&m->s->text, SPAN("UID "));
	buf_addu(&m->s->text, m->uid);
	return 1;
}

int
fetch_modseq(const struct fetch_item *item, struct message *m)
{
	(void)item;
	buf_addf(&m->s->text, "MODSEQ (%llu)", (unsigned long long)
	    box_message(m->s->view.box, m->i)->modseq);
	return 1;
}

int
fetch_internaldate(const struct fetch_item *item, struct message *m)
{
	int64_t when;
	int r = box_received(m->s->view.box, m->i, &when, &m->s->err);

	(void)item;
	if (r != 1)
		return r;
	buf_adds(&m->s->text, "INTERNALDATE \"");
	date_write_imap(&m->s->text, when);
	buf_addc(&m->s->text, '"');
	return 1;
}

int
fetch_savedate(const struct fetch_item *item, struct message *m)
{
	int64_t when;

	(void)item;
	buf_adds(&m->s->text, "SAVEDATE ");
	if (!box_saved(m->s->view.box, m->i, &when)) {
		buf_adds(&m->s->text, "NIL");
		return 1;
	}
	buf_addc(&m->s->text, '"');
	date_write_imap(&m->s->text, when);
	buf_addc(&m->s->text, '"');
	return 1;
}

int
fetch_size(const struct fetch_item *item, struct message *m)
{
	uint64_t size;
	int r = box_vsize(m->s->view.box, m->i, &size, &m->s->err);

	(void)item;
	if (r == 1) {
		buf_add(&m->s->text, SPAN("RFC822.SIZE "));
		buf_addu(&m->s->text, size);
	}
	return r;
}
