/* LIST with its extensions (RFC 5258, RFC 5819, RFC 6154, RFC 9590), LSUB, and
 * XLIST, Gmail's elder of SPECIAL-USE: a plain LIST with uses, some by other
 * names, and INBOX's told too.
 *
 *     "LIST" [SP "(" selection options ")"] SP reference SP
 *         (pattern / "(" patterns ")") [SP "RETURN" SP "(" options ")"]
 * SPDX-License-Identifier: ISC */
#include "commands.h"
#include "imap/pattern.h"
#include "imap/quote.h"
#include "../annotation.h"
#include "../listing.h"
#include "../mailname.h"
#include "../session.h"
#include "../special.h"

#define PATTERNS_MAX 50

enum select { SEL_SUBSCRIBED = 1, SEL_RECURSIVE = 2, SEL_REMOTE = 4,
	SEL_SPECIAL = 8 };
enum give { RET_SUBSCRIBED = 1, RET_CHILDREN = 2, RET_STATUS = 4,
	RET_SPECIAL = 8, RET_MYRIGHTS = 16, RET_METADATA = 32 };
enum form { FORM_LIST, FORM_LSUB, FORM_XLIST };

struct request {
	unsigned select, give, status;
	enum form form;
	bool lsub;
	struct annotation_query *entries;    /* of RETURN (METADATA ...) */
	struct specials specials;
	size_t n;
	struct pattern patterns[PATTERNS_MAX];
};

/* What stands behind some return options. */
static int
option_list(struct args *args, unsigned bit, struct request *r)
{
	if (bit == RET_STATUS)
		return args_space(args) == -1 ? -1 :
		    status_items(args, &r->status);
	if (bit == RET_METADATA)
		return args_space(args) == -1 ? -1 :
		    annotation_names(args, r->entries);
	return 0;
}

/* "(" [option *(SP option)] ")" with names from a table; STATUS and METADATA,
 * in the request `returns`, have a list. */
static int
options(struct args *args, const char *const *names, const unsigned *bits,
    unsigned *out, struct request *returns)
{
	struct span word;
	size_t i;

	if (args_char(args, '(') == -1)
		return -1;
	while (!args_maybe(args, ')')) {
		if ((args_peek(args) == ' ' && args_space(args) == -1) ||
		    args_word(args, &word) == -1)
			return -1;
		for (i = 0; names[i] != NULL; i++)
			if (span_ieq(word, span_str(names[i])))
				break;
		if (names[i] == NULL)
			return args_fail(args, "unknown LIST option");
		*out |= bits[i];
		if (returns != NULL && option_list(args, bits[i], returns) ==
		    -1)
			return -1;
	}
	return 0;
}

static const char *const selection_names[] = { "SUBSCRIBED",
	"RECURSIVEMATCH", "REMOTE", "SPECIAL-USE", NULL };
static const unsigned selection_bits[] = { SEL_SUBSCRIBED, SEL_RECURSIVE,
	SEL_REMOTE, SEL_SPECIAL };
static const char *const return_names[] = { "SUBSCRIBED", "CHILDREN",
	"STATUS", "SPECIAL-USE", "MYRIGHTS", "METADATA", NULL };
static const unsigned return_bits[] = { RET_SUBSCRIBED, RET_CHILDREN,
	RET_STATUS, RET_SPECIAL, RET_MYRIGHTS, RET_METADATA };

static int
add_pattern(struct session *s, struct args *args, struct span reference,
    struct request *r)
{
	struct buf b = BUF_INIT(PATTERN_MAX * 2);
	struct span text;
	int result;

	if (args_pattern(args, &text) == -1)
		return -1;
	if (r->n == PATTERNS_MAX)
		return args_fail(args, "too many patterns");
	buf_add(&b, reference);
	buf_add(&b, text);
	result = buf_ok(&b) ? pattern_init(&r->patterns[r->n++], &s->pool,
	    buf_span(&b), s->spaces.separator) : -1;
	buf_done(&b);
	return result == 0 ? 0 : args_fail(args, "pattern too long");
}

static int
parse(struct session *s, struct args *args, struct request *r, bool *root)
{
	bool extended = r->form == FORM_LIST;
	struct span reference, word;

	if (args_space(args) == -1)
		return -1;
	if (extended && args_peek(args) == '(' && (options(args,
	    selection_names, selection_bits, &r->select, NULL) == -1 ||
	    args_space(args) == -1))
		return -1;
	if (args_astring(args, &reference) == -1 || args_space(args) == -1)
		return -1;
	/* LIST "" "" asks for the separator (RFC 9051 6.3.9). */
	*root = !r->lsub && span_eq(args->rest, SPAN("\"\""));
	if (*root)
		return 0;
	if (extended && args_maybe(args, '(')) {
		do
			if (add_pattern(s, args, reference, r) == -1)
				return -1;
		while (args_maybe(args, ' '));
		if (args_char(args, ')') == -1)
			return -1;
	} else if (add_pattern(s, args, reference, r) == -1)
		return -1;
	if (extended && args_maybe(args, ' ')) {
		if (args_word(args, &word) == -1)
			return -1;
		if (!span_ieq(word, SPAN("RETURN")))
			return args_fail(args, "expected RETURN");
		if (args_space(args) == -1 || options(args, return_names,
		    return_bits, &r->give, r) == -1)
			return -1;
	}
	if ((r->select & SEL_RECURSIVE) != 0 &&
	    (r->select & SEL_SUBSCRIBED) == 0)
		return args_fail(args, "RECURSIVEMATCH alone");
	return args_end(args);
}

