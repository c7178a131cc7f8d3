/* session - a conversation with one host, and what is known of it.
 *
 *     greet.c          greeting, EHLO, STARTTLS
 *     authenticate.c   AUTH
 *     transact.c       MAIL, RCPT, DATA, the message, its replies
 *
 * SPDX-License-Identifier: ISC */
#ifndef SESSION_H
#define SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "connection.h"
#include "credentials.h"
#include "policy.h"
#include "report.h"
#include "settings.h"
#include "sts.h"
#include "tlsrecord.h"

/* What the server offers (EHLO). */
enum capability {
	CAP_PIPELINING = 1, CAP_SIZE = 2, CAP_8BITMIME = 4, CAP_SMTPUTF8 = 8,
	CAP_DSN = 16, CAP_STARTTLS = 32, CAP_PLAIN = 64, CAP_LOGIN = 128,
	CAP_REQUIRETLS = 256, CAP_CHUNKING = 512
};

/* What a session came to. */
enum session_end {
	SESSION_DONE,            /* every recipient has its answer */
	SESSION_NEXT,            /* another host may do better */
	SESSION_AGAIN,           /* the same host again, for the rest */
	SESSION_CLEAR,           /* the handshake failed: the same host again,
	                          * without TLS */
};

struct message_facts {
	uint64_t size;           /* on the network */
	bool eight;
	bool eight_header;       /* the header is not ASCII */
	bool tls_not_required;   /* TLS-Required: No (RFC 8689 5) */
};

struct session {
	const struct settings *set;
	const struct option_list *source;    /* to send from */
	const char *hostname;                /* our name */
	const struct envelope *envelope;
	const struct message_facts *message;
	struct report *report;
	struct connection c;
	unsigned caps;
	uint64_t max_size;       /* SIZE, 0: not said */
	uint64_t mail_max, rcpt_max, domain_max;     /* LIMITS; 0: not said */
	bool chunks;             /* BDAT instead of DATA */
	bool open;               /* and can take another message */
	size_t mails;            /* transactions it has had */
	bool dirty;              /* the last one was not brought to its end */
	bool again;              /* it has had another message before this
	                          * one */
	bool tls;                /* it is encrypted */
	bool verified;           /* and the server is who it should be */
	const struct credentials *credentials;   /* or NULL */
	struct policy policy;
	bool by_mx;              /* the DNS named the host */
	const struct sts *sts;   /* MTA-STS, or NULL: not heeded */
	struct tlsrecord record; /* how TLS went */
	int broker;              /* starts TLS engines */
	const struct resolver *resolver;
	/* why this host was left: for the report when it was the last */
	char why[RESULT_TEXT_MAX];
	bool hard;               /* and no other attempt would do better */
	bool reached;            /* some host has been */
};

/* A conversation with one host, up to the last reply that matters; it stays
 * open when it can take more. `plain`: do without TLS. */
enum session_end session_run(struct session *s, const struct host *host,
    bool by_mx, bool plain);

/* Can it take another message? May it have another transaction (MAILMAX)? */
bool session_is_open(const struct session *s);
bool session_has_mails_left(const struct session *s);
/* Another message over the open connection, which is closed unless it can take
 * more: who has no answer then is to be tried anew. */
void session_again(struct session *s);
/* QUIT, whose answer changes nothing. */
void session_leave(struct session *s);

/* From greeting to AUTH: 1 go on, 0 leave this host, -1 as SESSION_CLEAR. */
int session_greet(struct session *s, bool plain);
/* The end of that: AUTH, where it is wanted. 1 or 0. */
int session_authenticate(struct session *s);
/* Transactions until all recipients have an answer or the host is to be
 * left. */
enum session_end session_transact(struct session *s);
/* Note why, in the words of the last reply or of err. */
void session_why(struct session *s, const struct err *err);
/* Words of the last reply. */
void session_words(const struct session *s, struct buf *out);

#endif
