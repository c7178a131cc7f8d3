/* rulejudge - what the rules say of one client, sender, recipient. What needs
 * more than is known is asked through struct ruleask, and only when the rule
 * before has not decided; what was asked of DNS is remembered for the session.
 *
 * A condition holds, does not, or cannot be told (DNS does not answer, the
 * table is locked). Then: a refusal becomes "try later"; of anything else the
 * rule is passed over. A list in DNS that does not answer does not list.
 * SPDX-License-Identifier: ISC */
#ifndef RULES_RULEJUDGE_H
#define RULES_RULEJUDGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "rules/ruledns.h"
#include "rules/rulefile.h"
#include "rules/rulereply.h"

#define RULEJUDGE_DNS_MAX 100        /* questions of one session */
#define RULEJUDGE_VALUE_MAX 200

/* What is known so far; a span without bytes: nothing. */
struct rulejudge_facts {
	struct span client, name, local, hostname;
	uint64_t port;
	bool early, tls;
	struct span helo, login, sender, recipient;
	uint64_t size, recipients;
};

struct rulejudge_asked {
	struct ruledns_question q;
	struct ruledns_answer a;
};

struct ruleask {
	void *arg;
	/* n questions, at most RULEDNS_AT_ONCE, at the same time. */
	void (*dns)(void *arg, struct rulejudge_asked *asked, size_t n);
	/* Count one more for `key` of this condition: 1 over the limit, 0 not,
	 * -1 nobody knows; *first when it is the first one over. */
	int (*rate)(void *arg, const struct rule *r, size_t condition,
	    struct span key, bool *first);
	/* Has this triplet, or its network, come before? 1 yes, 0 too early,
	 * -1 nobody knows. */
	int (*greylist)(void *arg, const struct rule *r,
	    const struct rulejudge_facts *f);
	/* What a policy server, a program says. */
	void (*other)(void *arg, const struct rule *r,
	    const struct rulejudge_facts *f, struct rulereply *reply);
	/* Is the recipient taken here, is the sender the login's own? 1, 0,
	 * -1. */
	int (*known)(void *arg);
	int (*own)(void *arg);
	void (*delay)(void *arg, uint64_t ms);
	void (*header)(void *arg, struct span field);
	void (*notify)(void *arg, const struct rule *r,
	    const struct rulejudge_facts *f);
	/* A rule that was looked at, and what was seen (-e). */
	void (*explain)(void *arg, const struct rule *r, const char *outcome,
	    struct span seen);
	void (*trouble)(void *arg, const struct rule *r, struct span what);
};

enum rulejudge_name {
	RULEJUDGE_UNASKED, RULEJUDGE_NAMELESS, RULEJUDGE_UNCONFIRMED,
	RULEJUDGE_CONFIRMED, RULEJUDGE_UNSURE
};

struct rulejudge {
	const struct rulefile *file;
	const struct ruleask *ask;
	struct rulejudge_facts f;
	int64_t scores[RULE_STAGES];
	enum rulejudge_name named;
	char name[RULEDNS_NAME_MAX + 1];
	struct rulejudge_asked *asked;
	size_t n_asked, cap_asked;
	bool later;                  /* a policy server said DEFER_IF_PERMIT, */
	struct rulereply later_reply;        /* in these words */
	const struct rule *later_rule;
	/* of the rule at hand */
	struct buf seen;             /* for -e */
	char list[RULEDNS_NAME_MAX + 1];     /* in DNS, that has it */
	bool first_over;
};

struct rulejudge_verdict {
	enum rule_act act;           /* RULE_ACCEPT when no rule decided */
	const struct rule *rule;     /* which did, or NULL */
	int code;                    /* of a refusal, with `text`: "5.7.1
	                              * why" */
	char text[RULE_TEXT_MAX * 2];
};

void rulejudge_init(struct rulejudge *j, const struct rulefile *file,
    const struct ruleask *ask);
void rulejudge_done(struct rulejudge *j);
/* The client is another one now: what was asked of it is forgotten. */
void rulejudge_forget_client(struct rulejudge *j);
/* Read the rules of this stage, with j->f as it is. */
void rulejudge_run(struct rulejudge *j, enum rule_stage stage,
    struct rulejudge_verdict *v);

/* ruletest.c: one condition. */
enum ruletest_truth { RULETEST_NO, RULETEST_YES, RULETEST_UNSURE };
enum ruletest_truth ruletest(struct rulejudge *j, const struct rule *r,
    size_t condition);
/* What is counted under. */
struct span ruletest_key(const struct rulejudge_facts *f,
    enum rule_rate_key key);
struct span ruletest_domain(struct span address);

#endif
