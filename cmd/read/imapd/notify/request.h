/* request - what a NOTIFY SET command asks for (RFC 5465 8): groups of
 * mailboxes, each with the events it is to be told of.
 * SPDX-License-Identifier: ISC */
#ifndef NOTIFY_REQUEST_H
#define NOTIFY_REQUEST_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/pool.h"
#include "base/span.h"
#include "imap/args.h"

struct session;
struct listed;

#define REQUEST_GROUPS_MAX 100

enum request_event {
	EVENT_NEW = 1, EVENT_EXPUNGE = 2, EVENT_FLAGS = 4,
	EVENT_MESSAGES = 7,              /* those three */
	EVENT_NAME = 8, EVENT_SUBSCRIPTION = 16,
	EVENT_METADATA = 32, EVENT_SERVER = 64,      /* of mailboxes; of none */
};

enum request_which {
	WHICH_SELECTED, WHICH_DELAYED, WHICH_INBOXES, WHICH_PERSONAL,
	WHICH_SUBSCRIBED, WHICH_SUBTREE, WHICH_MAILBOXES,
	WHICH_SUBTREE_ONE,               /* of ESEARCH alone (RFC 7377) */
};

struct request_group {
	enum request_which which;
	unsigned events;
	struct span *names;              /* of SUBTREE and MAILBOXES */
	size_t n;
};

struct request {
	struct pool pool;                /* everything lives here */
	bool status;                     /* STATUS of each now */
	bool has_selected, delayed;
	unsigned selected;               /* events of the selected mailbox */
	struct span items;               /* to FETCH of new ones, or p NULL */
	struct request_group *groups;    /* of the other mailboxes */
	size_t n;
	unsigned events;                 /* of all of them */
};

enum request_fault {
	REQUEST_GOOD,
	REQUEST_BAD,                     /* args->fault says why */
	REQUEST_EVENT,                   /* an event that is not known */
};

void request_init(struct request *r);
void request_done(struct request *r);
/* What follows "SET". */
enum request_fault request_parse(struct session *s, struct request *r,
    struct args *args);
/* filter-mailboxes: g->which and g->names, in r's pool. 0, or -1. */
MUST_USE int request_which(struct session *s, struct request *r,
    struct args *args, struct request_group *g);
/* Is the mailbox one of them? SELECTED covers none. */
bool request_covers(struct session *s, const struct request_group *g,
    const struct listed *m);
/* Which events are asked for of that mailbox? */
unsigned request_events(struct session *s, const struct request *r,
    const struct listed *m);

#endif
