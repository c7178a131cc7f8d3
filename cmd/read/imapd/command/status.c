/* STATUS (RFC 9051 6.3.11, RFC 8438).
 * SPDX-License-Identifier: ISC */
#include "commands.h"
#include "imap/quote.h"
#include "../mailname.h"
#include "../object.h"
#include "../session.h"

enum item {
	MESSAGES = 1, RECENT = 2, UIDNEXT = 4, UIDVALIDITY = 8, UNSEEN = 16,
	DELETED = 32, SIZE = 64, APPENDLIMIT = 128, HIGHEST = 256,
	DELETED_STORAGE = 512, MAILBOXID = 1024,
};

static const struct {
	struct span name;
	enum item item;
} items[] = {
	{ { "MESSAGES", 8 }, MESSAGES }, { { "RECENT", 6 }, RECENT },
	{ { "UIDNEXT", 7 }, UIDNEXT }, { { "UIDVALIDITY", 11 }, UIDVALIDITY },
	{ { "UNSEEN", 6 }, UNSEEN }, { { "DELETED", 7 }, DELETED },
	{ { "SIZE", 4 }, SIZE }, { { "APPENDLIMIT", 11 }, APPENDLIMIT },
	{ { "HIGHESTMODSEQ", 13 }, HIGHEST },
	{ { "DELETED-STORAGE", 15 }, DELETED_STORAGE },
	{ { "MAILBOXID", 9 }, MAILBOXID },
};

/* "(" status-att *(SP status-att) ")" */
int
status_items(struct args *args, unsigned *items_out)
{
	struct span name;
	size_t i;

	*items_out = 0;
	if (args_char(args, '(') == -1)
		return -1;
	do {
		if (args_word(args, &name) == -1)
			return -1;
		for (i = 0; i < LENGTH(items); i++)
			if (span_ieq(name, items[i].name))
				break;
		if (i == LENGTH(items))
			return args_fail(args, "unknown status item");
		*items_out |= (unsigned)items[i].item;
	} while (args_maybe(args, ' '));
	return args_char(args, ')');
}

struct counts {
	uint64_t n[LENGTH(items)];
};

/* Sizes that nobody has asked for before are read from the messages. */
static int
sum_sizes(struct session *s, struct box *b, bool deleted, uint64_t *out)
{
	size_t i;

	*out = 0;
	if (box_load(b, &s->err) == -1)
		return -1;
	for (i = 0; i < box_count(b); i++) {
		uint64_t size = 0;

		if (deleted && (box_message(b, i)->flags.system &
		    FLAG_DELETED) == 0)
			continue;
		if (box_vsize(b, i, &size, &s->err) == -1)
			return -1;
		*out += size;
	}
	return 0;
}

static int
count(struct session *s, struct box *b, unsigned wanted, struct counts *c)
{
	struct box_summary sum;

	box_summarize(b, &sum);
	*c = (struct counts){ { box_count(b), sum.recent, box_uidnext(b),
	    box_uidvalidity(b), sum.unseen, sum.deleted, sum.bytes,
	    s->set->append_max, sum.modseq, 0, 0 } };
	if ((wanted & SIZE) != 0 && !sum.sized &&
	    sum_sizes(s, b, false, &c->n[6]) == -1)
		return -1;
	return (wanted & DELETED_STORAGE) == 0 || sum.deleted == 0 ? 0 :
	    sum_sizes(s, b, true, &c->n[9]);
}

enum reply
status_write(struct session *s, const struct place *place, unsigned wanted)
{
	struct box *b = NULL;
	enum reply reply;
	int r = place_open(s, place, BOX_READ | BOX_LAZY, &b);

	if (r != 1)
		return r == 0 ? REPLY_NONEXISTENT : reply_of(&s->err);
	if ((wanted & HIGHEST) != 0)
		s->enabled |= ENABLED_CONDSTORE;
	reply = status_tell(s, place, b, wanted);
	box_close(b);
	return reply;
}

enum reply
status_tell(struct session *s, const struct place *place, struct box *b,
    unsigned wanted)
{
	char bytes[40];
	struct buf id = { bytes, 0, sizeof(bytes), sizeof(bytes) - 1, false };
	struct counts c;
	const char *between = "";
	size_t i;

	if (count(s, b, wanted, &c) == -1)
		return reply_of(&s->err);
	object_mailbox(&id, b);
	buf_reset(&s->text);
	buf_adds(&s->text, "* STATUS ");
	mailname_write(s, &s->text, place->full);
	buf_adds(&s->text, " (");
	for (i = 0; i < LENGTH(items); i++)
		if (items[i].item == (wanted & MAILBOXID)) {
			buf_adds(&s->text, between);
			buf_add(&s->text, buf_span(&id));
		} else if ((wanted & items[i].item) != 0) {
			buf_addf(&s->text, "%s%s %llu", between,
			    items[i].name.p, (unsigned long long)c.n[i]);
			between = " ";
		}
	buf_adds(&s->text, ")\r\n");
	session_say(s);
	return REPLY_OK;
}

enum reply
cmd_status(struct session *s, struct args *args)
{
	struct place place;
	unsigned wanted;

	if (place_parse(s, args, &place) == -1 || args_space(args) == -1 ||
	    status_items(args, &wanted) == -1 || args_end(args) == -1)
		return REPLY_SYNTAX;
	return status_write(s, &place, wanted);
}
