/* decoder - see decoder.h. What a charset needs is a step: one character. The
 * bytes of an unfinished one are held until the rest comes.
 * SPDX-License-Identifier: ISC */
#include "mime/decoder.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "mime/charmap.h"
#include "mime/iso2022.h"
#include "mime/utfs.h"
#include "text/utf8.h"

static const struct row {
	struct span name;        /* plain (charmap.h) */
	const struct decoder_kind *kind;
	unsigned unit;
	bool little, marked;     /* marked: the byte order stands in the name */
} rows[] = {
	{ { "hz", 2 }, &iso2022_hz, 0, false, false },
	{ { "hzgb2312", 8 }, &iso2022_hz, 0, false, false },
	{ { "unicode11utf7", 13 }, &utfs_utf7, 0, false, false },
	{ { "utf7", 4 }, &utfs_utf7, 0, false, false },
	{ { "utf16", 5 }, &utfs_utf16, 2, false, false },
	{ { "utf16be", 7 }, &utfs_utf16, 2, false, true },
	{ { "utf16le", 7 }, &utfs_utf16, 2, true, true },
	{ { "ucs2", 4 }, &utfs_utf16, 2, false, false },
	{ { "ucs2be", 6 }, &utfs_utf16, 2, false, true },
	{ { "ucs2le", 6 }, &utfs_utf16, 2, true, true },
	{ { "iso10646ucs2", 12 }, &utfs_utf16, 2, false, false },
	{ { "unicode", 7 }, &utfs_utf16, 2, false, false },
	{ { "unicodebig", 10 }, &utfs_utf16, 2, false, true },
	{ { "unicodelittle", 13 }, &utfs_utf16, 2, true, true },
	{ { "utf32", 5 }, &utfs_utf16, 4, false, false },
	{ { "utf32be", 7 }, &utfs_utf16, 4, false, true },
	{ { "utf32le", 7 }, &utfs_utf16, 4, true, true },
	{ { "ucs4", 4 }, &utfs_utf16, 4, false, false },
	{ { "ucs4be", 6 }, &utfs_utf16, 4, false, true },
	{ { "ucs4le", 6 }, &utfs_utf16, 4, true, true },
	{ { "iso10646ucs4", 12 }, &utfs_utf16, 4, false, false },
};

/* Names that mail uses: what C libraries call it. */
static const char *const aliases[][2] = {
	{ "ksc56011987", "uhc" }, { "ksc5601", "uhc" },
	{ "ksc56011989", "uhc" },
	{ "windows949", "uhc" }, { "windows932", "cp932" },
	{ "xsjis", "shiftjis" }, { "xmssjis", "cp932" }, { "sjis", "shiftjis" },
	{ "xeuc", "eucjp" }, { "xeucjp", "eucjp" }, { "xgbk", "gbk" },
	{ "iso88598i", "iso88598" }, { "iso88598e", "iso88598" },
	{ "iso88596i", "iso88596" }, { "iso88596e", "iso88596" },
	{ "xmacroman", "macintosh" }, { "macroman", "macintosh" },
	{ "xmaccyrillic", "maccyrillic" }, { "xmacce", "maccentraleurope" },
	{ "xbig5", "big5" }, { "cnbig5", "big5" }, { "xxbig5", "big5" },
	{ "cngb", "gb2312" }, { "gb231280", "gb2312" }, { "euccn", "gb2312" },
	{ "iso885911", "tis620" }, { "windows874", "cp874" },
	{ "xgb2312", "gb2312" }, { "cp1252", "windows1252" },
	{ "xwindows949", "uhc" }, { "xkoi8r", "koi8r" }, { "koi", "koi8r" },
	{ "dos874", "cp874" }, { "eucjpms", "eucjpms" },
};

