/* session - POP3's TRANSACTION and UPDATE states (RFC 1939 5 and 6).
 * SPDX-License-Identifier: ISC */
#ifndef SESSION_H
#define SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "drop.h"
#include "io/rd.h"
#include "io/wr.h"
#include "pop3/popcapa.h"

#define SESSION_LINE_MAX 512         /* RFC 2449 4 says 255 */
#define SESSION_BAD_MAX 20           /* commands not understood, in a row */
#define SESSION_LOGOUT_FORMAT \
	"top=%t/%p, retr=%r/%b, del=%d/%m, size=%s"

struct session_options {
	struct drop_options drop;
	bool last;                   /* LAST is known */
	bool no_nuls, end_header;    /* pop3/popdot.h */
	const char *logout_format;
	struct popcapa capa;         /* what is announced */
};

/* What the log tells at the end, as Dovecot's pop3_logout_format names it. */
struct session_counts {
	uint64_t top_n, top_bytes, retr_n, retr_bytes, deleted, messages, size,
	    in, out;
};

struct session {
	const struct session_options *opt;
	struct rd rd;
	struct wr wr;
	enum rd_eol eol;             /* EOL_LF, CR tolerated: by hand */
	struct drop drop;
	struct span user;            /* for the log; may be empty */
	struct session_counts counts;
	size_t last;                 /* the highest number accessed */
	unsigned bad;
	bool quit, failed;
	struct err *err;
};

/* rd and wr are the caller's to open, after this. */
void session_init(struct session *s, const struct session_options *opt,
    struct tree *tree, struct err *err);
/* Open the maildrop, which answers PASS or greets, and talk until QUIT or the
 * end: 0, or -1 with err. What happened has been logged. */
MUST_USE int session_run(struct session *s);
void session_done(struct session *s);

/* The answer to PASS when it does not come to session_run: there is no maildrop
 * to be had, another session has it, or this one comes too soon. */
void session_unavailable(struct session *s);
void session_in_use(struct session *s);
void session_too_soon(struct session *s);

/* Is it a format of known counters? 0, or -1 with err (ERR_USAGE). */
MUST_USE int session_check_format(const char *format, struct err *err);

#endif
