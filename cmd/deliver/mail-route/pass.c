/* pass - see pass.h.
 * SPDX-License-Identifier: ISC */
#include "pass.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/tool.h"
#include "io/wr.h"
#include "link/link.h"
#include "os/clock.h"
#include "queue/result.h"

#define ENVELOPE_FD 3

int
pass_envelope(struct envelope *e, bool on_descriptor, struct err *err)
{
	if (!on_descriptor)
		return envelope_of_one(e, getenv("SENDER"),
		    getenv("RECIPIENT"), err);
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

static bool
is_way(const struct rewrite_group *g, const char *word)
{
	return g->way != NULL && span_istarts(span_str(g->way),
	    span_str(word));
}

/* Does what handles this group say nothing about each recipient itself? */
static bool
is_ours_to_tell(const struct rewrite_group *g)
{
	return is_way(g, "service:") || is_way(g, "error:") ||
	    is_way(g, "discard:");
}

/* The lines that smtp-send would have written (queue(7)). */
static void
tell(const struct rewrite_group *g, const struct chain_result *result)
{
	static const enum result_word words[] = {
		[CHAIN_OK] = RESULT_DELIVERED, [CHAIN_DONE] = RESULT_DELIVERED,
		[CHAIN_PERM] = RESULT_FAILED, [CHAIN_TEMP] = RESULT_DEFERRED };
	struct result line = { .word = words[result->verdict],
		.text = span_str(result->text) };
	struct buf path = BUF_INIT(1000), out = BUF_INIT(16u << 20);
	struct err err = ERR_INIT;
	int32_t micros;
	struct wr w;
	size_t i;

	os_clock_wall(&line.time, &micros);
	for (i = 0; i < g->envelope.n; i++) {
		buf_reset(&path);
		address_write(&path, &g->envelope.rcpts[i].address);
		line.path = buf_span(&path);
		result_write(&out, &line);
	}
	wr_init(&w, 1, -1);
	wr_add(&w, buf_span(&out));
	if (wr_flush(&w, &err) == -1)
		log_reason("error", err.text);
	wr_done(&w);
	buf_done(&path);
	buf_done(&out);
}

static int
run(const struct rewrite *r, const struct rewrite_group *g, int message,
    char **argv, struct chain_result *result, struct err *err)
{
	bool service = is_way(g, "service:");
	char *alone[] = { NULL, NULL };
	struct buf route = BUF_INIT(TRANSPORT_VALUE_MAX + 20);
	const char *env[] = { NULL, NULL };
	struct chain c;
	int got;

	if (service) {
		alone[0] = mem_string(g->way + SPAN("service:").n);
		argv = alone;
	} else if (g->way != NULL) {
		buf_addf(&route, "SMTP_ROUTE=%s", g->way);
		env[0] = buf_str(&route);
	}
	c = chain_of(argv, message);
	c.env = env;
	c.timeout_ms = (int)r->set->timeout_ms;
	c.output_fd = service ? -1 : 1;
	if (r->world->has_ask)
		c.auth_fd = r->world->ask.fd;
	tool_explain("%s for %zu from <%s>%s%s", argv[0], g->envelope.n,
	    g->sender.text, g->way != NULL ? " by " : "", g->way != NULL ?
	    g->way : "");
	c.envelope_fd = envelope_write(&g->envelope, err);
	got = c.envelope_fd == -1 ? -1 : chain_run(&c, result, err);
	if (c.envelope_fd != -1)
		close(c.envelope_fd);
	buf_done(&route);
	free(alone[0]);
	return got;
}

static int
pass_one(const struct rewrite *r, const struct rewrite_group *g, int message,
    char **argv, struct chain_result *result, struct err *err)
{
	struct logline l;

	*result = (struct chain_result){ .verdict = CHAIN_OK };
	if (is_way(g, "error:")) {
		result->verdict = g->way[6] == '5' ? CHAIN_PERM : CHAIN_TEMP;
		result->code = EX_NOPERM;
		(void)snprintf(result->text, sizeof(result->text), "%s",
		    g->way + 6);
	} else if (is_way(g, "discard:")) {
		log_begin(&l, "discarded");
		log_str(&l, "sender", address_span(&g->sender));
		log_num(&l, "rcpts", g->envelope.n);
		log_end(&l);
		(void)snprintf(result->text, sizeof(result->text),
		    "2.0.0 discarded");
	} else if (run(r, g, message, argv, result, err) == -1) {
		return -1;
	}
	if (is_ours_to_tell(g))
		tell(g, result);
	return 0;
}

/* Of several, what fails for now counts most: what has been settled is told
 * in lines, and is not tried again. */
static bool
is_worse(enum chain_verdict a, enum chain_verdict b)
{
	static const int rank[] = { [CHAIN_OK] = 0, [CHAIN_DONE] = 0,
		[CHAIN_PERM] = 1, [CHAIN_TEMP] = 2 };

	return rank[a] > rank[b];
}

int
pass_groups(const struct rewrite *r, int message, char **argv, bool may_exec,
    struct chain_result *result, struct err *err)
{
	struct chain_result one;
	size_t i, left = 0;

	*result = (struct chain_result){ .verdict = CHAIN_OK };
	for (i = 0; i < r->n; i++)
		left += r->groups[i].envelope.n > 0;
	may_exec &= left == 1 || r->transport == NULL;
	/* What goes out in a name of ours first: the queue seldom refuses. */
	for (i = r->n; i-- > 0;) {
		const struct rewrite_group *g = &r->groups[i];
		int fd;

		if (g->envelope.n == 0)
			continue;
		if (--left == 0 && may_exec && !is_ours_to_tell(g)) {
			if (g->way != NULL && setenv("SMTP_ROUTE", g->way,
			    1) == -1)
				return err_sys(err, "setenv");
			fd = envelope_write(&g->envelope, err);
			return fd == -1 ? -1 : exec_with(fd, message, argv,
			    err);
		}
		if (pass_one(r, g, message, argv, &one, err) == -1)
			return -1;
		if (is_worse(one.verdict, result->verdict))
			*result = one;
		if (r->transport == NULL && result->verdict != CHAIN_OK)
			return 0;
	}
	return 0;
}