/* The larger sets that such text really is in. */
static const char *const others[][2] = {
	{ "shiftjis", "cp932" }, { "eucjp", "eucjpms" },
	{ "gb2312", "gb18030" }, { "gbk", "gb18030" },
	{ "euckr", "uhc" }, { "big5", "big5hkscs" }, { "cp950", "big5hkscs" },
	{ "big5hkscs", "cp950" }, { "tis620", "cp874" },
};

static const char *
look_up(const char *const (*list)[2], size_t n, const char *name)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(list[i][0], name) == 0)
			return list[i][1];
	return NULL;
}

static size_t
bad(struct buf *out)
{
	utf8_add(out, 0xfffd);
	return 1;
}

/* A run of ASCII. */
static size_t
ascii_run(struct span in, struct buf *out)
{
	size_t n = 0;

	while (n < in.n && (unsigned char)in.p[n] < 0x80)
		n++;
	buf_add(out, span_sub(in, 0, n));
	return n;
}

static size_t
step_map(struct decoder *d, struct span in, struct buf *out)
{
	uint32_t c[CHARMAP_MOST];
	size_t n = 0, i;
	int used;

	if (d->ascii && (n = ascii_run(in, out)) > 0)
		return n;
	used = charmap_next(d->map, in, c, &n);
	/* Some call what begins a character of the larger set a control. */
	if (d->other != -1 && (used == -1 || (used == 1 && c[0] >= 0x80 &&
	    c[0] < 0xa0))) {
		int more = charmap_next(d->other, in, c, &n);

		if (more != -1)
			used = more;
		else if (used == 1)
			n = 1;
	}
	if (used == -1 && d->four) {
		used = charmap_gb18030(in, c);
		n = 1;
	}
	if (used == -1)
		return bad(out);
	for (i = 0; used > 0 && i < n; i++)
		utf8_add(out, c[i]);
	return (size_t)used;
}

static size_t
step_iconv(struct decoder *d, struct span in, struct buf *out)
{
	/* iconv does not write to its input; POSIX says char **. */
	union { const char *in; char *arg; } p = { in.p };
	char to[4096], *end = to;
	size_t left = in.n, room = sizeof(to), r;

	r = iconv((iconv_t)d->converter, &p.arg, &left, &end, &room);
	buf_add(out, span_of(to, sizeof(to) - room));
	if (left < in.n)
		return in.n - left;
	if (r != (size_t)-1 || errno == E2BIG)
		return in.n;
	if (errno == EINVAL && in.n < DECODER_HELD_MAX)
		return 0;
	return bad(out);
}

static void
start_iconv(struct decoder *d)
{
	(void)iconv((iconv_t)d->converter, NULL, NULL, NULL, NULL);
}

static const struct decoder_kind kind_map = { step_map, NULL },
    kind_iconv = { step_iconv, start_iconv };

static bool
is_ascii_below(int map)
{
	uint32_t out[CHARMAP_MOST];
	size_t n;
	char c;

	for (c = 1; c < 127; c++)
		if (charmap_next(map, span_of(&c, 1), out, &n) != 1 || n != 1 ||
		    out[0] != (unsigned char)c)
			return false;
	return true;
}

static int
open_map(struct decoder *d, const char *plain)
{
	const char *other = look_up(others, LENGTH(others), plain);

	d->map = charmap_find(span_str(plain));
	if (d->map == -1)
		return -1;
	d->other = other == NULL ? -1 : charmap_find(span_str(other));
	d->ascii = is_ascii_below(d->map);
	d->four = strcmp(plain, "gb18030") == 0 ||
	    (other != NULL && strcmp(other, "gb18030") == 0);
	d->kind = &kind_map;
	return 0;
}

