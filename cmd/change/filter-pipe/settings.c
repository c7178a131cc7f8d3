/* settings - see settings.h.
 * SPDX-License-Identifier: ISC */
#include "settings.h"

#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/span.h"

#define AT(member) offsetof(struct settings, member)
#define HOUR_MS (3600 * 1000)

const struct option_row settings_rows[] = {
	{ "timeout", 't', OPTION_TIME, AT(timeout), 1, HOUR_MS, "time",
	    "then the filter and its group are killed (2m)" },
	{ "max-output", '\0', OPTION_SIZE, AT(max_output), 0, 1ULL << 50,
	    "size", "of the result (twice the message and 1M)" },
	{ "max-shrink", '\0', OPTION_NUMBER, AT(max_shrink), 0, 100,
	    "percent", "that a message may lose (80)" },
	{ "on-error", '\0', OPTION_STRING, AT(on_error), 0, 0,
	    "tempfail|pass", "the filter failed (tempfail)" },
	{ "separator", '\0', OPTION_STRING, AT(separator), 0, 0, "word",
	    "what ends the filter's arguments (--)" },
};

const size_t settings_n_rows = LENGTH(settings_rows);

void
settings_init(struct settings *s)
{
	memset(s, 0, sizeof(*s));
	s->timeout = 120 * 1000;
	s->max_shrink = 80;
	s->on_error = "tempfail";
	s->separator = "--";
}

int
settings_understand(struct settings *s, char **rest, struct err *err)
{
	s->pass = strcmp(s->on_error, "pass") == 0;
	if (!s->pass && strcmp(s->on_error, "tempfail") != 0)
		return err_set(err, ERR_USAGE, "--on-error is tempfail or "
		    "pass, not \"%s\"", s->on_error);
	s->filter = rest;
	for (s->next = rest; *s->next != NULL; s->next++)
		if (strcmp(*s->next, s->separator) == 0)
			break;
	if (*s->next != NULL) {
		*s->next++ = NULL;
		if (*s->next == NULL)
			return err_set(err, ERR_USAGE, "no program after %s",
			    s->separator);
	}
	if (*s->filter == NULL)
		return err_set(err, ERR_USAGE, "no filter given");
	return 0;
}

static bool
is_there(struct span dir, const char *program)
{
	struct buf file = BUF_INIT(4096);
	bool there;

	buf_add(&file, dir.n > 0 ? dir : SPAN("."));
	buf_addf(&file, "/%s", program);
	there = buf_ok(&file) && access(buf_str(&file), X_OK) == 0;
	buf_done(&file);
	return there;
}

int
settings_find_program(const char *program, const char *path, struct err *err)
{
	struct span dirs = span_str(path != NULL ? path : "/bin:/usr/bin"),
	    dir;

	if (strchr(program, '/') != NULL) {
		if (access(program, X_OK) == 0)
			return 0;
		err_sys(err, "%s", program);
		err->kind = ERR_USAGE;
		return -1;
	}
	while (span_cut(&dirs, ':', &dir))
		if (is_there(dir, program))
			return 0;
	return err_set(err, ERR_USAGE, "%s: not found in PATH", program);
}
