/* serve - see serve.h.
 * SPDX-License-Identifier: ISC */
#include "serve.h"

#include <unistd.h>

#include "base/buf.h"
#include "base/tool.h"
#include "link/lines.h"
#include "os/fdpass.h"

/* The answer for one. */
static void
serve_one(const struct deliver *common, const struct tree *tree,
    struct span lines, int message, struct buf *answer)
{
	struct deliver d = *common;
	struct err err = ERR_INIT;

	d.sender = lines_value(lines, "SENDER");
	d.recipient = lines_value(lines, "RECIPIENT");
	lines_end(lines);
	if (d.recipient != NULL && *d.recipient == '\0')
		d.recipient = NULL;
	if (lseek(message, 0, SEEK_SET) == -1)
		err_sys(&err, "rewind message");
	else if (deliver_check(&d, &err) == 0 &&
	    deliver_message(&d, tree, message, &err) == 0)
		err = ERR_INIT;
	buf_addf(answer, "%d %s", tool_exit_code(&err), err.text);
}

int
serve_deliveries(const struct deliver *d, const struct tree *tree,
    struct err *err)
{
	char request[SERVE_REQUEST_MAX + 1];
	struct buf answer = BUF_INIT(1000);
	int fds[OS_FDPASS_MAX], r = 0;
	size_t n_fds;
	long n;

	while (r == 0 && (n = os_fdpass_recv(SERVE_FD, request,
	    SERVE_REQUEST_MAX, -1, fds, &n_fds, err)) != 0) {
		if (n == -1)
			return -1;
		request[n] = '\0';
		buf_reset(&answer);
		if (n_fds == 1)
			serve_one(d, tree, span_of(request, (size_t)n), fds[0],
			    &answer);
		else
			buf_adds(&answer, "75 no message");
		while (n_fds > 0)
			close(fds[--n_fds]);
		r = os_fdpass_send(SERVE_FD, buf_span(&answer), NULL, 0, err);
	}
	buf_done(&answer);
	return r;
}
