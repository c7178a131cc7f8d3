/* sieve-filter - decide by a Sieve script where a message goes (RFC 5228).
 * message link, run as the recipient: execs the deliverer with one --folder for
 * each mailbox. The scripts run in a confined child that sends back a plan;
 * the plan is complete before its first action is carried out.
 * SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <sysexits.h>

#include "base/buf.h"
#include "base/tool.h"
#include "carry.h"
#include "evaluate.h"
#include "link/link.h"
#include "list.h"
#include "scripts.h"
#include "serve.h"
#include "settings.h"
#include "sieve/svcheck.h"
#include "sieve/svtable.h"

/* The extensions, from the table that required ones are looked up in. */
static void
list_extensions(struct buf *out)
{
	const struct svextension *x;
	size_t i;

	for (i = 0; (x = svtable_extension(i)) != NULL; i++)
		if (x->name != NULL)
			buf_addf(out, "%s%s", out->len > 0 ? " " : "", x->name);
}

static void
warn(void *ctx, unsigned line, const char *text)
{
	fprintf(stderr, "%s: line %u: warning: %s\n", (const char *)ctx, line,
	    text);
}

/* -n: compile every script and say what is wrong. */
static void
check_scripts(const struct scripts *scripts)
{
	struct err err = ERR_INIT;
	size_t i;

	for (i = 0; i < scripts->n; i++) {
		struct svscript script;
		int r = svcheck_script(&script,
		    buf_span(&scripts->list[i].text), warn,
		    scripts->list[i].path, &err);

		svcheck_done(&script);
		if (r == -1)
			tool_exit(EX_DATAERR, "%s: %s", scripts->list[i].path,
			    err.text);
	}
}

int
main(int argc, char **argv)
{
	struct buf extensions = BUF_INIT(4096);
	struct tool tool = { "sieve-filter", TOOL_LINK,
		"[-enVh] [options] [program [argument ...]]", NULL,
		settings_rows, settings_n_rows };
	struct settings settings;
	struct scripts scripts;
	struct evaluation e;
	struct err err = ERR_INIT;
	uint64_t size;
	int fd;

	list_extensions(&extensions);
	tool.features = buf_str(&extensions);
	tool_init(&tool);
	settings_init(&settings);
	settings.next = tool_options(argc, argv, &settings);
	if (scripts_read(&scripts, &settings, &err) == -1)
		tool_die(&err);
	if (tool_checking()) {
		if (settings.script != NULL && scripts.n == 0)
			tool_exit(EX_NOINPUT, "there is no script %s",
			    settings.script);
		check_scripts(&scripts);
	}
	tool_checked(&settings);
	if (settings.serve || settings.list) {
		if ((settings.list ? list_run(&settings, &err) :
		    serve_messages(&settings, &err)) == -1)
			tool_die(&err);
		return EX_OK;
	}
	if ((fd = link_message(&size, &err)) == -1)
		tool_die(&err);
	e.settings = &settings;
	e.scripts = &scripts;
	evaluate(&e, fd);
	if ((settings.next[0] == NULL ? carry_print(&e, &err) :
	    carry_out(&e, &err)) == -1)
		tool_die(&err);
	evaluate_done(&e);
	scripts_done(&scripts);
	buf_done(&extensions);
	return EX_OK;
}
