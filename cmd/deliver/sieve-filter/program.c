/* program - see program.h.
 * SPDX-License-Identifier: ISC */
#include "program.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/spool.h"
#include "link/amend.h"
#include "link/link.h"
#include "os/tmpfd.h"
#include "sieve/svmail.h"
#include "tell.h"

#define GROWTH (1u << 20)            /* allowed beyond twice the message */

/* The largest file that children may write; the old limit comes back. */
static rlim_t
limit_files(rlim_t size)
{
	struct rlimit limit;
	rlim_t before;

	if (getrlimit(RLIMIT_FSIZE, &limit) == -1)
		return RLIM_INFINITY;
	before = limit.rlim_cur;
	limit.rlim_cur = size < limit.rlim_max ? size : limit.rlim_max;
	(void)setrlimit(RLIMIT_FSIZE, &limit);
	return before;
}

static int
run(char **argv, int message, int output, int64_t timeout_ms,
    struct chain_result *result, struct err *err)
{
	struct chain c = chain_of(argv, message);

	c.output_fd = output;
	c.timeout_ms = timeout_ms <= 0 ? 1 : timeout_ms > INT32_MAX ?
	    INT32_MAX : (int)timeout_ms;
	return chain_run(&c, result, err);
}

static int
filter(char **argv, int message, int output, int64_t timeout_ms,
    struct err *err)
{
	struct chain_result result;
	struct stat st;
	rlim_t before;
	int r;

	if (fstat(message, &st) == -1)
		return err_sys(err, "message");
	before = limit_files((rlim_t)st.st_size * 2 + GROWTH);
	r = run(argv, message, output, timeout_ms, &result, err);
	(void)limit_files(before);
	if (r == -1)
		return -1;
	if (result.timed_out)
		return err_set(err, ERR_TEMP, "took too long");
	if (result.verdict != CHAIN_OK)
		return err_set(err, ERR_TEMP, "exit %d", result.code);
	return link_guard(message, output, err);
}

int
program_filter(const char *dir, const struct svprogram *p, int message,
    int64_t timeout_ms)
{
	char *argv[SVLIMIT_PROGRAM_ARGS + 2];
	struct buf path = BUF_INIT(4096);
	struct err err = ERR_INIT;
	int output = -1;
	size_t i;

	if (dir == NULL)
		err_set(&err, ERR_PERM, "no --filter-dir is given");
	else if (svprogram_verify(p, &err) == 0)
		output = os_tmpfd_disk(getenv("TMPDIR") != NULL ?
		    getenv("TMPDIR") : "/tmp", &err);
	if (output != -1) {
		buf_addf(&path, "%s/", dir);
		buf_add(&path, p->name);
		for (i = 0; i < p->n; i++)
			argv[i + 1] = span_dup(p->args[i]);
		argv[0] = path.p;
		argv[p->n + 1] = NULL;
		if (!buf_ok(&path) || filter(argv, message, output, timeout_ms,
		    &err) == -1) {
			close(output);
			output = -1;
		}
		for (i = 0; i < p->n; i++)
			free(argv[i + 1]);
	}
	if (output == -1)
		tell_program(p->name, err.text);
	buf_done(&path);
	return output;
}

/* SENDER goes into argv and a header field is made of RECIPIENT: what could
 * break either is not used. */
static bool
is_plain(const char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s <= ' ' || *s == 0x7f)
			return false;
	return true;
}

enum chain_verdict
program_redirect(const char *sendmail, int message, struct span address,
    int64_t timeout_ms)
{
	const char *sender = getenv("SENDER"), *recipient = getenv("RECIPIENT");
	char dash_i[] = "-i", dash_f[] = "-f", end[] = "--", null[] = "<>";
	struct buf field = BUF_INIT(4096);
	struct chain_result result = { .verdict = CHAIN_TEMP };
	struct err err = ERR_INIT;
	char *argv[] = { span_dup(span_str(sendmail)), dash_i, dash_f, null,
		end, span_dup(address), NULL };
	int marked = -1;

	if (sender != NULL && *sender != '\0' && is_plain(sender))
		argv[3] = span_dup(span_str(sender));
	buf_addf(&field, SVMAIL_REDIRECTED ": %s\n", recipient != NULL &&
	    is_plain(recipient) ? recipient : "unknown");
	if (buf_ok(&field))
		marked = amend_with(message, buf_span(&field), &err);
	if (marked == -1 || run(argv, marked, -1, timeout_ms, &result,
	    &err) == -1)
		result.verdict = CHAIN_TEMP;
	if (result.verdict != CHAIN_OK)
		tell_program(span_str(sendmail), err.text[0] != '\0' ?
		    err.text : result.text[0] != '\0' ? result.text :
		    result.timed_out ? "took too long" : "failed");
	if (marked != -1)
		close(marked);
	free(argv[0]);
	if (argv[3] != null)
		free(argv[3]);
	free(argv[5]);
	buf_done(&field);
	return result.verdict;
}
