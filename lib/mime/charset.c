/* charset - see charset.h.
 * SPDX-License-Identifier: ISC */
#include "mime/charset.h"

#include <iconv.h>

#include "mime/charmap.h"

#define PIECE 16384                  /* bytes in, decoded at a time */

static int
push(struct charset *c)
{
	int r = 0;

	if (c->out.len > 0)
		r = stage_put(c->stage.next, buf_span(&c->out));
	buf_reset(&c->out);
	return r;
}

static int
put_charset(struct stage *s, struct span in)
{
	struct charset *c = (struct charset *)(void *)s;

	if (c->decoder.kind == NULL)
		return stage_put(s->next, in);
	while (in.n > 0) {
		struct span piece = span_sub(in, 0, PIECE);

		decoder_feed(&c->decoder, piece, &c->out);
		if (push(c) == -1)
			return -1;
		in = span_from(in, piece.n);
	}
	return 0;
}

static int
end_charset(struct stage *s)
{
	struct charset *c = (struct charset *)(void *)s;

	decoder_end(&c->decoder, &c->out);
	if (push(c) == -1)
		return -1;
	return stage_end(s->next);
}

int
charset_init(struct charset *c, struct span name, struct stage *next,
    struct err *err)
{
	c->stage = (struct stage){ put_charset, end_charset, next, err };
	/* A byte becomes at most a few characters of UTF-8. */
	buf_init(&c->out, PIECE * 4 * CHARMAP_MOST);
	return decoder_open(&c->decoder, name);
}

void
charset_done(struct charset *c)
{
	decoder_close(&c->decoder);
	buf_done(&c->out);
}

/* First those that are opened before confinement where that is needed. */
static const char *const usual[] = {
	"GB18030", "ISO-8859-1", "ISO-8859-2", "ISO-8859-5", "ISO-8859-7",
	"ISO-8859-9", "ISO-8859-15", "WINDOWS-1250", "WINDOWS-1251",
	"WINDOWS-1252", "WINDOWS-1256", "KOI8-R", "KOI8-U", "ISO-2022-JP",
	"SHIFT_JIS", "EUC-JP", "GB2312", "GBK", "BIG5", "EUC-KR", "ISO-2022-KR",
	"TIS-620",
	"ISO-8859-3", "ISO-8859-4", "ISO-8859-6", "ISO-8859-8", "ISO-8859-10",
	"ISO-8859-13", "ISO-8859-14", "ISO-8859-16", "WINDOWS-1253",
	"WINDOWS-1254", "WINDOWS-1255", "WINDOWS-1257", "WINDOWS-1258",
	"WINDOWS-874", "ISO-2022-JP-1", "ISO-2022-JP-2", "ISO-2022-JP-3",
	"ISO-2022-CN", "CP932", "EUC-TW", "BIG5-HKSCS", "HZ-GB-2312", "UHC",
	"JOHAB", "KOI8-T", "MACINTOSH", "MAC-CYRILLIC", "VISCII", "TCVN",
	"ARMSCII-8", "GEORGIAN-PS", "PT154", "CP437", "CP850", "CP852",
	"CP866", "UTF-7", "UTF-16", "UTF-32",
};

void
charset_prepare(struct charset_usual *u)
{
	size_t i, n = charmap_count() == 0 ? CHARSET_USUAL : 0;

	for (i = 0; i < CHARSET_USUAL; i++) {
		iconv_t c = i < n ? iconv_open("UTF-8", usual[i]) :
		    (iconv_t)-1;

		u->converters[i] = c == (iconv_t)-1 ? NULL : c;
	}
}

void
charset_release(struct charset_usual *u)
{
	size_t i;

	for (i = 0; i < CHARSET_USUAL; i++)
		if (u->converters[i] != NULL)
			(void)iconv_close((iconv_t)u->converters[i]);
}

bool
charset_is_known(struct span name)
{
	struct charset c;
	bool known = charset_init(&c, name, NULL, NULL) == 0;

	charset_done(&c);
	return known;
}

struct span
charset_listed(size_t i)
{
	if (i < 2)
		return i == 0 ? SPAN("US-ASCII") : SPAN("UTF-8");
	return i - 2 < LENGTH(usual) ? span_str(usual[i - 2]) :
	    span_of(NULL, 0);
}
