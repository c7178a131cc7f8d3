/* svaction - see svaction.h.
 * SPDX-License-Identifier: ISC */
#include "sieve/svaction.h"

#include <string.h>

/* "\" name or keyword: an IMAP atom (RFC 9051 9, flag). */
static bool
is_flag(struct span s)
{
	size_t i = s.n > 0 && s.p[0] == '\\' ? 1 : 0;

	if (i == s.n || s.n > 100)
		return false;
	for (; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' ||
		    (unsigned char)s.p[i] >= 0x7f ||
		    strchr("(){%*\"\\]", s.p[i]) != NULL)
			return false;
	return true;
}

/* Take `flag` out of the list, if it is there. */
static void
remove_flag(struct buf *list, struct span flag)
{
	struct buf left = BUF_INIT(list->max);
	struct span rest = buf_span(list), word;

	while (span_word(&rest, &word))
		if (!span_ieq(word, flag)) {
			if (left.len > 0)
				buf_addc(&left, ' ');
			buf_add(&left, word);
		}
	buf_reset(list);
	buf_add(list, buf_span(&left));
	buf_done(&left);
}

static bool
has_flag(struct span list, struct span flag)
{
	struct span word;

	while (span_word(&list, &word))
		if (span_ieq(word, flag))
			return true;
	return false;
}

void
svaction_flags(struct buf *out, struct span list, bool remove)
{
	struct span word;

	while (span_word(&list, &word)) {
		if (remove) {
			remove_flag(out, word);
		} else if (is_flag(word) && !has_flag(buf_span(out), word)) {
			if (out->len + 1 + word.n > out->max)
				return;
			if (out->len > 0)
				buf_addc(out, ' ');
			buf_add(out, word);
		}
	}
}

/* :flags, or the internal variable. */
static int
current_flags(struct svrun *r, const struct svnode *node, struct buf *out)
{
	const struct svtagged *t = svtable_tagged(node, SVSLOT_FLAGS);
	struct span text;
	size_t i;

	if (t == NULL) {
		buf_add(out, buf_span(&r->flags));
		return 0;
	}
	for (i = 0; i < t->param->n; i++) {
		if (svrun_expand(r, t->param->strings[i], &text) == -1)
			return -1;
		svaction_flags(out, text, false);
	}
	return 0;
}

int
svaction_store(struct svrun *r, const struct svnode *node,
    enum svaction_kind kind, struct span folder)
{
	struct buf flags = BUF_INIT(SVLIMIT_FLAGS);
	struct svaction a = { .kind = kind, .line = node->line,
		.version = r->mail->version, .target = folder };
	int result = current_flags(r, node, &flags);

	a.flags = buf_span(&flags);
	if (folder.n > 0)
		svrun_trace(r, node->line, "%s %s",
		    svplan_action_name(kind), svrun_quoted(r, folder));
	else
		svrun_trace(r, node->line, "%s", svplan_action_name(kind));
	if (result == 0)
		result = svplan_add(r->plan, &a, r->err);
	if (svtable_tagged(node, SVSLOT_COPY) == NULL)
		r->keeps = false;
	buf_done(&flags);
	return result;
}

int
svaction_reject(struct svrun *r, const struct svnode *node)
{
	struct svaction a = { .kind = SVACTION_REJECT, .line = node->line,
		.version = r->mail->version };

	if (svrun_string(r, node, 0, &a.text) == -1)
		return -1;
	svrun_trace(r, node->line, "%.*s %s", (int)node->name.n, node->name.p,
	    svrun_quoted(r, a.text));
	r->keeps = false;
	return svplan_add(r->plan, &a, r->err);
}
