/* foldername - see foldername.h.
 * SPDX-License-Identifier: ISC */
#include "maildir/foldername.h"

#include <stdint.h>
#include <string.h>

#include "text/utf8.h"

/* RFC 9051 A.1: base64 with ',' for '/', without padding. */
static const char alphabet[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

bool
foldername_is_inbox(struct span name)
{
	return span_ieq(name, SPAN("INBOX"));
}

static int
refuse(struct err *err, struct span name, const char *why)
{
	return err_set(err, ERR_DATA, "mailbox name \"%.*s\" %s",
	    (int)(name.n < 80 ? name.n : 80), name.p, why);
}

int
foldername_check(struct span name, struct err *err)
{
	struct span rest = name, level;
	size_t levels = 0, i;

	for (i = 0; i < name.n; i++)
		if ((unsigned char)name.p[i] < ' ' || name.p[i] == 0x7f ||
		    name.p[i] == '/')
			return refuse(err, span_sub(name, 0, i),
			    "goes on with a character that cannot be in one");
	if (name.n > FOLDERNAME_MAX)
		return refuse(err, name, "is too long");
	while (span_cut(&rest, '.', &level)) {
		if (level.n == 0)
			return refuse(err, name, "has an empty level");
		if (++levels > FOLDERNAME_LEVELS_MAX)
			return refuse(err, name, "has too many levels");
	}
	return name.n > 0 ? 0 : refuse(err, name, "is empty");
}

/* One character of UTF-8 at s.p[*at]: its number, or -1. */
static int32_t
take_utf8(struct span s, size_t *at)
{
	static const int32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	unsigned char c = (unsigned char)s.p[*at];
	int n = c < 0x80 ? 1 : c >= 0xf0 && c < 0xf5 ? 4 : c >= 0xe0 ? 3 :
	    c >= 0xc2 ? 2 : 0, i;
	int32_t u;

	if (n == 0 || c >= 0xf5 || (size_t)n > s.n - *at)
		return -1;
	u = n == 1 ? c : c & (0xff >> (n + 1));
	for (i = 1; i < n; i++) {
		c = (unsigned char)s.p[*at + (size_t)i];
		if ((c & 0xc0) != 0x80)
			return -1;
		u = u << 6 | (c & 0x3f);
	}
	*at += (size_t)n;
	return u < least[n] || u > 0x10ffff || (u >= 0xd800 && u < 0xe000) ? -1
	    : u;
}

struct bits {
	uint32_t held;
	int n;
};

static void
put_unit(struct buf *out, struct bits *b, uint32_t unit)
{
	b->held = b->held << 16 | unit;
	b->n += 16;
	while (b->n >= 6) {
		b->n -= 6;
		buf_addc(out, alphabet[b->held >> b->n & 63]);
	}
	b->held &= (1u << b->n) - 1;
}

static void
put_rest(struct buf *out, struct bits *b)
{
	if (b->n > 0)
		buf_addc(out, alphabet[b->held << (6 - b->n) & 63]);
	buf_addc(out, '-');
	*b = (struct bits){ 0, 0 };
}

int
foldername_encode(struct buf *out, struct span utf8)
{
	struct bits bits = { 0, 0 };
	bool shifted = false;
	size_t at = 0;

	while (at < utf8.n) {
		int32_t u = take_utf8(utf8, &at);

		if (u == -1)
			return -1;
		if (u >= ' ' && u < 0x7f) {
			if (shifted)
				put_rest(out, &bits);
			shifted = false;
			buf_addc(out, (char)u);
			if (u == '&')
				buf_addc(out, '-');
			continue;
		}
		if (!shifted)
			buf_addc(out, '&');
		shifted = true;
		if (u > 0xffff) {
			u -= 0x10000;
			put_unit(out, &bits, 0xd800u | (uint32_t)u >> 10);
			u = 0xdc00 | (u & 0x3ff);
		}
		put_unit(out, &bits, (uint32_t)u);
	}
	if (shifted)
		put_rest(out, &bits);
	return buf_ok(out) ? 0 : -1;
}

/* The inside of "&...-": UTF-16 in base64. */
static int
decode_shifted(struct buf *out, struct span s)
{
	struct bits bits = { 0, 0 };
	uint32_t high = 0;
	size_t i;

	for (i = 0; i < s.n; i++) {
		const char *at = memchr(alphabet, s.p[i], 64);
		uint32_t unit;

		if (at == NULL)
			return -1;
		bits.held = bits.held << 6 | (uint32_t)(at - alphabet);
		bits.n += 6;
		if (bits.n < 16)
			continue;
		bits.n -= 16;
		unit = bits.held >> bits.n & 0xffff;
		bits.held &= (1u << bits.n) - 1;
		if ((unit & 0xfc00) == 0xdc00 ? high == 0 : high != 0)
			return -1;
		if ((unit & 0xfc00) == 0xd800) {
			high = unit;
			continue;
		}
		if (high != 0)
			unit = 0x10000 + ((high & 0x3ff) << 10 |
			    (unit & 0x3ff));
		high = 0;
		utf8_add(out, unit);
	}
	return high == 0 ? 0 : -1;
}

/* Tolerant; what is not the one right spelling is found by encoding again. */
static int
decode_any(struct buf *out, struct span name)
{
	size_t at = 0;

	while (at < name.n) {
		size_t end;

		if (name.p[at] != '&') {
			buf_addc(out, name.p[at++]);
			continue;
		}
		end = span_find(name, at, '-');
		if (end == name.n)
			return -1;
		if (end == at + 1)
			buf_addc(out, '&');
		else if (decode_shifted(out, span_sub(name, at + 1, end)) == -1)
			return -1;
		at = end + 1;
	}
	return buf_ok(out) ? 0 : -1;
}

int
foldername_decode(struct buf *out, struct span name)
{
	struct buf again = BUF_INIT(FOLDERNAME_MAX * 4);
	size_t from = out->len;
	int r = decode_any(out, name);

	if (r == 0)
		r = foldername_encode(&again, span_from(buf_span(out), from));
	if (r == 0 && !span_eq(buf_span(&again), name))
		r = -1;
	buf_done(&again);
	return r;
}

int
foldername_check_new(struct span name, struct err *err)
{
	struct buf text = BUF_INIT(FOLDERNAME_MAX * 4);
	int r = foldername_check(name, err);

	if (r == 0 && foldername_decode(&text, name) == -1)
		r = refuse(err, name, "is not canonical modified UTF-7");
	buf_done(&text);
	return r;
}

int
foldername_from_text(struct buf *out, struct span text, struct err *err)
{
	struct buf plain = BUF_INIT(FOLDERNAME_MAX * 4);
	struct buf name = BUF_INIT(FOLDERNAME_MAX * 4);
	size_t i;
	int r = 0;

	for (i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] < ' ' || text.p[i] == 0x7f)
			return refuse(err, span_sub(text, 0, i),
			    "goes on with a control character");
	if (foldername_decode(&plain, text) == 0)
		buf_add(&name, text);
	else if (foldername_encode(&name, text) == -1)
		r = buf_ok(&name) ? refuse(err, text, "is not UTF-8") :
		    refuse(err, text, "is too long");
	if (r == 0)
		r = foldername_check_new(buf_span(&name), err);
	if (r == 0)
		buf_add(out, buf_span(&name));
	buf_done(&plain);
	buf_done(&name);
	return r;
}

void
foldername_dir(struct buf *out, struct span name)
{
	if (foldername_is_inbox(name)) {
		buf_addc(out, '.');
		return;
	}
	buf_addc(out, '.');
	if (span_istarts(name, SPAN("INBOX."))) {
		buf_adds(out, "INBOX");
		name = span_from(name, 5);
	}
	buf_add(out, name);
}
