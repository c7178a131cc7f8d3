/* SEARCH, UID SEARCH (RFC 9051 6.4.4), with ESEARCH (RFC 4731), SEARCHRES (RFC
 * 5182), PARTIAL (RFC 9394) and UPDATE (RFC 5267).
 *
 *     "SEARCH" [SP "RETURN" SP "(" [option *(SP option)] ")"] SP program
 * SPDX-License-Identifier: ISC */
#include "commands.h"
#include "../dispatch.h"
#include "../find.h"
#include "../results.h"
#include "../session.h"
#include "mime/charset.h"

/* RFC 9051 7.1: BADCHARSET lists what there is. */
static void
list_charsets(struct session *s)
{
	const char *between = "BADCHARSET (";
	struct span name;
	size_t i;

	buf_reset(&s->code);
	for (i = 0; (name = charset_listed(i)).p != NULL; i++)
		if (charset_is_known(name)) {
			buf_adds(&s->code, between);
			buf_add(&s->code, name);
			between = " ";
		}
	buf_addc(&s->code, ')');
}

enum reply
command_search_refused(struct session *s)
{
	if (s->err.kind == ERR_PERM)
		list_charsets(s);
	return s->err.kind == ERR_PERM ? REPLY_CHARSET :
	    s->err.kind == ERR_LIMIT ? REPLY_LIMIT : REPLY_SYNTAX;
}

static void
tell(struct session *s, const struct search *search, struct span program,
    struct results *r)
{
	const char *why = NULL;

	/* First: SAVE leaves of the results what it saves. */
	if ((r->give & RESULTS_UPDATE) != 0)
		why = contexts_add(s, search, program, r, false);
	results_tell(s, r, "SEARCH");
	if (why != NULL)
		contexts_refuse(s, why);
}

/* Read the command and do it: *text_out is the search program's text. */
static enum reply
search(struct session *s, struct args *args, struct search *program,
    struct results *r, struct span *text_out)
{
	if (args_space(args) == -1 || results_options(r, args) == -1)
		return REPLY_SYNTAX;
	*text_out = args->rest;
	/* RFC 6855 3: all is UTF-8 then. */
	if ((s->enabled & ENABLED_UTF8) != 0 &&
	    span_istarts(args->rest, SPAN("CHARSET "))) {
		args_fail(args, "no CHARSET after UTF8=ACCEPT");
		return REPLY_SYNTAX;
	}
	if (contexts_check(s, r->give, args) == -1)
		return REPLY_SYNTAX;
	return search_parse(program, args, &s->pool, &s->err) == -1 ?
	    command_search_refused(s) : find_all(s, program, r);
}

enum reply
cmd_search(struct session *s, struct args *args)
{
	struct search program = { .root = NULL };
	struct results r;
	struct span text;
	enum reply reply;

	results_init(&r);
	reply = search(s, args, &program, &r, &text);
	if (reply == REPLY_OK)
		tell(s, &program, text, &r);
	/* RFC 5182 2.1: a search that fails leaves nothing saved. */
	else if ((r.give & RESULTS_SAVE) != 0)
		seqset_reset(&s->view.saved);
	search_done(&program);
	results_done(&r);
	return reply;
}
