/* SPDX-License-Identifier: ISC */
#include "imap/basesubject.h"

#include <stdlib.h>
#include <string.h>

#include "tap.h"

static const struct {
	const char *subject, *base;
	bool reply;
} cases[] = {
	{ "", "", false }, { "  a b ", "a b", false }, { "Re: a", "a", true },
	{ "re:re :RE[4]: a", "a", true }, { "Fwd: Fw: a", "a", true },
	{ "[list] a", "a", false }, { "[list]", "[list]", false },
	{ "[a][b] [c] d", "d", false }, { "[a] [b]", "[b]", false },
	{ "[a] Re: [b] c", "c", true }, { "Re: [b]", "[b]", true },
	{ "a (fwd) (FWD)", "a", true }, { "(fwd)", "", true },
	{ "[fwd: a]", "a", true }, { "[Fwd: [fwd: re: a]] (fwd)", "a", true },
	{ "[fwd: a] b", "b", false }, { "Re:", "", true },
	{ "real", "real", false }, { "re [x] y", "re [x] y", false },
	{ "[a", "[a", false }, { "[a[b] c", "[a[b] c", false },
	{ "Forward: a", "Forward: a", false }, { "fw a: b", "fw a: b", false },
};

static bool
ends_in_time(const char *piece, size_t times)
{
	size_t n = strlen(piece), i;
	char *text = malloc(n * times);
	struct span s;

	for (i = 0; i < times; i++)
		memcpy(text + i * n, piece, n);
	s = basesubject(span_of(text, n * times), NULL);
	free(text);
	return s.n <= n * times;
}

int
main(void)
{
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		bool reply;
		struct span s = basesubject(span_str(cases[i].subject),
		    &reply);

		tap_is_span(s, span_str(cases[i].base), cases[i].subject,
		    __FILE__, __LINE__);
		tap_ok(reply == cases[i].reply, "is it a reply?");
	}
	/* Quadratic, these would take hours. */
	tap_ok(ends_in_time("[a]", 1000000), "a million blobs");
	tap_ok(ends_in_time("[fwd:", 1000000), "a million forwards");
	tap_ok(ends_in_time("re[", 1000000), "a million beginnings");
	tap_ok(ends_in_time(" (fwd)", 1000000), "a million trailers");
	return tap_done();
}
