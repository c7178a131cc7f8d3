/* ask - the asking side of the authentication conversation
 * (auth-conversation(7)): commands and replies as lines over the Unix socket
 * AUTH_FD. Lines end in LF; a reply is that of SMTP, three digits, "-" while
 * more lines follow, text.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_ASK_H
#define AUTH_ASK_H

#include "auth/account.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "io/rd.h"
#include "io/wr.h"

#define ASK_LINE_MAX 12288           /* RFC 4954 4: base64 lines of 12288 */
#define ASK_REPLY_MAX 65536          /* all lines of one reply */
#define ASK_TIMEOUT_MS 60000         /* silence of the authenticator */

struct ask {
	int fd;
	struct rd rd;
	struct wr wr;
};

struct ask_reply {
	int code;                        /* 200 to 599 */
	struct buf text;                 /* lines without codes, LF between
					  * them */
};

/* The descriptor that AUTH_FD names when it is an open socket, or -1. */
int ask_fd_from_environment(void);

void ask_init(struct ask *a, int fd);
void ask_done(struct ask *a);
void ask_reply_init(struct ask_reply *r);
void ask_reply_done(struct ask_reply *r);

/* Send `line` and read the reply to it: 0, or -1 with err. AUTH and its
 * responses, APOP and CAPA go this way. `line` must hold no CR, LF or NUL
 * (ERR_DATA). */
MUST_USE int ask_command(struct ask *a, struct span line,
    struct ask_reply *reply, struct err *err);

/* VRFY: 1 the user may get mail and *account (or NULL) is filled; 0 refused,
 * by the code and text of *reply (550 unknown, 552 full, ...); -1 with err for
 * anything that is not certain. */
MUST_USE int ask_vrfy(struct ask *a, struct span address,
    struct account *account, struct ask_reply *reply, struct err *err);

/* RCPT: the same, and 0 with 552 5.2.2 when the mailbox is full. An
 * authenticator that does not know it is asked VRFY. */
MUST_USE int ask_rcpt(struct ask *a, struct span address,
    struct account *account, struct ask_reply *reply, struct err *err);

/* START: give the connection away, with the bytes already read from the client;
 * `tls` when it has been upgraded by STARTTLS (descriptors SSLREADFD and
 * SSLWRITEFD). 0, after which the caller must exit, or -1 with err. */
MUST_USE int ask_start(struct ask *a, bool tls, struct span unread,
    struct err *err);

/* DELIVER: have one message delivered to `address` by the authenticator's
 * delivery chain, as that user. envelope_fd holds NAME=value lines for its
 * environment (SENDER RECIPIENT ORIGINAL_RECIPIENT LOCAL DOMAIN EXTENSION
 * QUEUE_ID). 0 and the reply: 250 delivered, 4yz or 5yz with enhanced code;
 * -1 with err. */
MUST_USE int ask_deliver(struct ask *a, struct span address, int message_fd,
    int envelope_fd, struct ask_reply *reply, struct err *err);

/* Its halves, for commands that are answered more than once. Send `verb` and
 * `arg` ("": none) with two descriptors; read the next reply. 0, or -1 with
 * err. */
MUST_USE int ask_send(struct ask *a, const char *verb, struct span arg,
    const int fds[2], struct err *err);
MUST_USE int ask_more(struct ask *a, struct ask_reply *reply,
    struct err *err);

#endif
