/* tell - what the administrator finds in the log, the user beside his script,
 * and whoever asked with -e on standard error.
 * SPDX-License-Identifier: ISC */
#ifndef TELL_H
#define TELL_H

#include "base/span.h"
#include "scripts.h"
#include "sieve/svplan.h"

#define TELL_USER_LOG_MAX 65536      /* bytes of SCRIPT.log; then it begins
                                      * anew */

/* With -e. Line 0: no line. */
void tell_trace(unsigned line, struct span text);
void tell_warning(unsigned line, struct span text);
/* Something the user should know: the log. */
void tell_note(struct span text);
/* A script does not work: the log, and SCRIPT.log of a user's script. */
void tell_error(const struct script *s, struct span text);
/* The evaluation itself failed. */
void tell_failure(const char *why);
/* A program that a script named did not do its work. */
void tell_program(struct span name, const char *why);
/* An action is going to be carried out. */
void tell_action(const struct svaction *a, const char *outcome);

#endif
