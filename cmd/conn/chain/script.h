/* script - the service file: a few lines that sh(1) reads the same way.
 *
 *     # comment
 *     export NAME=word
 *     unset NAME
 *     cd word
 *     umask octal
 *     exec word ...      the command; a line may end in a backslash
 *
 * Words are separated by blanks; 'single' and "double" quotes and a backslash
 * quote; $NAME and ${NAME} stand for a variable (unset is an error, and outside
 * quotes so is a value that a shell would split), "$@" for the arguments of the
 * file. Anything else that a shell
 * would treat specially is refused, never taken literally.
 * SPDX-License-Identifier: ISC */
#ifndef SCRIPT_H
#define SCRIPT_H

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

#define SCRIPT_MAX 65536             /* bytes of the file */
#define SCRIPT_WORDS_MAX 200         /* words of the command */

struct script {
	char *argv[SCRIPT_WORDS_MAX + 1];
	size_t n;
};

/* Do what the lines say, up to exec, whose words are left in s->argv: 0, or -1
 * with err, "FILE:LINE: why". args[0] is the file's name, the rest are its
 * arguments. */
MUST_USE int script_run(struct script *s, char **args, struct span text,
    struct err *err);

#endif
