/* err - what went wrong, told once where it is discovered and passed up
 * untouched. The edge of a program turns the kind into an exit code or a reply.
 * SPDX-License-Identifier: ISC */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include "base/attr.h"

enum err_kind {
	ERR_NONE,
	ERR_TEMP,       /* ours or passing: try again later */
	ERR_PERM,       /* refused for good, by rule */
	ERR_DATA,       /* the message or the peer's bytes are wrong */
	ERR_LIMIT,      /* one of our limits was reached */
	ERR_PROTO,      /* the other side broke the protocol or went away */
	ERR_USAGE,      /* the command line or a configuration file is wrong */
};

struct err {
	enum err_kind kind;
	int sys;                 /* errno, or 0 */
	char text[200];          /* one line, no LF; a longer one ends in
	                          * "..." */
};

#define ERR_INIT ((struct err){ ERR_NONE, 0, "" })

/* Fill *e (which may be NULL) and return -1, so that `return err_set(...)`
 * reads as what it does. Control characters become '?'. */
int err_set(struct err *e, enum err_kind kind, const char *format, ...)
    PRINTF(3, 4);
/* The same with ERR_TEMP, errno kept and ": " and its text added. */
int err_sys(struct err *e, const char *format, ...) PRINTF(2, 3);

/* clang's analyzer sees one file at a time and must be told that it is -1. */
#ifdef __clang_analyzer__
static inline int
err_minus_one(int r)
{
	return (void)r, -1;
}
#define err_set(...) err_minus_one(err_set(__VA_ARGS__))
#define err_sys(...) err_minus_one(err_sys(__VA_ARGS__))
#endif

#endif
