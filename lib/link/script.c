/* script - see script.h. One pass; a word is built in one buffer.
 * SPDX-License-Identifier: ISC */
#include "link/script.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"

struct reader {
	struct span text;
	size_t at;
	unsigned line;
	char **args;
	struct script *s;
	bool plain;              /* nothing is done, and nothing looked up */
	struct err *err;
};

static int
refuse(const struct reader *r, const char *why)
{
	return err_set(r->err, ERR_USAGE, "%s:%u: %s", r->args[0],
	    r->line, why);
}

static char
peek(const struct reader *r)
{
	return r->at < r->text.n ? r->text.p[r->at] : '\n';
}

/* Blanks, and backslash-newline, which joins lines. */
static void
skip_blanks(struct reader *r)
{
	while (r->at < r->text.n) {
		if (span_is_blank(r->text.p[r->at])) {
			r->at++;
		} else if (r->text.p[r->at] == '\\' && r->at + 1 < r->text.n &&
		    r->text.p[r->at + 1] == '\n') {
			r->at += 2;
			r->line++;
		} else {
			break;
		}
	}
}

static bool
is_name_char(char c, bool first)
{
	return span_is_alpha(c) || c == '_' || (!first && span_is_digit(c));
}

static struct span
take_name(struct reader *r)
{
	size_t from = r->at;

	while (r->at < r->text.n &&
	    is_name_char(r->text.p[r->at], r->at == from))
		r->at++;
	return span_sub(r->text, from, r->at);
}

/* After the "$": NAME or {NAME}. Unquoted, a value that a shell would split or
 * match against files is refused. */
static int
take_variable(struct reader *r, bool quoted, struct buf *word)
{
	bool brace = peek(r) == '{';
	const char *value;
	struct span name;
	char *copy;

	if (r->plain)
		return refuse(r, "not plain");
	if (brace)
		r->at++;
	name = take_name(r);
	if (name.n == 0 || (brace && peek(r) != '}'))
		return refuse(r, "only $NAME, ${NAME} and \"$@\" are known");
	if (brace)
		r->at++;
	copy = span_dup(name);
	value = getenv(copy);
	free(copy);
	if (value == NULL)
		return err_set(r->err, ERR_USAGE, "%s:%u: %.*s is not set",
		    r->args[0], r->line, (int)name.n, name.p);
	if (!quoted && (value[0] == '\0' || strpbrk(value, " \t\n*?[") != NULL))
		return err_set(r->err, ERR_USAGE, "%s:%u: $%.*s needs quotes",
		    r->args[0], r->line, (int)name.n, name.p);
	buf_adds(word, value);
	return 0;
}

static int
take_single(struct reader *r, struct buf *word)
{
	size_t end = span_find(r->text, r->at, '\'');
	struct span s = span_sub(r->text, r->at, end);

	if (end == r->text.n || span_has(s, '\n'))
		return refuse(r, "a single quote is not closed in its line");
	buf_add(word, s);
	r->at = end + 1;
	return 0;
}

static int
take_double(struct reader *r, struct buf *word)
{
	for (;;) {
		char c = peek(r);

		if (c == '\n')
			return refuse(r,
			    "a double quote is not closed in its line");
		r->at++;
		if (c == '"')
			return 0;
		if (c == '`')
			return refuse(r, "command substitution is not known");
		if (c == '$') {
			if (take_variable(r, true, word) == -1)
				return -1;
			continue;
		}
		if (c == '\\' && strchr("\"\\$`", peek(r)) != NULL) {
			c = peek(r);
			r->at++;
		}
		buf_addc(word, c);
	}
}

/* One word: 1 and it is in `word`, 0 at the end of the line, -1. *quoted says
 * whether any of it was. */
static int
take_word(struct reader *r, struct buf *word)
{
	bool any = false;

	buf_reset(word);
	skip_blanks(r);
	if (peek(r) == '#')
		r->at = span_find(r->text, r->at, '\n');
	for (;; any = true) {
		char c = peek(r);

		if (c == '\n' || span_is_blank(c))
			break;
		r->at++;
		if (strchr("|&;<>()`*?[]~{}!", c) != NULL)
			return refuse(r, "a shell's special character, which "
			    "is not known here: quote it");
		if (c == '\'' && take_single(r, word) == -1)
			return -1;
		if (c == '"' && take_double(r, word) == -1)
			return -1;
		if (c == '$' && take_variable(r, false, word) == -1)
			return -1;
		if (c == '\\') {
			if (peek(r) == '\n') {
				r->at++;
				r->line++;
				continue;
			}
			c = peek(r);
			r->at++;
			buf_addc(word, c);
		} else if (c != '\'' && c != '"' && c != '$') {
			buf_addc(word, c);
		}
	}
	return buf_ok(word) ? any : refuse(r, "word too long");
}

static int
add_word(struct reader *r, const char *word)
{
	if (r->s->n == SCRIPT_WORDS_MAX)
		return refuse(r, "too many words");
	r->s->argv[r->s->n++] = span_dup(span_str(word));
	return 0;
}

static int
take_arguments(struct reader *r)
{
	size_t i;

	if (r->plain)
		return refuse(r, "not plain");
	for (i = 1; r->args[i] != NULL; i++)
		if (add_word(r, r->args[i]) == -1)
			return -1;
	return 0;
}

static int
do_exec(struct reader *r, struct buf *word)
{
	int got;

	for (;;) {
		skip_blanks(r);
		if (span_starts(span_from(r->text, r->at), SPAN("\"$@\""))) {
			r->at += 4;
			if (take_arguments(r) == -1)
				return -1;
			continue;
		}
		if ((got = take_word(r, word)) == -1)
			return -1;
		if (got == 0)
			break;
		if (add_word(r, buf_str(word)) == -1)
			return -1;
	}
	if (r->s->n == 0)
		return refuse(r, "exec what?");
	r->s->argv[r->s->n] = NULL;
	return 1;
}

