/* LIST with its extensions (RFC 5258, RFC 5819, RFC 6154), LSUB.
 *
 *     "LIST" [SP "(" selection options ")"] SP reference SP
 *         (pattern / "(" patterns ")") [SP "RETURN" SP "(" options ")"]
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "commands.h"
#include "imap/pattern.h"
#include "imap/quote.h"
#include "maildir/subscriptions.h"
#include "maildir/tree.h"
#include "../mailname.h"
#include "../session.h"

#define PATTERNS_MAX 50

enum select { SEL_SUBSCRIBED = 1, SEL_RECURSIVE = 2, SEL_REMOTE = 4,
	SEL_SPECIAL = 8 };
enum give { RET_SUBSCRIBED = 1, RET_CHILDREN = 2, RET_STATUS = 4,
	RET_SPECIAL = 8 };

struct request {
	unsigned select, give, status;
	bool lsub;
	size_t n;
	struct pattern patterns[PATTERNS_MAX];
};

/* One mailbox name of the answer, from the tree or only from subscriptions. */
struct name {
	struct span name;
	bool exists, children, subscribed;
	bool in_tree;
};

static const struct {
	struct span name;
	const char *use;
} specials[] = {
	{ { "Archive", 7 }, "\\Archive" }, { { "Drafts", 6 }, "\\Drafts" },
	{ { "Junk", 4 }, "\\Junk" }, { { "Sent", 4 }, "\\Sent" },
	{ { "Spam", 4 }, "\\Junk" }, { { "Trash", 5 }, "\\Trash" },
};

static const char *
special_use(struct span name)
{
	size_t i;

	for (i = 0; i < LENGTH(specials); i++)
		if (span_eq(name, specials[i].name))
			return specials[i].use;
	return NULL;
}

/* "(" [option *(SP option)] ")" with names from a table; STATUS has a list. */
static int
options(struct args *args, const char *const *names, const unsigned *bits,
    unsigned *out, unsigned *status)
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
		if (status != NULL && bits[i] == RET_STATUS &&
		    (args_space(args) == -1 || status_items(args, status) ==
		    -1))
			return -1;
	}
	return 0;
}

static const char *const selection_names[] = { "SUBSCRIBED",
	"RECURSIVEMATCH", "REMOTE", "SPECIAL-USE", NULL };
static const unsigned selection_bits[] = { SEL_SUBSCRIBED, SEL_RECURSIVE,
	SEL_REMOTE, SEL_SPECIAL };
static const char *const return_names[] = { "SUBSCRIBED", "CHILDREN",
	"STATUS", "SPECIAL-USE", NULL };
static const unsigned return_bits[] = { RET_SUBSCRIBED, RET_CHILDREN,
	RET_STATUS, RET_SPECIAL };

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
	    buf_span(&b), '.') : -1;
	buf_done(&b);
	return result == 0 ? 0 : args_fail(args, "pattern too long");
}

static int
parse(struct session *s, struct args *args, struct request *r, bool *root)
{
	struct span reference, word;

	if (args_space(args) == -1)
		return -1;
	if (!r->lsub && args_peek(args) == '(' && (options(args,
	    selection_names, selection_bits, &r->select, NULL) == -1 ||
	    args_space(args) == -1))
		return -1;
	if (args_astring(args, &reference) == -1 || args_space(args) == -1)
		return -1;
	/* LIST "" "" asks for the separator (RFC 9051 6.3.9). */
	*root = !r->lsub && span_eq(args->rest, SPAN("\"\""));
	if (*root)
		return 0;
	if (!r->lsub && args_maybe(args, '(')) {
		do
			if (add_pattern(s, args, reference, r) == -1)
				return -1;
		while (args_maybe(args, ' '));
		if (args_char(args, ')') == -1)
			return -1;
	} else if (add_pattern(s, args, reference, r) == -1)
		return -1;
	if (!r->lsub && args_maybe(args, ' ')) {
		if (args_word(args, &word) == -1)
			return -1;
		if (!span_ieq(word, SPAN("RETURN")))
			return args_fail(args, "expected RETURN");
		if (args_space(args) == -1 || options(args, return_names,
		    return_bits, &r->give, &r->status) == -1)
			return -1;
	}
	if ((r->select & SEL_RECURSIVE) != 0 &&
	    (r->select & SEL_SUBSCRIBED) == 0)
		return args_fail(args, "RECURSIVEMATCH alone");
	return args_end(args);
}

static int
by_name(const void *a, const void *b)
{
	const struct name *x = a, *y = b;
	int order = span_cmp(x->name, y->name);

	return order != 0 ? order : (int)y->in_tree - (int)x->in_tree;
}

