/* turns - whose turn it is: deliveries that have ended, those that may start,
 * and connections that can take another message.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "agent.h"
#include "os/fdpass.h"
#include "worker.h"

#define REUSE_SECONDS 300            /* a connection is given work so long */
#define IDLE_SECONDS 2               /* that a connection waits for another */
#define REUSE_TURN 10                /* messages before others that wait for a
                                      * process have theirs */
#define PROCESS_JOBS 1000            /* messages that one process sends */

/* Hand back what waits for a destination that cannot be reached. */
static void
put_off(struct agent *a, struct destination *to)
{
	struct destinations_job *job;

	while ((job = destinations_take(&a->destinations, to)) != NULL) {
		struct schedule_message *m = job->message;

		free(job);
		if (m->later == 0 || agent_revival(a, to) < m->later)
			m->later = agent_revival(a, to);
		if (m->waiting + m->running == 0)
			settle_message(a, m);
	}
}

/* The lock is given back while the message's other jobs wait for their turns:
 * so only as many files are open as there are processes. */
static void
end_job(struct agent *a, struct destinations_job *job,
    enum destinations_outcome outcome)
{
	struct schedule_message *m = job->message;
	struct destination *to = job->to;
	bool died = destinations_ended(&a->destinations, job, outcome, a->tick);

	free(job);
	if (m->waiting + m->running == 0)
		settle_message(a, m);
	else if (m->running == 0)
		agent_unlock(m);
	if (died) {
		agent_log("dead", to->name, "no host can be reached");
		put_off(a, to);
	}
}

static enum destinations_outcome
outcome_of(int code)
{
	return code == EX_NOHOST ? DESTINATIONS_UNREACHED :
	    DESTINATIONS_REACHED;
}

static void
no_longer_idle(struct agent *a, struct agent_process *p)
{
	if (p->idle == NULL)
		return;
	p->idle->kept--;
	p->idle = NULL;
	a->idle--;
}

/* It will learn that there is none, and end. */
static void
let_go(struct agent *a, struct agent_process *p)
{
	no_longer_idle(a, p);
	close(p->talk);
	p->talk = -1;
}

void
turns_reap(struct agent *a)
{
	struct agent_process p;
	int status;
	pid_t pid;
	size_t i;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		for (i = 0; i < a->slots && a->processes[i].pid != pid;
		    i++)
			;
		if (i == a->slots)
			continue;
		no_longer_idle(a, &a->processes[i]);
		p = a->processes[i];
		a->processes[i] = (struct agent_process){ .talk = -1 };
		a->running--;
		a->reports -= p.kind != NOTIFY_KINDS;
		if (p.talk != -1)
			close(p.talk);
		if (p.kind != NOTIFY_KINDS)
			settle_told(a, p.message, p.kind, WIFEXITED(status) &&
			    WEXITSTATUS(status) == 0);
		else if (p.job != NULL)
			end_job(a, p.job, WIFEXITED(status) ?
			    outcome_of(WEXITSTATUS(status)) :
			    DESTINATIONS_UNKNOWN);
	}
}

/* Its turn has come, but the message cannot be had: as if nobody had tried. */
static void
call_off(struct agent *a, struct destinations_job *job)
{
	end_job(a, job, DESTINATIONS_UNKNOWN);
}

static bool
lock_for(struct agent *a, struct destinations_job *job)
{
	if (job->message->fd == -1 && agent_lock(a, job->message) != 1) {
		call_off(a, job);
		return false;
	}
	job->message->tried = true;
	return true;
}

/* The next for a connection to `to`, locked; or NULL: it has had enough, or
 * there is nothing, or others have waited for a process. */
static struct destinations_job *
next_for(struct agent *a, const struct agent_process *p,
    struct destination *to)
{
	struct destinations_job *job;

	if (p->jobs >= a->opt->reuse || a->tick >= p->since + REUSE_SECONDS)
		return NULL;
	if (turns_running(a) >= a->opt->limit && p->jobs >= REUSE_TURN &&
	    destinations_others_wait(&a->destinations, to))
		return NULL;
	while ((job = destinations_next_at(&a->destinations, to, a->tick)) !=
	    NULL)
		if (lock_for(a, job))
			return job;
	return NULL;
}

/* May it wait a while for another message? Who wants its place takes it. */
static bool
may_wait(const struct agent *a, const struct agent_process *p)
{
	return p->jobs < a->opt->reuse && p->total < PROCESS_JOBS;
}

