/* find - see find.h. Cheap keys come first in every list (imap/search.h), and
 * evaluation stops at the first that decides, so a file is opened only when its
 * flags, UID and date have not excluded it.
 * SPDX-License-Identifier: ISC */
#include "find.h"

#include <errno.h>
#include <unistd.h>

#include "facts.h"
#include "imap/structure.h"
#include "memo.h"
#include "message.h"
#include "mime/charset.h"
#include "mime/transfer.h"
#include "object.h"
#include "os/clock.h"
#include "results.h"
#include "session.h"
#include "text/match.h"

#define DAY 86400
#define CHUNK 65536
#define FIELD_TEXT_MAX (4u << 20)

static void
prepare(struct session *s, struct search_key *k)
{
	for (; k != NULL; k = k->next) {
		if (k->kind == SEARCH_HEADER || k->kind == SEARCH_BODY ||
		    k->kind == SEARCH_TEXT) {
			struct match *m = pool_get(&s->pool, sizeof(*m));

			match_init(m, &s->pool, k->text);
			k->own = m;
		}
		prepare(s, k->first);
	}
}

static int
has_flag(const struct search_key *k, const struct box_message *m)
{
	static const struct {
		const char *name;
		unsigned flag;
	} names[] = {
		{ "\\Answered", FLAG_ANSWERED }, { "\\Deleted", FLAG_DELETED },
		{ "\\Draft", FLAG_DRAFT }, { "\\Flagged", FLAG_FLAGGED },
		{ "\\Recent", FLAG_RECENT }, { "\\Seen", FLAG_SEEN },
	};
	size_t i;

	for (i = 0; i < LENGTH(names); i++)
		if (span_eq(k->name, span_str(names[i].name)))
			return (m->flags.system & names[i].flag) != 0;
	return 0;
}

static int
has_keyword(const struct search_key *k, struct message *m)
{
	const struct box *b = m->s->view.box;
	int n = box_keyword(b, k->text);

	return n >= 0 && (box_message(b, m->i)->flags.keywords &
	    (UINT32_C(1) << n)) != 0;
}

static int
has_id(const struct search_key *k, struct message *m)
{
	struct buf id = BUF_INIT(100);
	bool same;

	object_email(&id, m->s->view.box, m->i);
	same = span_eq(k->text, buf_span(&id));
	buf_done(&id);
	return same;
}

/* Internal dates: by the day in UTC, as INTERNALDATE shows them. */
static int
by_received(const struct search_key *k, struct message *m)
{
	int64_t when, now;
	int32_t micros;
	int r = box_received(m->s->view.box, m->i, &when, &m->s->err);

	if (r != 1)
		return r;
	switch (k->kind) {
	case SEARCH_BEFORE:
		return when < k->date;
	case SEARCH_ON:
		return when >= k->date && when < k->date + DAY;
	case SEARCH_SINCE:
		return when >= k->date;
	default:
		os_clock_wall(&now, &micros);
		return (k->kind == SEARCH_OLDER) ==
		    (now - when >= (int64_t)k->number);
	}
}

static int
by_size(const struct search_key *k, struct message *m)
{
	uint64_t size;
	int r = box_vsize(m->s->view.box, m->i, &size, &m->s->err);

	if (r != 1)
		return r;
	return k->kind == SEARCH_LARGER ? size > k->number :
	    size < k->number;
}

/* The Date field's day, disregarding its time and zone (RFC 9051 6.4.4). */
static int
by_sent(const struct search_key *k, struct message *m)
{
	struct fact_sent sent;
	int r = fact_sent(m, &sent);

	if (r != 1 || !sent.has)
		return r == 1 ? 0 : r;
	return k->kind == SEARCH_SENTBEFORE ? sent.day < k->date :
	    k->kind == SEARCH_SENTON ? sent.day == k->date :
	    sent.day >= k->date;
}

