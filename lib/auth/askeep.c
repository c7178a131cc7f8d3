/* askeep - see askeep.h. A process that does not answer in time is killed; what
 * became of the message is not known then, and the sender will send it again.
 * SPDX-License-Identifier: ISC */
#include "auth/askeep.h"

#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "auth/asjob.h"
#include "auth/serve.h"
#include "base/log.h"
#include "base/num.h"
#include "os/fdpass.h"
#include "os/spawn.h"
#include "os/tmpfd.h"

#define WORDS_MAX (SCRIPT_WORDS_MAX + 2)
#define END_MS 10000                 /* for its end, when we have gone */
#define WHOSE_MAX (8 * ACCOUNT_VALUE_MAX)

void
askeep_init(struct askeep *k)
{
	*k = (struct askeep){ BUF_INIT(WHOSE_MAX), -1, -1, false };
}

static void
stop(struct askeep *k)
{
	int status;

	if (k->sock == -1)
		return;
	close(k->sock);
	k->sock = -1;
	if (os_spawn_wait(k->pid, END_MS, &status, NULL) != 1)
		os_spawn_kill(k->pid);
}

void
askeep_done(struct askeep *k)
{
	stop(k);
	buf_done(&k->whose);
}

/* The whole record is the name of a mailbox: with another quota, home or uid it
 * is not the same process's. */
static bool
is_same(struct askeep *k, const struct account *a)
{
	struct buf now = BUF_INIT(WHOSE_MAX);
	bool same;

	account_write(a, &now);
	same = buf_ok(&now) && k->whose.len > 0 &&
	    span_eq(buf_span(&now), buf_span(&k->whose));
	if (!same) {
		stop(k);
		k->unfit = false;
		buf_reset(&k->whose);
		buf_add(&k->whose, buf_span(&now));
	}
	buf_done(&now);
	return same;
}

/* Its standard error is our log; what it says of a message comes back to us. */
static pid_t
spawn(struct serve *s, const struct account *a, struct span lines, int sock,
    struct err *err)
{
	char *words[WORDS_MAX], *const none[] = { NULL, NULL };
	struct os_spawn child = { .argv = words, .fds = { -1, -1, 2, sock },
		.n_fds = 4, .ids = &a->ids, .group = true,
		.dir = asjob_directory(a) };
	struct asjob job;
	char *const *argv;
	pid_t pid = -1;
	size_t i;

	asjob_init(&job);
	if (asjob_variables(&job, lines, a, err) == 0) {
		argv = asjob_program(s, &job, none);
		words[0] = argv[0];
		words[1] = (char *)(size_t)"--serve";
		for (i = 1; argv[i] != NULL; i++)
			words[i + 1] = argv[i];
		words[i + 1] = NULL;
		child.env = job.env;
		pid = os_spawn(&child, err);
	}
	asjob_done(&job);
	return pid;
}

static int
start(struct serve *s, const struct account *a, struct span lines,
    struct err *err)
{
	struct askeep *k = &s->kept;
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) == -1)
		return err_sys(err, "socketpair");
	k->pid = spawn(s, a, lines, pair[1], err);
	close(pair[1]);
	if (k->pid == -1)
		close(pair[0]);
	else
		k->sock = pair[0];
	return k->pid == -1 ? -1 : 0;
}

/* 1 it has been answered, 0 it must be delivered in the ordinary way, -1. */
static int
ask(struct serve *s, struct span lines, int message_fd,
    struct chain_result *result, struct err *err)
{
	char answer[CHAIN_TEXT_MAX + 16];
	int copy, sent, fds[OS_FDPASS_MAX], timeout =
	    s->o->deliver_ms > INT32_MAX ?
	    INT32_MAX : (int)s->o->deliver_ms;
	size_t n_fds = 0;
	long n;

	if (lines.n == 0 || lines.n > ASKEEP_REQUEST_MAX)
		return err_set(err, ERR_LIMIT, "envelope too large");
	copy = os_tmpfd_for_reader(message_fd);
	sent = os_fdpass_send(s->kept.sock, lines, copy == -1 ? &message_fd :
	    &copy, 1, err);
	if (copy != -1)
		close(copy);
	if (sent == -1)
		return -1;
	n = os_fdpass_recv(s->kept.sock, answer, sizeof(answer), timeout, fds,
	    &n_fds, err);
	while (n_fds > 0)
		close(fds[--n_fds]);
	if (n > 0 && span_eq(span_of(answer, (size_t)n), SPAN("again")))
		return 0;
	if (n > 0)
		asjob_take_result(result, span_of(answer, (size_t)n));
	return n > 0 ? 1 : n == 0 ? err_set(err, ERR_TEMP,
	    "the deliverer has gone") : -1;
}

bool
askeep_deliver(struct serve *s, const struct account *a, struct span lines,
    int message_fd, struct chain_result *result)
{
	struct askeep *k = &s->kept;
	struct err err = ERR_INIT;
	int got;

	if (!is_same(k, a) || k->unfit)
		return false;
	if (k->sock == -1 && start(s, a, lines, &err) == -1) {
		serve_log(s, "deliver-failed", account_get(a, "user"), NULL,
		    err.text);
		return false;
	}
	if ((got = ask(s, lines, message_fd, result, &err)) == 1)
		return true;
	if (got == 0) {
		stop(k);
		k->unfit = true;
		return false;
	}
	serve_log(s, "deliver-failed", account_get(a, "user"), NULL, err.text);
	os_spawn_kill(k->pid);
	close(k->sock);
	k->sock = -1;
	*result = (struct chain_result){ .verdict = CHAIN_TEMP };
	return true;
}
