/* signature - see signature.h.
 * SPDX-License-Identifier: ISC */
#include "dkim/signature.h"

#include "text/base64.h"

#define LINE_WIDTH 76

static bool
is_separator(char c)
{
	return c == ':' || c == ',' || span_is_blank(c);
}

/* RFC 5322 3.6.8; ";" would end the h= tag (RFC 6376 3.5, hdr-name). */
static bool
is_field_name(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.p[i] <= ' ' || s.p[i] >= 0x7f || s.p[i] == ';')
			return false;
	return s.n > 0;
}

static bool
has_name(const struct signature_names *names, struct span name)
{
	size_t i;

	for (i = 0; i < names->n; i++)
		if (span_ieq(names->names[i], name))
			return true;
	return false;
}

static int
add_name(struct signature_names *names, struct span name, struct err *err)
{
	/* RFC 6376 5.4: the field itself is covered by being there. */
	if (!is_field_name(name) || span_ieq(name, SPAN("DKIM-Signature")))
		return err_set(err, ERR_USAGE, "\"%.*s\" cannot be signed",
		    (int)(name.n > 60 ? 60 : name.n), name.p);
	if (has_name(names, name))
		return err_set(err, ERR_USAGE, "\"%.*s\" stands twice in the "
		    "list", (int)(name.n > 60 ? 60 : name.n), name.p);
	if (names->n == SIGNATURE_NAMES_MAX)
		return err_set(err, ERR_USAGE, "more than %d names",
		    SIGNATURE_NAMES_MAX);
	names->names[names->n++] = name;
	return 0;
}

int
signature_names(struct signature_names *names, struct span text,
    struct err *err)
{
	size_t i = 0;

	names->n = 0;
	while (i < text.n) {
		size_t from = i;

		while (i < text.n && !is_separator(text.p[i]))
			i++;
		if (i > from &&
		    add_name(names, span_sub(text, from, i), err) == -1)
			return -1;
		i++;
	}
	return 0;
}

static int
cover_one(struct signature_cover *cover, struct span name, size_t field,
    struct err *err)
{
	if (cover->n == SIGNATURE_FIELDS_MAX)
		return err_set(err, ERR_LIMIT, "5.6.0 more than %d header "
		    "fields to sign", SIGNATURE_FIELDS_MAX);
	cover->at[cover->n].name = name;
	cover->at[cover->n++].field = field;
	return 0;
}

int
signature_cover(struct signature_cover *cover, const struct header *h,
    const struct signature_names *names, const struct signature_names *over,
    struct err *err)
{
	size_t i, f;

	cover->n = 0;
	for (i = 0; i < names->n; i++) {
		for (f = h->n; f-- > 0;)
			if (span_ieq(h->fields[f].name, names->names[i]) &&
			    cover_one(cover, names->names[i], f, err) == -1)
				return -1;
		if (has_name(over, names->names[i]) &&
		    cover_one(cover, names->names[i], h->n, err) == -1)
			return -1;
	}
	return 0;
}

/* A field being written: a tag or word that this line has no room for begins
 * the next. */
struct writer {
	struct buf *out;
	size_t column;
};

static void
write_word(struct writer *w, struct span s)
{
	if (w->column + s.n > LINE_WIDTH) {
		buf_adds(w->out, "\n\t");
		w->column = 8;
	}
	buf_add(w->out, s);
	w->column += s.n;
}

static void
write_tag(struct writer *w, const char *name, struct span value)
{
	struct buf tag = BUF_INIT(1024);

	buf_addf(&tag, "%s=", name);
	buf_add(&tag, value);
	buf_addc(&tag, ';');
	if (w->column + 1 + tag.len <= LINE_WIDTH) {
		buf_addc(w->out, ' ');
		w->column++;
	} else {
		buf_adds(w->out, "\n\t");
		w->column = 8;
	}
	buf_add(w->out, buf_span(&tag));
	w->column += tag.len;
	buf_done(&tag);
}

static void
write_number(struct writer *w, const char *name, int64_t n)
{
	struct buf digits = BUF_INIT(24);

	if (n >= 0) {
		buf_addu(&digits, (uint64_t)n);
		write_tag(w, name, buf_span(&digits));
	}
	buf_done(&digits);
}

static void
write_cover(struct writer *w, const struct signature_cover *cover)
{
	size_t i;

	buf_adds(w->out, "\n\th=");
	w->column = 10;
	for (i = 0; i < cover->n; i++) {
		write_word(w, cover->at[i].name);
		buf_addc(w->out, i + 1 < cover->n ? ':' : ';');
		w->column++;
	}
}

void
signature_write(struct buf *out, const struct signature *s,
    const struct signature_cover *cover)
{
	struct writer w = { out, sizeof("DKIM-Signature:") - 1 };
	struct buf value = BUF_INIT(256);

	buf_adds(out, "DKIM-Signature:");
	write_tag(&w, "v", SPAN("1"));
	write_tag(&w, "a", span_str(s->algorithm));
	buf_addf(&value, "%s/%s", canon_name(s->header_canon),
	    canon_name(s->body_canon));
	write_tag(&w, "c", buf_span(&value));
	write_tag(&w, "d", s->domain);
	write_tag(&w, "s", s->selector);
	if (s->identity.n > 0)
		write_tag(&w, "i", s->identity);
	write_number(&w, "t", s->time);
	write_number(&w, "x", s->expire);
	write_cover(&w, cover);
	buf_reset(&value);
	base64_encode(&value, s->body_hash);
	buf_adds(out, "\n\tbh=");
	buf_add(out, buf_span(&value));
	buf_adds(out, ";\n\tb=");
	buf_done(&value);
}

int
signature_input(struct buf *out, const struct header *h,
    const struct signature_cover *cover, struct span field, enum canon how,
    struct err *err)
{
	size_t i;

	for (i = 0; i < cover->n; i++)
		if (cover->at[i].field < h->n)
			canon_header(out, h->fields[cover->at[i].field].raw,
			    how);
	canon_header(out, field, how);
	/* RFC 6376 3.7: its own field comes without the final CRLF. */
	if (!buf_ok(out))
		return err_set(err, ERR_LIMIT, "5.3.4 header too large to "
		    "sign");
	buf_cut(out, out->len - 2);
	return 0;
}

void
signature_finish(struct buf *out, struct span signature)
{
	struct buf text = BUF_INIT(SIGNATURE_TEXT_MAX);
	size_t at, width = LINE_WIDTH - 10;

	base64_encode(&text, signature);
	for (at = 0; at < text.len; at += width) {
		if (at > 0)
			buf_adds(out, "\n\t ");
		buf_add(out, span_sub(buf_span(&text), at, at + width));
	}
	buf_addc(out, '\n');
	buf_done(&text);
}

bool
signature_is_domain(struct span s)
{
	size_t i, label = 0;

	for (i = 0; i < s.n; i++) {
		if (s.p[i] == '.') {
			if (label == 0)
				return false;
			label = 0;
		} else if (span_is_alpha(s.p[i]) || span_is_digit(s.p[i]) ||
		    s.p[i] == '-' || s.p[i] == '_') {
			if (++label > 63)
				return false;
		} else {
			return false;
		}
	}
	return s.n <= 253 && label > 0;
}

bool
signature_is_below(struct span domain, struct span parent)
{
	if (span_ieq(domain, parent))
		return true;
	return domain.n > parent.n &&
	    domain.p[domain.n - parent.n - 1] == '.' &&
	    span_ieq(span_from(domain, domain.n - parent.n), parent);
}
