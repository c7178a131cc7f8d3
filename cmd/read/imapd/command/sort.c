/* SORT, UID SORT (RFC 5256), with ESORT (RFC 5267), PARTIAL (RFC 9394),
 * SORT=DISPLAY (RFC 5957) and UPDATE (RFC 5267).
 *
 *     "SORT" [SP "RETURN" SP "(" ... ")"] SP "(" criterion *(SP criterion) ")"
 *         SP charset SP program
 * SPDX-License-Identifier: ISC */
#include "commands.h"
#include "../find.h"
#include "../order/sorting.h"
#include "../results.h"
#include "../session.h"

static void
tell(struct session *s, const struct sorting *q, const struct search *search,
    struct span text, struct results *r)
{
	const char *why = NULL;

	/* First: SAVE leaves of the results what it saves. */
	if ((r->give & RESULTS_UPDATE) != 0)
		why = q->relevancy ? "RELEVANCY cannot be kept up to date" :
		    contexts_add(s, search, text, r, true);
	results_tell(s, r, "SORT");
	if (why != NULL)
		contexts_refuse(s, why);
}

/* Read the command and do it: *text_out is all from the criteria on. */
static enum reply
sorted(struct session *s, struct args *args, struct search *search,
    struct results *r, struct sorting *q, struct span *text_out)
{
	enum reply reply;

	if (args_space(args) == -1 || results_options(r, args) == -1)
		return REPLY_SYNTAX;
	*text_out = args->rest;
	if (sorting_parse(q, args) == -1 ||
	    contexts_check(s, r->give, args) == -1)
		return REPLY_SYNTAX;
	if (search_parse_charset(search, args, &s->pool, &s->err) == -1)
		return command_search_refused(s);
	if (q->relevancy && !search->has_fuzzy) {
		args_fail(args, "RELEVANCY without FUZZY");
		return REPLY_SYNTAX;
	}
	reply = find_all(s, search, r);
	if (reply == REPLY_OK && sorting_run(s, q, r) == -1)
		reply = reply_of(&s->err);
	return reply;
}

enum reply
cmd_sort(struct session *s, struct args *args)
{
	struct sorting *q = pool_get(&s->pool, sizeof(*q));
	struct search search = { .root = NULL };
	struct results r;
	struct span text;
	enum reply reply;

	results_init(&r);
	r.half = true;
	reply = sorted(s, args, &search, &r, q, &text);
	if (reply == REPLY_OK)
		tell(s, q, &search, text, &r);
	else if ((r.give & RESULTS_SAVE) != 0)
		seqset_reset(&s->view.saved);
	search_done(&search);
	results_done(&r);
	return reply;
}
