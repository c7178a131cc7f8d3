/* filter-pipe - run a foreign filter as a link of the chain, with guards.
 * message link: the message on descriptor 0; the filter's output, when it is
 * still that message, is handed to the program or written to standard output.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sysexits.h>

#include "base/log.h"
#include "base/tool.h"
#include "link/amend.h"
#include "link/link.h"
#include "run.h"
#include "settings.h"

#define GROWTH (1u << 20)            /* allowed beyond twice the message */

static int
check_programs(const struct settings *s, struct err *err)
{
	const char *path = getenv("PATH");

	if (settings_find_program(s->filter[0], path, err) == -1)
		return -1;
	return *s->next == NULL ? 0 :
	    settings_find_program(s->next[0], path, err);
}

/* Is what came out still the message? */
static int
guard(const struct settings *s, int before, uint64_t size,
    const struct run_result *result, struct err *err)
{
	if (link_guard(before, result->output_fd, err) == -1)
		return -1;
	/* divided first, so that no product overflows */
	if (result->size < size / 100 * (100 - s->max_shrink) +
	    size % 100 * (100 - s->max_shrink) / 100)
		return err_set(err, ERR_TEMP, "%llu of %llu bytes are left",
		    (unsigned long long)result->size,
		    (unsigned long long)size);
	return 0;
}

/* The filter failed: the original with a field that says so, or -1. */
static int
fall_back(const struct settings *s, int fd, const struct err *why,
    struct err *err)
{
	struct buf field = BUF_INIT(1024);
	struct logline l;
	size_t i;
	int out;

	log_begin(&l, "filter-failed");
	log_str(&l, "filter", span_str(s->filter[0]));
	log_str(&l, "reason", span_str(why->text));
	log_str(&l, "action", span_str(s->on_error));
	log_end(&l);
	if (!s->pass)
		return err_set(err, ERR_TEMP, "4.3.0 filter %s: %s",
		    s->filter[0], why->text);
	buf_addf(&field, "X-Filter-Status: failed (%s)", why->text);
	for (i = 0; i < field.len; i++)
		if (field.p[i] < ' ' || field.p[i] > '~')
			field.p[i] = '?';
	buf_addc(&field, '\n');
	out = amend_with(fd, buf_span(&field), err);
	buf_done(&field);
	return out;
}

int
main(int argc, char **argv)
{
	const struct tool tool = { "filter-pipe", TOOL_LINK,
		"[-enVh] [options] filter [argument ...] "
		"[-- program [argument ...]]", NULL, settings_rows,
		settings_n_rows };
	struct settings s;
	struct run_result result;
	struct run run;
	struct err err = ERR_INIT, why = ERR_INIT;
	uint64_t size;
	int fd;

	tool_init(&tool);
	settings_init(&s);
	if (settings_understand(&s, tool_options(argc, argv, &s), &err) == -1 ||
	    (tool_checking() && check_programs(&s, &err) == -1))
		tool_die(&err);
	tool_checked(&s);
	if ((fd = link_message(&size, &err)) == -1)
		tool_die(&err);
	run = (struct run){ s.filter, fd, (int)s.timeout,
		s.max_output != 0 ? s.max_output : 2 * size + GROWTH };
	if (run_filter(&run, &result, &why) == -1 ||
	    (result.verdict == CHAIN_OK &&
	    guard(&s, fd, size, &result, &why) == -1))
		result.output_fd = fall_back(&s, fd, &why, &err);
	else if (result.verdict == CHAIN_DONE)
		return TOOL_EXIT_DONE;
	else if (result.verdict == CHAIN_PERM)
		tool_exit(result.code, "filter %s refuses the message",
		    s.filter[0]);
	else
		tool_explain("filter %s: %llu bytes in, %llu out", s.filter[0],
		    (unsigned long long)size, (unsigned long long)result.size);
	if (result.output_fd == -1 ||
	    link_pass(result.output_fd, s.next, &err) == -1)
		tool_die(&err);
	return EX_OK;
}
