/* kept - see kept.h.
 * SPDX-License-Identifier: ISC */
#include "kept.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "evaluate.h"
#include "scripts.h"

static const char *const delivery[] = { "SENDER", "RECIPIENT",
	"ORIGINAL_RECIPIENT", "LOCAL", "DOMAIN", "EXTENSION", "QUEUE_ID" };
static const char *const of_account[] = { "USER", "HOME", "MAILDIR", "UID",
	"GID", "QUOTA", "LAYOUT" };

/* Those of the names; what no line sets is unset. */
static void
set_all(const char *const *names, size_t n, struct span lines)
{
	struct span line;
	size_t i;

	for (i = 0; i < n; i++)
		(void)unsetenv(names[i]);
	while (lines.n > 0 && span_cut(&lines, '\n', &line))
		for (i = 0; i < n; i++) {
			size_t length = strlen(names[i]);
			char *value;

			if (!span_starts(line, span_str(names[i])) ||
			    line.n == length || line.p[length] != '=')
				continue;
			value = span_dup(span_from(line, length + 1));
			(void)setenv(names[i], value, 1);
			free(value);
		}
}

void
kept_environment(struct span lines, bool account)
{
	set_all(delivery, LENGTH(delivery), lines);
	if (account)
		set_all(of_account, LENGTH(of_account), lines);
}

bool
kept_variables(struct span lines, bool account)
{
	const char *home;

	kept_environment(lines, account);
	home = getenv("HOME");
	return !account || (home != NULL && chdir(home) == 0);
}

static bool
says_keep(const struct evaluation *e)
{
	const struct svaction *a = &e->plan.actions[0];

	return e->plan.n == 1 && a->kind == SVACTION_KEEP &&
	    a->flags.n == 0 && a->version == 0 && e->n_messages == 1;
}

bool
kept_can_serve(const struct settings *settings)
{
	return settings->next[0] != NULL && settings->next[1] == NULL;
}

/* Scripts that may run programs run them once: in a delivery by itself. */
bool
kept_is(const struct settings *settings, struct evaluator *k,
    struct span lines, int message)
{
	struct scripts scripts;
	struct evaluation e = { .settings = settings, .scripts = &scripts };
	bool kept;

	if (settings->filter_dir != NULL || settings->default_folder != NULL ||
	    lseek(message, 0, SEEK_END) <= 0 ||
	    lseek(message, 0, SEEK_SET) == -1 ||
	    scripts_read(&scripts, settings, NULL) == -1)
		return false;
	evaluator_run(k, &e, lines, message);
	kept = says_keep(&e);
	evaluate_done(&e);
	scripts_done(&scripts);
	return kept;
}