/* The tree and the subscribed names in one sorted list without doubles. */
static struct name *
collect(const struct tree_list *tree, const struct subscriptions *subs,
    size_t *n_out)
{
	struct name *list = mem_zero(tree->n + subs->n + 1, sizeof(*list));
	size_t i, n = 0, kept = 0;

	for (i = 0; i < tree->n; i++)
		list[n++] = (struct name){ tree->entries[i].name,
		    tree->entries[i].exists, tree->entries[i].children,
		    tree->entries[i].subscribed, true };
	for (i = 0; i < subs->n; i++)
		list[n++] = (struct name){ span_ieq(subs->names[i],
		    SPAN("INBOX")) ? SPAN("INBOX") : subs->names[i], false,
		    false, true, false };
	qsort(list, n, sizeof(*list), by_name);
	for (i = 0; i < n; i++)
		if (kept > 0 && span_eq(list[kept - 1].name, list[i].name))
			list[kept - 1].subscribed |= list[i].subscribed;
		else
			list[kept++] = list[i];
	*n_out = kept;
	return list;
}

/* Is anything below list[i] subscribed? Names below it come after it; those
 * between ("A-b" stands before "A.b") are passed by a binary search. */
static bool
has_subscribed_below(const struct name *list, size_t n, size_t i)
{
	struct span name = list[i].name;
	size_t low = i + 1, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		struct span other = list[middle].name;
		struct span head = span_sub(other, 0, name.n);
		int order = span_cmp(head, name);

		if (order < 0 || (order == 0 && (other.n <= name.n ||
		    other.p[name.n] < '.')))
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < n && list[low].name.n > name.n &&
	    list[low].name.p[name.n] == '.' &&
	    span_starts(list[low].name, name); low++)
		if (list[low].subscribed)
			return true;
	return false;
}

static void
attribute(struct buf *b, const char **between, const char *name)
{
	buf_adds(b, *between);
	buf_adds(b, name);
	*between = " ";
}

static void
write_name(struct session *s, const struct request *r, const struct name *m,
    bool childinfo)
{
	const char *between = "", *use = special_use(m->name);
	struct buf *b = &s->text;

	buf_adds(b, r->lsub ? "* LSUB (" : "* LIST (");
	if (r->lsub) {
		if (!m->subscribed)
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
		if (use != NULL && m->exists)
			attribute(b, &between, use);
	}
	buf_adds(b, ") \".\" ");
	mailname_write(s, b, m->name);
	if (childinfo)
		buf_adds(b, " (\"CHILDINFO\" (\"SUBSCRIBED\"))");
	buf_adds(b, "\r\n");
	session_say(s);
	if ((r->give & RET_STATUS) != 0 && m->exists)
		(void)status_write(s, m->name, r->status);
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
answer(struct session *s, const struct request *r, const struct name *list,
    size_t n)
{
	size_t i;

	for (i = 0; i < n && s->out.sys == 0; i++) {
		bool wanted = true, below = false;

		if (r->lsub || (r->select & SEL_SUBSCRIBED) != 0)
			wanted = list[i].subscribed;
		else if (!list[i].in_tree)
			wanted = false;
		if ((r->select & SEL_SPECIAL) != 0 &&
		    (special_use(list[i].name) == NULL || !list[i].exists))
			continue;
		if (!matches(r, mailname_shown(s, list[i].name)))
			continue;
		if ((r->select & SEL_RECURSIVE) != 0 ||
		    (r->lsub && !wanted && ends_in_percent(r)))
			below = has_subscribed_below(list, n, i);
		if (wanted || below)
			write_name(s, r, &list[i], below && !r->lsub);
	}
}

static enum reply
list(struct session *s, struct args *args, bool lsub)
{
	struct request *r = pool_get(&s->pool, sizeof(*r));
	struct subscriptions subs;
	struct tree_list tree;
	struct name *names;
	size_t n;
	bool root;

	r->lsub = lsub;
	if (parse(s, args, r, &root) == -1)
		return REPLY_SYNTAX;
	if (root) {
		wr_adds(&s->out, "* LIST (\\Noselect) \".\" \"\"\r\n");
		return REPLY_OK;
	}
	tree_list_init(&tree);
	subscriptions_init(&subs);
	if (tree_list(&s->tree, &tree, &s->err) == -1 ||
	    subscriptions_read(&subs, s->tree.fd, &s->err) == -1) {
		tree_list_done(&tree);
		subscriptions_done(&subs);
		return reply_of(&s->err);
	}
	names = collect(&tree, &subs, &n);
	answer(s, r, names, n);
	free(names);
	tree_list_done(&tree);
	subscriptions_done(&subs);
	return REPLY_OK;
}

enum reply
cmd_list(struct session *s, struct args *args)
{
	return list(s, args, false);
}

enum reply
cmd_lsub(struct session *s, struct args *args)
{
	return list(s, args, true);
}
