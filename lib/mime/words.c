/* words - see words.h.
 *
 *     encoded-word = "=?" charset ["*" language] "?" encoding "?" text "?="
 *
 * One pass: a failed attempt has looked no further than the next "?", and the
 * next attempt begins behind what it looked at or at that very "?". Words that
 * stand next to one another, blanks between them aside (RFC 2047 6.2), are
 * decoded into `raw` and converted together.
 * SPDX-License-Identifier: ISC */
#include "mime/words.h"

#include <string.h>

#include "base/num.h"
#include "text/base64.h"
#include "text/utf8.h"

#define RAW_MAX (4u << 20)           /* more than any header section */
#define REPLACEMENT "\xef\xbf\xbd"

struct word {
	struct span charset;
	char encoding;               /* 'B' or 'Q' */
	struct span text;
	size_t end;                  /* index after "?=" */
};

void
words_init(struct words *w)
{
	w->n = 0;
}

void
words_done(struct words *w)
{
	while (w->n > 0)
		decoder_close(&w->open[--w->n].decoder);
}

/* How many continuation bytes follow `lead`, -1 when it leads nothing; *low and
 * *high bound the first of them (RFC 3629 4). */
static int
utf8_follow(unsigned char lead, unsigned char *low, unsigned char *high)
{
	*low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
	*high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
	return lead < 0x80 ? 0 : lead < 0xc2 ? -1 : lead < 0xe0 ? 1 :
	    lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : -1;
}

size_t
words_utf8(struct span s)
{
	size_t i = 0;

	while (i < s.n) {
		unsigned char low, high;
		int k, more = utf8_follow((unsigned char)s.p[i], &low, &high);

		if (more == -1 || s.n - i <= (size_t)more)
			break;
		for (k = 1; k <= more; k++) {
			unsigned char c = (unsigned char)s.p[i + (size_t)k];

			if (c < low || c > high)
				return i;
			low = 0x80;
			high = 0xbf;
		}
		i += (size_t)more + 1;
	}
	return i;
}

/* Text that should be UTF-8. */
static void
add_utf8(struct buf *out, struct span s)
{
	while (s.n > 0) {
		size_t good = words_utf8(s);

		buf_add(out, span_sub(s, 0, good));
		if (good < s.n)
			buf_adds(out, REPLACEMENT);
		s = span_from(s, good + 1);
	}
}

static void
add_latin1(struct buf *out, struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		utf8_add(out, (unsigned char)s.p[i]);
}

/* In `charset`, or where that is not known whatever it looks like. */
static void
add_guessed(struct buf *out, struct span s)
{
	if (words_utf8(s) == s.n)
		buf_add(out, s);
	else
		add_latin1(out, s);
}

/* False for what no charset is called: nothing odd reaches iconv_open, whose
 * names can be paths or carry "//" options. */
static bool
copy_name(char name[WORDS_CHARSET_MAX + 1], struct span charset)
{
	size_t i;

	if (charset.n == 0 || charset.n > WORDS_CHARSET_MAX)
		return false;
	for (i = 0; i < charset.n; i++) {
		char c = span_lower(charset.p[i]);

		if (!span_is_alpha(c) && !span_is_digit(c) && c != '-' &&
		    c != '_' && c != '.' && c != ':' && c != '+')
			return false;
		name[i] = c;
	}
	name[i] = '\0';
	return true;
}

/* The decoder for that name, or NULL; `spare` is used, and *ours_out set, where
 * it is to be closed after use. */
static struct decoder *
get_decoder(struct words *w, const char *name, struct decoder *spare,
    bool *ours_out)
{
	struct words_charset *c;
	size_t i;

	*ours_out = false;
	for (i = 0; i < w->n; i++)
		if (strcmp(w->open[i].name, name) == 0)
			return w->open[i].known ? &w->open[i].decoder : NULL;
	if (w->n == WORDS_CHARSETS) {
		*ours_out = decoder_open(spare, span_str(name)) == 0;
		return *ours_out ? spare : NULL;
	}
	c = &w->open[w->n++];
	memcpy(c->name, name, strlen(name) + 1);
	c->known = decoder_open(&c->decoder, span_str(name)) == 0;
	return c->known ? &c->decoder : NULL;
}

static bool
is_utf8_name(const char *name)
{
	return strcmp(name, "utf-8") == 0 || strcmp(name, "utf8") == 0 ||
	    strcmp(name, "us-ascii") == 0 || strcmp(name, "ascii") == 0;
}

int
words_convert(struct words *w, struct buf *out, struct span charset,
    struct span bytes)
{
	char name[WORDS_CHARSET_MAX + 1];
	struct decoder spare, *decoder;
	bool ours = false;

	if (!copy_name(name, charset))
		return -1;
	if (is_utf8_name(name)) {
		add_utf8(out, bytes);
	} else if (strcmp(name, "iso-8859-1") == 0) {
		add_latin1(out, bytes);
	} else {
		decoder = get_decoder(w, name, &spare, &ours);
		if (decoder == NULL)
			return -1;
		if (decoder->kind == NULL) {     /* UTF-8 by another name */
			add_utf8(out, bytes);
			return 0;
		}
		decoder_reset(decoder);
		decoder_feed(decoder, bytes, out);
		decoder_end(decoder, out);
		if (ours)
			decoder_close(&spare);
	}
	return 0;
}

