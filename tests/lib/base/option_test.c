/* option: the forms a value may have, ranges, the end of options.
 * SPDX-License-Identifier: ISC */
#include "base/option.h"

#include <stddef.h>
#include <string.h>

#include "tap.h"

struct settings {
	bool flag;
	const char *name, *file;
	uint64_t number, size, time;
	struct option_list list;
};

#define AT(member) offsetof(struct settings, member)

static const struct option_row rows[] = {
    {"flag", 'f', OPTION_FLAG, AT(flag), 0, 0, NULL, ""},
    {"name", 'N', OPTION_STRING, AT(name), 0, 0, "name", ""},
    {"file", '\0', OPTION_FILE, AT(file), 0, 0, "file", ""},
    {"number", '\0', OPTION_NUMBER, AT(number), 1, 10, "n", ""},
    {"size", '\0', OPTION_SIZE, AT(size), 0, 1 << 30, "bytes", ""},
    {"time", '\0', OPTION_TIME, AT(time), 0, 1 << 30, "time", ""},
    {"list", '\0', OPTION_LIST, AT(list), 0, 0, "word", ""},
};

static struct settings s;
static struct option_common common;
static struct err err;

static int
try(char *line)
{
	char *argv[40] = {(char *)(size_t) "tool", NULL}, *word;
	int argc = 1;

	memset(&s, 0, sizeof(s));
	err = ERR_INIT;
	for (word = line; *word != '\0' && argc < 39; argc++) {
		argv[argc] = word;
		word += strcspn(word, " ");
		if (*word == ' ')
			*word++ = '\0';
	}
	argv[argc] = NULL;
	return option_read(rows, LENGTH(rows), argc, argv, &s, &common, &err);
}

static int
try_const(const char *line)
{
	static char copy[200];

	strncpy(copy, line, sizeof(copy) - 1);
	return try(copy);
}

int
main(void)
{
	tap_ok(try_const("--flag --name x prog --number 3") == 4,
	    "stops at program");
	tap_ok(s.flag && strcmp(s.name, "x") == 0 && s.number == 0, "values");
	tap_ok(try_const("--name=a=b") == 2 && strcmp(s.name, "a=b") == 0,
	    "--name=value");
	tap_ok(try_const("-Nx -f") == 3 && strcmp(s.name, "x") == 0 && s.flag,
	    "-Nvalue");
	tap_ok(try_const("-N x") == 3 && strcmp(s.name, "x") == 0, "-N value");
	tap_ok(try_const("-- --flag") == 2 && !s.flag, "--");
	tap_ok(try_const("- x") == 1, "- alone is an argument");
	tap_ok(try_const("-e -n -V -h") == 5 && common.explain &&
		   common.check && common.version && common.help,
	    "common options");
	tap_ok(try_const("--size 2k --time 1m --number 10") == 7 &&
		   s.size == 2048 && s.time == 60000 && s.number == 10,
	    "units");
	tap_ok(try_const("--list a --list b") == 5 && s.list.n == 2, "list");
	tap_ok(try_const("--number 11") == -1 && err.kind == ERR_USAGE,
	    "over the range");
	tap_ok(try_const("--number 0") == -1, "under the range");
	tap_ok(try_const("--number x") == -1, "no number");
	tap_ok(try_const("--name") == -1, "value missing");
	tap_ok(try_const("--flag=1") == -1, "a flag with a value");
	tap_ok(try_const("--nam x") == -1, "no abbreviations");
	tap_ok(try_const("-x") == -1, "unknown letter");
	tap_ok(try_const("-ef") == -1, "letters are not joined");
	s.file = "/nonexistent/file";
	tap_ok(option_check_files(rows, LENGTH(rows), &s, &err) == -1 &&
		   strstr(err.text, "/nonexistent/file") != NULL,
	    "a missing file is named");
	s.file = NULL;
	tap_ok(option_check_files(rows, LENGTH(rows), &s, &err) == 0,
	    "unset files are not looked for");
	return tap_done();
}
