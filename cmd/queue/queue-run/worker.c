/* worker - see worker.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "worker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/mem.h"
#include "link/chain.h"
#include "os/fdpass.h"
#include "queue/nextjob.h"
#include "queue/queuefile.h"
#include "record.h"

#define ANSWER_MS 20000              /* queue-run's; less than
				      * NEXTJOB_WAIT_MS */

/* A job as it comes from queue-run, with the message's descriptor. */
struct packet {
	char id[QUEUEDIR_ID_MAX + 1];
	uint32_t n;
	uint32_t rcpts[ENVELOPE_RCPT_MAX];
};

#define PACKET_HEAD offsetof(struct packet, rcpts)

struct worker {
	const struct agent *a;
	int up, down;                    /* to queue-run, to the program; or
					  * -1 */
	struct schedule_message message;     /* of `job`, but for the first */
	struct packet *packet;           /* what comes from there */
	struct destinations_job *job;    /* in hand, or NULL */
	bool handed;                     /* over NEXT_FD */
	bool waits;                      /* for a connection of its own */
	struct queuefile q;
	int code;                        /* of the last one that has ended */
	bool over;                       /* its message may be removed */
};

/* Without those whose fate has been settled since the job was made, by a
 * delivery that another queue-run had left running: true when somebody is
 * left. */
static bool
still_open(struct worker *w)
{
	struct destinations_job *job = w->job;
	size_t i, n = 0;

	for (i = 0; i < job->n; i++)
		if (queuefile_is_open(&w->q.rcpts[job->rcpts[i]]))
			job->rcpts[n++] = job->rcpts[i];
	job->n = n;
	return n > 0;
}

static int
envelope_of(const struct queuefile *q, const struct destinations_job *job,
    struct err *err)
{
	struct envelope e;
	size_t i;
	int fd = 0;

	envelope_init(&e);
	envelope_set_sender(&e, &q->envelope.sender, q->envelope.params);
	for (i = 0; i < job->n && fd != -1; i++) {
		const struct envelope_rcpt *r =
		    &q->envelope.rcpts[job->rcpts[i]];

		fd = envelope_add(&e, &r->address, r->params, err);
	}
	if (fd != -1)
		fd = envelope_write(&e, err);
	envelope_done(&e);
	return fd;
}

/* What is handed to the program: 0, or -1 with err. */
static int
prepare(struct worker *w, struct nextjob *out, struct err *err)
{
	const struct destinations_job *job = w->job;

	memcpy(out->id, job->message->id, sizeof(out->id));
	out->results = job->message->fd;
	out->message = queuefile_message(&w->q, out->results,
	    getenv("TMPDIR"), err);
	if (out->message == -1)
		return -1;
	out->envelope = envelope_of(&w->q, job, err);
	if (out->envelope != -1)
		return 0;
	close(out->message);
	return -1;
}

/* The job in hand has ended like that. */
static void
finish(struct worker *w, const struct chain_result *result)
{
	w->over = record_results(w->job, &w->q, result);
	w->code = result->code == EX_NOHOST ? EX_NOHOST : result->code == 0 ?
	    0 : EX_TEMPFAIL;
	close(w->job->message->fd);
	w->job = NULL;
}

/* Say how the last one ended and get another: true and it is in w->job, its
 * file read. */
static bool
get_another(struct worker *w)
{
	struct packet *p = w->packet;
	const char said[WORKER_SAYS] = { [WORKER_CODE] = (char)w->code,
		[WORKER_OVER] = (char)w->over };
	int fds[OS_FDPASS_MAX];
	struct err err = ERR_INIT;
	size_t n_fds = 0;
	long n = -1;

	if (os_fdpass_send(w->up, span_of(said, WORKER_SAYS), NULL, 0, &err) ==
	    0)
		n = os_fdpass_recv(w->up, (char *)p, sizeof(*p), ANSWER_MS,
		    fds, &n_fds, &err);
	if (n >= (long)PACKET_HEAD && n_fds == 1 && (size_t)n ==
	    PACKET_HEAD + p->n * sizeof(p->rcpts[0])) {
		w->job = mem_zero(1, sizeof(*w->job) +
		    p->n * sizeof(p->rcpts[0]));
		w->job->n = p->n;
		memcpy(w->job->rcpts, p->rcpts, p->n * sizeof(p->rcpts[0]));
		w->job->message = &w->message;
		memcpy(w->message.id, p->id, sizeof(p->id));
		w->message.fd = fds[0];
	}
	if (w->job == NULL) {
		close(w->up);
		w->up = -1;
		return false;
	}
	/* As for the first one: it has been read a moment ago. */
	if (queuefile_read(&w->q, w->message.fd, NULL) == -1)
		_exit(EX_TEMPFAIL);
	return true;
}

