/* agent - the queue as queue-run knows it: what is in it, what waits for which
 * destination, which processes run.
 *
 *     new/ ---> schedule ---> look ---> destinations ---> worker ---> settle
 *                  ^                                                    |
 *                  +----------------- next attempt ---------------------+
 *
 * Memory is only a plan. The files are the truth: each is read again when it is
 * looked at, when it is sent and when that has ended.
 * SPDX-License-Identifier: ISC */
#ifndef AGENT_H
#define AGENT_H

#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/attr.h"
#include "base/err.h"
#include "queue/destinations.h"
#include "queue/notify.h"
#include "queue/queuedir.h"
#include "queue/queuefile.h"
#include "queue/schedule.h"

#define AGENT_PROCESSES_MAX 2000
#define AGENT_BUSY_SECONDS 30        /* until a message somebody else has locked
                                      * is looked at again */

struct agent_options {
	const char *queue;
	const char *templates, *hostname, *postmaster;   /* for mail-bounce */
	uint64_t min_backoff, max_backoff, lifetime, bounce_lifetime, warn;
	uint64_t timeout;                    /* all in milliseconds */
	uint64_t limit, concurrency, recipients, active, reuse;
	bool once, one_destination, soft_bounce;
};

struct agent_process {
	pid_t pid;                       /* 0: none */
	struct destinations_job *job;    /* that is being delivered, or NULL */
	struct schedule_message *message;    /* that is reported about */
	enum notify_kind kind;           /* or NOTIFY_KINDS: a delivery */
	int talk;                        /* asks for another job, or -1 */
	struct destination *idle;        /* where it has asked for one, and
	                                  * there is none yet; kept by us */
	int64_t idle_since;
	size_t jobs;                     /* that it has ended over this
	                                  * connection, */
	size_t total;                    /* over all */
	int64_t since;
};

struct agent {
	const struct agent_options *opt;
	char *const *program;
	int auth_fd;                     /* or -1 */
	struct queuedir q;
	struct schedule schedule;
	struct destinations destinations;
	struct agent_process *processes;
	size_t slots;                    /* of them: some more than opt->limit,
	                                  * for reports */
	struct pollfd *polled;
	struct schedule_message *looked; /* open, and perhaps not started */
	size_t running, reports;         /* processes; those of reports */
	size_t idle;                     /* that wait for another message */
	int64_t now, started;            /* the wall's seconds: for files */
	int64_t tick, swept;             /* nobody sets these: for the rest */
	bool removed;                    /* work/ is to be fsynced, */
	int64_t sync_ms;                 /* at that time (os_clock_ms) */
	bool look;                       /* something may be in new/ */
	bool left_some;                  /* there, for the next turn */
};

/* Open the queue and note what is in it: 0, or -1 with err. */
MUST_USE int agent_start(struct agent *a, struct err *err);
/* Run until a signal, or with --once until nothing is left to do. */
void agent_run(struct agent *a);

/* look.c */
/* Take what is in new/. */
void look_new(struct agent *a);
/* One message whose time has come: make its jobs. */
void look_message(struct agent *a, struct schedule_message *m);

/* turns.c */
/* Those that have ended. */
void turns_reap(struct agent *a);
/* Start what may be started. */
void turns_start(struct agent *a);
/* The sockets of connections that may ask for more, at most `slots`; what has
 * been heard from them; no more for any. */
size_t turns_poll(const struct agent *a, struct pollfd *out);
void turns_answer(struct agent *a, struct pollfd *polled, size_t n);
void turns_end(struct agent *a);
/* How many deliveries run, or wait for another message. */
size_t turns_running(const struct agent *a);
/* Can no other be started now? */
bool turns_are_full(const struct agent *a);

/* settle.c */
/* No delivery of m runs or waits any more: report, remove, or plan its next
 * attempt. Gives its lock back, unless a report has been started. */
void settle_message(struct agent *a, struct schedule_message *m);
/* A report has ended. */
void settle_told(struct agent *a, struct schedule_message *m,
    enum notify_kind kind, bool queued);

/* work.c */
/* Start a process: false when it could not be. */
bool work_deliver(struct agent *a, struct destinations_job *job);
bool work_report(struct agent *a, struct schedule_message *m,
    enum notify_kind kind, size_t told);

/* Open and lock m: 1, 0 when somebody else has it, -1 when it is gone or was
 * set aside; m is not removed. */
int agent_lock(struct agent *a, struct schedule_message *m);
void agent_unlock(struct schedule_message *m);
/* It is no message: to bad/, and into the log. */
void agent_set_aside(struct agent *a, const char *id,
    enum queuedir_place from, const char *why);
/* When what waits for a destination that is dead may be tried (wall). */
int64_t agent_revival(const struct agent *a, const struct destination *to);
/* A name in work/ has gone, which is to reach the disk before long. */
void agent_removed(struct agent *a);
/* Has it waited as long as it may? */
bool agent_is_expired(const struct agent *a, const struct queuefile *q);
/* One line; why may be NULL. */
void agent_log(const char *event, const char *id, const char *why);

#endif
