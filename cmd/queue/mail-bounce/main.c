/* mail-bounce - tell a sender what became of a message (RFC 3464).
 * message link, of an unusual kind: a queue file (queue(7)) in, a report out,
 * with its envelope on descriptor 3; 99 when there is nothing to tell.
 * SPDX-License-Identifier: ISC */
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/tool.h"
#include "io/slurp.h"
#include "io/spool.h"
#include "io/wr.h"
#include "link/half.h"
#include "link/link.h"
#include "os/fds.h"
#include "os/tmpfd.h"
#include "make.h"

#define OPTION(field) offsetof(struct make_options, field)

static const struct option_row rows[] = {
	{ "hostname", '\0', OPTION_STRING, OPTION(hostname), 0, 0, "NAME",
	    "our name; default the machine's" },
	{ "kind", 'k', OPTION_STRING, OPTION(kind), 0, 0, "KIND",
	    "failed (default), delayed or success" },
	{ "max-body", '\0', OPTION_SIZE, OPTION(max_body), 0, MAKE_BODY_MAX,
	    "SIZE", "messages up to this are returned whole; default 50k" },
	{ "postmaster", '\0', OPTION_STRING, OPTION(postmaster), 0, 0,
	    "ADDRESS", "is told when a report cannot be delivered" },
	{ "templates", '\0', OPTION_DIR, OPTION(templates), 0, 0, "DIRECTORY",
	    "its files failed, delayed and success are the texts" },
	{ "until", '\0', OPTION_TIME, OPTION(lifetime), 0, 31536000000u,
	    "TIME", "how long a message may wait; for delayed; default 5d" },
};

static const struct tool tool = { "mail-bounce", TOOL_LINK,
	"[-enVh] [--kind kind] [option ...] [program [argument ...]]", NULL,
	rows, LENGTH(rows) };

static int
file_of(struct span bytes, struct err *err)
{
	int fd = os_tmpfd_memory(err);
	struct wr w;

	if (fd == -1)
		return -1;
	wr_init(&w, fd, -1);
	wr_add(&w, bytes);
	if (wr_flush(&w, err) == -1 || lseek(fd, 0, SEEK_SET) == -1) {
		close(fd);
		fd = -1;
	}
	wr_done(&w);
	return fd;
}

/* What the child made: the envelope, an empty line, the report. */
static NORETURN void
hand_on(struct span made, char **next)
{
	struct span blank = SPAN("\n\n");
	size_t end = span_search(made, blank);
	struct err err = ERR_INIT;
	int fds[4] = { -1, 1, 2, -1 };

	fds[3] = file_of(span_sub(made, 0, end + 1), &err);
	fds[0] = file_of(span_from(made, end + 2), &err);
	if (fds[0] == -1 || fds[3] == -1)
		tool_die(&err);
	if (next[0] != NULL && os_fds_arrange(fds, LENGTH(fds)) == -1)
		tool_exit(EX_TEMPFAIL, "descriptors");
	if (link_pass(next[0] != NULL ? 0 : fds[0], next, &err) == -1)
		tool_die(&err);
	_exit(0);
}

int
main(int argc, char **argv)
{
	struct make_options opt = { .kind = "failed", .max_body = 51200,
		.lifetime = 432000000 };
	struct buf out = BUF_INIT(MAKE_MAX);
	struct err err = ERR_INIT;
	struct make make;
	uint64_t size;
	char **next;
	int fd;

	tool_init(&tool);
	next = tool_options(argc, argv, &opt);
	if (make_prepare(&make, &opt, &err) == -1)
		tool_die(&err);
	tool_checked(&opt);
	if ((fd = spool_fd(0, NULL, &size, &err)) == -1)
		tool_die(&err);
	if (half_run(make_report, &make, fd, MAKE_MS, &out, &err) == -1)
		tool_die(&err);
	if (out.len == 0)
		tool_exit(TOOL_EXIT_DONE, "nothing to tell");
	hand_on(buf_span(&out), next);
}