/* NAME= at the reader's place: taken, or the place is left. */
static bool
take_assigned_name(struct reader *r, struct buf *name)
{
	size_t from = r->at;
	struct span n = take_name(r);

	if (n.n == 0 || peek(r) != '=') {
		r->at = from;
		return false;
	}
	r->at++;
	buf_reset(name);
	buf_add(name, n);
	return true;
}

static int
keep_setting(struct reader *r, const char *name, const char *value)
{
	struct buf b = BUF_INIT(SCRIPT_MAX);
	int got = 0;

	buf_addf(&b, "%s=%s", name, value);
	if (!buf_ok(&b) || r->s->n_sets == SCRIPT_SETS_MAX) {
		got = refuse(r, "too many variables");
	} else {
		r->s->sets[r->s->n_sets++] = span_dup(buf_span(&b));
		r->s->sets[r->s->n_sets] = NULL;
	}
	buf_done(&b);
	return got;
}

static int
do_assign(struct reader *r, const char *name, struct buf *word)
{
	buf_reset(word);
	if (!span_is_blank(peek(r)) && take_word(r, word) == -1)
		return -1;
	if (r->plain)
		return keep_setting(r, name, buf_str(word));
	if (setenv(name, buf_str(word), 1) == -1)
		return refuse(r, "cannot set this variable");
	return 0;
}

static int
do_umask(struct reader *r, const char *word)
{
	mode_t mask = 0;

	for (; *word >= '0' && *word <= '7' && mask <= 0777; word++)
		mask = (mode_t)(mask * 8 + (mode_t)(*word - '0'));
	if (*word != '\0' || mask > 0777)
		return refuse(r, "umask wants an octal number");
	(void)umask(mask);
	return 0;
}

static int
do_simple(struct reader *r, struct buf *verb, struct buf *word)
{
	int got = r->plain ? refuse(r, "not plain") : take_word(r, word);

	if (got == -1)
		return -1;
	if (got == 0)
		return refuse(r, "a word is missing");
	if (span_eq(buf_span(verb), SPAN("unset")))
		return unsetenv(buf_str(word)) == 0 ? 0 :
		    refuse(r, "cannot unset this");
	if (span_eq(buf_span(verb), SPAN("umask")))
		return do_umask(r, buf_str(word));
	if (chdir(buf_str(word)) == -1)
		return err_sys(r->err, "%s:%u: cd %s", r->args[0], r->line,
		    buf_str(word));
	return 0;
}

/* One logical line: 1 when it was exec, 0, -1. */
static int
do_line(struct reader *r, struct buf *word, struct buf *name)
{
	int got;

	if ((got = take_word(r, word)) != 1)
		return got;
	if (span_eq(buf_span(word), SPAN("exec")))
		return do_exec(r, word);
	if (span_eq(buf_span(word), SPAN("export"))) {
		skip_blanks(r);
		got = take_assigned_name(r, name) ?
		    do_assign(r, buf_str(name), word) :
		    refuse(r, "export wants NAME=word");
	} else if (span_eq(buf_span(word), SPAN("cd")) ||
	    span_eq(buf_span(word), SPAN("unset")) ||
	    span_eq(buf_span(word), SPAN("umask"))) {
		buf_reset(name);
		buf_add(name, buf_span(word));
		got = do_simple(r, name, word);
	} else {
		return refuse(r, "only export, unset, cd, umask and exec "
		    "are known");
	}
	if (got == 0 && take_word(r, word) != 0)
		return r->err->kind != ERR_NONE ? -1 :
		    refuse(r, "one word too many");
	return got;
}

static int
read_all(struct reader *r)
{
	struct buf word = BUF_INIT(SCRIPT_MAX), name = BUF_INIT(SCRIPT_MAX);
	int got = 0;

	r->s->n = r->s->n_sets = 0;
	r->s->sets[0] = NULL;
	if (span_has(r->text, '\0'))
		got = refuse(r, "a NUL byte");
	while (got == 0 && r->at < r->text.n) {
		got = do_line(r, &word, &name);
		if (got == 0) {
			r->at = span_find(r->text, r->at, '\n') + 1;
			r->line++;
		}
	}
	if (got == 0)
		got = refuse(r, "no exec line");
	buf_done(&word);
	buf_done(&name);
	return got == 1 ? 0 : -1;
}

int
script_run(struct script *s, char **args, struct span text, struct err *err)
{
	struct reader r = { text, 0, 1, args, s, false, err };

	s->is_plain = false;
	return read_all(&r);
}

bool
script_plain(struct script *s, struct span text)
{
	struct span first = span_sub(text, 0, span_find(text, 0, '\n'));
	char *args[] = { (char *)(size_t)"script", NULL };
	struct err err = ERR_INIT;
	struct reader r = { text, 0, 1, args, s, true, &err };

	*s = (struct script){ .n = 0 };
	s->is_plain = span_starts(first, SPAN("#!/")) &&
	    !span_has(first, ' ') && !span_has(first, '\t') &&
	    (span_ends(first, SPAN("/chain")) ||
	    span_ends(first, SPAN("/sh"))) && read_all(&r) == 0;
	return s->is_plain;
}

void
script_done(struct script *s)
{
	while (s->n > 0)
		free(s->argv[--s->n]);
	while (s->n_sets > 0)
		free(s->sets[--s->n_sets]);
	s->is_plain = false;
}