/* An encoded word at s.p[at]? */
static bool
find_word(struct span s, size_t at, struct word *out)
{
	size_t q, e;

	if (s.n - at < 2 || s.p[at] != '=' || s.p[at + 1] != '?')
		return false;
	q = span_find(span_sub(s, 0, at + 2 + 2 * WORDS_CHARSET_MAX), at + 2,
	    '?');
	if (q + 3 > s.n || s.p[q] != '?' || s.p[q + 2] != '?')
		return false;
	out->charset = span_sub(s, at + 2, q);
	out->charset.n = span_find(out->charset, 0, '*');
	out->encoding = span_upper(s.p[q + 1]);
	if (out->charset.n == 0 || (out->encoding != 'B' &&
	    out->encoding != 'Q'))
		return false;
	e = span_find(s, q + 3, '?');
	if (e + 1 >= s.n || s.p[e + 1] != '=')
		return false;
	out->text = span_sub(s, q + 3, e);
	out->end = e + 2;
	return true;
}

void
words_prepare(struct words *w, struct span header)
{
	char name[WORDS_CHARSET_MAX + 1];
	struct decoder spare;
	struct word word;
	size_t i = 0;

	while (i < header.n && w->n < WORDS_CHARSETS) {
		bool ours;

		i = span_find(header, i, '=');
		if (i < header.n && find_word(header, i, &word)) {
			if (copy_name(name, word.charset) &&
			    !is_utf8_name(name) &&
			    strcmp(name, "iso-8859-1") != 0)
				(void)get_decoder(w, name, &spare, &ours);
			i = word.end;
		} else {
			i++;
		}
	}
}

/* RFC 2047 4.2; "_" is a blank, a broken "=XX" stays as it is. */
static void
decode_q(struct buf *out, struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++) {
		uint64_t byte;

		if (s.p[i] == '=' && s.n - i >= 3 &&
		    num_parse_hex(span_sub(s, i + 1, i + 3), &byte) == 0) {
			buf_addc(out, (char)byte);
			i += 2;
		} else {
			buf_addc(out, s.p[i] == '_' ? ' ' : s.p[i]);
		}
	}
}

static void
decode_text(struct buf *out, const struct word *word)
{
	struct base64_mime state = { 0, 0, false };

	if (word->encoding == 'Q')
		decode_q(out, word->text);
	else
		base64_mime_feed(&state, out, word->text);
}

/* What decoding brought to light must not act as syntax. */
static void
blank_controls(struct buf *out, size_t from)
{
	size_t i;

	for (i = from; i < out->len; i++)
		if (out->p[i] == '\r' || out->p[i] == '\n' || out->p[i] == '\0')
			out->p[i] = ' ';
}

/* Convert and add the collected bytes of one run of words. */
static void
end_run(struct words *w, struct buf *out, struct span charset, struct buf *raw)
{
	size_t from = out->len;

	if (words_convert(w, out, charset, buf_span(raw)) == -1)
		add_guessed(out, buf_span(raw));
	blank_controls(out, from);
	buf_reset(raw);
}

static void
add_raw(struct buf *out, struct span s)
{
	struct buf plain = BUF_INIT(RAW_MAX);
	size_t i;

	if (!span_has(s, '\n') && !span_has(s, '\0') && !span_has(s, '\r')) {
		add_guessed(out, s);
		return;
	}
	for (i = 0; i < s.n; i++)
		if (s.p[i] != '\n' && s.p[i] != '\0' && !(s.p[i] == '\r' &&
		    (i + 1 == s.n || s.p[i + 1] == '\n')))
			buf_addc(&plain, s.p[i] == '\r' ? ' ' : s.p[i]);
	add_guessed(out, buf_span(&plain));
	buf_done(&plain);
}

static bool
is_all_blank(struct span s)
{
	return span_trim(s).n == 0;
}

void
words_decode(struct words *w, struct buf *out, struct span body)
{
	struct buf raw = BUF_INIT(RAW_MAX);
	struct span charset = SPAN("");
	size_t i = 0, done = 0;      /* done: body before it has been used */
	bool in_run = false;
	struct word word;

	while ((i = span_find(body, i, '=')) < body.n) {
		struct span between = span_sub(body, done, i);

		if (!find_word(body, i, &word)) {
			i++;
			continue;
		}
		if (in_run && (!is_all_blank(between) ||
		    !span_ieq(charset, word.charset))) {
			end_run(w, out, charset, &raw);
			in_run = is_all_blank(between);
		}
		if (!in_run)
			add_raw(out, between);
		charset = word.charset;
		decode_text(&raw, &word);
		in_run = true;
		i = done = word.end;
	}
	if (in_run)
		end_run(w, out, charset, &raw);
	add_raw(out, span_from(body, done));
	buf_done(&raw);
}
