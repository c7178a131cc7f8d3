/* settle - see settle.h.
 * SPDX-License-Identifier: ISC */
#include "settle.h"

#include "maildir/foldername.h"
#include "maildir/keywords.h"
#include "tell.h"

static bool
is_good(struct span name, struct err *err)
{
	struct buf out = BUF_INIT(FOLDERNAME_MAX * 4);
	int r = foldername_from_text(&out, name, err);

	buf_done(&out);
	return r == 0;
}

static void
settle_folder(struct svplan *p, struct svaction *a)
{
	struct err err = ERR_INIT;
	char *copy = pool_copy(&p->pool, a->target);
	struct span dotted = span_of(copy, a->target.n);
	size_t i;

	if (is_good(a->target, &err))
		return;
	for (i = 0; i < a->target.n; i++)
		if (copy[i] == '/')
			copy[i] = '.';
	if (is_good(dotted, NULL)) {
		a->target = dotted;
		return;
	}
	tell_action(a, err.text);
	a->target = SPAN("INBOX");
}

static bool
is_system_flag(struct span word)
{
	static const char *const names[] = { "\\Seen", "\\Answered",
		"\\Flagged", "\\Deleted", "\\Draft" };
	size_t i;

	for (i = 0; i < LENGTH(names); i++)
		if (span_ieq(word, span_str(names[i])))
			return true;
	return false;
}

static void
settle_flags(struct svplan *p, struct svaction *a)
{
	struct buf out = BUF_INIT(SVLIMIT_FLAGS);
	struct span rest = a->flags, word;

	while (span_word(&rest, &word))
		if (is_system_flag(word) || keywords_is_name(word)) {
			if (out.len > 0)
				buf_addc(&out, ' ');
			buf_add(&out, word);
		}
	a->flags = pool_span(&p->pool, buf_span(&out));
	buf_done(&out);
}

void
settle_plan(struct svplan *p)
{
	size_t i;

	for (i = 0; i < p->n; i++) {
		if (p->actions[i].kind == SVACTION_FILEINTO)
			settle_folder(p, &p->actions[i]);
		settle_flags(p, &p->actions[i]);
	}
}
