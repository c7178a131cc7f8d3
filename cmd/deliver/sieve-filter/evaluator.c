/* evaluator - see evaluator.h.
 * SPDX-License-Identifier: ISC */
#include "evaluator.h"

#include <unistd.h>

#include "base/tool.h"
#include "frame.h"
#include "mime/charmap.h"
#include "os/fdpass.h"
#include "os/spawn.h"

#define END_MS 1000                  /* for its end, when we have gone */

/* It ends when nobody asks it any more. */
void
evaluator_stop(struct evaluator *k)
{
	int status;

	if (k->pid != 0) {
		close(k->socket);
		if (os_spawn_wait(k->pid, END_MS, &status, NULL) != 1)
			os_spawn_kill(k->pid);
	}
	buf_done(&k->scripts);
	*k = (struct evaluator)EVALUATOR_INIT;
}

static void
kill_it(struct evaluator *k)
{
	close(k->socket);
	os_spawn_kill(k->pid);
	k->pid = 0;
}

/* The texts of all scripts, each with its length. */
static void
write_texts(const struct scripts *scripts, struct buf *out)
{
	size_t i;

	for (i = 0; i < scripts->n; i++) {
		struct span text = buf_span(&scripts->list[i].text);

		buf_addu(out, text.n);
		buf_addc(out, ':');
		buf_add(out, text);
	}
}

/* Leave a child that has other scripts, and note which the next one has. */
static void
fit(struct evaluator *k, const struct scripts *scripts)
{
	struct buf texts = BUF_INIT(EVALUATOR_TEXTS_MAX);

	write_texts(scripts, &texts);
	if (k->pid != 0 && (!buf_ok(&texts) ||
	    !span_eq(buf_span(&texts), buf_span(&k->scripts))))
		evaluator_stop(k);
	buf_done(&k->scripts);
	k->scripts = texts;
}

static int
send_next(const struct evaluator *k, struct span lines, int message,
    struct err *err)
{
	return frame_send(k->socket, FRAME_NEXT, lines, err) == -1 ? -1 :
	    os_fdpass_send(k->socket, SPAN("m"), &message, 1, err);
}

/* With the first message, or another one: 0, or -1 with err. */
static int
give(struct evaluator *k, struct evaluation *e, struct span lines,
    int message, struct err *err)
{
	pid_t pid;

	if (k->pid != 0)
		return send_next(k, lines, message, err);
	if ((pid = evaluate_start(e, true, &k->socket, err)) == -1)
		return -1;
	k->pid = pid;
	return 0;
}

/* Without tables of its own it opens the charsets of a message before it is
 * confined: then each message has a child of its own. */
void
evaluator_run(struct evaluator *k, struct evaluation *e, struct span lines,
    int message)
{
	struct err err = ERR_INIT;

	if (charmap_count() == 0 || tool_explaining()) {
		evaluate(e, message);
		return;
	}
	if (!evaluate_begin(e, message))
		return;
	fit(k, e->scripts);
	if (give(k, e, lines, message, &err) == 0 &&
	    evaluate_listen(e, k->socket, &err) == 0)
		return;
	if (k->pid != 0)
		kill_it(k);
	evaluate_keep(e, &err);
}
