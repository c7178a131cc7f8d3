/* carry - see carry.h.
 * SPDX-License-Identifier: ISC */
#include "carry.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "io/wr.h"
#include "link/chain.h"
#include "link/link.h"
#include "program.h"
#include "tell.h"

static bool
is_delivery(const struct svaction *a)
{
	return a->kind == SVACTION_KEEP || a->kind == SVACTION_FILEINTO;
}

/* The mailbox of a delivery; empty: wherever the deliverer puts mail. */
static struct span
folder_of(const struct evaluation *e, const struct svaction *a)
{
	return a->kind == SVACTION_FILEINTO ? a->target :
	    span_str(e->settings->default_folder);
}

static bool
is_inbox(struct span folder)
{
	return folder.n == 0 || span_ieq(folder, SPAN("INBOX"));
}

/* A delivery before i has put this version into the same mailbox. */
static bool
is_repeated(const struct evaluation *e, size_t i)
{
	struct span folder = folder_of(e, &e->plan.actions[i]);
	size_t k;

	for (k = 0; k < i; k++) {
		const struct svaction *b = &e->plan.actions[k];
		struct span other = folder_of(e, b);

		if (is_delivery(b) &&
		    b->version == e->plan.actions[i].version &&
		    (span_eq(other, folder) ||
		    (is_inbox(other) && is_inbox(folder))))
			return true;
	}
	return false;
}

/* ---- redirects ---- */

static int
redirect(struct evaluation *e, struct svaction *a, struct err *err)
{
	const char *sendmail = e->settings->sendmail;
	enum chain_verdict v = CHAIN_PERM;

	if (sendmail != NULL)
		v = program_redirect(sendmail, e->messages[a->version],
		    a->target, (int64_t)e->settings->timeout);
	if (v == CHAIN_OK || v == CHAIN_DONE) {
		tell_action(a, "sent");
		return 0;
	}
	if (v == CHAIN_TEMP)
		return err_set(err, ERR_TEMP,
		    "4.3.0 the message could not be redirected now");
	tell_action(a, sendmail == NULL ? "kept: redirect is not set up" :
	    "kept: refused");
	a->kind = SVACTION_KEEP;
	a->target = SPAN("");
	return 0;
}

/* ---- deliveries ---- */

struct command {
	char **words;
	size_t n;
};

static void
add_word(struct command *c, struct span word)
{
	c->words = mem_resize(c->words, c->n + 2, sizeof(*c->words));
	c->words[c->n++] = span_dup(word);
	c->words[c->n] = NULL;
}

/* The program with one --folder for each mailbox of that version; without any
 * when the only one is where it delivers by itself. */
static size_t
make_command(const struct evaluation *e, unsigned version, struct command *c)
{
	size_t i, n = 0, plain = 0;

	*c = (struct command){ NULL, 0 };
	for (i = 0; e->settings->next[i] != NULL; i++)
		add_word(c, span_str(e->settings->next[i]));
	for (i = 0; i < e->plan.n; i++) {
		const struct svaction *a = &e->plan.actions[i];

		if (!is_delivery(a) || a->version != version ||
		    is_repeated(e, i))
			continue;
		n++;
		plain += folder_of(e, a).n == 0 && a->flags.n == 0;
	}
	for (i = 0; i < e->plan.n; i++) {
		const struct svaction *a = &e->plan.actions[i];
		struct span folder = folder_of(e, a);

		if (!is_delivery(a) || a->version != version ||
		    is_repeated(e, i))
			continue;
		if (a->kind == SVACTION_FILEINTO)
			tell_action(a, NULL);
		if (n == 1 && plain == 1)
			break;
		add_word(c, SPAN("--folder"));
		add_word(c, is_inbox(folder) ? SPAN("INBOX") : folder);
		if (a->flags.n > 0) {
			add_word(c, SPAN("--flags"));
			add_word(c, a->flags);
		}
	}
	return n;
}

static void
free_command(struct command *c)
{
	while (c->n > 0)
		free(c->words[--c->n]);
	free(c->words);
}

/* An earlier version, by a child: it must be stored before the rest is. */
static int
deliver_early(struct evaluation *e, const struct command *c, unsigned version,
    struct err *err)
{
	struct chain chain = chain_of(c->words, e->messages[version]);
	struct chain_result result;

	if (chain_run(&chain, &result, err) == -1)
		return -1;
	if (result.verdict == CHAIN_OK || result.verdict == CHAIN_DONE)
		return 0;
	return err_set(err, result.verdict == CHAIN_PERM ? ERR_PERM : ERR_TEMP,
	    "%s", result.text[0] != '\0' ? result.text :
	    "4.3.0 a copy of the message could not be delivered");
}

static int
deliver(struct evaluation *e, struct err *err)
{
	struct command c;
	unsigned version, last = 0;
	bool any = false;
	size_t i, n;
	int r = 0;

	for (i = 0; i < e->plan.n; i++)
		if (is_delivery(&e->plan.actions[i])) {
			any = true;
			if (e->plan.actions[i].version > last)
				last = e->plan.actions[i].version;
		}
	if (!any)
		return 0;
	for (version = 0; version <= last && r == 0; version++) {
		n = make_command(e, version, &c);
		if (version == last)
			r = link_pass(e->messages[version], c.words, err);
		else if (n > 0)
			r = deliver_early(e, &c, version, err);
		free_command(&c);
	}
	return r;
}

int
carry_out(struct evaluation *e, struct err *err)
{
	bool delivers = false;
	size_t i;

	for (i = 0; i < e->plan.n; i++)
		if (e->plan.actions[i].kind == SVACTION_REDIRECT &&
		    redirect(e, &e->plan.actions[i], err) == -1)
			return -1;
	for (i = 0; i < e->plan.n; i++)
		delivers = delivers || is_delivery(&e->plan.actions[i]);
	for (i = 0; i < e->plan.n && !delivers; i++)
		if (e->plan.actions[i].kind == SVACTION_DISCARD)
			tell_action(&e->plan.actions[i], "discarded");
	return deliver(e, err);
}

int
carry_print(const struct evaluation *e, struct err *err)
{
	struct wr w;
	size_t i;

	wr_init(&w, 1, -1);
	for (i = 0; i < e->plan.n; i++) {
		const struct svaction *a = &e->plan.actions[i];

		wr_adds(&w, svplan_action_name(a->kind));
		if (a->target.n > 0) {
			wr_addc(&w, ' ');
			wr_add(&w, a->target);
		}
		if (a->flags.n > 0) {
			wr_adds(&w, " flags ");
			wr_add(&w, a->flags);
		}
		if (a->version > 0)
			wr_addf(&w, " of version %u", a->version);
		wr_addc(&w, '\n');
	}
	return wr_close(&w, err);
}
