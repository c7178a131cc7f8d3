/* resync - see resync.h.
 *
 *     select-param = "CONDSTORE" / "QRESYNC" SP "(" uidvalidity SP modseq
 *         [SP known-uids] [SP "(" seqs SP uids ")"] ")"
 * SPDX-License-Identifier: ISC */
#include "resync.h"

#include <stdlib.h>

#include "session.h"

static int
number(struct args *args, uint64_t *out)
{
	return args_number(args, INT64_MAX, out);
}

static int
qresync(struct resync *r, struct args *args)
{
	uint64_t validity;

	r->qresync = true;
	if (args_space(args) == -1 || args_char(args, '(') == -1 ||
	    args_number(args, UINT32_MAX, &validity) == -1 ||
	    args_space(args) == -1 || number(args, &r->since) == -1)
		return -1;
	r->validity = (uint32_t)validity;
	if (args_maybe(args, ' ') && args_peek(args) != '(') {
		if (args_set(args, &r->known) == -1)
			return -1;
		if (args_peek(args) != ')' && args_space(args) == -1)
			return -1;
	}
	if (args_maybe(args, '(') && (args_set(args, &r->match_seqs) == -1 ||
	    args_space(args) == -1 || args_set(args, &r->match_uids) == -1 ||
	    args_char(args, ')') == -1))
		return -1;
	return args_char(args, ')');
}

int
resync_parse(struct resync *r, struct args *args)
{
	struct span name;

	*r = (struct resync){ .condstore = false };
	if (!args_maybe(args, ' '))
		return 0;
	if (args_char(args, '(') == -1)
		return -1;
	do {
		if (args_word(args, &name) == -1)
			return -1;
		if (span_ieq(name, SPAN("CONDSTORE")))
			r->condstore = true;
		else if (!span_ieq(name, SPAN("QRESYNC")))
			return args_fail(args, "unknown parameter");
		else if (qresync(r, args) == -1)
			return -1;
	} while (args_maybe(args, ' '));
	return args_char(args, ')');
}

/* What two ascending lists of ranges have in common. */
static void
write_common(struct buf *out, const struct box_range *r, size_t n,
    const struct seqset *known)
{
	size_t i = 0, k = 0;

	while (i < n && (known == NULL || k < known->n)) {
		uint32_t first = r[i].first, last = r[i].last;

		if (known != NULL) {
			const struct seqset_range *g = &known->ranges[k];

			if (g->last < first) {
				k++;
				continue;
			}
			if (g->first > first)
				first = g->first;
			if (g->last < last) {
				last = g->last;
				k++;
			} else {
				i++;
			}
		} else {
			i++;
		}
		if (first > last)
			continue;
		buf_addf(out, "%s%lu", out->len == 0 ? "" : ",",
		    (unsigned long)first);
		if (last > first)
			buf_addf(out, ":%lu", (unsigned long)last);
	}
}

void
resync_tell_vanished(struct session *s, uint64_t since, uint32_t least,
    const struct seqset *known)
{
	struct box_range *gone;
	size_t n = box_gone_since(s->view.box, since, least, &gone);
	struct buf set = BUF_INIT(SESSION_RESPONSE_MAX);

	write_common(&set, gone, n, known);
	if (set.len > 0) {
		wr_adds(&s->out, "* VANISHED (EARLIER) ");
		wr_add(&s->out, buf_span(&set));
		wr_adds(&s->out, "\r\n");
	}
	buf_done(&set);
	free(gone);
}

/* Below a UID that has still the number it had, nothing has gone: where to
 * begin. Both sets are as long, if the client is right. */
static int
first_unsure(struct session *s, const struct resync *r, uint32_t *out)
{
	struct seqset seqs, uids;
	uint32_t seq = 0, uid = 0;
	int result = 0;

	*out = 1;
	seqset_init(&seqs);
	seqset_init(&uids);
	if (seqset_parse(&seqs, r->match_seqs, 0, &s->err) == -1 ||
	    seqset_parse(&uids, r->match_uids, 0, &s->err) == -1)
		result = -1;
	while (result == 0 && (seq = seqset_from(&seqs, seq + 1)) != 0 &&
	    (uid = seqset_from(&uids, uid + 1)) != 0 &&
	    seq <= box_count(s->view.box) && uid != UINT32_MAX &&
	    box_message(s->view.box, seq - 1)->uid == uid)
		*out = uid + 1;
	seqset_done(&seqs);
	seqset_done(&uids);
	return result;
}

static void
tell_changed(struct session *s, uint64_t since, const struct seqset *known)
{
	const struct box *b = s->view.box;
	size_t i;

	for (i = 0; i < box_count(b); i++) {
		const struct box_message *m = box_message(b, i);

		if (m->modseq <= since ||
		    (known != NULL && !seqset_has(known, m->uid)))
			continue;
		view_write_fetch(s, i, true);
		buf_adds(&s->text, "FLAGS ");
		view_write_flags(s, b, m->flags);
		view_write_modseq(s, i);
		buf_adds(&s->text, ")\r\n");
		if (s->text.len > 60000)
			session_say(s);
	}
	session_say(s);
}

int
resync_tell(struct session *s, const struct resync *r)
{
	struct seqset known;
	uint32_t least = 1;
	int result = 0;

	if (!r->qresync || r->validity != box_uidvalidity(s->view.box))
		return 0;
	seqset_init(&known);
	if ((r->known.p != NULL && seqset_parse(&known, r->known, UINT32_MAX,
	    &s->err) == -1) || (r->match_seqs.p != NULL &&
	    first_unsure(s, r, &least) == -1)) {
		result = -1;
	} else {
		resync_tell_vanished(s, r->since, least, r->known.p == NULL ?
		    NULL : &known);
		tell_changed(s, r->since, r->known.p == NULL ? NULL : &known);
	}
	seqset_done(&known);
	return result;
}

static uint64_t
highest(const struct session *s)
{
	struct box_summary sum;

	box_summarize(s->view.box, &sum);
	return sum.modseq;
}

void
resync_tell_highest(struct session *s)
{
	if (s->view.box == NULL)
		return;
	if (highest(s) == 0)
		wr_adds(&s->out, "* OK [NOMODSEQ] no lasting modsequences\r\n");
	else
		wr_addf(&s->out, "* OK [HIGHESTMODSEQ %llu] highest\r\n",
		    (unsigned long long)highest(s));
}

void
resync_code_highest(struct session *s)
{
	if ((s->enabled & ENABLED_QRESYNC) != 0 && highest(s) != 0)
		buf_addf(&s->code, "HIGHESTMODSEQ %llu",
		    (unsigned long long)highest(s));
}
