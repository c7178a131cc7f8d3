/* capability - see capability.h.
 * SPDX-License-Identifier: ISC */
#include "capability.h"

static bool
has_word(struct span words, struct span word)
{
	struct span w;

	while (span_word(&words, &w)) {
		if (w.p[0] == '+')
			w = span_from(w, 1);
		if (span_ieq(w, word))
			return true;
	}
	return false;
}

static bool
is_hidden(struct span wanted, struct span word)
{
	struct span w;

	while (span_word(&wanted, &w))
		if (w.p[0] == '-' && span_ieq(span_from(w, 1), word))
			return true;
	return false;
}

static void
add(struct buf *out, size_t start, struct span word)
{
	if (out->len > start)
		buf_addc(out, ' ');
	buf_add(out, word);
}

void
capability_write(struct buf *out, struct span own, struct span wanted)
{
	bool whole = wanted.n > 0 && wanted.p[0] != '+' && wanted.p[0] != '-';
	struct span rest = whole ? SPAN("") : own, w;
	size_t start = out->len;

	while (span_word(&rest, &w))
		if (!is_hidden(wanted, w))
			add(out, start, w);
	rest = wanted;
	while (span_word(&rest, &w)) {
		if (w.p[0] == '-')
			continue;
		if (w.p[0] == '+')
			w = span_from(w, 1);
		if (w.n > 0 && (whole || !has_word(own, w)))
			add(out, start, w);
	}
}
