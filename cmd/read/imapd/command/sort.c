/* SORT, UID SORT (RFC 5256), with ESORT (RFC 5267), PARTIAL (RFC 9394),
 * SORT=DISPLAY (RFC 5957) and UPDATE (RFC 5267).
 *
 *     "SORT" [SP "RETURN" SP "(" ... ")"] SP "(" criterion *(SP criterion) ")"
 *         SP charset SP program
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "commands.h"
#include "text/keysort.h"
#include "../find.h"
#include "../results.h"
#include "../session.h"
#include "../sortkey.h"

static enum reply
sort(struct session *s, const struct sortkey *o, struct results *r)
{
	struct keysort *list = mem_zero(r->n + 1, sizeof(*list));
	enum reply reply = REPLY_OK;
	size_t i, n;

	if (sortkey_collect(s, o, r, list, &n) == -1)
		reply = reply_of(&s->err);
	keysort(list, n);
	for (i = 0; i < n; i++)
		r->found[i] = list[i].what;
	r->n = n;
	free(list);
	return reply;
}

static void
tell(struct session *s, const struct sortkey *o, const struct search *search,
    struct span text, struct results *r)
{
	const char *why = NULL;

	/* First: SAVE leaves of the results what it saves. */
	if ((r->give & RESULTS_UPDATE) != 0)
		why = o->relevancy ? "RELEVANCY cannot be kept up to date" :
		    contexts_add(s, search, text, r, true);
	results_tell(s, r, "SORT");
	if (why != NULL)
		contexts_refuse(s, why);
}

/* Read the command and do it: *text_out is all from the criteria on. */
static enum reply
sorted(struct session *s, struct args *args, struct search *search,
    struct results *r, struct sortkey *o, struct span *text_out)
{
	enum reply reply;

	if (args_space(args) == -1 || results_options(r, args) == -1)
		return REPLY_SYNTAX;
	*text_out = args->rest;
	if (sortkey_parse(o, args) == -1 ||
	    contexts_check(s, r->give, args) == -1)
		return REPLY_SYNTAX;
	if (search_parse_charset(search, args, &s->pool, &s->err) == -1)
		return command_search_refused(s);
	if (o->relevancy && !search->has_fuzzy) {
		args_fail(args, "RELEVANCY without FUZZY");
		return REPLY_SYNTAX;
	}
	reply = find_all(s, search, r);
	return reply == REPLY_OK ? sort(s, o, r) : reply;
}

enum reply
cmd_sort(struct session *s, struct args *args)
{
	struct sortkey *o = pool_get(&s->pool, sizeof(*o));
	struct search search = { .root = NULL };
	struct results r;
	struct span text;
	enum reply reply;

	results_init(&r);
	r.half = true;
	reply = sorted(s, args, &search, &r, o, &text);
	if (reply == REPLY_OK)
		tell(s, o, &search, text, &r);
	else if ((r.give & RESULTS_SAVE) != 0)
		seqset_reset(&s->view.saved);
	search_done(&search);
	results_done(&r);
	return reply;
}