static void
attribute(struct buf *b, const char **between, const char *name)
{
	buf_adds(b, *between);
	buf_adds(b, name);
	*between = " ";
}

static unsigned
uses_of(const struct request *r, const struct listed *m)
{
	const struct special *found = m->exists ?
	    special_of(&r->specials, m->name) : NULL;

	return found == NULL ? 0 : found->uses;
}

static void
write_uses(struct buf *b, const struct request *r, const struct listed *m,
    const char **between)
{
	unsigned uses = uses_of(r, m);

	if (r->form == FORM_XLIST && span_eq(m->name, SPAN("INBOX")))
		attribute(b, between, "\\Inbox");
	if (uses == 0)
		return;
	attribute(b, between, "");
	special_write(b, uses, r->form == FORM_XLIST);
}

static void
write_more(struct session *s, const struct request *r, const struct listed *m)
{
	struct place place;

	if ((r->give & (RET_STATUS | RET_MYRIGHTS | RET_METADATA)) == 0 ||
	    !m->exists)
		return;
	place_of(s, m->name, &place);
	if ((r->give & RET_STATUS) != 0)
		(void)status_write(s, &place, r->status);
	if ((r->give & RET_MYRIGHTS) != 0)
		acl_tell_mine(s, &place, access_rights(s, &place));
	if ((r->give & RET_METADATA) != 0)
		(void)annotation_tell(s, &place, r->entries);
}

static void
write_name(struct session *s, const struct request *r, const struct listed *m,
    bool childinfo)
{
	static const char *const begin[] = { "* LIST (", "* LSUB (",
		"* XLIST (" };
	const char *between = "";
	struct buf *b = &s->text;

	buf_adds(b, begin[r->form]);
	if (r->lsub) {
		if (!m->subscribed || (!m->exists && (s->set->workarounds &
		    WORKAROUND_TB_LSUB_FLAGS) != 0))
			attribute(b, &between, "\\Noselect");
	} else {
		if (!m->in_tree)
			attribute(b, &between, "\\NonExistent");
		else if (!m->exists)
			attribute(b, &between, "\\Noselect");
		attribute(b, &between, m->children ? "\\HasChildren" :
		    "\\HasNoChildren");
		if (m->subscribed && ((r->give & RET_SUBSCRIBED) ||
		    (r->select & SEL_SUBSCRIBED)))
			attribute(b, &between, "\\Subscribed");
		write_uses(b, r, m, &between);
	}
	buf_addf(b, ") \"%c\" ", s->spaces.separator);
	mailname_write(s, b, m->name);
	if (childinfo)
		buf_adds(b, " (\"CHILDINFO\" (\"SUBSCRIBED\"))");
	buf_adds(b, "\r\n");
	session_say(s);
	write_more(s, r, m);
}

static bool
matches(const struct request *r, struct span name)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		if (pattern_match(&r->patterns[i], name))
			return true;
	return false;
}

/* LSUB "%" tells of "A" when only "A.b" is subscribed (RFC 3501 6.3.9). */
static bool
ends_in_percent(const struct request *r)
{
	struct span p = r->patterns[0].text;

	return p.n > 0 && p.p[p.n - 1] == '%';
}

static void
answer(struct session *s, const struct request *r, const struct listing *l)
{
	size_t i;

	for (i = 0; i < l->n && s->out.sys == 0; i++) {
		const struct listed *m = &l->names[i];
		bool wanted = true, below = false;

		if (r->lsub || (r->select & SEL_SUBSCRIBED) != 0)
			wanted = m->subscribed;
		else if (!m->in_tree)
			wanted = false;
		if ((r->select & SEL_SPECIAL) != 0 && uses_of(r, m) == 0)
			continue;
		if (!matches(r, mailname_shown(s, m->name)))
			continue;
		if ((r->select & SEL_RECURSIVE) != 0 ||
		    (r->lsub && !wanted && ends_in_percent(r)))
			below = listing_subscribed_below(l, i);
		if (wanted || below)
			write_name(s, r, m, below && !r->lsub);
	}
}

static enum reply
list(struct session *s, struct args *args, enum form form)
{
	struct request *r = pool_get(&s->pool, sizeof(*r));
	struct listing names;
	enum reply reply = REPLY_OK;
	bool root;

	r->form = form;
	r->lsub = form == FORM_LSUB;
	r->entries = pool_get(&s->pool, sizeof(*r->entries));
	annotation_query_init(r->entries);
	r->entries->specials = &r->specials;
	if (parse(s, args, r, &root) == -1)
		return REPLY_SYNTAX;
	if (root) {
		wr_addf(&s->out, "* %s (\\Noselect) \"%c\" \"\"\r\n",
		    form == FORM_XLIST ? "XLIST" : "LIST",
		    s->spaces.separator);
		return REPLY_OK;
	}
	listing_init(&names);
	if (listing_read(s, &names) == -1)
		reply = reply_of(&s->err);
	else {
		if (!r->lsub)
			special_read(s, &names, &r->specials);
		answer(s, r, &names);
	}
	listing_done(&names);
	return reply;
}

enum reply
cmd_list(struct session *s, struct args *args)
{
	return list(s, args, FORM_LIST);
}

enum reply
cmd_lsub(struct session *s, struct args *args)
{
	return list(s, args, FORM_LSUB);
}

enum reply
cmd_xlist(struct session *s, struct args *args)
{
	return list(s, args, FORM_XLIST);
}
