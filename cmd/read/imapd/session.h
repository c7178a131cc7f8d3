/* session - one IMAP client after login: what it has sent, what it is told, the
 * mailboxes it may open. The rooms of imapd share this struct and know one
 * another through it; a command is a function of it and of its arguments.
 * SPDX-License-Identifier: ISC */
#ifndef SESSION_H
#define SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/pool.h"
#include "imap/args.h"
#include "imap/frame.h"
#include "io/deflate.h"
#include "io/rd.h"
#include "io/wr.h"
#include "maildir/quota.h"
#include "maildir/tree.h"
#include "mime/charset.h"
#include "mime/words.h"
#include "reply.h"
#include "view.h"

#define SESSION_BAD_MAX 20           /* wrong commands in a row, then BYE */
#define SESSION_RESPONSE_MAX (64u << 20)   /* bytes of one response's buffer */

struct settings {
	const char *maildir;
	uint64_t idle_timeout;           /* ms without a command */
	uint64_t line_max;               /* bytes of a command */
	uint64_t append_max;             /* bytes of a message */
};

struct append;

/* What the client has switched on (RFC 5161). */
enum session_enabled {
	ENABLED_CONDSTORE = 1,           /* RFC 7162 */
	ENABLED_QRESYNC = 2,
	ENABLED_REV2 = 4,                /* RFC 9051 */
	ENABLED_UTF8 = 8,                /* RFC 6855 */
	ENABLED_NAMES_UTF8 = 16,         /* by either of them */
};

struct session {
	const struct settings *set;
	struct rd in;
	struct wr out;
	struct frame frame;
	struct tree tree;
	struct quota quota;              /* the tree's */
	struct view view;
	struct words words;
	struct charset_usual charsets;
	struct pool pool;                /* of the command at work */
	struct buf text;                 /* a response being put together */
	struct buf code;                 /* response code of the tagged reply */
	struct err err;                  /* what a command failed with */
	struct deflate *deflate;         /* COMPRESS is in force, or NULL */
	bool compress;                   /* it begins after this reply */
	struct append *append;           /* APPEND under way, or NULL */
	unsigned enabled;                /* enum session_enabled */
	bool uid;                        /* the command came as UID command */
	bool ending;
	unsigned bad;                    /* wrong commands in a row */
	const char *reason;              /* why it ended, for the log */
};

/* fds 0 and 1 are the client's. The tree is open. */
void session_init(struct session *s, const struct settings *set);
void session_done(struct session *s);
/* Serve until the client goes; `greet` when no login program did. */
void session_run(struct session *s, bool greet);

/* Instead of session_run, after a login: the client is told and the reason
 * kept for the log. */
void session_unavailable(struct session *s, const char *reason);

/* Write s->text as it is and empty it. */
void session_say(struct session *s);

#endif
