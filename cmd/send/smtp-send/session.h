/* session - a conversation with one host, and what is known of it.
 *
 *     greet.c      greeting, EHLO, STARTTLS, AUTH
 *     transact.c   MAIL, RCPT, DATA, the message, its replies
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
	CAP_REQUIRETLS = 256
};

/* What a session came to. */
enum session_end {
	SESSION_DONE,            /* every recipient has its answer */
	SESSION_NEXT,            /* another host may do better */
	SESSION_CLEAR,           /* the handshake failed: the same host again,
	                          * without TLS */
};

struct message_facts {
	uint64_t size;           /* on the network */
	bool eight;
};

struct session {
	const struct settings *set;
	const struct envelope *envelope;
	const struct message_facts *message;
	struct report *report;
	struct connection c;
	unsigned caps;
	uint64_t max_size;       /* SIZE, 0: not said */
	bool tls;                /* it is encrypted */
	bool verified;           /* and the server is who it should be */
	const struct credentials *credentials;   /* or NULL */
	struct policy policy;
	const struct sts *sts;   /* MTA-STS, or NULL: not heeded */
	struct tlsrecord record; /* how TLS went */
	int broker;              /* starts TLS engines */
	const struct resolver *resolver;
	/* why this host was left: for the report when it was the last */
	char why[RESULT_TEXT_MAX];
	bool hard;               /* and no other attempt would do better */
	bool reached;            /* some host has been */
};

/* The whole conversation with one host. `plain`: do without TLS. */
enum session_end session_run(struct session *s, const struct host *host,
    bool by_mx, bool plain);

/* From greeting to AUTH: 1 go on, 0 leave this host, -1 as SESSION_CLEAR. */
int session_greet(struct session *s, bool plain);
/* Transactions until all recipients have an answer or the host is to be
 * left. */
enum session_end session_transact(struct session *s);
/* Note why, in the words of the last reply or of err. */
void session_why(struct session *s, const struct err *err);
/* Words of the last reply. */
void session_words(const struct session *s, struct buf *out);

#endif
