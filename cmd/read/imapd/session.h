/* session - one IMAP client after login: what it has sent, what it is told, the
 * mailboxes it may open. The rooms of imapd share this struct and know one
 * another through it; a command is a function of it and of its arguments.
 * SPDX-License-Identifier: ISC */
#ifndef SESSION_H
#define SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "access.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/option.h"
#include "base/pool.h"
#include "events.h"
#include "imap/args.h"
#include "imap/frame.h"
#include "io/deflate.h"
#include "io/rd.h"
#include "io/wr.h"
#include "maildir/attributes.h"
#include "maildir/autobox.h"
#include "mime/charset.h"
#include "mime/words.h"
#include "place.h"
#include "reply.h"
#include "textindex.h"
#include "view.h"

#define SESSION_BAD_MAX 20           /* wrong commands in a row, then BYE */
#define SESSION_RESPONSE_MAX (64u << 20)   /* bytes of one response's buffer */

struct settings {
	const char *maildir;
	uint64_t idle_timeout;           /* ms without a command */
	uint64_t line_max;               /* bytes of a command */
	uint64_t append_max;             /* bytes of a message */
	bool search_index;
	uint64_t progress_interval;      /* ms between two INPROGRESS */
	bool set_quota;                  /* clients may SETQUOTA */
	bool literal_minus;              /* LITERAL- instead of LITERAL+ */
	const char *capability;          /* "+X -Y", or all of it */
	const char *workaround_names;
	unsigned workarounds;            /* enum workaround */
	bool acl, acl_anyone;            /* namespaces.h */
	const char *acl_file;
	struct option_list public;
	const char *shared, *shared_dict;
	const char *create_mailboxes, *subscribe_mailboxes;
	const char *server_admin, *server_comment;   /* METADATA's, or NULL */
	uint64_t metadata_max;           /* bytes of a user's entries */
	uint64_t entries_max;            /* of one mailbox */
	const char *layout;              /* maildir/layout.h; NULL: the
	                                  * account's */
	const char *logout_format;       /* events.h */
	bool log_events;
	const char *separator;           /* "." or "/"; NULL: the layout's */
	const char *lazy_expunge;        /* mailbox for what is expunged; NULL:
	                                  * none */
	bool nfs;                        /* other hosts use the Maildir */
};

struct append;
struct metadata;
struct notify;

/* What some clients need, by the names that Dovecot gives it; imapd(8) says
 * which clients. */
enum workaround {
	WORKAROUND_DELAY_NEWMAIL = 1,
	WORKAROUND_TB_EXTRA_MAILBOX_SEP = 2,
	WORKAROUND_TB_LSUB_FLAGS = 4,
};

/* What the client has switched on (RFC 5161). */
enum session_enabled {
	ENABLED_CONDSTORE = 1,           /* RFC 7162 */
	ENABLED_QRESYNC = 2,
	ENABLED_REV2 = 4,                /* RFC 9051 */
	ENABLED_UTF8 = 8,                /* RFC 6855 */
	ENABLED_NAMES_UTF8 = 16,         /* by either of them */
	ENABLED_UIDONLY = 32,            /* RFC 9586 */
	ENABLED_METADATA = 64,           /* RFC 5464 */
	ENABLED_METADATA_SERVER = 128,
};

struct session {
	const struct settings *set;
	struct rd in;
	struct wr out;
	struct frame frame;
	struct spaces spaces;            /* the mailboxes there are: place.h */
	struct access access;            /* and what may be done there */
	struct attributes attributes;    /* one's own METADATA, as last seen */
	struct autoboxes autoboxes;      /* that every user is to have */
	struct view view;
	struct words words;
	struct charset_usual charsets;
	struct textindex textindex;
	struct pool pool;                /* of the command at work */
	struct buf text;                 /* a response being put together */
	struct buf code;                 /* response code of the tagged reply */
	struct err err;                  /* what a command failed with */
	struct deflate *deflate;         /* COMPRESS is in force, or NULL */
	bool compress;                   /* it begins after this reply */
	struct append *append;           /* APPEND under way, or NULL */
	struct notify *notify;           /* NOTIFY was used, or NULL */
	struct metadata *metadata;       /* changes of entries are told, or
	                                  * NULL */
	struct events_counts counts;     /* for the log */
	unsigned enabled;                /* enum session_enabled */
	bool sets_quota;                 /* SETQUOTA is for this user */
	bool uid;                        /* the command came as UID command */
	bool ending;
	int again_fd;                    /* for UNAUTHENTICATE (auth/again.h);
					  * -1 */
	bool gives_back;                 /* it was successful */
	unsigned bad;                    /* wrong commands in a row */
	const char *reason;              /* why it ended, for the log */
};

/* fds 0 and 1 are the client's. Then the caller opens the
 * namespaces. */
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
