/* mailname - see mailname.h.
 * SPDX-License-Identifier: ISC */
#include "mailname.h"

#include "imap/quote.h"
#include "maildir/foldername.h"
#include "session.h"

#define NAME_MAX_BYTES 4096

int
mailname_parse(const struct session *s, struct args *args, struct span *out)
{
	return args_space(args) == -1 ? -1 : mailname_take(s, args, out);
}

int
mailname_take(const struct session *s, struct args *args, struct span *out)
{
	struct buf name = BUF_INIT(NAME_MAX_BYTES);
	int r = 0;

	if (args_astring(args, out) == -1)
		return -1;
	if ((s->set->workarounds & WORKAROUND_TB_EXTRA_MAILBOX_SEP) != 0 &&
	    out->n > 1 && out->p[out->n - 1] == '.')
		out->n--;
	if (span_ieq(*out, SPAN("INBOX")))
		*out = SPAN("INBOX");
	else if ((s->enabled & ENABLED_NAMES_UTF8) != 0 && out->n > 0) {
		r = foldername_encode(&name, *out);
		if (r == 0 && buf_ok(&name))
			*out = pool_span(args->pool, buf_span(&name));
		else
			r = args_fail(args, "mailbox name is not UTF-8");
	}
	buf_done(&name);
	return r;
}

struct span
mailname_shown(struct session *s, struct span name)
{
	struct buf text = BUF_INIT(NAME_MAX_BYTES);

	if ((s->enabled & ENABLED_NAMES_UTF8) == 0 || !span_has(name, '&'))
		return name;
	/* What some other program has named badly is shown as it is. */
	if (foldername_decode(&text, name) == 0 && buf_ok(&text))
		name = pool_span(&s->pool, buf_span(&text));
	buf_done(&text);
	return name;
}

void
mailname_write(struct session *s, struct buf *out, struct span name)
{
	name = mailname_shown(s, name);
	if ((s->enabled & ENABLED_NAMES_UTF8) != 0)
		quote_utf8(out, name);
	else
		quote_astring(out, name);
}

void
mailname_quote(struct session *s, struct buf *out, struct span name)
{
	struct span shown = mailname_shown(s, name);

	if (span_eq(shown, name))
		quote_string(out, name);
	else
		quote_utf8(out, shown);
}
