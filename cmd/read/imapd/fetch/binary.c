/* BINARY[...], BINARY.PEEK[...], BINARY.SIZE[...]: a part without its transfer
 * encoding (RFC 3516, RFC 9051 6.4.5). The part is decoded twice: once to count
 * it and to see whether it needs a literal8, once to be sent; nothing is kept.
 * What is encoded in no way we know is refused with UNKNOWN-CTE.
 * SPDX-License-Identifier: ISC */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "items.h"
#include "mime/partpath.h"
#include "mime/transfer.h"
#include "../session.h"
#include "../wire.h"

#define CHUNK 32768

/* The last stage: counts all, and hands on what is wanted of it. */
struct taker {
	struct stage stage;
	uint64_t n;
	bool nul;
	uint64_t skip, left;     /* of what is to be sent */
	struct wr *out;          /* NULL: only count */
};

static int
put_taker(struct stage *stage, struct span in)
{
	struct taker *t = (struct taker *)(void *)stage;

	t->n += in.n;
	t->nul = t->nul || (in.n > 0 && memchr(in.p, '\0', in.n) != NULL);
	if (t->out == NULL)
		return 0;
	if (t->skip >= in.n) {
		t->skip -= in.n;
		return 0;
	}
	in = span_from(in, (size_t)t->skip);
	t->skip = 0;
	if (in.n > t->left)
		in.n = (size_t)t->left;
	wr_add(t->out, in);
	t->left -= in.n;
	return 0;
}

static int
end_taker(struct stage *stage)
{
	(void)stage;
	return 0;
}

/* Lines end in CRLF before anything is decoded: so those of quoted-printable
 * do, and what it has encoded stays as it is. */
static int
decode(struct message *m, const struct parts_extent *e,
    enum transfer_encoding encoding, struct taker *taker)
{
	struct transfer transfer;
	char chunk[CHUNK], last = '\n';
	uint64_t done = 0;
	int r = 0;

	taker->stage = (struct stage){ put_taker, end_taker, NULL,
	    &m->s->err };
	transfer_init(&transfer, encoding, &taker->stage, &m->s->err);
	while (done < e->n && r == 0) {
		uint64_t want = e->n - done;
		ssize_t n = pread(m->fd, chunk, want < CHUNK ? (size_t)want :
		    CHUNK, (off_t)(e->at + done));

		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			r = err_sys(&m->s->err, "read message");
		if (n <= 0)
			break;
		r = wire_put(&transfer.stage, span_of(chunk, (size_t)n),
		    &last);
		done += (uint64_t)n;
	}
	if (r == 0)
		r = stage_end(&transfer.stage);
	transfer_done(&transfer);
	return r;
}

static bool
is_known(struct span encoding)
{
	return encoding.n == 0 || transfer_named(encoding) !=
	    TRANSFER_IDENTITY || span_ieq(encoding, SPAN("7bit")) ||
	    span_ieq(encoding, SPAN("8bit")) ||
	    span_ieq(encoding, SPAN("binary"));
}

/* Which bytes, and how they are encoded: 1; 2 there is no such part; 0, -1. */
static int
locate(const struct fetch_item *item, struct message *m,
    struct parts_extent *out, enum transfer_encoding *encoding)
{
	const struct parts *parts;
	const struct part *part;
	int r = message_open(m);

	*encoding = TRANSFER_IDENTITY;
	if (r != 1)
		return r;
	if (item->section.n_numbers == 0)
		return message_extent(m, MESSAGE_WHOLE, out);
	if ((r = message_parts(m, &parts)) != 1)
		return r;
	part = partpath_find(parts->root, item->section.numbers,
	    item->section.n_numbers);
	if (part == NULL)
		return 2;
	*out = part->body;
	if (part->kind != PART_LEAF)
		return 1;
	if (!is_known(part->encoding)) {
		buf_reset(&m->s->code);
		buf_adds(&m->s->code, "UNKNOWN-CTE");
		return err_set(&m->s->err, ERR_DATA,
		    "the part's encoding is not known");
	}
	*encoding = transfer_named(part->encoding);
	return 1;
}

int
fetch_binary_size(const struct fetch_item *item, struct message *m)
{
	struct taker count = { .out = NULL };
	enum transfer_encoding encoding;
	struct parts_extent e;
	int r = locate(item, m, &e, &encoding);

	if (r == 1 && decode(m, &e, encoding, &count) == -1)
		return -1;
	if (r < 1)
		return r;
	buf_add(&m->s->text, item->section.label);
	buf_addf(&m->s->text, " %llu", (unsigned long long)count.n);
	return 1;
}

static int
send_decoded(struct message *m, const struct parts_extent *e,
    enum transfer_encoding encoding, uint64_t from, uint64_t most)
{
	struct session *s = m->s;
	struct taker send = { .skip = from, .left = most, .out = &s->out };

	session_say(s);
	if (decode(m, e, encoding, &send) == 0 && send.left == 0)
		return 1;
	s->ending = true;
	s->reason = "message is shorter than it was";
	return -1;
}

int
fetch_binary(const struct fetch_item *item, struct message *m)
{
	const struct section *section = &item->section;
	struct taker count = { .out = NULL };
	enum transfer_encoding encoding;
	struct parts_extent e;
	uint64_t from, most;
	int r = locate(item, m, &e, &encoding);

	if (r == 1 && decode(m, &e, encoding, &count) == -1)
		return -1;
	if (r < 1)
		return r;
	buf_add(&m->s->text, section->label);
	if (r == 2) {
		buf_adds(&m->s->text, " NIL");
		return 1;
	}
	from = section->partial && section->from < count.n ? section->from :
	    section->partial ? count.n : 0;
	most = count.n - from;
	if (section->partial && section->most < most)
		most = section->most;
	buf_addf(&m->s->text, " %s{%llu}\r\n", count.nul ? "~" : "",
	    (unsigned long long)most);
	return send_decoded(m, &e, encoding, from, most);
}
