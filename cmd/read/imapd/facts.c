/* facts - see facts.h. Each fact is made by one function, which adds its bytes
 * to m->fact; they are what the cache keeps.
 * SPDX-License-Identifier: ISC */
#include "facts.h"

#include <string.h>

#include "fields.h"
#include "imap/basesubject.h"
#include "imap/msgids.h"
#include "memo.h"
#include "mime/addrs.h"
#include "session.h"
#include "text/casemap.h"
#include "text/date.h"

#define FIELD_MAX 65536              /* bytes of a field with addresses or
                                      * ids */
#define NAME_MAX_BYTES 200

typedef void make(struct message *m, struct span name);

/* From the message's header, or from what the cache has of it. */
static int
compute(struct message *m, struct span name, make *how, struct span *out)
{
	/* Facts with no name are of fields that are covered. */
	int r = name.n == 0 || fields_cover(name) ? fields_ready(m) :
	    message_header(m);

	if (r != 1)
		return r;
	buf_reset(&m->fact);
	how(m, name);
	*out = buf_span(&m->fact);
	return 1;
}

/* The same, if the cache has not kept the fact itself. */
static int
get(struct message *m, const char *kind, struct span name, make *how,
    struct span *out)
{
	char bytes[NAME_MAX_BYTES + 40];
	struct buf key = { bytes, 0, sizeof(bytes), sizeof(bytes) - 1, false };
	uint64_t sum = 0;
	size_t i;
	int r;

	buf_adds(&key, "fact1 ");
	buf_adds(&key, kind);
	buf_addc(&key, ' ');
	for (i = 0; i < name.n && i <= NAME_MAX_BYTES; i++)
		buf_addc(&key, span_lower(name.p[i]));
	if (m->memo != NULL && name.n <= NAME_MAX_BYTES)
		sum = cache_key(buf_span(&key));
	if (sum != 0 && memo_find(m->memo, m->uid, sum, out))
		return 1;
	r = compute(m, name, how, out);
	if (r == 1 && sum != 0)
		memo_add(m->memo, m->uid, sum, *out);
	return r;
}

static void
make_text(struct message *m, struct span name)
{
	struct span body;
	size_t at = 0;

	while (fields_next(m, name, &at, &body)) {
		words_decode(&m->s->words, &m->fact, body);
		buf_addc(&m->fact, '\n');
	}
}

int
fact_text(struct message *m, struct span name, struct span *out)
{
	return get(m, "text", name, make_text, out);
}

/* Body of the first field of that name, as much of it as is looked at. */
static struct span
first(const struct message *m, struct span name)
{
	struct span body = SPAN("");
	size_t at = 0;

	(void)fields_next(m, name, &at, &body);
	return span_sub(body, 0, FIELD_MAX);
}

/* Runs of blanks as one (RFC 5256 2.1 (1)). */
static void
squeeze(struct buf *text)
{
	size_t i, n = 0;

	for (i = 0; i < text->len; i++)
		if (!span_is_blank(text->p[i]))
			text->p[n++] = text->p[i];
		else if (n > 0 && text->p[n - 1] != ' ')
			text->p[n++] = ' ';
	buf_cut(text, n);
}

/* 'r' or '-', and the subject. */
static void
make_subject(struct message *m, struct span name)
{
	struct buf text = BUF_INIT(HEADER_MAX * 4);
	struct span base;
	bool reply;

	(void)name;
	words_decode(&m->s->words, &text, first(m, SPAN("Subject")));
	buf_cut(&text, span_find(buf_span(&text), 0, '\n'));
	squeeze(&text);
	base = basesubject(buf_span(&text), &reply);
	buf_addc(&m->fact, reply ? 'r' : '-');
	casemap_add(&m->fact, span_sub(base, 0, FACT_SUBJECT_MAX));
	buf_done(&text);
}

int
fact_subject(struct message *m, struct span *out, bool *reply_out)
{
	int r = compute(m, SPAN(""), make_subject, out);

	if (r != 1)
		return r;
	if (reply_out != NULL)
		*reply_out = out->n > 0 && out->p[0] == 'r';
	*out = span_from(*out, 1);
	return 1;
}

