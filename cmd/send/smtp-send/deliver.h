/* deliver - what is settled before anybody is spoken to: options, files,
 * envelope, credentials; and the two halves (errand.h, broker.h).
 * SPDX-License-Identifier: ISC */
#ifndef DELIVER_H
#define DELIVER_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "credentials.h"
#include "hosts.h"
#include "queue/nextjob.h"
#include "session.h"
#include "settings.h"

#define DELIVER_ENVELOPE_FD 3
#define DELIVER_POLICY_MAX (1u << 20)

struct deliver {
	struct settings *set;
	struct resolver resolver;
	struct target target;        /* of --relay */
	struct credentials *credentials;     /* or NULL */
	struct buf policies;         /* the TLS policy file */
	struct buf sources;          /* --source-file */
	struct policy policy;        /* where it says nothing */
	struct envelope envelope;    /* of the first message */
	char hostname[256];
	int sts_dir, record_fd;      /* or -1 */
	bool reuse;                  /* there may be more messages, */
	int next;                    /* which the session asks for there, or
	                              * -1 */
};

/* Settle the options and read the files: 0, or -1 with err. */
MUST_USE int deliver_prepare(struct deliver *d, struct settings *set,
    const char *dns_server, struct err *err);
/* Take envelope and message; the message becomes descriptor 0: 0 or -1. */
MUST_USE int deliver_take(struct deliver *d, bool has_envelope,
    struct err *err);
/* Go on with another message: 0 or -1 with err. */
MUST_USE int deliver_take_next(struct deliver *d, const struct nextjob *j,
    struct err *err);
/* Does that sender log in as this session has? */
bool deliver_is_same_login(const struct deliver *d, const struct envelope *e);
/* Fork the half that does it; *sock_out leads to it. -1 with err. */
MUST_USE pid_t deliver_fork(const struct deliver *d, int *sock_out,
    struct err *err);
/* Its exit code. */
int deliver_wait(pid_t child);

#endif