/* A field's text, decoded. The empty key asks only for the field. */
static bool
field_matches(struct session *s, struct match *match, struct span body)
{
	struct buf text = BUF_INIT(FIELD_TEXT_MAX);
	bool found;

	match_reset(match);
	if (match->found)
		return true;
	words_decode(&s->words, &text, body);
	found = match_feed(match, buf_span(&text));
	buf_done(&text);
	return found;
}

static int
in_field(const struct search_key *k, struct message *m)
{
	struct match *match = k->own;
	struct span text, line;
	int r = fact_text(m, k->name, &text);

	if (r != 1)
		return r;
	while (text.n > 0 && span_cut(&text, '\n', &line)) {
		match_reset(match);
		if (match->found || match_feed(match, line))
			return 1;
	}
	return 0;
}

/* Any field of a header, its name too. */
static bool
in_header(struct session *s, struct match *match, const struct header *h)
{
	size_t i;

	for (i = 0; i < h->n; i++) {
		match_reset(match);
		(void)match_feed(match, h->fields[i].name);
		(void)match_feed(match, SPAN(": "));
		if (match->found ||
		    field_matches(s, match, h->fields[i].body))
			return true;
	}
	return false;
}

/* The last stage: into a matcher. An error ends the pipeline early when it has
 * found what it looks for. */
struct match_stage {
	struct stage stage;
	struct match *match;
};

static int
put_match(struct stage *stage, struct span in)
{
	return match_feed(((struct match_stage *)(void *)stage)->match, in) ?
	    -1 : 0;
}

static int
end_match(struct stage *stage)
{
	(void)stage;
	return 0;
}

static int
push_extent(struct message *m, const struct parts_extent *e,
    struct stage *stage)
{
	char chunk[CHUNK];
	uint64_t done = 0;

	while (done < e->n) {
		uint64_t want = e->n - done;
		ssize_t n = pread(m->fd, chunk, want < CHUNK ? (size_t)want :
		    CHUNK, (off_t)(e->at + done));

		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return err_sys(&m->s->err, "read message");
		if (n == 0)
			break;
		if (stage_put(stage, span_of(chunk, (size_t)n)) == -1)
			return 0;
		done += (uint64_t)n;
	}
	/* What the stages still hold; the last one keeps the answer. */
	if (stage_end(stage) == -1)
		return 0;
	return 0;
}

static int
in_leaf(struct message *m, struct match *match, const struct part *part)
{
	struct match_stage last = { { put_match, end_match, NULL, NULL },
	    match };
	struct charset charset;
	struct transfer transfer;
	int r;

	match_reset(match);
	/* An unknown charset is searched as it is. */
	if (charset_init(&charset, content_param(&part->type, "charset"),
	    &last.stage, NULL) == -1)
		charset.converter = NULL;
	transfer_init(&transfer, transfer_named(part->encoding),
	    &charset.stage, NULL);
	r = push_extent(m, &part->body, &transfer.stage);
	transfer_done(&transfer);
	charset_done(&charset);
	return r == -1 ? -1 : match->found;
}

static int
inner_header(struct message *m, struct match *match,
    const struct part *message)
{
	struct header h;
	int r;

	header_init(&h);
	r = structure_header(&h, m->fd, &message->header, &m->s->err);
	if (r == 0)
		r = in_header(m->s, match, &h);
	header_done(&h);
	return r;
}

/* Text parts, and the headers of messages inside. */
static int
in_part(struct message *m, struct match *match, const struct part *part)
{
	const struct part *child;
	int r = 0;

	if (part->kind == PART_LEAF) {
		if (!span_ieq(part->type.type, SPAN("text")) &&
		    !span_ieq(part->type.type, SPAN("message")))
			return 0;
		return in_leaf(m, match, part);
	}
	if (part->kind == PART_MESSAGE && part->children != NULL)
		r = inner_header(m, match, part->children);
	for (child = part->children; child != NULL && r == 0;
	    child = child->next)
		r = in_part(m, match, child);
	return r;
}

