/* rule - one line of a rules file (smtp-rules(7)) as data: an action, the
 * conditions that must all hold, words for the client. What the words of the
 * language are stands in two tables (rule.c); the parser, the judge and the
 * checks read those and know no word themselves.
 *
 *     at rcpt
 *     accept  network 10.0.0.0/8
 *     reject  helo localhost              "550 5.7.1 no"
 *     score 3 dnsbl zen.example.net=127.0.0.2..11
 *
 * SPDX-License-Identifier: ISC */
#ifndef RULES_RULE_H
#define RULES_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"
#include "base/span.h"
#include "conn/cidr.h"
#include "rules/ruledns.h"
#include "rules/rulelist.h"

#define RULE_FILE_MAX (4u << 20)
#define RULE_LINE_MAX 2000           /* bytes of a line */
#define RULE_RULES_MAX 5000
#define RULE_CONDITIONS_MAX 16       /* of one rule */
#define RULE_TEXT_MAX 300            /* bytes of the words for the client */
#define RULE_SCORE_MAX 1000000

/* When: each has its own rules, read in the order of the file. */
enum rule_stage {
	RULE_CONNECT,            /* before the greeting */
	RULE_HELO,
	RULE_MAIL,
	RULE_RCPT,               /* for each recipient; the usual one */
	RULE_DATA,               /* once, all recipients being known */
	RULE_STAGES
};

enum rule_act {
	RULE_ACCEPT,             /* no more rules; the recipient check
	                          * decides */
	RULE_RELAY,              /* and that is not asked: the recipient is
	                          * taken */
	RULE_REJECT, RULE_DEFER,
	RULE_DROP,               /* reject, and the connection ends */
	RULE_DISCARD,            /* say yes, deliver nothing, log it */
	RULE_HOLD,               /* accept, and the chain is told to hold it */
	RULE_GREYLIST,           /* defer who has not been seen before */
	RULE_POLICY, RULE_CHECK, RULE_MAP,       /* somebody else decides, or
	                                          * says "go on" */
	/* these go on with the next rule */
	RULE_SCORE, RULE_DELAY, RULE_HEADER, RULE_WARN,
	RULE_ACTS
};

enum rule_argument {
	RULE_NOTHING,
	RULE_NETWORKS,           /* prefixes with commas, or /a/file of them */
	RULE_NAMES,              /* host names, .suffixes, with a star */
	RULE_ADDRESSES,          /* addresses, @domains, <>, with a star */
	RULE_NUMBER, RULE_OCTETS, RULE_TIME,
	RULE_MAYBE_TIME,         /* when the next word is one */
	RULE_ZONE,               /* of a DNS list, zone=127.0.0.2..11 */
	RULE_RATE,               /* client 100/hour */
	RULE_TEXT,               /* a quoted one */
	RULE_TARGET,             /* unix:/path, host:port */
	RULE_PROGRAM,            /* /path */
	RULE_LOOKUP,             /* sender MAP */
};

enum rule_flag {
	RULE_WHO = 1,            /* names somebody: cannot be made up by a
	                          * client */
	RULE_WHERE = 2,          /* names destinations */
	RULE_ASKS_DNS = 4,
	RULE_COUNTS = 8,         /* needs the shared table */
	RULE_ENDS = 16,          /* an action that ends the reading */
	RULE_NO = 32,            /* one that says no, for now or ever */
};

struct rule_action {
	const char *name;
	enum rule_argument argument;
	unsigned flags;
};

enum rule_test {
	RULE_T_NETWORK, RULE_T_CLIENT_NAME, RULE_T_CLIENT_NAMELESS,
	RULE_T_CLIENT_UNCONFIRMED, RULE_T_PORT, RULE_T_EARLY, RULE_T_TLS,
	RULE_T_DNSBL, RULE_T_SCORE, RULE_T_RATE,
	RULE_T_HELO, RULE_T_HELO_BAD, RULE_T_HELO_LITERAL, RULE_T_HELO_MINE,
	RULE_T_HELO_UNRESOLVABLE, RULE_T_HELO_MISMATCH, RULE_T_HELO_LISTED,
	RULE_T_AUTHENTICATED, RULE_T_LOGIN,
	RULE_T_SENDER, RULE_T_SENDER_DOMAIN, RULE_T_SENDER_UNRESOLVABLE,
	RULE_T_SENDER_NULL_MX, RULE_T_SENDER_LISTED, RULE_T_SENDER_OWN,
	RULE_T_SIZE_OVER,
	RULE_T_RECIPIENT, RULE_T_RECIPIENT_DOMAIN, RULE_T_RECIPIENT_KNOWN,
	RULE_T_RECIPIENTS_OVER,
	RULE_TESTS
};

struct rule_word {
	const char *name;
	enum rule_argument argument;
	enum rule_stage from;    /* the first stage that knows it */
	unsigned flags;
	const char *no;          /* what a refusal says: "5.7.1 why" */
};

enum rule_rate_key {
	RULE_KEY_CLIENT, RULE_KEY_NETWORK, RULE_KEY_LOGIN, RULE_KEY_SENDER,
	RULE_KEY_SENDER_DOMAIN, RULE_KEY_RECIPIENT, RULE_KEY_ALL, RULE_KEYS
};

/* What a map is asked for. */
enum rule_lookup {
	RULE_BY_CLIENT, RULE_BY_NAME, RULE_BY_HELO, RULE_BY_SENDER,
	RULE_BY_RECIPIENT, RULE_BY_LOGIN,
	RULE_BY_RELOCATED,       /* whose values are new addresses */
	RULE_LOOKUPS
};

struct rule_lookup_row {
	const char *name;
	const char *fact;        /* of SMTPD_POLICY_README */
	enum rule_stage from;
};

struct rule_condition {
	enum rule_test test;
	bool negated;
	struct span text;        /* as it stands in the file, for people */
	struct cidr_list networks;
	struct rulelist list;
	struct ruledns_zone zone;
	enum rule_rate_key key;
	uint64_t number;         /* or the rate's limit */
	uint64_t window_ms;
};

struct rule {
	unsigned line;
	enum rule_stage stage;
	enum rule_act act;
	int64_t score;
	uint64_t time_ms;        /* of delay, greylist */
	struct span argument;    /* NUL-terminated: of header, policy, check,
	                          * map */
	enum rule_lookup lookup; /* of map */
	struct span text;        /* for the client, or empty */
	struct span notify;      /* a program to tell, NUL-terminated, or
	                          * empty */
	struct rule_condition *conditions;
	size_t n;
};

/* In the order of the enums. */
extern const struct rule_action rule_actions[RULE_ACTS];
extern const struct rule_word rule_words[RULE_TESTS];
extern const char *const rule_stages[RULE_STAGES];
extern const char *const rule_keys[RULE_KEYS];
extern const struct rule_lookup_row rule_lookups[RULE_LOOKUPS];

/* The flags of all that it is made of. */
unsigned rule_flags(const struct rule *r);

#endif
