/* basesubject - see basesubject.h.
 *
 *     subj-refwd   = ("re" / ("fw" ["d"])) *WSP [subj-blob] ":"
 *     subj-blob    = "[" *BLOBCHAR "]" *WSP    ; BLOBCHAR: no brackets
 *     subj-leader  = (*subj-blob subj-refwd) / WSP
 *     subj-trailer = "(fwd)" / WSP
 *     subj-fwd     = "[fwd:" subject "]"
 * SPDX-License-Identifier: ISC */
#include "imap/basesubject.h"

/* Length of a blob at the start, its blanks included, or 0. */
static size_t
blob(struct span s)
{
	size_t i = 1;

	if (s.n == 0 || s.p[0] != '[')
		return 0;
	while (i < s.n && s.p[i] != '[' && s.p[i] != ']')
		i++;
	if (i == s.n || s.p[i] != ']')
		return 0;
	for (i++; i < s.n && span_is_blank(s.p[i]); i++)
		continue;
	return i;
}

static size_t
refwd(struct span s)
{
	size_t i;

	if (span_istarts(s, SPAN("re")))
		i = 2;
	else if (span_istarts(s, SPAN("fwd")))
		i = 3;
	else if (span_istarts(s, SPAN("fw")))
		i = 2;
	else
		return 0;
	while (i < s.n && span_is_blank(s.p[i]))
		i++;
	i += blob(span_from(s, i));
	return i < s.n && s.p[i] == ':' ? i + 1 : 0;
}

static struct span
without_trailers(struct span s, bool *reply)
{
	for (s = span_trim(s); s.n >= 5 && span_ieq(span_from(s, s.n - 5),
	    SPAN("(fwd)")); s = span_trim(s)) {
		s.n -= 5;
		*reply = true;
	}
	return s;
}

/* All the blobs at the start are looked at once: before a refwd they go with
 * it; else as many as leave something. */
static struct span
without_leaders(struct span s, bool *reply)
{
	for (;;) {
		struct span rest = span_trim(s), kept = rest;
		size_t n;

		s = rest;
		while ((n = blob(rest)) != 0) {
			rest = span_from(rest, n);
			if (rest.n > 0)
				kept = rest;
		}
		if ((n = refwd(rest)) == 0)
			return kept;
		*reply = true;
		s = span_from(rest, n);
	}
}

struct span
basesubject(struct span s, bool *reply_out)
{
	bool reply = false;

	for (;;) {
		s = without_leaders(without_trailers(s, &reply), &reply);
		if (s.n < 6 || !span_istarts(s, SPAN("[fwd:")) ||
		    s.p[s.n - 1] != ']')
			break;
		s = span_sub(s, 5, s.n - 1);
		reply = true;
	}
	if (reply_out != NULL)
		*reply_out = reply;
	return s;
}
