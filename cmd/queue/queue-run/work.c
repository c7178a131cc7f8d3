/* work - the processes that queue-run starts: one for each delivery and each
 * report. Each is a fork of queue-run that runs a chain to its end and writes
 * down how it ended, so it needs nobody to wait for it: when queue-run is
 * killed it goes on, and holds the message's lock.
 * SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "agent.h"
#include "base/buf.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/tool.h"
#include "link/chain.h"
#include "os/clock.h"
#include "os/exe.h"
#include "queue/queuefile.h"

#define APPEND_TRIES 60              /* seconds that a full disk is given */

static void
log_result(const char *id, const struct queuefile_rcpt *r)
{
	struct logline l;

	log_begin(&l, result_word(r->state));
	log_str(&l, "id", span_str(id));
	log_str(&l, "to", r->path);
	log_str(&l, "text", span_str(r->text));
	log_end(&l);
}

/* A result that is not written down means a second copy of the message: wait
 * for room on the disk. */
static void
append_stubbornly(int fd, const struct result *r, const char *id)
{
	struct err err = ERR_INIT;
	int tries;

	for (tries = 0; tries < APPEND_TRIES; tries++) {
		if (queuefile_append(fd, r, &err) == 0)
			return;
		if (tries == 0)
			agent_log("error", id, err.text);
		if (err.sys != 0 && err.sys != ENOSPC && err.sys != EDQUOT)
			return;
		(void)poll(NULL, 0, 1000);
	}
}

/* What the exit code says, for recipients of whom the chain said nothing. */
static void
judge(const struct chain_result *r, struct result *out, char text[], size_t n)
{
	const char *words = r->text;
	bool temp = r->verdict == CHAIN_TEMP;

	if (r->verdict == CHAIN_OK || r->verdict == CHAIN_DONE) {
		out->word = RESULT_DELIVERED;
		(void)snprintf(text, n, "2.0.0 delivered");
	} else if (words[0] != '\0') {
		out->word = temp ? RESULT_DEFERRED : RESULT_FAILED;
		(void)snprintf(text, n, "%s", words);
	} else {
		out->word = temp ? RESULT_DEFERRED : RESULT_FAILED;
		(void)snprintf(text, n, "%d.3.0 the delivery program %s %d",
		    temp ? 4 : 5, r->timed_out ? "took too long," :
		    r->code >= 128 ? "ended by signal" : "ended with code",
		    r->code >= 128 ? r->code - 128 : r->code);
	}
	out->text = span_str(text);
}

/* Every recipient of the job has one more result than `before` knows, written
 * by the chain or here. */
