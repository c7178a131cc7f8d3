/* SEARCH, UID SEARCH (RFC 9051 6.4.4), with ESEARCH (RFC 4731) and SEARCHRES
 * (RFC 5182).
 *
 *     "SEARCH" [SP "RETURN" SP "(" [option *(SP option)] ")"] SP program
 * SPDX-License-Identifier: ISC */
#include "commands.h"
#include "../dispatch.h"
#include "../find.h"
#include "imap/quote.h"
#include "../session.h"

enum give { MIN = 1, MAX = 2, ALL = 4, COUNT = 8, SAVE = 16 };

static const struct {
	struct span name;
	enum give bit;
} options[] = {
	{ { "MIN", 3 }, MIN }, { { "MAX", 3 }, MAX }, { { "ALL", 3 }, ALL },
	{ { "COUNT", 5 }, COUNT }, { { "SAVE", 4 }, SAVE },
};

struct result {
	bool extended;
	unsigned give;
	struct seqset numbers;   /* as they are told */
	uint64_t count;
	uint32_t min, max;
	uint32_t min_uid, max_uid;
	struct seqset uids;      /* for SAVE */
	bool modseqs;            /* the search asked for MODSEQ (RFC 7162) */
	uint64_t modseq;         /* the highest found */
};

static int
return_options(struct args *args, struct result *r)
{
	struct span word;
	size_t i;

	if (!span_istarts(args->rest, SPAN("RETURN ")))
		return 0;
	args->rest = span_from(args->rest, 7);
	r->extended = true;
	if (args_char(args, '(') == -1)
		return -1;
	while (!args_maybe(args, ')')) {
		if ((args_peek(args) == ' ' && args_space(args) == -1) ||
		    args_word(args, &word) == -1)
			return -1;
		for (i = 0; i < LENGTH(options); i++)
			if (span_ieq(word, options[i].name))
				break;
		if (i == LENGTH(options))
			return args_fail(args, "unknown SEARCH option");
		r->give |= (unsigned)options[i].bit;
	}
	if (r->give == 0)
		r->give = ALL;
	return args_space(args);
}

static void
add(struct session *s, struct result *r, size_t i, uint32_t uid)
{
	uint32_t n = s->uid ? uid : (uint32_t)i + 1;

	if (r->count++ == 0) {
		r->min = n;
		r->min_uid = uid;
	}
	if (box_message(s->view.box, i)->modseq > r->modseq)
		r->modseq = box_message(s->view.box, i)->modseq;
	r->max = n;
	r->max_uid = uid;
	seqset_add(&r->numbers, n);
	if ((r->give & SAVE) != 0)
		seqset_add(&r->uids, uid);
}

static int
look(struct session *s, const struct search *search, struct result *r)
{
	size_t i, n = box_count(s->view.box);
	struct message m;
	int found = 0;

	message_init(&m, s);
	for (i = 0; i < n && found != -1; i++) {
		message_at(&m, i);
		found = find_matches(search, &m);
		if (found == 1)
			add(s, r, i, m.uid);
	}
	message_done(&m);
	return found == -1 ? -1 : 0;
}

static void
write_plain(struct session *s, const struct result *r)
{
	size_t i;
	uint64_t n;

	wr_adds(&s->out, "* SEARCH");
	for (i = 0; i < r->numbers.n; i++)
		for (n = r->numbers.ranges[i].first;
		    n <= r->numbers.ranges[i].last; n++) {
			wr_addc(&s->out, ' ');
			wr_addu(&s->out, n);
		}
	if (r->modseqs && r->count > 0)
		wr_addf(&s->out, " (MODSEQ %llu)",
		    (unsigned long long)r->modseq);
	wr_adds(&s->out, "\r\n");
}

static void
write_extended(struct session *s, const struct result *r)
{
	struct buf *b = &s->text;

	if ((r->give & ~(unsigned)SAVE) == 0)
		return;
	buf_reset(b);
	buf_adds(b, "* ESEARCH (TAG ");
	quote_string(b, dispatch_tag(s));
	buf_addc(b, ')');
	if (s->uid)
		buf_adds(b, " UID");
	if ((r->give & MIN) != 0 && r->count > 0)
		buf_addf(b, " MIN %lu", (unsigned long)r->min);
	if ((r->give & MAX) != 0 && r->count > 0)
		buf_addf(b, " MAX %lu", (unsigned long)r->max);
	if ((r->give & ALL) != 0 && r->count > 0) {
		buf_adds(b, " ALL ");
		seqset_write(b, &r->numbers);
	}
	if ((r->give & COUNT) != 0)
		buf_addf(b, " COUNT %llu", (unsigned long long)r->count);
	if (r->modseqs && r->count > 0)
		buf_addf(b, " MODSEQ %llu", (unsigned long long)r->modseq);
	buf_adds(b, "\r\n");
	session_say(s);
}

/* RFC 5182 2.1: what is saved; with MIN or MAX alone, only these. */
static void
save(struct session *s, struct result *r)
{
	struct seqset *saved = &s->view.saved, swap = *saved;

	if ((r->give & SAVE) == 0)
		return;
	if ((r->give & (MIN | MAX)) != 0 && (r->give & (ALL | COUNT)) == 0) {
		seqset_reset(&r->uids);
		if (r->count > 0 && (r->give & MIN) != 0)
			seqset_add(&r->uids, r->min_uid);
		if (r->count > 0 && (r->give & MAX) != 0 &&
		    r->max_uid != seqset_last(&r->uids))
			seqset_add(&r->uids, r->max_uid);
	}
	*saved = r->uids;
	r->uids = swap;
}

static enum reply
run(struct session *s, struct search *search, struct result *r)
{
	const struct box *b = s->view.box;
	size_t n = box_count(b);

	if (search_bind(search, (uint32_t)n, n == 0 ? 0 :
	    box_message(b, n - 1)->uid, &s->err) == -1)
		return REPLY_SYNTAX;
	find_prepare(s, search);
	r->modseqs = search->has_modseq;
	if (r->modseqs)
		s->enabled |= ENABLED_CONDSTORE;
	if (look(s, search, r) == -1)
		return reply_of(&s->err);
	if (r->extended)
		write_extended(s, r);
	else
		write_plain(s, r);
	save(s, r);
	return REPLY_OK;
}

static enum reply
refused(const struct session *s)
{
	return s->err.kind == ERR_PERM ? REPLY_CHARSET :
	    s->err.kind == ERR_LIMIT ? REPLY_LIMIT : REPLY_SYNTAX;
}

enum reply
cmd_search(struct session *s, struct args *args)
{
	struct result r = { .extended = false };
	struct search search;
	enum reply reply;

	search.root = NULL;
	seqset_init(&r.numbers);
	seqset_init(&r.uids);
	if (args_space(args) == -1 || return_options(args, &r) == -1)
		reply = REPLY_SYNTAX;
	else if (search_parse(&search, args, &s->pool, &s->err) == -1)
		reply = refused(s);
	else
		reply = run(s, &search, &r);
	/* RFC 5182 2.1: a search that fails leaves nothing saved. */
	if (reply != REPLY_OK && (r.give & SAVE) != 0)
		seqset_reset(&s->view.saved);
	search_done(&search);
	seqset_done(&r.numbers);
	seqset_done(&r.uids);
	return reply;
}
