/* loops - see loops.h.
 * SPDX-License-Identifier: ISC */
#include "loops.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/mem.h"
#include "mime/header.h"
#include "os/confine.h"

static bool
was_delivered_to(const struct header *h, struct span address)
{
	size_t i;

	for (i = header_find(h, "Delivered-To", 0); i < h->n;
	    i = header_find(h, "Delivered-To", i + 1))
		if (span_ieq(span_trim(h->fields[i].body), address))
			return true;
	return false;
}

/* The child's whole work: one byte per recipient, 'y' for a loop. Delivered-To
 * fields are few, so looking through them for each recipient is cheap; the
 * header's own limit bounds the rest. */
static int
tell_loops(const struct recipients *r, int fd, int out)
{
	struct header h;
	char *answers = mem_alloc(r->n);
	size_t i;
	ssize_t n;

	if (os_confine(OS_STDIO, NULL, 0, NULL) == -1)
		return EX_TEMPFAIL;
	header_init(&h);
	/* A header past our limits cannot be looked through; the deliverer at
	 * the end says what is wrong with it. */
	if (header_read(&h, fd, 0, NULL) == -1)
		h.n = 0;
	for (i = 0; i < r->n; i++)
		answers[i] = h.n > 0 && header_count(&h, "Delivered-To") > 0 &&
		    was_delivered_to(&h, span_str(r->list[i].address)) ?
		    'y' : 'n';
	for (i = 0; i < r->n; i += (size_t)n)
		if ((n = write(out, answers + i, r->n - i)) <= 0)
			return EX_TEMPFAIL;
	return EX_OK;
}

static int
hear_loops(struct recipients *r, int in)
{
	char *answers = mem_alloc(r->n);
	size_t have = 0, i;
	ssize_t n = 1;

	while (have < r->n && n != 0) {
		n = read(in, answers + have, r->n - have);
		if (n > 0)
			have += (size_t)n;
		else if (n == -1 && errno != EINTR)
			break;
	}
	for (i = 0; i < have; i++)
		if (answers[i] == 'y') {
			struct buf b = BUF_INIT(RECIPIENTS_TEXT_MAX);

			buf_addf(&b, "5.4.6 mail loop: already delivered to "
			    "%.200s", r->list[i].address);
			recipients_set(r, &r->list[i], OUTCOME_PERM, EX_NOPERM,
			    buf_str(&b));
			buf_done(&b);
		}
	free(answers);
	return have == r->n ? 0 : -1;
}

int
loops_find(struct recipients *r, int fd, struct err *err)
{
	int ends[2], status = 0, heard;
	pid_t pid;

	if (pipe(ends) == -1 || (pid = fork()) == -1)
		return err_sys(err, "start a child");
	if (pid == 0) {
		close(ends[0]);
		_exit(tell_loops(r, fd, ends[1]));
	}
	close(ends[1]);
	heard = hear_loops(r, ends[0]);
	close(ends[0]);
	while (waitpid(pid, &status, 0) == -1 && errno == EINTR)
		;
	return heard == 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 :
	    err_set(err, ERR_TEMP, "the header could not be looked through");
}
