/* uidl - see uidl.h.
 * SPDX-License-Identifier: ISC */
#include "pop3/uidl.h"

#include "base/num.h"

#define MODIFIERS_MAX 10

struct item {
	uint64_t offset, width;
	bool from_end, zero, cut;        /* cut: offset or width was given */
	char modifiers[MODIFIERS_MAX];
	size_t n;
	char letter;
};

/* [-] ["0"] number ["." ["0"] number]: how many bytes. */
static size_t
take_width(struct span s, struct item *out)
{
	size_t i = 0, digits;

	if (i < s.n && s.p[i] == '-') {
		out->from_end = true;
		i++;
	}
	out->zero = i < s.n && s.p[i] == '0';
	digits = num_parse_prefix(span_from(s, i), UIDL_WIDTH_MAX,
	    &out->width);
	out->cut = digits > 0 && out->width > 0;
	i += digits;
	if (i == s.n || s.p[i] != '.') {
		out->from_end = false;
		return i;
	}
	i++;
	out->offset = out->width;
	out->width = 0;
	out->zero = i < s.n && s.p[i] == '0';
	i += num_parse_prefix(span_from(s, i), UIDL_WIDTH_MAX, &out->width);
	out->cut = true;
	return i;
}

/* After the "%": how many bytes of s the item takes, 0 when it is none. */
static size_t
take_item(struct span s, struct item *out)
{
	size_t i;

	*out = (struct item){ .zero = false };
	i = take_width(s, out);
	while (i < s.n && span_has(SPAN("XLUR"), s.p[i])) {
		if (out->n == MODIFIERS_MAX)
			return 0;
		out->modifiers[out->n++] = s.p[i++];
	}
	if (i == s.n)
		return 0;
	out->letter = s.p[i];
	return i + 1;
}

int
uidl_check(struct span format, struct err *err)
{
	bool distinct = false;
	size_t i;

	for (i = 0; i < format.n; i++) {
		struct item item;
		size_t n;

		if (format.p[i] <= ' ' || format.p[i] >= 0x7f)
			return err_set(err, ERR_USAGE,
			    "UIDL format: only printable characters");
		if (format.p[i] != '%')
			continue;
		n = take_item(span_from(format, i + 1), &item);
		if (n > 0 && item.letter == 'm')
			return err_set(err, ERR_USAGE, "UIDL format: %%m is "
			    "of mbox files; a Maildir has %%f and %%g");
		if (n == 0 || !span_has(SPAN("uvfg%"), item.letter))
			return err_set(err, ERR_USAGE, "UIDL format: only %%u "
			    "%%v %%f %%g and %%%% are known");
		distinct |= item.letter == 'u' || item.letter == 'g' ||
		    item.letter == 'f';
		i += n;
	}
	return distinct ? 0 : err_set(err, ERR_USAGE,
	    "UIDL format: without %%u, %%f or %%g all messages are the same");
}

/* The value as one modifier makes it. */
static void
modify(struct buf *value, char modifier)
{
	uint64_t number = 0;
	size_t i, n = value->len;

	switch (modifier) {
	case 'X':
		/* What is no number is 0 there. */
		(void)num_parse_prefix(buf_span(value), UINT64_MAX, &number);
		buf_reset(value);
		buf_addf(value, "%llx", (unsigned long long)number);
		break;
	case 'L':
		for (i = 0; i < n; i++)
			value->p[i] = span_lower(value->p[i]);
		break;
	case 'U':
		for (i = 0; i < n; i++)
			value->p[i] = span_upper(value->p[i]);
		break;
	default:
		for (i = 0; i < n / 2; i++) {
			char c = value->p[i];

			value->p[i] = value->p[n - 1 - i];
			value->p[n - 1 - i] = c;
		}
	}
}

/* Zeros in front, or a part of it. */
static void
add_value(struct buf *out, const struct item *item, struct span value)
{
	size_t offset = (size_t)item->offset, width = (size_t)item->width, i;

	if (item->from_end)
		offset = offset > value.n ? 0 : value.n - offset;
	value = span_from(value, offset);
	if (item->cut && width > 0 && !item->zero)
		value = span_sub(value, 0, width);
	for (i = value.n; item->zero && i < width; i++)
		buf_addc(out, '0');
	buf_add(out, value);
}

static void
add_item(struct buf *out, const struct item *item,
    const struct uidl_facts *facts)
{
	struct buf value = BUF_INIT(UIDL_MAX * 2);
	size_t i;

	switch (item->letter) {
	case 'u': buf_addu(&value, facts->uid); break;
	case 'v': buf_addu(&value, facts->uidvalidity); break;
	case 'g': buf_add(&value, facts->guid); break;
	case 'f': buf_add(&value, facts->file); break;
	default: buf_addc(&value, '%'); break;
	}
	for (i = 0; i < item->n; i++)
		modify(&value, item->modifiers[i]);
	add_value(out, item, buf_span(&value));
	buf_done(&value);
}

void
uidl_write(struct buf *out, struct span format, const struct uidl_facts *facts)
{
	size_t i;

	for (i = 0; i < format.n; i++) {
		struct item item;

		if (format.p[i] != '%') {
			buf_addc(out, format.p[i]);
			continue;
		}
		i += take_item(span_from(format, i + 1), &item);
		add_item(out, &item, facts);
	}
}

bool
uidl_is_usable(struct span id)
{
	size_t i;

	for (i = 0; i < id.n; i++)
		if (id.p[i] <= ' ' || id.p[i] >= 0x7f)
			return false;
	return id.n > 0 && id.n <= UIDL_MAX;
}