static void
make_sent(struct message *m, struct span name)
{
	struct buf text = BUF_INIT(1000);
	struct fact_sent sent = { .has = true };
	struct span body = first(m, SPAN("Date"));
	struct date d;

	(void)name;
	header_unfold(&text, span_sub(body, 0, 900));
	if (date_parse_mail(buf_span(&text), &d) == 0) {
		sent.at = date_to_time(&d);
		d.hour = d.minute = d.second = d.zone = 0;
		sent.day = date_to_time(&d);
		buf_add(&m->fact, span_of((const char *)&sent.at,
		    sizeof(sent.at)));
		buf_add(&m->fact, span_of((const char *)&sent.day,
		    sizeof(sent.day)));
	}
	buf_done(&text);
}

static int
read_sent(int r, struct span bytes, struct fact_sent *out)
{
	memset(out, 0, sizeof(*out));
	if (r != 1 || bytes.n != sizeof(out->at) + sizeof(out->day))
		return r;
	out->has = true;
	memcpy(&out->at, bytes.p, sizeof(out->at));
	memcpy(&out->day, bytes.p + sizeof(out->at), sizeof(out->day));
	return 1;
}

int
fact_sent(struct message *m, struct fact_sent *out)
{
	struct span bytes = SPAN("");
	int r = get(m, "sent", SPAN(""), make_sent, &bytes);

	return read_sent(r, bytes, out);
}

int
fact_date(struct message *m, struct fact_sent *out)
{
	struct span bytes = SPAN("");
	int r = compute(m, SPAN(""), make_sent, &bytes);

	return read_sent(r, bytes, out);
}

/* "local\nshown" */
static void
make_address(struct message *m, struct span name)
{
	struct addrs *list = &m->addrs;
	const struct addrs_item *a;

	/* Of too many the first is there all the same. */
	(void)!addrs_parse(list, first(m, name), NULL);
	if (list->n == 0)
		return;
	a = &list->items[0];
	buf_add(&m->fact, a->kind == ADDRS_GROUP ? a->name : a->local);
	buf_addc(&m->fact, '\n');
	if (a->name.n > 0)
		words_decode(&m->s->words, &m->fact, a->name);
	else
		addrs_write(&m->fact, a);
}

int
fact_address(struct message *m, const char *name, bool shown,
    struct span *out)
{
	int r = compute(m, span_str(name), make_address, out);
	size_t lf;

	if (r != 1)
		return r;
	lf = span_find(*out, 0, '\n');
	*out = shown ? span_from(*out, lf < out->n ? lf + 1 : lf) :
	    span_sub(*out, 0, lf);
	return 1;
}

static void
add_id(struct buf *out, uint64_t id)
{
	buf_add(out, span_of((const char *)&id, sizeof(id)));
}

/* RFC 5256 3: In-Reply-To, its first id, only where References has none. */
static void
make_ids(struct message *m, struct span name)
{
	struct span rest = first(m, SPAN("Message-ID"));
	uint64_t ids[FACT_IDS - 1], id;
	size_t n = 0, i;

	(void)name;
	add_id(&m->fact, msgids_next(&rest, &id) ? id : 0);
	rest = first(m, SPAN("References"));
	while (msgids_next(&rest, &id))
		ids[n++ % LENGTH(ids)] = id;
	rest = first(m, SPAN("In-Reply-To"));
	if (n == 0 && msgids_next(&rest, &id))
		ids[n++] = id;
	for (i = n < LENGTH(ids) ? 0 : n - LENGTH(ids); i < n; i++)
		add_id(&m->fact, ids[i % LENGTH(ids)]);
}

int
fact_ids(struct message *m, uint64_t ids[FACT_IDS], size_t *n_out)
{
	struct span bytes;
	int r = compute(m, SPAN(""), make_ids, &bytes);

	ids[0] = 0;
	*n_out = 1;
	if (r != 1)
		return r;
	if (bytes.n >= sizeof(*ids) && bytes.n <= FACT_IDS * sizeof(*ids)) {
		memcpy(ids, bytes.p, bytes.n);
		*n_out = bytes.n / sizeof(*ids);
	}
	return 1;
}
