/* log - one logfmt line per event, to standard error or to syslog(3).
 * Each line begins service=, session= and remote=, so that every event can be
 * attributed. Values are quoted where logfmt needs it, control characters are
 * escaped, a line is at most LOG_LINE_MAX bytes and written with one write(2).
 * The sink belongs to the process and is set once, by tool_init.
 * SPDX-License-Identifier: ISC */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"

#define LOG_LINE_MAX 2000
#define LOG_VALUE_MAX 400          /* a longer value ends in "..." */

struct logline {
	struct buf b;
};

/* Strings are borrowed for the life of the process; NULL is left out. */
void log_open(const char *service, const char *session, const char *remote,
    bool to_syslog);
/* Close what log_open has opened, before descriptors are arranged anew:
 * log_open or the next line opens it again. */
void log_close(void);
/* The client's address, where it is known only after log_open. */
void log_remote(const char *remote);

/* Between true and false lines wait for each other, as many as a pipe takes at
 * once, so that who reads them is not woken for each. For the end of a piece of
 * work that yields many; the process must not end between. */
void log_together(bool together);

void log_begin(struct logline *l, const char *event);
void log_str(struct logline *l, const char *key, struct span value);
void log_num(struct logline *l, const char *key, uint64_t value);
void log_end(struct logline *l);

/* event=... reason=text, for lines with one value. */
void log_reason(const char *event, const char *reason);
/* A line under another program's name, with date and host on standard error as
 * syslog has them in its files: for what watches that program's log. */
void log_as(const char *program, struct span line);
/* A line as it is: one that a child has already formatted. */
void log_raw(struct span line);

#endif
