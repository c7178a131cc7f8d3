/* queue-list - what waits in a queue, and a hand to change it (queue(7)).
 * utility: run by hand. queue-run may work on the queue meanwhile.
 * SPDX-License-Identifier: ISC */
#include <sysexits.h>

#include "base/tool.h"
#include "list.h"
#include "queue/queueowner.h"

#define OPTION(field) offsetof(struct list_options, field)
#define FLAG(name, letter, help) \
	{ #name, letter, OPTION_FLAG, OPTION(name), 0, 0, NULL, help }

static const struct option_row rows[] = {
	FLAG(all, 'a', "all messages: for what changes them"),
	FLAG(cat, 'c', "print the queue files as they are"),
	FLAG(delete, '\0', "remove them, and tell nobody"),
	FLAG(expire, '\0', "give them up: the senders are told"),
	{ "from", 'f', OPTION_STRING, OPTION(from), 0, 0, "ADDRESS",
	    "those of this sender" },
	FLAG(hold, '\0', "let nobody touch them until they are released"),
	FLAG(hosts, '\0', "what waits for each destination, and why"),
	{ "queue", 'q', OPTION_DIR, OPTION(queue), 0, 0, "DIRECTORY",
	    "the queue" },
	FLAG(release, '\0', "held ones go on"),
	FLAG(requeue, '\0', "try them now"),
	{ "route", '\0', OPTION_STRING, OPTION(route), 0, 0, "HOST[:PORT]",
	    "send them there, now" },
	{ "to", 't', OPTION_STRING, OPTION(to), 0, 0, "DOMAIN|ADDRESS",
	    "those with a waiting recipient there" },
};

static const struct tool tool = { "queue-list", TOOL_UTILITY,
	"[-enVh] --queue directory [option ...] [id ...]", NULL, rows,
	LENGTH(rows) };

static void
check_options(const struct list_options *opt, char **ids)
{
	int actions = opt->cat + opt->hosts + opt->delete + opt->expire +
	    opt->hold + opt->release + opt->requeue + (opt->route != NULL);
	size_t i;

	if (opt->queue == NULL)
		tool_exit(EX_USAGE, "--queue is wanted");
	if (actions > 1)
		tool_exit(EX_USAGE, "one thing at a time");
	if (act_changes(opt) && ids[0] == NULL && !opt->all &&
	    opt->to == NULL && opt->from == NULL)
		tool_exit(EX_USAGE, "which ones? ids, --to, --from or --all");
	for (i = 0; ids[i] != NULL; i++)
		if (!queuedir_is_id(span_str(ids[i])))
			tool_exit(EX_USAGE, "%.70s: not a queue id", ids[i]);
}

int
main(int argc, char **argv)
{
	struct list_options opt = { .queue = NULL };
	struct list list = { .opt = &opt };
	struct err err = ERR_INIT;

	tool_init(&tool);
	list.ids = tool_options(argc, argv, &opt);
	check_options(&opt, list.ids);
	if (queueowner_become(opt.queue, &err) == -1 ||
	    queuedir_open(&list.q, opt.queue, &err) == -1)
		tool_die(&err);
	tool_checked(&opt);
	if (list_run(&list, &err) == -1)
		tool_die(&err);
	if (!opt.cat)
		printf("%llu messages, %llu bytes\n",
		    (unsigned long long)list.n,
		    (unsigned long long)list.bytes);
	if (fflush(stdout) != 0 || ferror(stdout))
		return EX_IOERR;
	return list.trouble ? EX_TEMPFAIL : EX_OK;
}
