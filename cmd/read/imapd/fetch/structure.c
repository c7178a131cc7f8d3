/* ENVELOPE BODY BODYSTRUCTURE.
 * SPDX-License-Identifier: ISC */
#include "imap/structure.h"
#include "items.h"
#include "../fields.h"
#include "../session.h"

int
fetch_envelope(const struct fetch_item *item, struct message *m)
{
	int r = fields_header(m);

	(void)item;
	if (r != 1)
		return r;
	buf_adds(&m->s->text, "ENVELOPE ");
	structure_envelope(&m->s->text, &m->header);
	return 1;
}

static int
body(struct message *m, const char *name, bool extended)
{
	const struct parts *parts;
	int r = message_parts(m, &parts);

	if (r == 1)
		r = message_open(m);
	if (r != 1)
		return r;
	buf_adds(&m->s->text, name);
	if (structure_body(&m->s->text, parts->root, m->fd, extended,
	    &m->s->err) == -1)
		return -1;
	return 1;
}

int
fetch_body(const struct fetch_item *item, struct message *m)
{
	(void)item;
	return body(m, "BODY ", false);
}

int
fetch_bodystructure(const struct fetch_item *item, struct message *m)
{
	(void)item;
	return body(m, "BODYSTRUCTURE ", true);
}
