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
#ifndef LINK_SCRIPT_H
#define LINK_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

#define SCRIPT_MAX 65536             /* bytes of the file */
#define SCRIPT_WORDS_MAX 200         /* words of the command */
#define SCRIPT_SETS_MAX 16           /* variables that a plain file sets */

struct script {
	char *argv[SCRIPT_WORDS_MAX + 1];
	size_t n;
	char *sets[SCRIPT_SETS_MAX + 1];     /* "NAME=value" of a plain file */
	size_t n_sets;
	bool is_plain;
};

/* Do what the lines say, up to exec, whose words are left in s->argv: 0, or -1
 * with err, "FILE:LINE: why". args[0] is the file's name, the rest are its
 * arguments. */
MUST_USE int script_run(struct script *s, char **args, struct span text,
    struct err *err);

/* For who starts such a file again and again: read it without doing what it
 * says. True when that can be known beforehand, since it begins with "#!" and
 * the path of a chain or sh, and is nothing but export lines and exec, all with
 * words that no variable is in: they are in s->sets and s->argv then. */
MUST_USE bool script_plain(struct script *s, struct span text);
void script_done(struct script *s);

#endif
