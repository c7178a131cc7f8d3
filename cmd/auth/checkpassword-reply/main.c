/* checkpassword-reply - what has become of this process?
 * utility: the program that checkpassword-auth lets a checkpassword program
 * run: as the user that it has become, it tells who that is on descriptor 4.
 *
 *     uid=3000 LF gid=3000 LF ... end LF
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/span.h"
#include "base/tool.h"
#include "io/wr.h"

#define REPLY_FD 4
#define REPLY_MAX 32768
#define EXIT_LATER 111

static const struct tool tool = { "checkpassword-reply", TOOL_UTILITY,
	"[-enVh]", NULL, NULL, 0 };

static const struct {
	const char *variable, *field;
} variables[] = { { "USER", "user" }, { "HOME", "home" },
	{ "MAILDIR", "maildir" }, { "QUOTA", "quota" },
	{ "LAYOUT", "layout" },
	{ "AUTHORIZED", "authorized" } };

/* false: a value that a line cannot hold. */
static bool
add(struct buf *out, struct span name, const char *value)
{
	struct span v = span_str(value);

	if (value == NULL)
		return true;
	if (span_has(v, '\n'))
		return false;
	buf_add(out, name);
	buf_addc(out, '=');
	buf_add(out, v);
	buf_addc(out, '\n');
	return true;
}

static bool
is_name(struct span word)
{
	size_t i;

	for (i = 0; i < word.n; i++)
		if (!span_is_alpha(word.p[i]) && !span_is_digit(word.p[i]) &&
		    word.p[i] != '_')
			return false;
	return true;
}

/* Dovecot's convention: EXTRA names more variables. */
static bool
add_extra(struct buf *out)
{
	struct span rest = span_str(getenv("EXTRA")), word;
	bool good = true;

	while (good && span_word(&rest, &word)) {
		char *name = span_dup(word);

		good = is_name(word) && add(out, word, getenv(name));
		free(name);
	}
	return good;
}

static int
reply(struct buf *out, struct err *err)
{
	struct wr w;
	size_t i;
	int r;

	if (getuid() != 0)
		buf_addf(out, "uid=%lu\n", (unsigned long)getuid());
	if (getgid() != 0)
		buf_addf(out, "gid=%lu\n", (unsigned long)getgid());
	for (i = 0; i < LENGTH(variables); i++)
		if (!add(out, span_str(variables[i].field),
		    getenv(variables[i].variable)))
			return err_set(err, ERR_TEMP, "%s: a line break",
			    variables[i].variable);
	if (!add_extra(out))
		return err_set(err, ERR_TEMP, "EXTRA: not a variable");
	buf_adds(out, "end\n");
	if (!buf_ok(out))
		return err_set(err, ERR_TEMP, "too much to tell");
	wr_init(&w, REPLY_FD, -1);
	wr_add(&w, buf_span(out));
	r = wr_flush(&w, err);
	wr_done(&w);
	return r;
}

int
main(int argc, char **argv)
{
	struct buf out = BUF_INIT(REPLY_MAX);
	struct err err = ERR_INIT;
	int unused = 0;

	tool_init(&tool);
	if (*tool_options(argc, argv, &unused) != NULL)
		tool_exit(EXIT_LATER, "no arguments are wanted");
	tool_checked(&unused);
	if (!tool_had_fd(REPLY_FD))
		tool_exit(EXIT_LATER, "descriptor 4 is not open");
	if (reply(&out, &err) == -1)
		tool_exit(EXIT_LATER, "%s", err.text);
	buf_done(&out);
	return 0;
}