static bool
hear_none(struct worker *w)
{
	close(w->down);
	w->down = -1;
	return false;
}

/* The program has ended a message and would take another. */
static bool
hear(void *arg)
{
	struct worker *w = arg;
	char reason[NEXTJOB_TEXT_MAX + 1], route[sizeof(w->q.route)];
	struct chain_result result;
	struct err err = ERR_INIT;
	struct nextjob next;
	int code;
	bool given;

	if (nextjob_hear(w->down, &code, reason, &err) != 1 || w->job == NULL)
		return hear_none(w);
	memcpy(route, w->q.route, sizeof(route));
	result = chain_result_of(code, reason);
	finish(w, &result);
	if (!get_another(w))
		return hear_none(w);
	/* One that cannot go this way has a program of its own afterwards. */
	w->waits = !still_open(w) || strcmp(route, w->q.route) != 0 ||
	    prepare(w, &next, &err) == -1;
	if (w->waits)
		return hear_none(w);
	given = nextjob_give(w->down, &next, &err) == 0;
	close(next.message);
	close(next.envelope);
	w->waits = !given;
	w->handed = given;
	return given ? true : hear_none(w);
}

/* Whether the program has taken notice of a message that was handed to it, its
 * exit code does not say: it may be about the one before. */
static void
believe_lines_only(struct chain_result *r)
{
	r->verdict = CHAIN_TEMP;
	(void)snprintf(r->text, sizeof(r->text), "4.3.0 the delivery program "
	    "ended with code %d and without a word about it", r->code);
}

/* Let the program answer for the job in hand, and for those that follow. */
static void
run_program(struct worker *w)
{
	char id[QUEUEDIR_ID_MAX + 20], route[sizeof(w->q.route) + 20];
	const char *env[4] = { id, route, "SSLCTLFD", NULL };
	struct chain c = chain_of(w->a->program, -1);
	struct chain_talk talk = { .hear = hear, .arg = w };
	struct chain_result result;
	struct err err = ERR_INIT;
	struct nextjob first;
	int pair[2];

	w->waits = w->handed = false;
	(void)snprintf(id, sizeof(id), "QUEUE_ID=%s", w->job->message->id);
	(void)snprintf(route, sizeof(route), "SMTP_ROUTE%s%s",
	    w->q.route[0] != '\0' ? "=" : "", w->q.route);
	c.env = env;
	c.auth_fd = w->a->auth_fd;
	c.timeout_ms = (int)w->a->opt->timeout;
	w->down = -1;
	if (w->up != -1 && socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC,
	    0, pair) == 0) {
		w->down = talk.ours = pair[0];
		talk.theirs = pair[1];
		c.talk = &talk;
	}
	memset(&result, 0, sizeof(result));
	if (prepare(w, &first, &err) == 0) {
		c.message_fd = first.message;
		c.envelope_fd = first.envelope;
		c.output_fd = first.results;
	}
	if (c.message_fd == -1 || chain_run(&c, &result, &err) == -1) {
		char text[CHAIN_TEXT_MAX];

		(void)snprintf(text, sizeof(text), "4.3.0 %s", err.text);
		result = chain_result_of(EX_TEMPFAIL, text);
	}
	if (w->down != -1)
		close(w->down);
	if (w->handed)
		believe_lines_only(&result);
	if (w->job != NULL && !w->waits)
		finish(w, &result);
}

bool
worker_can_reuse(char *const *program)
{
	struct span s = span_str(program[0]);
	size_t slash = span_rfind(s, '/');

	return span_eq(slash < s.n ? span_from(s, slash + 1) : s,
	    SPAN("smtp-send"));
}

NORETURN void
worker_run(const struct agent *a, struct destinations_job *job, int up)
{
	struct worker w = { .a = a, .up = up, .down = -1, .job = job };

	w.packet = mem_alloc(sizeof(*w.packet));
	queuefile_init(&w.q);
	if (queuefile_read(&w.q, job->message->fd, NULL) == -1)
		_exit(EX_TEMPFAIL);
	while (w.job != NULL && still_open(&w))
		run_program(&w);
	_exit(w.code);
}

int
worker_give(int talk, const struct destinations_job *job)
{
	size_t size = PACKET_HEAD + job->n * sizeof(job->rcpts[0]);
	struct packet *p = mem_zero(1, size);
	struct err err = ERR_INIT;
	int r;

	memcpy(p->id, job->message->id, sizeof(p->id));
	p->n = (uint32_t)job->n;
	memcpy(p->rcpts, job->rcpts, job->n * sizeof(p->rcpts[0]));
	r = os_fdpass_send(talk, span_of((const char *)p, size),
	    &job->message->fd, 1, &err);
	free(p);
	return r;
}
