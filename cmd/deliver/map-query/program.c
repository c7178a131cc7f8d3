/* program - program:/path (kinds.h): a program, or a service file, is run for
 * each key, without arguments: the key is its standard input and its
 * environment's KEY. It prints the value as one line and exits 0; 1 says that
 * there is none, and everything else that it cannot be known now.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "auth/helper.h"
#include "base/mem.h"
#include "kinds.h"

#define NO_SUCH_KEY 1

static int
open_program(struct map *m, struct err *err)
{
	char *path = m->self = span_dup(m->of.rest);
	struct stat st;

	if (stat(path, &st) == -1)
		return err_sys(err, "%s", path);
	return S_ISREG(st.st_mode) && (st.st_mode & 0111) != 0 ? 0 :
	    err_set(err, ERR_TEMP, "%s: not a program", path);
}

/* No mail address has such bytes, and a program that reads lines would take
 * what follows them for something else. */
static bool
is_line(struct span key)
{
	size_t i;

	for (i = 0; i < key.n; i++)
		if ((unsigned char)key.p[i] < ' ' || key.p[i] == 0x7f)
			return false;
	return true;
}

static int
find_by_program(struct map *m, struct span key, struct buf *value,
    struct err *err)
{
	struct buf name = BUF_INIT(HELPER_INPUT_MAX);
	char *argv[] = { m->self, NULL };
	const char *env[2] = { NULL, NULL };
	struct helper h = { .name = m->self, .argv = argv, .env = env,
		.dir = "/", .input_fd = 0, .output_fd = 1, .input = key,
		.timeout_ms = (int64_t)m->timeout_ms };
	struct span line;
	int code = -1;

	if (!is_line(key))
		return err_set(err, ERR_TEMP, "the key has a control "
		    "character");
	buf_adds(&name, "KEY=");
	buf_add(&name, key);
	env[0] = buf_str(&name);
	if (buf_ok(&name))
		code = helper_run(&h, value, err);
	else
		err_set(err, ERR_TEMP, "the key is too long");
	buf_done(&name);
	if (code == -1)
		return -1;
	line = span_trim(buf_span(value));
	if (code == NO_SUCH_KEY)
		return 0;
	if (code != 0)
		return err_set(err, ERR_TEMP, "exit code %d", code);
	if (line.n == 0 || span_has(line, '\n') || span_has(line, '\0'))
		return err_set(err, ERR_TEMP, "the program's answer is not a "
		    "line");
	memmove(value->p, line.p, line.n);
	buf_cut(value, line.n);
	return 1;
}

static void
close_program(struct map *m)
{
	free(m->self);
}

/* What it runs may need anything. */
const struct kind kinds_program = { open_program, find_by_program,
	close_program, 0 };
