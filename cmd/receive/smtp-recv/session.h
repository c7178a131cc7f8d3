/* session - one client, from the greeting to the last reply.
 * SPDX-License-Identifier: ISC */
#ifndef SMTP_RECV_SESSION_H
#define SMTP_RECV_SESSION_H

#include "auth/ask.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/log.h"
#include "conn/cidr.h"
#include "direct.h"
#include "io/rd.h"
#include "io/wr.h"
#include "options.h"
#include "smtp/command.h"
#include "smtp/envelope.h"
#include "smtp/reply.h"
#include "recipients.h"
#include "soft.h"

#define SESSION_USER_MAX 255
#define SESSION_FACTS_MAX 8192

enum session_state {
	ST_START = 1,            /* nothing said yet, or TLS just begun */
	ST_READY = 2,            /* greeted, no transaction */
	ST_MAIL = 4,             /* after MAIL */
	ST_BDAT = 8,             /* between chunks, or after one that was
				  * refused */
	ST_ANY = 15,
};

struct intake;
struct gate;

/* Who the client is by the word of a trusted peer (xclient.c). Empty: not
 * known. */
struct xclient {
	bool used;
	char name[COMMAND_HELO_MAX + 1], helo[COMMAND_HELO_MAX + 1];
	char ip[CIDR_TEXT_MAX], local_ip[CIDR_TEXT_MAX];
	char port[8], local_port[8];
	enum { XCLIENT_UNSAID, XCLIENT_SMTP, XCLIENT_ESMTP } proto;
	char login[SESSION_USER_MAX + 1];
};

struct session {
	const struct settings *opt;
	struct rd rd;
	struct wr wr;
	struct soft soft;                /* what softens its replies */
	struct ask ask;
	bool can_ask;            /* there is an authenticator, and in step */
	int runner;
	struct recipients recipients;
	const char *remote_ip, *remote_name;     /* NULL: not known */
	struct xclient xclient;

	/* STARTTLS (UCSPI-TLS) */
	int tls_ctl, tls_read, tls_write;        /* -1: cannot be offered */
	bool tls;
	struct buf facts;        /* NAME=value NUL ..., of our own handshake */
	const char *tls_protocol, *tls_cipher;

	/* what the client has said */
	enum session_state state;
	char helo[COMMAND_HELO_MAX + 1];
	bool extended;           /* EHLO or LHLO */
	bool utf8;               /* this transaction asked for SMTPUTF8 */
	char user[SESSION_USER_MAX + 1];         /* "": not authenticated */
	char method[40];         /* by which mechanism, or "" */
	struct buf mechanisms;   /* words with blanks between */
	bool asked_capa;
	struct envelope envelope;
	struct direct direct;    /* its recipients */
	char queue_id[40];
	struct gate *gate;       /* --rules, or NULL */
	struct intake *chunks;   /* in ST_BDAT; NULL: refused, RSET is
				  * awaited */

	uint64_t errors, junk, messages, rcpts_refused;
	const char *closing;     /* why the session ends, or NULL */
	struct span detail;      /* for the "%" of the reply being returned */
	char number[24];         /* a number for it */
	struct err err;
};

/* The whole of it, from the environment and descriptors 0 and 1. Confines the
 * process. Returns the exit code. */
int session_run(const struct settings *opt, int auth_fd, int runner,
    int lookup);

/* Its parts: nothing said, nothing known but what the environment says. */
void session_begin(struct session *s, const struct settings *opt, int auth_fd,
    int runner, int lookup);
void session_end(struct session *s);

/* Say it, and count it when it is the client's fault. */
void session_reply(struct session *s, enum reply id);
/* With --soft-bounce, have the replies that s->wr gets softened. */
void session_soften(struct session *s);
void session_words(struct session *s, int code, struct span words);
/* The client was told no: when it was often, this is the end. */
void session_error(struct session *s);
/* Make a number the detail. */
void session_number(struct session *s, uint64_t n);
void session_greet(struct session *s);
/* No transaction: after RSET, EHLO, a message. */
void session_reset(struct session *s);
/* A read failed or nothing more came: why the session ends. */
void session_lost(struct session *s, int got);
bool session_has_user(const struct session *s);
/* A command to the authenticator: 0 or -1, after which it is not asked
 * again. */
MUST_USE int session_ask(struct session *s, struct span line,
    struct ask_reply *reply);
/* Is mail for this address taken here; is this sender the user's own? 1, 0, -1
 * nobody knows. Nothing is said to the client. */
int session_knows(struct session *s, const struct address *a);
int session_owns(struct session *s, const struct address *a);
/* A fact of TLS, SSL_CIPHER and the like: of our own handshake, or of who made
 * it before us; NULL: there is none. */
const char *session_tls_fact(const struct session *s, const char *name);
/* With which protocol, for Received and SMTP_PROTOCOL (RFC 3848, RFC 6531). */
void session_protocol(const struct session *s, struct buf *out);

/* The commands: commands.c, auth.c, tls.c, data.c, chunk.c. */
enum reply cmd_helo(struct session *s, struct span arg);
enum reply cmd_ehlo(struct session *s, struct span arg);
enum reply cmd_mail(struct session *s, struct span arg);
enum reply cmd_rcpt(struct session *s, struct span arg);
enum reply cmd_rset(struct session *s, struct span arg);
enum reply cmd_noop(struct session *s, struct span arg);
enum reply cmd_help(struct session *s, struct span arg);
enum reply cmd_vrfy(struct session *s, struct span arg);
enum reply cmd_expn(struct session *s, struct span arg);
enum reply cmd_quit(struct session *s, struct span arg);
enum reply cmd_etrn(struct session *s, struct span arg);
enum reply cmd_foreign(struct session *s, struct span arg);
enum reply cmd_auth(struct session *s, struct span arg);
enum reply cmd_starttls(struct session *s, struct span arg);
enum reply cmd_data(struct session *s, struct span arg);
enum reply cmd_bdat(struct session *s, struct span arg);
enum reply cmd_xclient(struct session *s, struct span arg);

/* The words for the EHLO reply; nothing when AUTH is not offered now. */
void auth_offer(struct session *s, struct buf *out);
void etrn_offer(struct session *s, struct buf *out);
void xclient_offer(struct session *s, struct buf *out);
void tls_find(struct session *s);
bool tls_offered(const struct session *s);
/* Run the chain over the message and reply, once per recipient for LMTP. */
void deliver(struct session *s, int message_fd, uint64_t size);

#endif
