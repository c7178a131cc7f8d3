/* pass - see pass.h.
 * SPDX-License-Identifier: ISC */
#include "pass.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/tool.h"
#include "link/link.h"

#define ENVELOPE_FD 3

static int
from_environment(struct envelope *e, struct err *err)
{
	const char *sender = getenv("SENDER"), *rcpt = getenv("RECIPIENT");
	struct address a = { .n = 0 };

	if (rcpt == NULL || *rcpt == '\0')
		return err_set(err, ERR_USAGE, "no envelope on descriptor 3, "
		    "and RECIPIENT is not set");
	if (sender != NULL && *sender != '\0' && address_parse(span_str(sender),
	    ADDRESS_UTF8, &a, err) == -1)
		return err_set(err, ERR_USAGE, "SENDER is no address");
	envelope_set_sender(e, &a, SPAN(""));
	if (address_parse(span_str(rcpt), ADDRESS_UTF8, &a, err) == -1)
		return err_set(err, ERR_USAGE, "RECIPIENT is no address");
	return envelope_add(e, &a, SPAN(""), err);
}

int
pass_envelope(struct envelope *e, bool on_descriptor, struct err *err)
{
	if (!on_descriptor)
		return from_environment(e, err);
	if (envelope_read(e, ENVELOPE_FD, err) == -1) {
		err->kind = ERR_TEMP;
		return -1;
	}
	return e->n > 0 ? 0 :
	    err_set(err, ERR_TEMP, "envelope without recipient");
}

static int
exec_with(int envelope, int message, char **argv, struct err *err)
{
	if (envelope != ENVELOPE_FD) {
		if (dup2(envelope, ENVELOPE_FD) == -1)
			return err_sys(err, "descriptor 3");
		close(envelope);
	}
	return link_pass(message, argv, err);
}

static int
pass_one(const struct rewrite *r, const struct rewrite_group *g, int message,
    char **argv, struct chain_result *result, struct err *err)
{
	struct chain c = chain_of(argv, message);
	int got;

	if ((c.envelope_fd = envelope_write(&g->envelope, err)) == -1)
		return -1;
	c.timeout_ms = (int)r->set->timeout_ms;
	c.output_fd = 1;
	if (r->world->has_ask)
		c.auth_fd = r->world->ask.fd;
	tool_explain("%s for %zu from <%s>", argv[0], g->envelope.n,
	    g->sender.text);
	got = chain_run(&c, result, err);
	close(c.envelope_fd);
	return got;
}

int
pass_groups(const struct rewrite *r, int message, char **argv, bool may_exec,
    struct chain_result *result, struct err *err)
{
	size_t i, left = 0;

	for (i = 0; i < r->n; i++)
		left += r->groups[i].envelope.n > 0;
	/* What goes out in a name of ours first: the queue seldom refuses. */
	for (i = r->n; i-- > 0;) {
		const struct rewrite_group *g = &r->groups[i];
		int fd;

		if (g->envelope.n == 0)
			continue;
		if (--left == 0 && may_exec) {
			fd = envelope_write(&g->envelope, err);
			return fd == -1 ? -1 : exec_with(fd, message, argv,
			    err);
		}
		if (pass_one(r, g, message, argv, result, err) == -1)
			return -1;
		if (result->verdict == CHAIN_TEMP ||
		    result->verdict == CHAIN_PERM)
			return 0;
	}
	return 0;
}
