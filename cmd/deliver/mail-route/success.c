/* success - see success.h.
 * SPDX-License-Identifier: ISC */
#include "success.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "link/chain.h"
#include "os/clock.h"
#include "os/tmpfd.h"
#include "queue/queuefile.h"

#define SUCCESS_MS 60000

bool
success_is_due(const struct rewrite *r)
{
	return r->expanded.n > 0 || r->listed.n > 0;
}

static int
append_results(int fd, const struct envelope *e, enum result_word word,
    const char *text, int64_t now, struct err *err)
{
	struct buf path = BUF_INIT(1000);
	int r = 0;
	size_t i;

	for (i = 0; i < e->n && r == 0; i++) {
		struct result one = { .time = now, .word = word,
			.text = span_str(text) };

		buf_reset(&path);
		address_write(&path, &e->rcpts[i].address);
		one.path = buf_span(&path);
		r = queuefile_append(fd, &one, err);
	}
	buf_done(&path);
	return r;
}

/* All of them in one envelope: 0 or -1 with err. */
static int
write_file(const struct rewrite *r, int message, int fd, struct err *err)
{
	struct queuefile_new file = { .message = message };
	struct envelope all;
	struct stat st;
	int32_t micros;
	size_t i;
	int got = 0;

	envelope_init(&all);
	envelope_set_sender(&all, &r->in->sender, r->in->params);
	for (i = 0; i < r->expanded.n + r->listed.n && got == 0; i++) {
		const struct envelope_rcpt *one = i < r->expanded.n ?
		    &r->expanded.rcpts[i] :
		    &r->listed.rcpts[i - r->expanded.n];

		got = envelope_add(&all, &one->address, one->params, err);
	}
	os_clock_wall(&file.now, &micros);
	file.envelope = &all;
	if (got == 0 && fstat(message, &st) == -1)
		got = err_sys(err, "message");
	if (got == 0) {
		file.size = (uint64_t)st.st_size;
		got = queuefile_write(fd, &file, err);
	}
	if (got == 0)
		got = append_results(fd, &r->expanded, RESULT_EXPANDED,
		    "2.0.0 sent on to several addresses", file.now, err);
	if (got == 0)
		got = append_results(fd, &r->listed, RESULT_DELIVERED,
		    "2.0.0 delivered to the list", file.now, err);
	envelope_done(&all);
	return got;
}

void
success_tell(const struct rewrite *r, int message)
{
	char *argv[] = { (char *)(size_t)r->set->report, NULL };
	struct chain_result result;
	const char *dir = getenv("TMPDIR");
	struct err err = ERR_INIT;
	int fd = os_tmpfd_disk(dir != NULL ? dir : "/tmp", &err);
	struct chain c = chain_of(argv, fd);

	c.timeout_ms = SUCCESS_MS;
	if (fd == -1 || write_file(r, message, fd, &err) == -1 ||
	    chain_run(&c, &result, &err) == -1)
		log_reason("report-failed", err.text);
	else if (result.verdict == CHAIN_TEMP || result.verdict == CHAIN_PERM)
		log_reason("report-failed", result.text);
	if (fd != -1)
		close(fd);
}
