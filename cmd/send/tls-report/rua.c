/* rua - see rua.h.
 * SPDX-License-Identifier: ISC */
#include "rua.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"

static int
digit(char c)
{
	if (span_is_digit(c))
		return c - '0';
	c = span_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* A URI's text without its percent signs (RFC 3986 2.1): 0 or -1. */
static int
unescape(struct span s, struct buf *out)
{
	size_t i;

	for (i = 0; i < s.n; i++) {
		if (s.p[i] != '%') {
			buf_addc(out, s.p[i]);
		} else if (i + 2 < s.n && digit(s.p[i + 1]) != -1 &&
		    digit(s.p[i + 2]) != -1) {
			buf_addc(out, (char)(digit(s.p[i + 1]) * 16 +
			    digit(s.p[i + 2])));
			i += 2;
		} else {
			return -1;
		}
	}
	return 0;
}

/* https://host, a path perhaps, and only what a URI may hold, so that it is one
 * word to whatever program gets it. */
static bool
is_https(struct span uri)
{
	size_t i, at = SPAN("https://").n;

	if (!span_istarts(uri, SPAN("https://")) || uri.n > RUA_URI_MAX ||
	    uri.n == at || !(span_is_alpha(uri.p[at]) ||
	    span_is_digit(uri.p[at]) || uri.p[at] == '['))
		return false;
	for (i = at; i < uri.n; i++)
		if (!span_is_alpha(uri.p[i]) && !span_is_digit(uri.p[i]) &&
		    !span_has(SPAN("-._~:/?#[]@!$&'()*+;=%"), uri.p[i]))
			return false;
	return true;
}

static void
take_uri(struct span uri, struct rua *out)
{
	struct buf b = BUF_INIT(1000);
	struct err err = ERR_INIT;
	struct span mailbox;

	if (is_https(uri) && out->n_uris < RUA_MAX)
		out->uris[out->n_uris++] = uri;
	if (!span_istarts(uri, SPAN("mailto:")) || out->n == RUA_MAX)
		return;
	/* hfields (RFC 6068) are not ours to heed. */
	mailbox = span_sub(uri, 7, span_find(uri, 0, '?'));
	if (unescape(mailbox, &b) == 0 && buf_ok(&b) && b.len > 0 &&
	    address_parse(buf_span(&b), 0, &out->to[out->n], &err) == 0 &&
	    address_domain(&out->to[out->n]).n > 0)
		out->n++;
	buf_done(&b);
}

int
rua_parse(struct span txt, struct rua *out)
{
	struct span field, name, uris, uri;
	bool found = false;

	memset(out, 0, sizeof(*out));
	(void)span_cut(&txt, ';', &field);
	if (!span_eq(span_trim(field), SPAN("v=TLSRPTv1")))
		return 0;
	while (span_cut(&txt, ';', &field)) {
		uris = span_trim(field);
		if (!span_cut(&uris, '=', &name) || !span_eq(span_trim(name),
		    SPAN("rua")) || found)
			continue;
		found = true;
		while (span_cut(&uris, ',', &uri))
			take_uri(span_trim(uri), out);
	}
	return found ? 1 : -1;
}
