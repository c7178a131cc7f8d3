/* aliastext: entries, with every cut of each sample, and targets.
 * SPDX-License-Identifier: ISC */
#include "route/aliastext.h"

#include "tap.h"

static const struct {
	const char *text, *entries;      /* "LINE entry;" ...; NULL: refused */
} cases[] = {
	{ "", "" },
	{ "a: b\n", "1 a: b;" },
	{ "a: b", "1 a: b;" },
	{ "# x\n\n \n   # y\r\na: b\r\nc: d\n", "5 a: b;6 c: d;" },
	{ "a: b,\n# x\n\n  # y\n\tc\nd: e\n", "1 a: b, c;6 d: e;" },
	{ "a: b\n\n c\n", "1 a: b c;" },
	{ "a: b#c\n", "1 a: b#c;" },
	{ " a: b\n", NULL },
	{ "a: b\001\n", NULL },
	{ "a: b\033[0m\n", NULL },
};

static bool
read_all(const char *text, size_t cut, struct buf *out)
{
	struct span all = span_str(text), parts[2] = { span_sub(all, 0, cut),
		span_from(all, cut) };
	struct aliastext t;
	size_t i, used;
	int got = 0;

	buf_reset(out);
	aliastext_init(&t);
	for (i = 0; i < 2 && got != -1; i++)
		while ((got = aliastext_feed(&t, parts[i], &used, NULL)) == 1) {
			buf_addf(out, "%zu %s;", t.first, buf_str(&t.entry));
			parts[i] = span_from(parts[i], used);
		}
	if (got != -1 && aliastext_end(&t) == 1)
		buf_addf(out, "%zu %s;", t.first, buf_str(&t.entry));
	aliastext_done(&t);
	return got != -1;
}

static const struct {
	enum aliastext_world world;
	const char *entry, *says;        /* key and "kind:text" ...; NULL */
} entries[] = {
	{ ALIASTEXT_SYSTEM, "Joe: a, \\b, c@D.org", "joe 1:a 2:b 0:c@D.org" },
	{ ALIASTEXT_SYSTEM, "\"a b\" : \"|x  y, \\\"z\\\"\"",
	"a b 4:x  y, \"z\"" },
	{ ALIASTEXT_SYSTEM, "a: /x/y,:include:/z", "a 5:/x/y 6:/z" },
	{ ALIASTEXT_SYSTEM, "a: \"b c\"@d.org, \"e@f.org\"",
	"a 0:\"b c\"@d.org 0:e@f.org" },
	{ ALIASTEXT_VIRTUAL, "A@B.org c@d.org e@f.org,,g@h.org ,",
	"a@b.org 0:c@d.org 0:e@f.org 0:g@h.org" },
	{ ALIASTEXT_VIRTUAL, "@a @b", "@a 3:b" },
	{ ALIASTEXT_VIRTUAL, "a@b :include:/x", "a@b 6:/x" },
	{ ALIASTEXT_VIRTUAL, "a@b |x", NULL },
	{ ALIASTEXT_VIRTUAL, "a@b \"|x y\"", NULL },
	{ ALIASTEXT_VIRTUAL, "a@b /x", NULL },
	{ ALIASTEXT_VIRTUAL, "a@b c", NULL },
	{ ALIASTEXT_VIRTUAL, "a b@c", NULL },
	{ ALIASTEXT_VIRTUAL, "a@b", NULL },
	{ ALIASTEXT_SYSTEM, "a@b: c", NULL },
	{ ALIASTEXT_SYSTEM, "a b", NULL },
	{ ALIASTEXT_SYSTEM, "a: |", NULL },
	{ ALIASTEXT_SYSTEM, "a: \"b", NULL },
	{ ALIASTEXT_SYSTEM, "a: \"\"", NULL },
	{ ALIASTEXT_SYSTEM, "a: \\", NULL },
	{ ALIASTEXT_SYSTEM, "a: @b", NULL },
	{ ALIASTEXT_SYSTEM, "a: b@", NULL },
	{ ALIASTEXT_SYSTEM, "a: :include:x", NULL },
	{ ALIASTEXT_SYSTEM, ": b", NULL },
};

static bool
read_entry(enum aliastext_world world, const char *entry, bool included,
    struct buf *out)
{
	struct aliastext_target t = { .text = BUF_INIT(ALIASTEXT_TARGET_MAX) };
	struct buf key = BUF_INIT(ALIASTEXT_KEY_MAX);
	struct span rest;
	int got;

	buf_reset(out);
	got = aliastext_split(world, span_str(entry), &key, &rest, NULL);
	buf_adds(out, buf_str(&key));
	while (got != -1 && (got = aliastext_target(world, included, &rest, &t,
	    NULL)) == 1)
		buf_addf(out, " %d:%s", (int)t.kind, buf_str(&t.text));
	buf_done(&t.text);
	buf_done(&key);
	return got == 0;
}

int
main(void)
{
	struct buf out = BUF_INIT(10000);
	size_t i, cut;

	for (i = 0; i < LENGTH(cases); i++) {
		bool same = true;

		for (cut = 0; cut <= span_str(cases[i].text).n && same; cut++)
			same = read_all(cases[i].text, cut, &out) ?
			    cases[i].entries != NULL && span_eq(
				buf_span(&out), span_str(cases[i].entries)) :
			    cases[i].entries == NULL;
		if (!tap_ok(same, "entries, with every cut"))
			tap_show(cases[i].text, buf_span(&out));
	}
	for (i = 0; i < LENGTH(entries); i++) {
		bool good = read_entry(entries[i].world, entries[i].entry,
		    false, &out);

		tap_ok(good == (entries[i].says != NULL), entries[i].entry);
		if (good && entries[i].says != NULL)
			tap_is(buf_span(&out), span_str(entries[i].says),
			    entries[i].entry);
	}
	tap_ok(!read_entry(ALIASTEXT_SYSTEM, "a: \"|x\"", true, &out),
	    "no command in an included file");
	tap_ok(!read_entry(ALIASTEXT_SYSTEM, "a: /x", true, &out), "no file");
	tap_ok(!read_entry(ALIASTEXT_SYSTEM, "a: :include:/x", true, &out),
	    "no further file");
	buf_done(&out);
	return tap_done();
}
