/* tool - how every program starts and ends (chain(7)).
 * tool_init makes the process safe to work in: descriptors 0 to 2 open, no
 * death by SIGPIPE or SIGXFSZ, a umask of 077 (not in loaders), a session id,
 * a log. tool_die and tool_exit are the only ways out after it, and only
 * main.c calls them.
 * SPDX-License-Identifier: ISC */
#ifndef BASE_TOOL_H
#define BASE_TOOL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/option.h"

#define TOOL_VERSION "0.1"

/* Exit codes beyond sysexits.h. */
#define TOOL_EXIT_DONE 99            /* done, stop the chain here */

enum tool_kind {
	TOOL_LOADER,     /* sets facts, execs the rest of argv */
	TOOL_LOGIN,      /* a protocol before authentication */
	TOOL_SESSION,    /* a protocol on descriptors 0 and 1 */
	TOOL_LINK,       /* message in, message out or exec */
	TOOL_SINK,       /* message in, file out */
	TOOL_AGENT,      /* runs until signalled */
	TOOL_UTILITY,    /* run by hand or by another tool */
};

struct tool {
	const char *name;
	enum tool_kind kind;
	const char *synopsis;          /* after the name: "[options] program" */
	const char *features;          /* for -V, words; NULL for none */
	const struct option_row *options;
	size_t n_options;
};

/* First call of main; `t` lives as long as the process. */
void tool_init(const struct tool *t);

/* Read the command line into `settings`; returns the rest of argv, NULL
 * terminated, maybe empty. -V and -h print and exit 0. A bad line exits: 75 in
 * the mail path (links and sinks: a typing mistake delays mail and never
 * bounces it), 64 elsewhere. */
char **tool_options(int argc, char **argv, void *settings);

/* After the tool has read and checked what its options name: with -n print
 * "NAME: ok" and exit 0, without -n do nothing. It opens the OPTION_FILE and
 * OPTION_DIR rows itself. */
void tool_checked(const void *settings);

/* Was descriptor n (3..9) open when the program started? */
bool tool_had_fd(int n);
/* With -n: what only a check looks at (every key, not just the one needed) is
 * looked at before tool_checked. */
bool tool_checking(void);
bool tool_explaining(void);
/* With -e, a line "NAME: text" on standard error; otherwise nothing. */
void tool_explain(const char *format, ...) PRINTF(1, 2);
/* The id that all log lines of this connection carry. */
const char *tool_session(void);
/* The service that this is a part of, SERVICE of the environment ("imap"); or
 * "". */
const char *tool_service(void);

/* The exit code that stands for an error kind, for this kind of tool. */
int tool_exit_code(const struct err *err);
/* One human line on standard error (the log when that is the client) and
 * out. */
NORETURN void tool_die(const struct err *err);
NORETURN void tool_exit(int code, const char *format, ...) PRINTF(2, 3);

#endif
