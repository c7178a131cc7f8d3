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
#include "settle.h"
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
	a->target = a->flags = SPAN("");
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

static void
free_command(struct command *c)
{
	while (c->n > 0)
		free(c->words[--c->n]);
	free(c->words);
}

/* One run of the deliverer serves all mailboxes that get the same version of
 * the message with the same flags. */
static bool
goes_along(const struct svaction *a, const struct svaction *b)
{
	return a->version == b->version && span_eq(a->flags, b->flags);
}

/* The program for `first` and all that go along with it, which are marked in
 * `done`: one --folder for each, or none when the only one is where it
 * delivers by itself. */
static void
make_command(const struct evaluation *e, size_t first, bool *done,
    struct command *c)
{
	const struct svaction *lead = &e->plan.actions[first];
	size_t i, n = 0;

	*c = (struct command){ NULL, 0 };
	for (i = 0; e->settings->next[i] != NULL; i++)
		add_word(c, span_str(e->settings->next[i]));
	for (i = first; i < e->plan.n; i++)
		n += !done[i] && goes_along(lead, &e->plan.actions[i]);
	for (i = first; i < e->plan.n; i++) {
		const struct svaction *a = &e->plan.actions[i];
		struct span folder = folder_of(e, a);

		if (done[i] || !goes_along(lead, a))
			continue;
		done[i] = true;
		if (a->kind == SVACTION_FILEINTO && a->line != 0)
			tell_action(a, NULL);
		if (n == 1 && folder.n == 0)
			break;
		add_word(c, SPAN("--folder"));
		add_word(c, is_inbox(folder) ? SPAN("INBOX") : folder);
	}
	if (lead->flags.n > 0) {
		add_word(c, SPAN("--flags"));
		add_word(c, lead->flags);
	}
}

/* All but the last run are children: each must have stored its copies before
 * the next one begins. */
static int
deliver_early(const struct command *c, int message, struct err *err)
{
	struct chain chain = chain_of(c->words, message);
	struct chain_result result;

	if (chain_run(&chain, &result, err) == -1)
		return -1;
	if (result.verdict == CHAIN_OK || result.verdict == CHAIN_DONE)
		return 0;
	return err_set(err, result.verdict == CHAIN_PERM ? ERR_PERM : ERR_TEMP,
	    "%s", result.text[0] != '\0' ? result.text :
	    "4.3.0 a copy of the message could not be delivered");
}

static size_t
next_delivery(const struct evaluation *e, const bool *done)
{
	size_t i;

	for (i = 0; i < e->plan.n; i++)
		if (!done[i])
			break;
	return i;
}

static int
deliver(struct evaluation *e, struct err *err)
{
	bool done[SVLIMIT_ACTIONS + 1];
	struct command c;
	size_t i, after;
	int r = 0;

	for (i = 0; i < e->plan.n; i++)
		done[i] = !is_delivery(&e->plan.actions[i]) ||
		    is_repeated(e, i);
	for (i = next_delivery(e, done); i < e->plan.n && r == 0; i = after) {
		int message = e->messages[e->plan.actions[i].version];

		make_command(e, i, done, &c);
		after = next_delivery(e, done);
		if (after < e->plan.n)
			r = deliver_early(&c, message, err);
		else
			r = link_pass(message, c.words, err);
		free_command(&c);
	}
	return r;
}

/* One line for the reply of an SMTP server: ASCII, without the user's line ends
 * (RFC 5429 2.1.1). */
static int
refuse(const struct svaction *a, struct err *err)
{
	char text[160];
	size_t i;

	for (i = 0; i < a->text.n && i < sizeof(text) - 1; i++) {
		unsigned char c = (unsigned char)a->text.p[i];

		text[i] = c == '\n' || c == '\r' || c == '\t' ? ' ' :
		    c < ' ' || c >= 0x7f ? '?' : (char)c;
	}
	text[i] = '\0';
	tell_action(a, "refused");
	return err_set(err, ERR_PERM, "5.7.1 %s",
	    text[0] != '\0' ? text : "refused by the recipient");
}

int
carry_out(struct evaluation *e, struct err *err)
{
	bool delivers = false;
	size_t i;

	if (e->plan.n == 1 && e->plan.actions[0].kind == SVACTION_REJECT)
		return refuse(&e->plan.actions[0], err);
	settle_plan(&e->plan);
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