static int
open_iconv(struct decoder *d, struct span name, const char *plain)
{
	static const char *const better[][2] = { { "gb2312", "gb18030" },
		{ "gbk", "gb18030" }, { "uhc", "euc-kr" } };
	char from[DECODER_NAME_MAX + 1];
	const char *use = look_up(better, LENGTH(better), plain);
	iconv_t converter;

	/* Where there are tables there are they alone, so that what is known
	 * does not depend on what a program was linked with. */
	if (charmap_count() > 0 || name.n > DECODER_NAME_MAX || name.n == 0)
		return -1;
	memcpy(from, name.p, name.n);
	from[name.n] = '\0';
	converter = iconv_open("UTF-8", use == NULL ? from : use);
	if (converter == (iconv_t)-1)
		return -1;
	d->converter = converter;
	d->kind = &kind_iconv;
	return 0;
}

static int
open_named(struct decoder *d, struct span name, const char *plain)
{
	struct span p = span_str(plain);
	size_t i;

	if (span_eq(p, SPAN("utf8")) || span_eq(p, SPAN("usascii")) ||
	    span_eq(p, SPAN("ascii")))
		return 0;
	for (i = 0; i < LENGTH(rows); i++)
		if (span_eq(p, rows[i].name)) {
			d->kind = rows[i].kind;
			d->unit = rows[i].unit;
			d->wide = rows[i].little;
			d->begun = rows[i].marked;
			return d->kind == &iso2022_hz && !iso2022_works() ?
			    open_iconv(d, name, plain) : 0;
		}
	if ((span_starts(p, SPAN("iso2022")) || span_starts(p,
	    SPAN("csiso2022")) || span_starts(p, SPAN("cp5022"))) &&
	    iso2022_works()) {
		d->kind = &iso2022_kind;
		d->unit = span_search(p, SPAN("kr")) < p.n ? ISO2022_KR :
		    span_search(p, SPAN("cn")) < p.n ? ISO2022_CN : ISO2022_JP;
		return 0;
	}
	return open_map(d, plain) == 0 ? 0 : open_iconv(d, name, plain);
}

int
decoder_open(struct decoder *d, struct span name)
{
	char plain[CHARMAP_NAME_MAX + 1];
	const char *alias;

	memset(d, 0, sizeof(*d));
	d->map = d->other = -1;
	if (name.n == 0)
		return 0;
	if (charmap_plain(plain, name) == 0)
		return -1;
	alias = look_up(aliases, LENGTH(aliases), plain);
	if (open_named(d, name, alias == NULL ? plain : alias) == -1)
		return -1;
	decoder_reset(d);
	return 0;
}

void
decoder_close(struct decoder *d)
{
	if (d->converter != NULL)
		(void)iconv_close((iconv_t)d->converter);
	d->converter = NULL;
	d->kind = NULL;
}

void
decoder_reset(struct decoder *d)
{
	d->n_held = 0;
	if (d->kind != NULL && d->kind->start != NULL)
		d->kind->start(d);
}

/* What is held, with the bytes that come, one by one. */
static void
finish_held(struct decoder *d, struct span *in, struct buf *out)
{
	while (d->n_held > 0) {
		size_t used = d->kind->step(d,
		    span_of(d->held, d->n_held), out);

		if (used > 0) {
			d->n_held -= used;
			memmove(d->held, d->held + used, d->n_held);
			continue;
		}
		if (in->n == 0)
			return;
		if (d->n_held == DECODER_HELD_MAX) {
			(void)bad(out);
			d->n_held = 0;
			return;
		}
		d->held[d->n_held++] = in->p[0];
		*in = span_from(*in, 1);
	}
}

void
decoder_feed(struct decoder *d, struct span in, struct buf *out)
{
	if (d->kind == NULL) {
		buf_add(out, in);
		return;
	}
	if (in.n > 0)
		finish_held(d, &in, out);
	while (in.n > 0) {
		size_t used = d->kind->step(d, in, out);

		if (used == 0 && in.n < DECODER_HELD_MAX) {
			memcpy(d->held, in.p, in.n);
			d->n_held = in.n;
			return;
		}
		in = span_from(in, used == 0 ? bad(out) : used);
	}
}

void
decoder_end(struct decoder *d, struct buf *out)
{
	if (d->n_held > 0)
		(void)bad(out);
	d->n_held = 0;
}
