/* uidl - see uidl.h.
 * SPDX-License-Identifier: ISC */
#include "pop3/uidl.h"

#include "base/num.h"

struct item {
	uint64_t width;
	bool zero, hex;
	char letter;
};

/* After the "%": how many bytes of s the item takes, 0 when it is none. */
static size_t
take_item(struct span s, struct item *out)
{
	size_t i = 0;

	*out = (struct item){ .zero = s.n > 0 && s.p[0] == '0' };
	i += num_parse_prefix(s, UIDL_WIDTH_MAX, &out->width);
	if (i < s.n && s.p[i] == 'X') {
		out->hex = true;
		i++;
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
		if (n == 0 || !span_has(SPAN("uvg%"), item.letter) ||
		    (item.width > 0 && !item.zero))
			return err_set(err, ERR_USAGE,
			    "UIDL format: only %%u %%v %%g and %%%% are known");
		distinct |= item.letter == 'u' || item.letter == 'g';
		i += n;
	}
	return distinct ? 0 : err_set(err, ERR_USAGE,
	    "UIDL format: without %%u or %%g all messages are the same");
}

static void
add_number(struct buf *out, const struct item *item, uint32_t n)
{
	int width = (int)item->width;

	if (item->hex && item->zero)
		buf_addf(out, "%0*x", width, n);
	else if (item->hex)
		buf_addf(out, "%x", n);
	else if (item->zero)
		buf_addf(out, "%0*u", width, n);
	else
		buf_addf(out, "%u", n);
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
		if (item.letter == 'u')
			add_number(out, &item, facts->uid);
		else if (item.letter == 'v')
			add_number(out, &item, facts->uidvalidity);
		else if (item.letter == 'g')
			buf_add(out, facts->guid);
		else
			buf_addc(out, '%');
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
