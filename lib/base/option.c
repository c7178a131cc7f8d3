/* option - see option.h. No getopt: its long form differs between systems and
 * would have the table a second time.
 * SPDX-License-Identifier: ISC */
#include "base/option.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/num.h"
#include "base/span.h"

static const struct option_row *
find_row(const struct option_row *rows, size_t n, struct span name, char letter)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (letter != '\0' ? rows[i].letter == letter
		    : span_eq(span_str(rows[i].name), name))
			return &rows[i];
	return NULL;
}

static int
set_number(const struct option_row *row, const char *value, uint64_t *out,
    struct err *err)
{
	struct span v = span_str(value);
	uint64_t n;
	int bad;

	if (row->type == OPTION_SIZE)
		bad = num_parse_size(v, row->max, &n);
	else if (row->type == OPTION_TIME)
		bad = num_parse_duration(v, row->max, &n);
	else
		bad = num_parse_u64(v, row->max, &n);
	if (bad == -1 || n < row->min)
		return err_set(err, ERR_USAGE,
		    "--%s: \"%s\" is not in the range %llu to %llu", row->name,
		    value, (unsigned long long)row->min,
		    (unsigned long long)row->max);
	*out = n;
	return 0;
}

static int
set_value(const struct option_row *row, const char *value, void *settings,
    struct err *err)
{
	char *at = (char *)settings + row->offset;
	struct option_list *list;

	switch (row->type) {
	case OPTION_FLAG:
		*(bool *)(void *)at = true;
		return 0;
	case OPTION_STRING:
	case OPTION_FILE:
	case OPTION_DIR:
		*(const char **)(void *)at = value;
		return 0;
	case OPTION_LIST:
		list = (struct option_list *)(void *)at;
		if (list->n == OPTION_LIST_MAX)
			return err_set(err, ERR_USAGE,
			    "--%s: given more than %d times", row->name,
			    OPTION_LIST_MAX);
		list->items[list->n++] = value;
		return 0;
	case OPTION_NUMBER:
	case OPTION_SIZE:
	case OPTION_TIME:
		break;
	}
	return set_number(row, value, (uint64_t *)(void *)at, err);
}

static bool
set_common(const char *arg, struct option_common *common)
{
	switch (arg[1]) {
	case 'V':
		return common->version = true;
	case 'n':
		return common->check = true;
	case 'e':
		return common->explain = true;
	case 'h':
		return common->help = true;
	}
	return false;
}

/* Where the value of argv[*i] is: inside it, the next argument, or NULL. */
static const char *
value_of(const struct option_row *row, const char *inside, int argc,
    char **argv, int *i)
{
	if (row->type == OPTION_FLAG || inside != NULL)
		return inside;
	return *i + 1 < argc ? argv[++*i] : NULL;
}

static int
read_one(const struct option_row *rows, size_t n_rows, int argc, char **argv,
    int *i, void *settings, struct err *err)
{
	const char *arg = argv[*i], *inside = NULL, *value;
	const struct option_row *row;

	if (arg[1] == '-') {
		struct span name = span_str(arg + 2);
		size_t eq = span_find(name, 0, '=');

		if (eq < name.n)
			inside = arg + 2 + eq + 1;
		row = find_row(rows, n_rows, span_sub(name, 0, eq), '\0');
	} else {
		row = find_row(rows, n_rows, span_str(""), arg[1]);
		if (arg[2] != '\0')
			inside = arg + 2;
	}
	if (row == NULL)
		return err_set(err, ERR_USAGE, "no such option: %s", arg);
	value = value_of(row, inside, argc, argv, i);
	if (row->type == OPTION_FLAG ? value != NULL : value == NULL)
		return err_set(err, ERR_USAGE, "--%s %s", row->name,
		    value == NULL ? "wants a value" : "takes no value");
	return set_value(row, value, settings, err);
}

int
option_read(const struct option_row *rows, size_t n_rows, int argc,
    char **argv, void *settings, struct option_common *common, struct err *err)
{
	int i;

	*common = (struct option_common){ false, false, false, false };
	for (i = 1; i < argc && argv[i][0] == '-' && argv[i][1] != '\0'; i++) {
		if (strcmp(argv[i], "--") == 0)
			return i + 1;
		if (argv[i][1] != '-' && argv[i][2] == '\0' &&
		    set_common(argv[i], common))
			continue;
		if (read_one(rows, n_rows, argc, argv, &i, settings, err) == -1)
			return -1;
	}
	return i;
}

int
option_check_files(const struct option_row *rows, size_t n_rows,
    const void *settings, struct err *err)
{
	size_t i;

	for (i = 0; i < n_rows; i++) {
		const char *path;
		int fd, flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK;

		if (rows[i].type != OPTION_FILE && rows[i].type != OPTION_DIR)
			continue;
		path = *(const char *const *)(const void *)
		    ((const char *)settings + rows[i].offset);
		if (path == NULL)
			continue;
		if (rows[i].type == OPTION_DIR)
			flags |= O_DIRECTORY;
		if ((fd = open(path, flags)) == -1) {
			err_sys(err, "--%s %s", rows[i].name, path);
			err->kind = ERR_USAGE;
			return -1;
		}
		close(fd);
	}
	return 0;
}

void
option_help(const struct option_row *rows, size_t n_rows, FILE *out)
{
	size_t i;

	for (i = 0; i < n_rows; i++) {
		char left[64];

		(void)snprintf(left, sizeof(left), "%c%c%s --%s%s%s",
		    rows[i].letter != '\0' ? '-' : ' ',
		    rows[i].letter != '\0' ? rows[i].letter : ' ',
		    rows[i].letter != '\0' ? "," : " ", rows[i].name,
		    rows[i].value != NULL ? " " : "",
		    rows[i].value != NULL ? rows[i].value : "");
		fprintf(out, "  %-32s %s\n", left, rows[i].help);
	}
	fprintf(out, "  %-32s %s\n  %-32s %s\n  %-32s %s\n  %-32s %s\n",
	    "-V", "print version and built-in features",
	    "-n", "check options and the files they name, and exit",
	    "-e", "explain decisions on standard error",
	    "-h", "print this text");
}
