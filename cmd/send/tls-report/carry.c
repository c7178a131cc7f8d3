/* carry - see carry.h.
 * SPDX-License-Identifier: ISC */
#include "carry.h"

#include <unistd.h>

#include "io/wr.h"
#include "link/chain.h"
#include "os/tmpfd.h"

#define PROGRAM_MS 600000

static int
file_of(struct span bytes, struct err *err)
{
	int fd = os_tmpfd_memory(err);
	struct wr w;

	if (fd == -1)
		return -1;
	wr_init(&w, fd, -1);
	wr_add(&w, bytes);
	if (wr_flush(&w, err) == -1) {
		close(fd);
		fd = -1;
	}
	wr_done(&w);
	return fd;
}

int
carry_run(const struct carry *what, struct err *err)
{
	struct chain c = chain_of(what->program, file_of(what->message, err));
	bool enveloped = what->envelope.n > 0;
	struct chain_result result = { .verdict = CHAIN_OK };
	int r = -1;

	c.env = what->env;
	c.timeout_ms = PROGRAM_MS;
	if (c.message_fd != -1 && enveloped)
		c.envelope_fd = file_of(what->envelope, err);
	if (c.message_fd != -1 && (!enveloped || c.envelope_fd != -1))
		r = chain_run(&c, &result, err);
	if (r == 0 && result.verdict != CHAIN_OK &&
	    result.verdict != CHAIN_DONE)
		r = err_set(err, ERR_TEMP, "%.*s: %s ended with code %d%s%s",
		    (int)what->name.n, what->name.p, what->program[0],
		    result.code, result.text[0] != '\0' ? ": " : "",
		    result.text);
	if (c.message_fd != -1)
		close(c.message_fd);
	if (c.envelope_fd != -1)
		close(c.envelope_fd);
	return r;
}
