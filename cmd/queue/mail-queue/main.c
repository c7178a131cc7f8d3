/* mail-queue - put a message into a queue (queue(7)).
 * sink: message on 0, envelope on 3; 0 when it is on disk, else 75.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/log.h"
#include "base/tool.h"
#include "link/link.h"
#include "os/clock.h"
#include "os/confine.h"
#include "queue/queuedir.h"
#include "queue/queuefile.h"
#include "queue/queueowner.h"
#include "taking.h"

#define ENVELOPE_FD 3

struct options {
	const char *queue, *id;
	bool hold;
};

#define OPTION(field) offsetof(struct options, field)

static const struct option_row rows[] = {
	{ "hold", '\0', OPTION_FLAG, OPTION(hold), 0, 0, NULL,
	    "put it where it waits until it is released" },
	{ "id", '\0', OPTION_STRING, OPTION(id), 0, 0, "ID",
	    "its name; when there is one of that name, do nothing" },
	{ "queue", 'q', OPTION_DIR, OPTION(queue), 0, 0, "DIRECTORY",
	    "the queue" },
};

static const struct tool tool = { "mail-queue", TOOL_SINK,
	"[-enVh] --queue directory [--id id] [--hold]", NULL, rows,
	LENGTH(rows) };

/* QUEUE_ID when it can be a name. */
static const char *
wanted_id(const struct options *opt)
{
	const char *id = getenv("QUEUE_ID");

	if (opt->id != NULL)
		return opt->id;
	return id != NULL && queuedir_is_id(span_str(id)) ? id : NULL;
}

static int
put(struct queuedir *q, const struct options *opt, struct queuefile_new *n,
    struct queuedir_draft *draft, struct err *err)
{
	if (queuedir_create(q, wanted_id(opt), opt->id != NULL, draft, err) ==
	    -1)
		return -1;
	if (queuefile_write(draft->fd, n, err) == -1) {
		queuedir_drop(q, draft);
		return -1;
	}
	return queuedir_commit(q, draft, 1, err);
}

static void
tell(const struct queuedir_draft *draft, const struct queuefile_new *n)
{
	struct logline l;
	size_t i;

	if (draft->was_there) {
		tool_explain("%s is in the queue already", draft->id);
		return;
	}
	log_begin(&l, "queued");
	log_str(&l, "id", span_str(draft->id));
	log_num(&l, "size", n->size);
	log_str(&l, "sender", address_span(&n->envelope->sender));
	log_num(&l, "rcpts", n->envelope->n);
	log_end(&l);
	for (i = 0; i < n->envelope->n; i++)
		tool_explain("%s: for %s", draft->id,
		    n->envelope->rcpts[i].address.text);
}

int
main(int argc, char **argv)
{
	struct options opt = { NULL, NULL, false };
	struct queuefile_new n = { .message = -1 };
	struct queuedir_draft draft;
	struct envelope envelope;
	struct err err = ERR_INIT;
	struct queuedir q;
	int32_t micros;

	tool_init(&tool);
	if (*tool_options(argc, argv, &opt) != NULL)
		tool_exit(EX_TEMPFAIL, "nothing can follow mail-queue");
	if (opt.queue == NULL)
		tool_exit(EX_TEMPFAIL, "--queue is wanted");
	if (opt.id != NULL && !queuedir_is_id(span_str(opt.id)))
		tool_exit(EX_TEMPFAIL, "--id: not a queue id");
	if (queueowner_become(opt.queue, &err) == -1 ||
	    queuedir_open(&q, opt.queue, &err) == -1)
		tool_die(&err);
	tool_checked(&opt);
	if (opt.hold || getenv("MAIL_HOLD") != NULL)
		q.dirs[QUEUEDIR_NEW] = q.dirs[QUEUEDIR_HOLD];
	if ((n.message = link_message(&n.size, &err)) == -1 ||
	    os_confine(OS_STDIO | OS_WRITEDIR, &q.fd, 1, &err) == -1)
		tool_die(&err);
	envelope_init(&envelope);
	if (taking_envelope(&envelope, tool_had_fd(ENVELOPE_FD) ? ENVELOPE_FD :
	    -1, &err) == -1)
		tool_die(&err);
	n.envelope = &envelope;
	os_clock_wall(&n.now, &micros);
	if (put(&q, &opt, &n, &draft, &err) == -1)
		tool_die(&err);
	tell(&draft, &n);
	return 0;
}