/* Hand it a job that is locked for it. */
static void
give(struct agent *a, struct agent_process *p, struct destinations_job *job)
{
	no_longer_idle(a, p);
	p->job = job;
	if (worker_give(p->talk, job) == 0)
		return;
	let_go(a, p);
	p->job = NULL;
	call_off(a, job);
}

/* Give it the next one, let it wait, or let it go. */
static void
serve(struct agent *a, struct agent_process *p, struct destination *to)
{
	struct destinations_job *job = next_for(a, p, to);

	if (job != NULL) {
		give(a, p, job);
		return;
	}
	if (may_wait(a, p)) {
		if (p->idle == NULL) {
			p->idle = to;
			p->idle_since = a->tick;
			to->kept++;
			a->idle++;
		}
		if (a->tick <= p->idle_since + IDLE_SECONDS)
			return;
	}
	let_go(a, p);
}

/* A worker says how its job ended, and asks for another. */
static void
answer(struct agent *a, struct agent_process *p)
{
	struct destinations_job *job = p->job;
	struct destination *to;
	int fds[OS_FDPASS_MAX];
	struct err err = ERR_INIT;
	size_t n_fds;
	char said[WORKER_SAYS];
	long n = os_fdpass_recv(p->talk, said, WORKER_SAYS, 0, fds, &n_fds,
	    &err);

	/* Its end, which turns_reap hears of. */
	if (n != WORKER_SAYS || job == NULL) {
		let_go(a, p);
		return;
	}
	to = job->to;
	p->job = NULL;
	p->jobs++;
	p->total++;
	/* Not forgotten while its last job ends. */
	to->kept++;
	job->message->over = said[WORKER_OVER] != 0;
	end_job(a, job, outcome_of((unsigned char)said[WORKER_CODE]));
	serve(a, p, to);
	to->kept--;
}

/* Connections that wait get what has come, or have waited enough. */
static void
serve_idle(struct agent *a)
{
	size_t i;

	for (i = 0; i < a->slots && a->idle > 0; i++)
		if (a->processes[i].idle != NULL)
			serve(a, &a->processes[i], a->processes[i].idle);
}

/* Where many run, who waits for more from one destination goes on with another,
 * over a connection of its own: that costs neither fork nor start. The one that
 * has waited longest, or NULL. */
static struct agent_process *
find_idle(struct agent *a)
{
	struct agent_process *p, *found = NULL;
	size_t i;

	if (a->idle == 0 || turns_running(a) <= a->opt->limit / 2)
		return NULL;
	for (i = 0; i < a->slots; i++) {
		p = &a->processes[i];
		if (p->idle != NULL && (found == NULL ||
		    p->idle_since < found->idle_since))
			found = p;
	}
	return found;
}

void
turns_start(struct agent *a)
{
	struct destinations_job *job;
	struct agent_process *p;

	serve_idle(a);
	while (((p = find_idle(a)) != NULL ||
	    turns_running(a) < a->opt->limit) &&
	    (job = destinations_next(&a->destinations)) != NULL) {
		if (!lock_for(a, job))
			continue;
		if (p != NULL) {
			p->jobs = 0;
			p->since = a->tick;
			give(a, p, job);
		} else if (!work_deliver(a, job)) {
			call_off(a, job);
			break;
		}
	}
}

void
turns_answer(struct agent *a, struct pollfd *polled, size_t n)
{
	size_t i, k;

	for (i = k = 0; k < n && i < a->slots; i++)
		if (a->processes[i].talk != -1 &&
		    a->processes[i].talk == polled[k].fd) {
			if (polled[k].revents != 0)
				answer(a, &a->processes[i]);
			k++;
		}
}

size_t
turns_poll(const struct agent *a, struct pollfd *out)
{
	size_t i, n = 0;

	for (i = 0; i < a->slots; i++)
		if (a->processes[i].talk != -1)
			out[n++] = (struct pollfd){ a->processes[i].talk,
			    POLLIN, 0 };
	return n;
}

void
turns_end(struct agent *a)
{
	size_t i;

	for (i = 0; i < a->slots; i++)
		if (a->processes[i].talk != -1)
			let_go(a, &a->processes[i]);
}

size_t
turns_running(const struct agent *a)
{
	return a->running - a->reports;
}

bool
turns_are_full(const struct agent *a)
{
	return turns_running(a) - a->idle >= a->opt->limit ||
	    a->running >= a->slots;
}
