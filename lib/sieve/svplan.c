/* svplan - see svplan.h.
 * SPDX-License-Identifier: ISC */
#include "sieve/svplan.h"

#include <string.h>

#include "mime/addrs.h"
#include "mime/words.h"
#include "sieve/svwire.h"

#define LOCAL_MAX 64                 /* RFC 5321 4.5.3.1 */
#define DOMAIN_MAX 255

void
svplan_init(struct svplan *p)
{
	pool_init(&p->pool);
	p->n = p->redirects = 0;
	p->max_redirects = SVLIMIT_REDIRECTS;
}

void
svplan_done(struct svplan *p)
{
	pool_done(&p->pool);
	p->n = 0;
}

const char *
svplan_action_name(enum svaction_kind kind)
{
	static const char *const names[SVACTION_KINDS] = { "keep", "fileinto",
		"redirect", "discard", "reject" };

	return names[kind];
}

static bool
has_control(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f)
			return true;
	return false;
}

int
svplan_check_folder(struct span name, struct err *err)
{
	if (name.n == 0)
		return err_set(err, ERR_DATA, "a mailbox without a name");
	if (name.n > SVLIMIT_FOLDER)
		return err_set(err, ERR_LIMIT,
		    "a mailbox name of more than %d bytes", SVLIMIT_FOLDER);
	if (has_control(name) || words_utf8(name) != name.n)
		return err_set(err, ERR_DATA,
		    "a mailbox name that is not UTF-8 text");
	return 0;
}

/* Nothing that could mean more than an address to any program: printable, no
 * blanks, no quoting needed, no route, and no leading "-". */
int
svplan_check_address(struct span text, struct err *err)
{
	struct addrs a;
	struct span at;
	int good;

	addrs_init(&a);
	good = text.n <= LOCAL_MAX + 1 + DOMAIN_MAX && !has_control(text) &&
	    words_utf8(text) == text.n && addrs_parse(&a, text, err) == 0 &&
	    a.n == 1 && a.items[0].kind == ADDRS_MAILBOX && !a.malformed &&
	    a.items[0].route.n == 0 && a.items[0].name.n == 0 &&
	    a.items[0].local.n > 0 && a.items[0].local.n <= LOCAL_MAX &&
	    a.items[0].domain.n > 0;
	at = span_from(text, span_find(text, 0, '@'));
	good = good && text.p[0] != '-' && !span_has(text, ' ') &&
	    !span_has(text, '"') && !span_has(text, '<') &&
	    !span_has(span_from(at, 1), '@');
	addrs_done(&a);
	return good ? 0 : err_set(err, ERR_DATA,
	    "not an address that mail can be sent to: \"%.*s\"",
	    (int)(text.n < 100 ? text.n : 100), text.p);
}

static int
check_action(const struct svaction *a, struct err *err)
{
	if (a->flags.n > SVLIMIT_FLAGS || has_control(a->flags))
		return err_set(err, ERR_LIMIT, "too many flags");
	if (a->text.n > SVLIMIT_TEXT)
		return err_set(err, ERR_LIMIT, "text of more than %d bytes",
		    SVLIMIT_TEXT);
	if (a->kind == SVACTION_FILEINTO)
		return svplan_check_folder(a->target, err);
	if (a->kind == SVACTION_REDIRECT)
		return svplan_check_address(a->target, err);
	return 0;
}

/* The same effect, whatever the flags: the last ones count. */
static bool
is_same(const struct svaction *a, const struct svaction *b)
{
	if (a->kind != b->kind || a->version != b->version)
		return false;
	return a->kind == SVACTION_KEEP || a->kind == SVACTION_DISCARD ||
	    span_eq(a->target, b->target);
}

int
svplan_add(struct svplan *p, const struct svaction *a, struct err *err)
{
	struct svaction *new = NULL;
	size_t i;

	if (check_action(a, err) == -1)
		return -1;
	/* RFC 5429 2.4 */
	if (p->n > 0 && (a->kind == SVACTION_REJECT ||
	    p->actions[p->n - 1].kind == SVACTION_REJECT))
		return err_set(err, ERR_DATA,
		    "reject does not go with another action");
	for (i = 0; i < p->n && new == NULL; i++)
		if (is_same(&p->actions[i], a))
			new = &p->actions[i];
	if (new == NULL) {
		if (a->kind == SVACTION_REDIRECT &&
		    p->redirects++ == p->max_redirects)
			return err_set(err, ERR_LIMIT,
			    "more than %zu redirects", p->max_redirects);
		if (p->n == SVLIMIT_ACTIONS)
			return err_set(err, ERR_LIMIT,
			    "more than %d actions", SVLIMIT_ACTIONS);
		new = &p->actions[p->n++];
	}
	*new = *a;
	new->target = pool_span(&p->pool, a->target);
	new->flags = pool_span(&p->pool, a->flags);
	new->text = pool_span(&p->pool, a->text);
	return 0;
}

void
svplan_remove(struct svplan *p, size_t i)
{
	if (p->actions[i].kind == SVACTION_REDIRECT)
		p->redirects--;
	p->n--;
	memmove(&p->actions[i], &p->actions[i + 1],
	    (p->n - i) * sizeof(p->actions[0]));
}

void
svplan_cut(struct svplan *p, size_t n)
{
	while (p->n > n)
		svplan_remove(p, p->n - 1);
}

void
svplan_write(const struct svplan *p, struct buf *out)
{
	size_t i;

	for (i = 0; i < p->n; i++) {
		const struct svaction *a = &p->actions[i];

		svwire_add_number(out, (uint32_t)a->kind);
		svwire_add_number(out, a->line);
		svwire_add_number(out, a->version);
		svwire_add_span(out, a->target);
		svwire_add_span(out, a->flags);
		svwire_add_span(out, a->text);
	}
}

int
svplan_read(struct svplan *p, struct span bytes, struct err *err)
{
	while (bytes.n > 0) {
		struct svaction a;
		uint32_t kind, line, version;

		if (!svwire_take_number(&bytes, &kind) ||
		    !svwire_take_number(&bytes, &line) ||
		    !svwire_take_number(&bytes, &version) ||
		    !svwire_take_span(&bytes, &a.target) ||
		    !svwire_take_span(&bytes, &a.flags) ||
		    !svwire_take_span(&bytes, &a.text) ||
		    kind >= SVACTION_KINDS || version > SVLIMIT_PROGRAMS)
			return err_set(err, ERR_DATA, "not a plan");
		a.kind = (enum svaction_kind)kind;
		a.line = line;
		a.version = version;
		if (svplan_add(p, &a, err) == -1)
			return -1;
	}
	return 0;
}