static int
in_text(const struct search_key *k, struct message *m)
{
	struct match *match = k->own;
	const struct parts *parts;
	int r;

	match_reset(match);
	if (match->found)
		return 1;
	if (k->kind == SEARCH_TEXT) {
		if ((r = message_header(m)) != 1)
			return r;
		if (in_header(m->s, match, &m->header))
			return 1;
	}
	if ((r = message_parts(m, &parts)) != 1 ||
	    (r = message_open(m)) != 1)
		return r;
	return in_part(m, match, parts->root);
}

static int eval(const struct search_key *k, struct message *m);

/* SEARCH_AND: all of them; SEARCH_OR: one. */
static int
eval_list(const struct search_key *k, struct message *m, bool all)
{
	const struct search_key *child;

	for (child = k->first; child != NULL; child = child->next) {
		int r = eval(child, m);

		if (r == -1 || (r == 1) != all)
			return r;
	}
	return all;
}

static int
eval(const struct search_key *k, struct message *m)
{
	const struct box *b = m->s->view.box;
	int r;

	switch (k->kind) {
	case SEARCH_ALL:
		return 1;
	case SEARCH_SEQ:
		return seqset_has(&k->set, (uint32_t)m->i + 1);
	case SEARCH_UID:
		return seqset_has(&k->set, m->uid);
	case SEARCH_SAVED:
		return seqset_has(&m->s->view.saved, m->uid);
	case SEARCH_FLAG:
		return has_flag(k, box_message(b, m->i));
	case SEARCH_KEYWORD:
		return has_keyword(k, m);
	case SEARCH_MODSEQ:
		return box_message(b, m->i)->modseq >= k->number;
	case SEARCH_LARGER:
	case SEARCH_SMALLER:
		return by_size(k, m);
	case SEARCH_BEFORE:
	case SEARCH_ON:
	case SEARCH_SINCE:
	case SEARCH_OLDER:
	case SEARCH_YOUNGER:
		return by_received(k, m);
	case SEARCH_SENTBEFORE:
	case SEARCH_SENTON:
	case SEARCH_SENTSINCE:
		return by_sent(k, m);
	case SEARCH_HEADER:
		return in_field(k, m);
	case SEARCH_BODY:
	case SEARCH_TEXT:
		return in_text(k, m);
	case SEARCH_EMAILID:
		return has_id(k, m);
	case SEARCH_THREADID:
		return 0;
	case SEARCH_NOT:
		r = eval(k->first, m);
		return r == -1 ? -1 : !r;
	case SEARCH_OR:
		return eval_list(k, m, false);
	case SEARCH_AND:
		return eval_list(k, m, true);
	}
	return 0;
}

/* Is there a key that the cache can help with? */
static bool
asks_header(const struct search_key *k)
{
	for (; k != NULL; k = k->next)
		if (k->kind == SEARCH_HEADER || (k->kind >= SEARCH_SENTBEFORE &&
		    k->kind <= SEARCH_SENTSINCE) || asks_header(k->first))
			return true;
	return false;
}

static int
look(struct session *s, const struct search *search, struct results *out)
{
	size_t i, n = box_count(s->view.box);
	struct message m;
	struct memo memo;
	int found = 0;

	message_init(&m, s);
	memo_open(&memo, s, asks_header(search->root), n);
	m.memo = &memo;
	for (i = 0; i < n && found != -1; i++) {
		message_at(&m, i);
		found = eval(search->root, &m);
		if (found == 1)
			results_add(out, i);
	}
	memo_close(&memo);
	message_done(&m);
	return found == -1 ? -1 : 0;
}

enum reply
find_all(struct session *s, struct search *search, struct results *out)
{
	const struct box *b = s->view.box;
	size_t n = box_count(b);

	if (search_bind(search, (uint32_t)n, n == 0 ? 0 :
	    box_message(b, n - 1)->uid, &s->err) == -1)
		return REPLY_SYNTAX;
	prepare(s, search->root);
	out->modseqs = search->has_modseq;
	if (out->modseqs)
		s->enabled |= ENABLED_CONDSTORE;
	return look(s, search, out) == -1 ? reply_of(&s->err) : REPLY_OK;
}