static void
write_down(const struct destinations_job *job, const struct queuefile *before,
    const struct chain_result *result)
{
	const struct schedule_message *m = job->message;
	char text[RESULT_TEXT_MAX];
	struct queuefile after;
	struct result r;
	int32_t micros;
	size_t i;

	queuefile_init(&after);
	if (queuefile_read(&after, m->fd, NULL) == -1) {
		queuefile_done(&after);
		return;
	}
	judge(result, &r, text, sizeof(text));
	os_clock_wall(&r.time, &micros);
	for (i = 0; i < job->n; i++) {
		const struct queuefile_rcpt *old =
		    &before->rcpts[job->rcpts[i]];
		struct queuefile_rcpt *new = &after.rcpts[job->rcpts[i]];

		if (queuefile_is_open(new) && new->attempts == old->attempts) {
			r.path = new->path;
			append_stubbornly(m->fd, &r, m->id);
			new->state = r.word;
			free(new->text);
			new->text = span_dup(r.text);
		}
		log_result(m->id, new);
	}
	queuefile_done(&after);
	if (fsync(m->fd) == -1)
		agent_log("error", m->id, "fsync of a result failed");
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

static void
run_program(const struct agent *a, const struct destinations_job *job,
    const struct queuefile *q, struct chain_result *result)
{
	char id[QUEUEDIR_ID_MAX + 20], route[sizeof(q->route) + 20];
	const char *env[4] = { id, route, "SSLCTLFD", NULL };
	struct chain c = chain_of(a->program, -1);
	struct err err = ERR_INIT;

	memset(result, 0, sizeof(*result));
	(void)snprintf(id, sizeof(id), "QUEUE_ID=%s", job->message->id);
	(void)snprintf(route, sizeof(route), "SMTP_ROUTE%s%s",
	    q->route[0] != '\0' ? "=" : "", q->route);
	c.env = env;
	c.output_fd = job->message->fd;
	c.auth_fd = a->auth_fd;
	c.timeout_ms = (int)a->opt->timeout;
	c.message_fd = queuefile_message(q, job->message->fd, &err);
	c.envelope_fd = c.message_fd == -1 ? -1 : envelope_of(q, job, &err);
	if (c.envelope_fd == -1 || chain_run(&c, result, &err) == -1) {
		result->verdict = CHAIN_TEMP;
		result->code = EX_TEMPFAIL;
		(void)snprintf(result->text, sizeof(result->text), "4.3.0 %s",
		    err.text);
	}
}

/* The child's whole life. */
static NORETURN void
deliver(const struct agent *a, const struct destinations_job *job)
{
	struct chain_result result;
	struct queuefile q;

	queuefile_init(&q);
	if (queuefile_read(&q, job->message->fd, NULL) == -1)
		_exit(EX_TEMPFAIL);
	run_program(a, job, &q, &result);
	write_down(job, &q, &result);
	_exit(result.code == EX_NOHOST ? EX_NOHOST : result.code == 0 ? 0 :
	    EX_TEMPFAIL);
}

static struct agent_process *
free_slot(struct agent *a)
{
	size_t i;

	for (i = 0; i < a->opt->limit && a->processes[i].pid != 0; i++)
		;
	return i < a->opt->limit ? &a->processes[i] : NULL;
}

/* Fork: in the child 0, with the signals of a process that is on its own. The
 * parent's slot is filled. */
static pid_t
start(struct agent *a, const struct agent_process *p)
{
	struct agent_process *slot = free_slot(a);
	sigset_t none;
	pid_t pid;

	if (slot == NULL)
		return -1;
	pid = fork();
	if (pid == 0) {
		(void)signal(SIGTERM, SIG_IGN);
		(void)signal(SIGINT, SIG_IGN);
		(void)signal(SIGALRM, SIG_IGN);
		(void)sigemptyset(&none);
		(void)sigprocmask(SIG_SETMASK, &none, NULL);
		/* The lock of the queue is the parent's alone. */
		close(a->q.fd);
	} else if (pid > 0) {
		*slot = *p;
		slot->pid = pid;
		a->running++;
	} else {
		agent_log("error", p->message->id, strerror(errno));
	}
	return pid;
}

bool
work_deliver(struct agent *a, struct destinations_job *job)
{
	struct agent_process p = { 0, job, job->message, NOTIFY_KINDS };
	pid_t pid = start(a, &p);

	if (pid == 0)
		deliver(a, job);
	return pid > 0;
}

struct command {
	struct buf bounce, queue;
	char id[QUEUEDIR_ID_MAX + 1];
	const char *words[20];
	size_t n;
};

static void
add_word(struct command *c, const char *word)
{
	c->words[c->n++] = word;
	c->words[c->n] = NULL;
}

static void
add_option(struct command *c, const char *name, const char *value)
{
	if (value == NULL)
		return;
	add_word(c, name);
	add_word(c, value);
}

/* mail-bounce ... mail-queue --queue DIR --id ID.f1, both beside ourselves. */
static void
report_command(struct command *c, const struct agent *a, const char *id,
    enum notify_kind kind, size_t told)
{
	char letter = kind == NOTIFY_DELAYED ? 'w' : notify_name(kind)[0];

	*c = (struct command){ BUF_INIT(4096), BUF_INIT(4096), "", { NULL },
		0 };
	os_exe_sibling("queue-run", "mail-bounce", &c->bounce);
	os_exe_sibling("queue-run", "mail-queue", &c->queue);
	(void)snprintf(c->id, sizeof(c->id), "%.*s.%c%zu",
	    QUEUEDIR_ID_MAX - 15, id, letter, told + 1);
	add_word(c, buf_str(&c->bounce));
	add_option(c, "--templates", a->opt->templates);
	add_option(c, "--hostname", a->opt->hostname);
	add_option(c, "--postmaster", a->opt->postmaster);
	add_option(c, "--kind", notify_name(kind));
	add_word(c, buf_str(&c->queue));
	add_option(c, "--queue", a->opt->queue);
	add_option(c, "--id", c->id);
}

static NORETURN void
tell(const struct agent *a, const struct schedule_message *m,
    enum notify_kind kind, size_t told)
{
	const char *env[] = { "QUEUE_ID", NULL };
	struct chain_result result;
	struct err err = ERR_INIT;
	struct command command;
	struct chain c;

	report_command(&command, a, m->id, kind, told);
	c = chain_of((char *const *)(size_t)command.words, -1);
	c.env = env;
	c.timeout_ms = (int)a->opt->timeout;
	/* Nothing comes out there, but the lock stays with the chain, too: were
	 * this process killed, a chain that goes on would else make the report
	 * once more when another one has been sent. */
	c.output_fd = m->fd;
	c.message_fd = queuedir_open_message(&a->q, QUEUEDIR_WORK, m->id,
	    false, &err);
	if (c.message_fd == -1 || chain_run(&c, &result, &err) == -1 ||
	    (result.verdict != CHAIN_OK && result.verdict != CHAIN_DONE))
		_exit(EX_TEMPFAIL);
	_exit(0);
}

bool
work_report(struct agent *a, struct schedule_message *m,
    enum notify_kind kind, size_t told)
{
	struct agent_process p = { 0, NULL, m, kind };
	pid_t pid = start(a, &p);

	if (pid == 0)
		tell(a, m, kind, told);
	return pid > 0;
}
