/* broker - see broker.h.
 * SPDX-License-Identifier: ISC */
#include "broker.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/num.h"
#include "base/tool.h"
#include "os/fdpass.h"
#include "sendtls.h"

/* The file of results is locked for as long as anybody has it: give it back. */
static int
leave_results(void)
{
	return dup2(2, 1) == -1 ? -1 : 0;
}

int
broker_use(const struct nextjob *j, struct err *err)
{
	bool ok = dup2(j->message, 0) != -1 &&
	    dup2(j->results, 1) != -1 && lseek(0, 0, SEEK_SET) != -1;

	if (!ok)
		err_sys(err, "the next message");
	close(j->message);
	close(j->results);
	(void)setenv("QUEUE_ID", j->id, 1);
	return ok ? 0 : -1;
}

static bool
is_same_login(const struct broker *b, const struct nextjob *j)
{
	struct err err = ERR_INIT;
	struct envelope e;
	bool same = false;

	if (b->d->set->auth == NULL)
		return true;
	envelope_init(&e);
	if (envelope_read(&e, j->envelope, &err) == 0)
		same = deliver_is_same_login(b->d, &e);
	envelope_done(&e);
	return same;
}

/* "CODE reason" */
static void
serve_next(struct broker *b, struct span request)
{
	char reason[NEXTJOB_TEXT_MAX + 1], id[QUEUEDIR_ID_MAX + 2];
	struct err err = ERR_INIT;
	struct nextjob j;
	struct span word;
	uint32_t code;
	int got = -1, fds[3];

	(void)span_cut(&request, ' ', &word);
	(void)snprintf(reason, sizeof(reason), "%.*s", (int)request.n,
	    request.n > 0 ? request.p : "");
	if (b->next != -1 && leave_results() == 0 &&
	    num_parse_u32(word, 255, &code) == 0)
		got = nextjob_ask(b->next, (int)code, reason, &j, &err);
	if (got == 1 && !is_same_login(b, &j)) {
		b->kept = j;
		b->has_kept = true;
		got = 0;
	}
	if (got != 1) {
		(void)!os_fdpass_send(b->sock, SPAN("-"), NULL, 0, &err);
		return;
	}
	(void)snprintf(id, sizeof(id), "J%s", j.id);
	fds[0] = j.message;
	fds[1] = j.envelope;
	fds[2] = j.results;
	/* One that cannot be handed over is kept, too. */
	if (os_fdpass_send(b->sock, span_str(id), fds, 3, &err) == 0) {
		nextjob_close(&j);
	} else {
		b->kept = j;
		b->has_kept = true;
	}
}

void
broker_serve(struct broker *b)
{
	char request[SENDTLS_REQUEST_MAX];
	struct err err = ERR_INIT;
	int fds[OS_FDPASS_MAX];
	size_t n_fds;
	long n;

	/* The session's, and the last one to let them go gives them back. */
	if (b->d->reuse && leave_results() == 0)
		(void)dup2(2, 0);
	while ((n = os_fdpass_recv(b->sock, request, sizeof(request), -1, fds,
	    &n_fds, &err)) > 0) {
		struct span rest = span_of(request + 1, (size_t)n - 1);

		if (request[0] == 'N')
			serve_next(b, rest);
		else
			sendtls_serve(b->sock, rest, fds, n_fds,
			    b->d->set->ca);
		while (n_fds > 0)
			close(fds[--n_fds]);
	}
}

/* Another message, by way of the broker: as nextjob_ask, but 0 for -1. */
static int
ask_broker(int sock, int code, const char *reason, struct nextjob *out)
{
	char packet[NEXTJOB_TEXT_MAX + 20];
	struct err err = ERR_INIT;
	int fds[OS_FDPASS_MAX];
	size_t n_fds = 0;
	long n = -1;

	(void)snprintf(packet, sizeof(packet), "N%d %.*s", code,
	    NEXTJOB_TEXT_MAX, reason);
	if (os_fdpass_send(sock, span_str(packet), NULL, 0, &err) == 0)
		n = os_fdpass_recv(sock, packet, sizeof(packet),
		    2 * NEXTJOB_WAIT_MS, fds, &n_fds, &err);
	if (n > 1 && n <= QUEUEDIR_ID_MAX + 1 && packet[0] == 'J' &&
	    n_fds == 3) {
		memcpy(out->id, packet + 1, (size_t)n - 1);
		out->id[n - 1] = '\0';
		out->message = fds[0];
		out->envelope = fds[1];
		out->results = fds[2];
		return 1;
	}
	while (n_fds > 0)
		close(fds[--n_fds]);
	return 0;
}

int
broker_next(const struct deliver *d, int sock, int code, const char *reason,
    int *envelope_out)
{
	struct err err = ERR_INIT;
	struct nextjob j;

	if (leave_results() == -1 || (d->next != -1 ?
	    nextjob_ask(d->next, code, reason, &j, &err) :
	    ask_broker(sock, code, reason, &j)) != 1)
		return 0;
	*envelope_out = j.envelope;
	return broker_use(&j, &err) == 0 ? 1 : -1;
}
