/* record - see record.h.
 * SPDX-License-Identifier: ISC */
#include "record.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"
#include "os/clock.h"
#include "queue/notify.h"

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

/* Nothing is left to do for the message, and nobody is to be told anything: it
 * is about to be removed. */
static bool
is_over(const struct queuefile *q)
{
	size_t i;

	for (i = 0; i < q->envelope.n; i++)
		if (queuefile_is_open(&q->rcpts[i]))
			return false;
	return notify_count_due(q, NOTIFY_FAILED) == 0 &&
	    notify_count_wanted(q, NOTIFY_SUCCESS) == 0;
}

/* What has been said of one recipient, or what the exit code says, which then
 * is written down. */
static void
write_one(const struct schedule_message *m, struct queuefile_rcpt *rcpt,
    unsigned attempts, struct result *r)
{
	if (queuefile_is_open(rcpt) && rcpt->attempts == attempts) {
		r->path = rcpt->path;
		append_stubbornly(m->fd, r, m->id);
		rcpt->state = r->word;
		free(rcpt->text);
		rcpt->text = span_dup(r->text);
	}
	log_result(m->id, rcpt);
}

bool
record_results(const struct destinations_job *job, struct queuefile *q,
    const struct chain_result *result)
{
	const struct schedule_message *m = job->message;
	unsigned *attempts = mem_alloc((job->n + 1) * sizeof(*attempts));
	bool some = false, over = false;
	char text[RESULT_TEXT_MAX];
	struct result r;
	int32_t micros;
	size_t i;

	for (i = 0; i < job->n; i++)
		attempts[i] = q->rcpts[job->rcpts[i]].attempts;
	if (queuefile_read_on(q, m->fd, NULL) == 0) {
		judge(result, &r, text, sizeof(text));
		os_clock_wall(&r.time, &micros);
		for (i = 0; i < job->n; i++) {
			struct queuefile_rcpt *rcpt = &q->rcpts[job->rcpts[i]];

			write_one(m, rcpt, attempts[i], &r);
			some = some || !queuefile_is_open(rcpt);
		}
		over = is_over(q);
		if (some && !over && fsync(m->fd) == -1)
			agent_log("error", m->id, "fsync of a result failed");
	}
	free(attempts);
	return over;
}
