/* work - the processes that queue-run starts: one for each delivery (worker.h)
 * and each report.
 * SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sysexits.h>
#include <unistd.h>

#include "agent.h"
#include "base/buf.h"
#include "link/chain.h"
#include "os/exe.h"
#include "worker.h"

static struct agent_process *
free_slot(struct agent *a)
{
	size_t i;

	for (i = 0; i < a->slots && a->processes[i].pid != 0; i++)
		;
	return i < a->slots ? &a->processes[i] : NULL;
}

/* In the child: the lock of the queue is the parent's alone, other messages'
 * are theirs who send them, and so are their workers' sockets. */
static void
keep_own(const struct agent *a, const struct agent_process *own)
{
	size_t i;

	close(a->q.fd);
	if (a->looked != NULL && a->looked != own->message &&
	    a->looked->fd != -1)
		close(a->looked->fd);
	for (i = 0; i < a->slots; i++) {
		const struct agent_process *p = &a->processes[i];
		const struct schedule_message *m = p->kind != NOTIFY_KINDS ?
		    p->message : p->job != NULL ? p->job->message : NULL;

		if (p->pid == 0)
			continue;
		if (p->talk != -1)
			close(p->talk);
		if (m != NULL && m != own->message && m->fd != -1)
			close(m->fd);
	}
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
		keep_own(a, p);
	} else if (pid > 0) {
		*slot = *p;
		slot->pid = pid;
		a->running++;
		a->reports += p->kind != NOTIFY_KINDS;
	} else {
		agent_log("error", p->message->id, strerror(errno));
	}
	return pid;
}

bool
work_deliver(struct agent *a, struct destinations_job *job)
{
	struct agent_process p = { .job = job, .message = job->message,
		.kind = NOTIFY_KINDS, .talk = -1, .since = a->tick };
	int pair[2] = { -1, -1 };
	pid_t pid;

	if (a->opt->reuse > 1 && worker_can_reuse(a->program) &&
	    socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) == 0)
		p.talk = pair[0];
	pid = start(a, &p);
	if (pid == 0) {
		if (p.talk != -1)
			close(p.talk);
		worker_run(a, job, pair[1]);
	}
	if (pair[1] != -1)
		close(pair[1]);
	if (pid == -1 && p.talk != -1)
		close(p.talk);
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
	struct agent_process p = { .message = m, .kind = kind, .talk = -1 };
	pid_t pid = start(a, &p);

	if (pid == 0)
		tell(a, m, kind, told);
	return pid > 0;
}
