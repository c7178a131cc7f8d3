/* SEARCH, UID SEARCH (RFC 9051 6.4.4), with ESEARCH (RFC 4731), SEARCHRES (RFC
 * 5182) and PARTIAL (RFC 9394).
 *
 *     "SEARCH" [SP "RETURN" SP "(" [option *(SP option)] ")"] SP program
 * SPDX-License-Identifier: ISC */
#include "commands.h"
#include "../find.h"
#include "../results.h"
#include "../session.h"

enum reply
command_search_refused(const struct session *s)
{
	return s->err.kind == ERR_PERM ? REPLY_CHARSET :
	    s->err.kind == ERR_LIMIT ? REPLY_LIMIT : REPLY_SYNTAX;
}

enum reply
cmd_search(struct session *s, struct args *args)
{
	struct search search = { .root = NULL };
	struct results r;
	enum reply reply;

	results_init(&r);
	if (args_space(args) == -1 || results_options(&r, args) == -1)
		reply = REPLY_SYNTAX;
	/* RFC 6855 3: all is UTF-8 then. */
	else if ((s->enabled & ENABLED_UTF8) != 0 &&
	    span_istarts(args->rest, SPAN("CHARSET "))) {
		args_fail(args, "no CHARSET after UTF8=ACCEPT");
		reply = REPLY_SYNTAX;
	}
	else if (search_parse(&search, args, &s->pool, &s->err) == -1)
		reply = command_search_refused(s);
	else
		reply = find_all(s, &search, &r);
	if (reply == REPLY_OK)
		results_tell(s, &r, "SEARCH");
	/* RFC 5182 2.1: a search that fails leaves nothing saved. */
	else if ((r.give & RESULTS_SAVE) != 0)
		seqset_reset(&s->view.saved);
	search_done(&search);
	results_done(&r);
	return reply;
}
