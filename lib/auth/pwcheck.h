/* pwcheck - password-check(8) at work for one login: a child without privileges
 * that holds the SASL mechanisms, so that what a stranger sends is taken apart,
 * and OpenSSL and libcrypt are loaded, only there and only when somebody logs
 * in; never in a process that can become anyone. It is not trusted: its lines
 * are bounded and the caller checks what they say.
 *
 * Lines both ways, as password-check(8) has them. Neither direction has a
 * buffer that grows: what goes through was a password.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_PWCHECK_H
#define AUTH_PWCHECK_H

#include <stdbool.h>
#include <sys/types.h>

#include "auth/wire.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

#define PWCHECK_LINE_MAX WIRE_LINE_MAX
#define PWCHECK_TIMEOUT_MS 20000     /* its silence */
/* Whoever it runs as when we are root: nobody else's id, because processes of
 * one user can look into one another. */
#define PWCHECK_ID 65532

/* About 32 KB: for the heap. */
struct pwcheck {
	pid_t pid;                   /* -1: not running */
	int fd;
	size_t out_n;
	char out[WIRE_CAP];
	struct wire in;
};

/* One line from it. */
struct pwcheck_line {
	int code;                    /* its three digits */
	struct span text;            /* the rest, until the next call */
};

/* Start `program --serve` and `args` (NULL-terminated, or NULL) after it; `fd3`
 * is its descriptor 3, or -1. 0, or -1 with err ERR_TEMP; pwcheck_end is right
 * in either case. */
MUST_USE int pwcheck_start(struct pwcheck *c, const char *program,
    char *const *args, int fd3, struct err *err);

/* Add to what will be sent: a line of words with blanks between them, of which
 * pwcheck_put64 encodes the last. Nothing is sent before pwcheck_next. */
void pwcheck_put(struct pwcheck *c, const char *verb, struct span rest);
void pwcheck_put64(struct pwcheck *c, const char *verb, struct span bytes);

/* Send what was put, and read one line: 0, or -1 with err ERR_TEMP: it is gone,
 * silent for too long, or does not keep to the form. */
MUST_USE int pwcheck_next(struct pwcheck *c, struct pwcheck_line *line_out,
    struct err *err);

/* End it, wherever it is, and wipe. */
void pwcheck_end(struct pwcheck *c);

#endif
