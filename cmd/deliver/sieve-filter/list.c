/* list - see list.h.
 * SPDX-License-Identifier: ISC */
#include "list.h"

#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "io/slurp.h"
#include "io/wr.h"
#include "kept.h"
#include "link/chain.h"
#include "os/tmpfd.h"

#define RESULTS_MAX (LIST_MAX * (CHAIN_TEXT_MAX + 16))

struct deliveries {
	const struct settings *settings;
	struct buf text;             /* of the list */
	struct evaluator evaluator;
	bool kept[LIST_MAX];
	size_t n, n_kept;
};

/* The next delivery of the rest of a list: true, or false at its end, when
 * *rest is empty if it was a proper one. */
static bool
next_delivery(struct span *rest, struct span *lines_out)
{
	struct span looked = *rest, line;

	while (looked.n > 0 && span_cut(&looked, '\n', &line)) {
		if (line.n > 0 || looked.p == NULL)
			continue;
		*lines_out = span_of(rest->p, (size_t)(line.p - rest->p));
		*rest = span_from(*rest, lines_out->n + 1);
		if (lines_out->n > 0)
			return true;
		looked = *rest;
	}
	return false;
}

/* Ask the scripts of each, and write the list of those who keep it. */
static int
ask_all(struct deliveries *d, int list, struct err *err)
{
	struct span rest = buf_span(&d->text), lines;
	struct wr w;

	wr_init(&w, list, -1);
	while (next_delivery(&rest, &lines)) {
		if (d->n == LIST_MAX) {
			wr_done(&w);
			return err_set(err, ERR_USAGE, "more than %d "
			    "deliveries", LIST_MAX);
		}
		d->kept[d->n] = kept_can_serve(d->settings) &&
		    kept_variables(lines, true) &&
		    kept_is(d->settings, &d->evaluator, lines, 0);
		if (d->kept[d->n++]) {
			d->n_kept++;
			wr_add(&w, lines);
			wr_addc(&w, '\n');
		}
	}
	if (chdir("/") == -1 || wr_flush(&w, err) == -1) {
		wr_done(&w);
		return err_set(err, ERR_TEMP, "list of deliveries");
	}
	wr_done(&w);
	return d->n > 0 && rest.n == 0 ? 0 : err_set(err, ERR_USAGE,
	    "the list is empty or has no end");
}

/* The lines of the program; whoever has none must try again later. */
static int
deliver(const struct deliveries *d, int list, struct buf *said,
    struct err *err)
{
	char *argv[] = { d->settings->next[0], (char *)(size_t)"--list", NULL };
	struct chain c = chain_of(argv, 0);
	struct chain_result result;
	int results, r;

	if (d->n_kept == 0)
		return 0;
	if ((results = os_tmpfd_memory(err)) == -1)
		return -1;
	c.envelope_fd = list;
	c.output_fd = results;
	r = chain_run(&c, &result, err);
	if (r == 0 && (lseek(results, 0, SEEK_SET) == -1 ||
	    slurp_fd(results, said) == -1))
		r = err_sys(err, "results");
	close(results);
	return r;
}

static int
tell(const struct deliveries *d, struct span said, struct err *err)
{
	struct span line;
	struct wr w;
	size_t i;

	wr_init(&w, 1, -1);
	for (i = 0; i < d->n; i++) {
		if (!d->kept[i])
			wr_adds(&w, "again");
		else if (span_find(said, 0, '\n') < said.n &&
		    span_cut(&said, '\n', &line))
			wr_add(&w, line);
		else
			wr_adds(&w, "75 ");
		wr_addc(&w, '\n');
	}
	return wr_close(&w, err);
}

int
list_run(const struct settings *settings, struct err *err)
{
	struct deliveries d = { .settings = settings,
		.evaluator = EVALUATOR_INIT,
		.text = BUF_INIT(LIST_BYTES_MAX) };
	struct buf said = BUF_INIT(RESULTS_MAX);
	int list, r = -1;

	if (slurp_fd(LIST_FD, &d.text) == -1)
		return err_sys(err, "list on descriptor %d", LIST_FD);
	if ((list = os_tmpfd_memory(err)) == -1)
		return -1;
	if (ask_all(&d, list, err) == 0 && deliver(&d, list, &said, err) == 0)
		r = tell(&d, buf_span(&said), err);
	evaluator_stop(&d.evaluator);
	close(list);
	buf_done(&said);
	buf_done(&d.text);
	return r;
}
