/* gate - the rules of --rules in a session: what is known of the client, sender
 * and recipient goes in, a reply comes out. Without rules s->gate is NULL and
 * every call says "go on". Acts within the confined half; what needs more is
 * asked of the others (lookup.h, keeper.h).
 * SPDX-License-Identifier: ISC */
#ifndef GATE_GATE_H
#define GATE_GATE_H

#include "../session.h"
#include "rules/rulejudge.h"

#define GATE_HEADERS_MAX 16384

enum gate_end {
	GATE_GO_ON,              /* to what is checked as always */
	GATE_TAKE,               /* the recipient is taken unasked */
	GATE_DISCARD,
	GATE_REFUSE,             /* gate_speak says it */
};

struct gate {
	struct session *s;
	struct rulejudge judge;
	struct rulejudge_verdict verdict;
	struct ruleask ask;
	const struct address *sender, *recipient;    /* at hand, or NULL */
	struct buf headers;      /* fields for the message, with LF */
	bool hold, discard;      /* this transaction */
	size_t discarded;        /* recipients of it */
	struct buf fates;        /* LMTP: 'd' at the place of such a one */
	bool early, stop;        /* stop: do not act, only tell (--simulate) */
	int lookup;              /* socket, or -1 */
};

/* For a session whose settings have rules. */
void gate_open(struct session *s, int lookup);
void gate_close(struct session *s);
/* Another client, by XCLIENT. */
void gate_client(struct session *s);
/* A new transaction. */
void gate_reset(struct session *s);

enum gate_end gate_connect(struct session *s);
enum gate_end gate_helo(struct session *s, const char *helo);
enum gate_end gate_mail(struct session *s, const struct address *sender,
    uint64_t size);
enum gate_end gate_rcpt(struct session *s, const struct address *rcpt);
enum gate_end gate_data(struct session *s);
/* Say what was decided, and log it; the connection may end there. */
void gate_speak(struct session *s);
/* Fields for the top of the message; what the chain is told of holding. */
struct span gate_headers(const struct session *s);
bool gate_holds(const struct session *s);
/* LMTP: is this recipient of the envelope one that is discarded? */
bool gate_loses(const struct session *s, size_t i);
/* Have all recipients of this message been discarded? */
bool gate_discards(const struct session *s);

/* gateask.c: the asks of the judge. */
void gateask_init(struct gate *g);
/* What is known, for policy servers and programs: NAME=value NUL ... */
void gateask_facts(const struct gate *g, const struct rule *r,
    struct buf *out);

#endif
