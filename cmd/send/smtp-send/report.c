/* report - see report.h. A line that cannot be written would mean a second copy
 * for somebody, so a full disk is given a minute.
 * SPDX-License-Identifier: ISC */
#include "report.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"
#include "os/clock.h"

#define TRIES 60

void
report_init(struct report *r, const struct envelope *e, bool dry_run)
{
	*r = (struct report){ .envelope = e, .open = e->n,
		.dry_run = dry_run };
	r->words = mem_zero(e->n + 1, sizeof(*r->words));
}

void
report_done(struct report *r)
{
	free(r->words);
	r->words = NULL;
}

/* A line is written whole or, on a full disk, not at all as far as a reader is
 * concerned: half a line is ended and the whole one written again. */
static void
write_line(struct span line)
{
	int tries;

	for (tries = 0; tries < TRIES; tries++) {
		ssize_t n = write(1, line.p, line.n);

		if (n == (ssize_t)line.n)
			return;
		if (n > 0)
			(void)!write(1, "\n", 1);
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1 && errno != ENOSPC && errno != EDQUOT)
			break;
		(void)poll(NULL, 0, 1000);
	}
	log_reason("error", "a result could not be written");
}

static void
write_result(const struct report *r, size_t i, enum result_word word,
    struct span text)
{
	struct buf line = BUF_INIT(8192), path = BUF_INIT(1000);
	struct result result = { .word = word, .text = text };
	int32_t micros;

	os_clock_wall(&result.time, &micros);
	address_write(&path, &r->envelope->rcpts[i].address);
	result.path = buf_span(&path);
	if (r->dry_run)
		buf_adds(&line, "dry-run ");
	result_write(&line, &result);
	write_line(buf_span(&line));
	buf_done(&line);
	buf_done(&path);
}

void
report_put(struct report *r, size_t i, enum result_word word,
    const char *label, struct span words)
{
	struct buf text = BUF_INIT(4096);

	if (r->words[i] != RESULT_NONE)
		return;
	r->words[i] = word;
	r->open--;
	if (*label != '\0')
		buf_addf(&text, "%s ", label);
	buf_add(&text, span_sub(words, 0, RESULT_TEXT_MAX));
	if ((word == RESULT_FAILED && !r->refused) || (r->first[0] == '\0' &&
	    word == RESULT_DEFERRED)) {
		(void)snprintf(r->first, sizeof(r->first), "%s",
		    buf_str(&text));
		r->refused = word == RESULT_FAILED;
	}
	write_result(r, i, word, buf_span(&text));
	buf_done(&text);
}

void
report_rest(struct report *r, enum result_word word, const char *label,
    struct span words)
{
	size_t i;

	for (i = 0; i < r->envelope->n; i++)
		report_put(r, i, word, label, words);
}

size_t
report_count(const struct report *r, enum result_word word)
{
	size_t i, n = 0;

	for (i = 0; i < r->envelope->n; i++)
		n += r->words[i] == word;
	return n;
}
