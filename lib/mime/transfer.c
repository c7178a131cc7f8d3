/* transfer - see transfer.h.
 * SPDX-License-Identifier: ISC */
#include "mime/transfer.h"

#include "base/num.h"

#define PIECE 16384

enum state {
	TEXT,
	EQUALS,          /* after '=' */
	HEX,             /* after '=' and one digit */
	SOFT,            /* after '=' and blanks or CR: a soft line break
	                  * comes */
};

enum transfer_encoding
transfer_named(struct span encoding)
{
	if (span_ieq(encoding, SPAN("quoted-printable")))
		return TRANSFER_QP;
	if (span_ieq(encoding, SPAN("base64")))
		return TRANSFER_BASE64;
	return TRANSFER_IDENTITY;
}

static int
digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = span_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void
release_blanks(struct transfer *t)
{
	buf_add(&t->out, span_of(t->held, t->blanks));
	t->blanks = 0;
}

static void
text_byte(struct transfer *t, char c)
{
	if (c == '=') {
		release_blanks(t);
		t->state = EQUALS;
	} else if (span_is_blank(c) && t->blanks < sizeof(t->held))
		t->held[t->blanks++] = c;
	else if (c == '\n' || c == '\r') {
		t->blanks = 0;
		buf_addc(&t->out, c);
	} else {
		release_blanks(t);
		buf_addc(&t->out, c);
	}
}

static void
qp_byte(struct transfer *t, char c)
{
	switch (t->state) {
	case TEXT:
		text_byte(t, c);
		return;
	case EQUALS:
		if (digit(c) >= 0) {
			t->high = c;
			t->state = HEX;
			return;
		}
		break;
	case HEX:
		t->state = TEXT;
		if (digit(c) >= 0) {
			buf_addc(&t->out,
			    (char)(digit(t->high) * 16 + digit(c)));
			return;
		}
		buf_addc(&t->out, '=');
		buf_addc(&t->out, t->high);
		text_byte(t, c);
		return;
	default:
		break;
	}
	if (c == '\n')
		t->state = TEXT;
	else if (span_is_blank(c) || c == '\r')
		t->state = SOFT;
	else {
		t->state = TEXT;
		buf_addc(&t->out, '=');
		text_byte(t, c);
	}
}

/* Text up to the next '=' or line end, at once: how much was eaten. Blanks at
 * its end may end the line, and are left to text_byte. */
static size_t
text_run(struct transfer *t, struct span in)
{
	size_t n = 0;

	if (span_is_blank(in.p[0]))
		return 0;
	while (n < in.n && in.p[n] != '=' && in.p[n] != '\n' &&
	    in.p[n] != '\r')
		n++;
	while (n > 0 && span_is_blank(in.p[n - 1]))
		n--;
	if (n > 0) {
		release_blanks(t);
		buf_add(&t->out, span_sub(in, 0, n));
	}
	return n;
}

static void
qp_bytes(struct transfer *t, struct span in)
{
	size_t i = 0, n;

	while (i < in.n) {
		n = t->state == TEXT ? text_run(t, span_from(in, i)) : 0;
		i += n;
		if (n == 0)
			qp_byte(t, in.p[i++]);
	}
}

static int
push_on(struct transfer *t)
{
	int r = 0;

	if (t->out.len > 0)
		r = stage_put(t->stage.next, buf_span(&t->out));
	buf_reset(&t->out);
	return r;
}

static int
put_transfer(struct stage *s, struct span in)
{
	struct transfer *t = (struct transfer *)(void *)s;

	if (t->encoding == TRANSFER_IDENTITY)
		return stage_put(s->next, in);
	while (in.n > 0) {
		struct span piece = span_sub(in, 0, PIECE);

		if (t->encoding == TRANSFER_BASE64)
			base64_mime_feed(&t->base64, &t->out, piece);
		else
			qp_bytes(t, piece);
		if (push_on(t) == -1)
			return -1;
		in = span_from(in, piece.n);
	}
	return 0;
}

static int
end_transfer(struct stage *s)
{
	struct transfer *t = (struct transfer *)(void *)s;

	if (t->encoding == TRANSFER_QP && t->state == HEX) {
		buf_addc(&t->out, '=');
		buf_addc(&t->out, t->high);
	}
	if (push_on(t) == -1)
		return -1;
	return stage_end(s->next);
}

void
transfer_init(struct transfer *t, enum transfer_encoding encoding,
    struct stage *next, struct err *err)
{
	t->stage = (struct stage){ put_transfer, end_transfer, next, err };
	t->encoding = encoding;
	t->base64 = (struct base64_mime){ 0, 0, false };
	t->state = TEXT;
	t->high = 0;
	t->blanks = 0;
	buf_init(&t->out, PIECE * 2 + TRANSFER_BLANKS_MAX);
}

void
transfer_done(struct transfer *t)
{
	buf_done(&t->out);
}
