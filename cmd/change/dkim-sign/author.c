/* author - see author.h. One pass over the field; `text` holds what stands
 * outside quotes and comments of the mailbox being read, and starts anew at
 * "<" (what came before was a name), at ":" (a group's name or a source
 * route) and at ",".
 * SPDX-License-Identifier: ISC */
#include "author.h"

#include <stdbool.h>

#include "dkim/signature.h"

#define TEXT_MAX 2000

struct reader {
	struct buf text;
	struct buf *out;
	bool quoted, escaped, angle, closed;
	unsigned depth;          /* of comments */
	const char *why;
};

/* One mailbox is complete. */
static void
finish(struct reader *r)
{
	struct span text = buf_span(&r->text), domain;
	size_t at = span_rfind(text, '@');

	if (!buf_ok(&r->text))
		r->why = "a too long address";
	if (text.n > 0 && at == text.n)
		r->why = "an address without a domain";
	if (text.n > 0 && r->why == NULL) {
		domain = span_from(text, at + 1);
		if (!signature_is_domain(domain))
			r->why = "an address whose domain is no domain name";
		else if (r->out->len == 0)
			buf_add(r->out, domain);
		else if (!span_ieq(buf_span(r->out), domain))
			r->why = "addresses of different domains";
	}
	buf_reset(&r->text);
	r->angle = r->closed = false;
}

/* Inside quotes or a comment: true when `c` was used up. */
static bool
skip(struct reader *r, char c)
{
	if (!r->quoted && r->depth == 0)
		return false;
	if (r->escaped)
		r->escaped = false;
	else if (c == '\\')
		r->escaped = true;
	else if (r->quoted)
		r->quoted = c != '"';
	else if (c == '(')
		r->depth++;
	else if (c == ')')
		r->depth--;
	return true;
}

static void
step(struct reader *r, char c)
{
	switch (c) {
	case '"':
		r->quoted = true;
		if (!r->closed)
			buf_addc(&r->text, 'q');
		break;
	case '(':
		r->depth++;
		break;
	case '<':
		buf_reset(&r->text);
		r->angle = true;
		break;
	case '>':
		r->closed = true;
		break;
	case ':':
		buf_reset(&r->text);
		break;
	case ',':
	case ';':
		if (!r->angle || r->closed)
			finish(r);
		break;
	case ' ':
	case '\t':
	case '\r':
	case '\n':
		break;
	default:
		if (!r->closed)
			buf_addc(&r->text, c);
	}
}

const char *
author_domain(struct span from, struct buf *out)
{
	struct reader r = { .text = BUF_INIT(TEXT_MAX), .out = out };
	size_t i;

	for (i = 0; i < from.n; i++)
		if (!skip(&r, from.p[i]))
			step(&r, from.p[i]);
	if (r.quoted || r.depth > 0 || (r.angle && !r.closed))
		r.why = "a quote, comment or bracket that is not closed";
	finish(&r);
	buf_done(&r.text);
	if (r.why == NULL && out->len == 0)
		r.why = "no address";
	for (i = 0; i < out->len; i++)
		out->p[i] = span_lower(out->p[i]);
	return r.why;
}
