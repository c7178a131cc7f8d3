/* spam-pipe - have spamd and clamd judge a message and write down what they
 * say. message link: the message on descriptor 0; with the verdict's fields on
 * top it is handed to the program, or written to standard output. Foreign
 * X-Spam-* and X-Virus-* fields are taken away first; the body is never
 * touched.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sysexits.h>

#include "base/tool.h"
#include "link/amend.h"
#include "link/link.h"
#include "report.h"
#include "scan.h"
#include "settings.h"

/* Which fields this run takes away. */
static const char *const *
foreign(const struct settings *s)
{
	static const char *const both[] = { "X-Spam-", "X-Virus-", NULL };
	static const char *const spam[] = { "X-Spam-", NULL };
	static const char *const virus[] = { "X-Virus-", NULL };

	if (!s->later || (s->spamd != NULL && s->clamd != NULL))
		return both;
	return s->spamd != NULL ? spam : virus;
}

/* The message that goes on: its descriptor, or -1 with err. */
static int
judge(const struct settings *s, int fd, struct err *err)
{
	struct buf fields = BUF_INIT(REPORT_MAX);
	struct scan_virus virus;
	struct scan_spam spam;
	uint64_t size;
	int out = -1;

	if ((fd = amend_without(fd, foreign(s), &size, err)) == -1)
		return -1;
	scan_virus(s, fd, size, &virus);
	if (report_virus(s, &virus, &fields, err) == -1)
		goto out;
	scan_spam(s, fd, size, &spam);
	if (report_spam(s, &spam, &fields, err) == -1)
		goto out;
	out = fields.len == 0 ? fd : amend_with(fd, buf_span(&fields), err);
out:
	buf_done(&fields);
	return out;
}

int
main(int argc, char **argv)
{
	const struct tool tool = { "spam-pipe", TOOL_LINK,
		"[-enVh] [options] [program [argument ...]]", "spamd clamd",
		settings_rows, settings_n_rows };
	struct settings settings;
	struct err err = ERR_INIT;
	uint64_t size;
	char **next;
	int fd;

	tool_init(&tool);
	settings_init(&settings);
	next = tool_options(argc, argv, &settings);
	if (settings_understand(&settings, getenv("USER"), &err) == -1)
		tool_die(&err);
	tool_checked(&settings);
	if ((fd = link_message(&size, &err)) == -1 ||
	    (fd = judge(&settings, fd, &err)) == -1 ||
	    link_pass(fd, next, &err) == -1)
		tool_die(&err);
	return EX_OK;
}
