/* whose - see whose.h.
 * SPDX-License-Identifier: ISC */
#include "auth/whose.h"

#include <string.h>

#include "auth/evidence.h"
#include "auth/resolve.h"
#include "text/base64.h"

/* The names of a 350, each in base64: 0, or -1. */
int
whose_names(struct judge *j, struct span text, struct buf *who,
    struct buf *as)
{
	struct span one = SPAN(""), two = SPAN("");

	(void)span_word(&text, &one);
	(void)span_word(&text, &two);
	if (one.n == 0 || base64_decode(who, one) == -1 ||
	    base64_decode(as, two) == -1 || !buf_ok(who) || !buf_ok(as) ||
	    span_trim(text).n > 0)
		return -1;
	memcpy(j->user_bytes, who->p, who->len);
	j->user = span_of(j->user_bytes, who->len);
	return 0;
}

/* Dovecot's way to name a master user where a mechanism has no place for one:
 * user, separator, master. Not in a name that has been proven: who may call
 * himself what he likes with the issuer of certificates or tokens is not the
 * user of whom a part of that name reminds. */
static void
split_master(struct judge *j, struct span *who, struct span *as)
{
	struct span sep = span_str(j->s->o->master_separator);
	size_t at = sep.n == 1 ? span_rfind(*who, sep.p[0]) : who->n;

	if ((j->mechanism->flags & OFFER_PROVEN) != 0 || as->n > 0 ||
	    at >= who->n || at == 0)
		return;
	*as = span_sub(*who, 0, at);
	*who = span_from(*who, at + 1);
}

/* What is remembered of a password is good for mechanisms that show one. */
static int
look_up(struct judge *j)
{
	int found;

	j->s->recall = !j->past_cache && evidence_shows_password(j) ?
	    SERVE_RECALL_LOGIN : SERVE_RECALL_NOTHING;
	found = resolve_lookup(j->s, &j->as, &j->s->user, &j->err);
	j->s->recall = SERVE_RECALL_ACCOUNT;
	j->recalled = found == 1 && j->s->user.recalled;
	return found;
}

/* 1 found, 0 nobody of ours, -1. */
int
whose_find(struct judge *j, struct span who, struct span as)
{
	struct username_rules rules = serve_rules(j->s);
	struct err why = ERR_INIT;

	split_master(j, &who, &as);
	if (username_make(&j->who, who, &rules, &why) == -1 ||
	    username_make(&j->as, as.n > 0 ? as : who, &rules, &why) == -1) {
		j->reason = "not a user name";
		j->who.n = 0;
		return 0;
	}
	j->reason = "unknown user";
	return look_up(j);
}

bool
whose_admits(struct judge *j)
{
	const struct serve_backend *b = j->s->backend;
	struct serve_attempt a = { j->mechanism->name, j->user,
		span_of(NULL, 0), 0, NULL };

	return b->admit == NULL || b->admit(b->self, &a, &j->err) == 1;
}

/* Failures count for the user whose password is being guessed, however he is
 * spelled: with the realm or without, by an alias of the domain, and, where it
 * is a master user's, whosesoever mailbox is wanted. */
static void
count_for(struct judge *j, struct span who, struct span as)
{
	struct username_rules rules = serve_rules(j->s);
	struct err ignored = ERR_INIT;

	split_master(j, &who, &as);
	j->counted = username_make(&j->counted_name, who, &rules,
	    &ignored) == 0 ? username_span(&j->counted_name) : j->user;
}

/* Nobody has been looked up yet. */
bool
whose_may_try(struct judge *j, struct span who, struct span as)
{
	struct guard *g = j->s->o->guard;

	if (g == NULL || g->under_way)
		return true;
	count_for(j, who, as);
	return guard_begin(g, j->counted, SPAN(""), j->mechanism->name);
}
