/* link - see link.h.
 * SPDX-License-Identifier: ISC */
#include "link/link.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/spool.h"
#include "io/stage.h"
#include "io/wr.h"
#include "mime/header.h"

int
link_message(uint64_t *size_out, struct err *err)
{
	int fd = spool_fd(0, getenv("TMPDIR"), size_out, err);

	if (fd != -1 && *size_out == 0)
		return err_set(err, ERR_DATA, "5.6.0 empty message");
	return fd;
}

static int
copy_out(int fd, struct err *err)
{
	struct stage_wr last;
	struct wr w;

	wr_init(&w, 1, -1);
	stage_wr_init(&last, &w, err);
	if (stage_run(&last.stage, fd) == -1) {
		wr_done(&w);
		return -1;
	}
	return wr_close(&w, err);
}

int
link_pass(int fd, char **next, struct err *err)
{
	if (lseek(fd, 0, SEEK_SET) == -1)
		return err_sys(err, "rewind message");
	if (next == NULL || next[0] == NULL)
		return copy_out(fd, err);
	if (fd != 0 && dup2(fd, 0) == -1)
		return err_sys(err, "descriptor 0");
	(void)execvp(next[0], next);
	return err_sys(err, "cannot run %s", next[0]);
}

/* Is there anything after the header section? */
static bool
has_body(const struct header *h, int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && (uint64_t)st.st_size > h->body;
}

static bool
has_field(const struct header *h, struct span raw)
{
	size_t i;

	for (i = 0; i < h->n; i++)
		if (span_eq(h->fields[i].raw, raw))
			return true;
	return false;
}

int
link_guard(int before_fd, int after_fd, struct err *err)
{
	struct header before, after;
	struct stat st;
	int r = 0;

	if (fstat(after_fd, &st) == -1)
		return err_sys(err, "filter output");
	if (st.st_size == 0)
		return err_set(err, ERR_TEMP, "filter output is empty");
	header_init(&before);
	header_init(&after);
	if (header_read(&before, before_fd, 0, err) == -1 ||
	    header_read(&after, after_fd, 0, err) == -1)
		r = -1;
	else if (after.n == 0 || after.fields[0].name.n == 0)
		r = err_set(err, ERR_TEMP,
		    "filter output does not begin with a header field");
	else if (before.n > 0 && !has_field(&after, before.fields[0].raw))
		r = err_set(err, ERR_TEMP,
		    "filter output has lost the first header field");
	else if (has_body(&before, before_fd) && !has_body(&after, after_fd))
		r = err_set(err, ERR_TEMP, "filter output has lost the body");
	header_done(&before);
	header_done(&after);
	return r;
}
