/* scan - see scan.h. A verdict crosses from the child as the bytes of its
 * struct and is judged again here: the child has read what a scanner said.
 * SPDX-License-Identifier: ISC */
#include "scan.h"

#include <string.h>

#include "link/half.h"
#include "os/confine.h"

#define GRACE_MS 5000                /* for the child, past its own deadline */

struct job {
	const struct settings *settings;
	uint64_t size;
};

static int
open_confined(struct scanner *scanner, const char *address,
    const struct settings *s, struct err *err)
{
	if (scanner_open(scanner, address, (int)s->wait, (int)s->timeout,
	    err) == -1)
		return -1;
	return os_confine(OS_STDIO, NULL, 0, err);
}

static int
work_virus(void *arg, struct buf *out, struct err *err)
{
	const struct job *job = arg;
	struct clamd_verdict v;
	struct scanner scanner;

	if (open_confined(&scanner, job->settings->clamd, job->settings,
	    err) == -1 || clamd_ask(&scanner, HALF_FD, &v, err) == -1)
		return -1;
	scanner_close(&scanner);
	buf_add(out, span_of((const char *)&v, sizeof(v)));
	return 0;
}

static int
work_spam(void *arg, struct buf *out, struct err *err)
{
	const struct job *job = arg;
	struct spamd_verdict v;
	struct scanner scanner;

	if (open_confined(&scanner, job->settings->spamd, job->settings,
	    err) == -1 ||
	    spamd_ask(&scanner, HALF_FD, job->size,
		span_str(job->settings->user), &v, err) == -1)
		return -1;
	scanner_close(&scanner);
	buf_add(out, span_of((const char *)&v, sizeof(v)));
	return 0;
}

/* Run one half; its answer is `n` bytes, into `verdict`. */
static enum scan_state
ask(half_work *work, const struct settings *s, int fd, uint64_t size,
    void *verdict, size_t n, struct err *err)
{
	struct job job = { s, size };
	struct buf answer = BUF_INIT(n);
	enum scan_state state = SCAN_FAILED;

	if (half_run(work, &job, fd, (int)s->timeout + GRACE_MS, &answer,
	    err) == -1) {
		/* already told */
	} else if (answer.len != n) {
		err_set(err, ERR_TEMP, "its working half died");
	} else {
		memcpy(verdict, answer.p, n);
		state = SCAN_DONE;
	}
	buf_done(&answer);
	return state;
}

/* A NUL-terminated word of printable ASCII without blanks. */
static bool
is_word(const char *p, size_t cap)
{
	size_t i;

	for (i = 0; i < cap && p[i] != '\0'; i++)
		if (p[i] <= ' ' || p[i] >= 0x7f)
			return false;
	return i < cap;
}

void
scan_virus(const struct settings *s, int fd, uint64_t size,
    struct scan_virus *out)
{
	struct clamd_verdict *v = &out->verdict;

	memset(out, 0, sizeof(*out));
	if (s->clamd == NULL)
		return;
	if (size > s->virus_max_size) {
		out->state = SCAN_TOO_LARGE;
		return;
	}
	out->state = ask(work_virus, s, fd, size, v, sizeof(*v), &out->err);
	if (out->state != SCAN_DONE)
		return;
	if (!is_word(v->name, sizeof(v->name)) ||
	    (v->what != CLAMD_CLEAN && v->what != CLAMD_INFECTED &&
	    v->what != CLAMD_TOO_LARGE)) {
		out->state = SCAN_FAILED;
		err_set(&out->err, ERR_TEMP, "bad verdict");
	} else if (v->what == CLAMD_TOO_LARGE) {
		out->state = SCAN_TOO_LARGE;
	}
}

void
scan_spam(const struct settings *s, int fd, uint64_t size,
    struct scan_spam *out)
{
	struct spamd_verdict *v = &out->verdict;

	memset(out, 0, sizeof(*out));
	if (s->spamd == NULL)
		return;
	if (size > s->max_size) {
		out->state = SCAN_TOO_LARGE;
		return;
	}
	out->state = ask(work_spam, s, fd, size, v, sizeof(*v), &out->err);
	if (out->state != SCAN_DONE)
		return;
	if (!is_word(v->tests, sizeof(v->tests))) {
		out->state = SCAN_FAILED;
		err_set(&out->err, ERR_TEMP, "bad verdict");
	} else if (s->has_required) {
		v->required = s->required_score;
		v->spam = v->score >= v->required;
	}
}
