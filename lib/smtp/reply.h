/* reply - everything an SMTP server says, as rows of code, enhanced status
 * (RFC 3463, 2034) and text; nobody else spells "550 5.7.1".
 * A "%" in a text stands for the detail, in which control characters and
 * non-ASCII bytes become "?". No line is longer than REPLY_LINE_MAX.
 * SPDX-License-Identifier: ISC */
#ifndef SMTP_REPLY_H
#define SMTP_REPLY_H

#include "base/span.h"
#include "io/wr.h"

#define REPLY_LINE_MAX 510           /* without CRLF (RFC 5321 4.5.3.1.5) */

enum reply {
	REPLY_NONE,              /* the handler has spoken itself */
	REPLY_GREETING,
	REPLY_BYE,
	REPLY_OK,
	REPLY_SENDER_OK,
	REPLY_RCPT_OK,
	REPLY_CHUNK_OK,
	REPLY_ACCEPTED,
	REPLY_RCPT_ACCEPTED,
	REPLY_HELO,
	REPLY_HELP,
	REPLY_VRFY,
	REPLY_START_TLS,
	REPLY_AUTH_OK,
	REPLY_CHALLENGE,
	REPLY_GO_AHEAD,
	/* ours, or passing */
	REPLY_TIMEOUT,
	REPLY_SHUTDOWN,
	REPLY_TOO_MANY_CONNECTIONS,
	REPLY_TOO_MANY_ERRORS,
	REPLY_TOO_MUCH_JUNK,
	REPLY_TOO_SLOW,
	REPLY_TEMPORARY,
	REPLY_NO_CHECK,
	REPLY_CHECK_LATER,
	REPLY_NO_SPACE,
	REPLY_TOO_MANY_RCPTS,
	REPLY_AUTH_LATER,
	REPLY_TLS_LATER,
	/* the client's words */
	REPLY_UNKNOWN_COMMAND,
	REPLY_LONG_LINE,
	REPLY_BARE_LINE,
	REPLY_BAD_BYTES,
	REPLY_BAD_ARGUMENT,
	REPLY_NO_ARGUMENT,
	REPLY_BAD_HELO,
	REPLY_BAD_PARAM,
	REPLY_UNKNOWN_PARAM,
	REPLY_NOT_IMPLEMENTED,
	REPLY_NO_EXPN,
	REPLY_NEED_HELO,
	REPLY_BAD_SEQUENCE,
	REPLY_NO_RCPTS,
	REPLY_PIPELINED_TLS,
	REPLY_NOT_SMTP,
	/* by rule */
	REPLY_NEED_UTF8,
	REPLY_NEED_TLS,
	REPLY_NEED_AUTH,
	REPLY_AUTH_NEEDS_TLS,
	REPLY_AUTH_FAILED,
	REPLY_AUTH_UNKNOWN,
	REPLY_AUTH_CANCELLED,
	REPLY_AUTH_LONG,
	REPLY_NO_SUCH_USER,
	REPLY_TOO_LARGE,
	REPLY_TOO_LARGE_CLOSING,
	REPLY_LOOP,
	REPLY_LONG_TEXT_LINE,
	REPLY_BARE_LF,
	REPLY_BARE_CR,
	REPLY_NUL,
	REPLY_NOT_YOURS,
	REPLY_XCLIENT_DENIED,
	REPLY_NO_PERM,
	REPLY_REFUSED,
	REPLY_N
};

/* The three digits. */
int reply_code(enum reply id);
/* The reply as one line. */
void reply_put(struct wr *w, enum reply id, struct span detail);
/* One that others have worded: `words` begins with an enhanced status code
 * ("5.7.1 no thanks"). */
void reply_put_words(struct wr *w, int code, struct span words);

/* The code that goes with an enhanced status of class 4 or 5. */
int reply_code_for(struct span status);

#endif
