/* script: which service files can be read beforehand, and what they come to.
 * SPDX-License-Identifier: ISC */
#include "link/script.h"

#include <stdlib.h>

#include "base/buf.h"
#include "tap.h"

#define CHAIN "#!/usr/local/bin/chain\n"

static const struct {
	const char *text, *words;    /* NULL: it must be run */
} cases[] = {
    {CHAIN "exec a\n", "a"},
    {"#!/bin/sh\nexec a b", "a b"},
    {CHAIN "# words\n\nexport PATH=/bin:/usr/bin\nexec a 'b c' \\\n\td\n",
	"PATH=/bin:/usr/bin a b c d"},
    {CHAIN "export A=1\nexport B='x y'\nexec a \"b\"\n", "A=1 B=x y a b"},
    {CHAIN "export A=\nexec a\n", "A= a"},
    {"exec a\n", NULL},
    {"#!/usr/bin/python3\nexec a\n", NULL},
    {"#!/bin/sh -x\nexec a\n", NULL},
    {CHAIN "exec a $HOME\n", NULL},
    {CHAIN "exec a \"${HOME}\"\n", NULL},
    {CHAIN "exec a \"$@\"\n", NULL},
    {CHAIN "export A=$B\nexec a\n", NULL},
    {CHAIN "cd /\nexec a\n", NULL},
    {CHAIN "umask 077\nexec a\n", NULL},
    {CHAIN "unset A\nexec a\n", NULL},
    {CHAIN "export A=1\n", NULL},
    {CHAIN "exec a | b\n", NULL},
    {CHAIN "echo hello\nexec a\n", NULL},
    {CHAIN "exec a; rm\n", NULL},
    {CHAIN, NULL},
    {"", NULL},
};

static void
write_words(struct buf *b, char *const *words)
{
	for (; *words != NULL; words++)
		buf_addf(b, "%s%s", b->len > 0 ? " " : "", *words);
}

static void
test_plain(void)
{
	size_t i;

	for (i = 0; i < LENGTH(cases); i++) {
		struct buf got = BUF_INIT(1000);
		struct script s;
		bool plain = script_plain(&s, span_str(cases[i].text));
		char name[40];

		if (plain) {
			write_words(&got, s.sets);
			write_words(&got, s.argv);
		}
		(void)snprintf(name, sizeof(name), "plain: case %zu", i);
		tap_ok(plain == (cases[i].words != NULL) && (!plain ||
		    span_eq(buf_span(&got), span_str(cases[i].words))),
		    name);
		script_done(&s);
		buf_done(&got);
	}
	tap_ok(getenv("A") == NULL, "nothing was set");
}

int
main(void)
{
	test_plain();
	return tap_done();
}
