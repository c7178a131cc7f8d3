/* username: what is a name, what becomes of it, extensions, paths.
 * SPDX-License-Identifier: ISC */
#include "auth/username.h"

#include "tap.h"

static const struct {
	const char *in, *realm, *out;
	bool fold;
} names[] = {
	{ "joe@example.org", "", "joe@example.org", false },
	{ "Joe@EXAMPLE.Org", "", "Joe@example.org", false },
	{ "Joe@EXAMPLE.Org", "", "joe@example.org", true },
	{ "joe", "", "joe", false },
	{ "joe", "Example.org", "joe@example.org", false },
	{ "joe@a.org", "example.org", "joe@a.org", false },
	{ "", "example.org", NULL, false },
	{ "@", "", NULL, false },
	{ "@a", "", NULL, false },
	{ "a@", "", NULL, false },
	{ "a@b@c", "", NULL, false },
	{ "a b", "", NULL, false },
	{ "a+b@c", "", NULL, false },
	{ "a/b@c", "", NULL, false },
	{ "a%u@c", "", NULL, false },
	{ "a\n@c", "", NULL, false },
	{ "\303\251@c", "", NULL, false },
};

static void
test_names(void)
{
	size_t i;

	for (i = 0; i < LENGTH(names); i++) {
		struct username_rules rules = {
			.chars = SPAN(USERNAME_CHARS),
			.realm = span_str(names[i].realm),
			.fold = names[i].fold };
		struct err err = ERR_INIT;
		struct username u;
		int r = username_make(&u, span_str(names[i].in), &rules, &err);

		tap_ok((r == 0) == (names[i].out != NULL), names[i].in);
		if (r == 0)
			tap_is(username_span(&u), span_str(names[i].out),
			    "name");
	}
}

static void
test_length(void)
{
	struct username_rules rules = { .chars = SPAN(USERNAME_CHARS),
		.realm = SPAN("x") };
	struct buf b = BUF_INIT(2 * USERNAME_MAX);
	struct username u;

	while (b.len < USERNAME_MAX - 2)
		buf_addc(&b, 'a');
	tap_ok(username_make(&u, buf_span(&b), &rules, NULL) == 0, "longest");
	buf_addc(&b, 'a');
	tap_ok(username_make(&u, buf_span(&b), &rules, NULL) == -1,
	    "one more, with the realm");
	buf_done(&b);
}

static const struct {
	const char *in, *base, *extension;
} splits[] = {
	{ "joe+x@a.org", "joe@a.org", "x" },
	{ "joe+x+y@a.org", "joe@a.org", "x+y" },
	{ "joe-x@a.org", "joe@a.org", "x" },
	{ "joe+@a.org", "joe@a.org", "" },
	{ "joe+x", "joe", "x" },
	{ "+x@a.org", NULL, NULL },
	{ "joe@a-b.org", NULL, NULL },
	{ "joe@a.org", NULL, NULL },
	{ "", NULL, NULL },
};

static void
test_splits(void)
{
	struct buf base = BUF_INIT(USERNAME_MAX);
	size_t i;

	for (i = 0; i < LENGTH(splits); i++) {
		struct span extension;
		bool got = username_split(span_str(splits[i].in), SPAN("+-"),
		    &base, &extension);

		tap_ok(got == (splits[i].base != NULL), splits[i].in);
		if (got) {
			tap_is(buf_span(&base), span_str(splits[i].base),
			    "base");
			tap_is(extension, span_str(splits[i].extension),
			    "extension");
		}
	}
	tap_ok(!username_split(SPAN("a+b@c"), SPAN(""), &base,
	    &(struct span){ NULL, 0 }), "no delimiter, no extension");
	buf_done(&base);
}

static const struct {
	const char *user, *template, *out;
} paths[] = {
	{ "joe@a.org", "/mail/%d/%n", "/mail/a.org/joe" },
	{ "joe@a.org", "/mail/%u", "/mail/joe@a.org" },
	{ "joe@a.org", "/100%%/%n%", "/100%/joe%" },
	{ "joe", "/mail/%d/%n", NULL },
	{ "joe@a.org", "/mail/%x", NULL },
	{ "..", "/mail/%n", NULL },
	{ ".joe@a.org", "/mail/%n", NULL },
	{ "joe@..", "/mail/%d/%n", NULL },
};

static void
test_paths(void)
{
	struct username_rules rules = { .chars = SPAN(USERNAME_CHARS "/"),
		.realm = SPAN("") };
	struct buf out = BUF_INIT(400);
	struct username u;
	size_t i;

	for (i = 0; i < LENGTH(paths); i++) {
		buf_reset(&out);
		tap_ok(username_make(&u, span_str(paths[i].user), &rules,
		    NULL) == 0, "name");
		tap_ok((username_path(&u, paths[i].template, &out, NULL) ==
		    0) == (paths[i].out != NULL), paths[i].template);
		if (paths[i].out != NULL)
			tap_is(buf_span(&out), span_str(paths[i].out), "path");
	}
	buf_reset(&out);
	tap_ok(username_make(&u, SPAN("a/../b@c"), &rules, NULL) == 0 &&
	    username_path(&u, "/%n", &out, NULL) == -1,
	    "a slash is refused, even where names may have one");
	buf_done(&out);
}

int
main(void)
{
	test_names();
	test_length();
	test_splits();
	test_paths();
	return tap_done();
}
