/* aliases - see aliases.h.
 * SPDX-License-Identifier: ISC */
#include "auth/aliases.h"

#include <stdlib.h>

#include "auth/resolve.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/tool.h"
#include "os/clock.h"
#include "route/expand.h"
#include "route/srs.h"

static int
open_maps(struct route *r, const struct aliases *a, const char *delimiters,
    struct err *err)
{
	size_t i;

	route_init(r);
	r->delimiters = delimiters;
	if (a->local_domains != NULL &&
	    route_local_domains(r, a->local_domains, err) == -1)
		return -1;
	for (i = 0; i < a->aliases.n; i++)
		if (route_add_map(r, a->aliases.items[i], ALIASTEXT_SYSTEM,
		    err) == -1)
			return -1;
	for (i = 0; i < a->virtuals.n; i++)
		if (route_add_map(r, a->virtuals.items[i], ALIASTEXT_VIRTUAL,
		    err) == -1)
			return -1;
	return 0;
}

static int
open_srs(const struct aliases *a, struct srs *srs, struct err *err)
{
	int64_t seconds;
	int32_t micros;

	os_clock_wall(&seconds, &micros);
	return srs_open(srs, a->srs_secret, span_str(a->srs_domain), seconds,
	    err);
}

bool
aliases_given(const struct aliases *a)
{
	return a->aliases.n > 0 || a->virtuals.n > 0 || a->srs_secret != NULL;
}

static int
take_user(struct aliases *a, struct err *err)
{
	struct span s = span_str(a->user);
	size_t colon = span_find(s, 0, ':');
	uint32_t uid, gid;

	if (a->user == NULL)
		return 0;
	if (num_parse_u32(span_sub(s, 0, colon), INT32_MAX, &uid) == -1 ||
	    num_parse_u32(span_from(s, colon + 1), INT32_MAX, &gid) == -1 ||
	    uid == 0 || gid == 0)
		return err_set(err, ERR_USAGE, "--alias-user wants UID:GID, "
		    "not 0");
	a->ids = (struct os_ids){ (uid_t)uid, (gid_t)gid };
	a->has_ids = true;
	return 0;
}

int
aliases_prepare(struct aliases *a, const char *delimiters, struct err *err)
{
	struct route *r;
	struct srs srs;
	int got;

	if (a->aliases.n > 0 && a->local_domains == NULL)
		return err_set(err, ERR_USAGE, "--aliases wants "
		    "--local-domains");
	if (a->srs_secret != NULL && a->srs_domain == NULL)
		return err_set(err, ERR_USAGE, "--srs-secret wants "
		    "--srs-domain");
	if (take_user(a, err) == -1)
		return -1;
	if (!tool_checking())
		return 0;
	if (a->srs_secret != NULL && open_srs(a, &srs, err) == -1)
		return -1;
	r = mem_zero(1, sizeof(*r));
	got = open_maps(r, a, delimiters, err);
	route_done(r);
	free(r);
	return got;
}

/* Whose account: 1 ours, 2 the left's, 0 nobody's, -1 with err. A mailbox that
 * takes no mail now is an account all the same. */
static int
whose(struct serve *s, struct span address, struct serve_user *u,
    struct err *err)
{
	struct ask_reply reply;
	int got = resolve_recipient(s, address, u, err);

	if (got == -1 || (got == 1 && !u->no_account))
		return got;
	if (!s->has_left)
		return 0;
	serve_user_reset(u);
	ask_reply_init(&reply);
	got = ask_vrfy(&s->left, address, &u->account, &reply, err);
	if (got == 1 || (got == 0 && (reply.code == 552 ||
	    span_starts(buf_span(&reply.text), SPAN("5.2.")))))
		got = 2;
	ask_reply_done(&reply);
	return got;
}

static int
has_account(void *self, struct span address, struct err *err)
{
	struct serve_user u;
	int got;

	serve_user_init(&u);
	got = whose(self, address, &u, err);
	serve_user_done(&u);
	return got == -1 ? -1 : got != 0;
}

static void
explain(void *self, unsigned depth, struct span address, const char *path,
    size_t line, struct span text)
{
	const struct serve *s = self;

	tool_explain("%s: %*s%.*s: %s:%zu: %.*s", s->backend->name,
	    (int)(depth * 2), "", (int)address.n, address.p, path, line,
	    (int)(text.n < 300 ? text.n : 300), text.p);
}

/* Only the alias's own commands, not those of aliases that it names. */
static int
keep_programs(struct route_list *l, const struct address *alias)
{
	size_t i, n = 0;

	for (i = 0; i < l->n; i++)
		if (l->results[i].kind != ROUTE_ADDRESS &&
		    span_ieq(address_span(&l->results[i].address),
		    address_span(alias)))
			l->results[n++] = l->results[i];
	l->n = n;
	return n > 0;
}

static int
set_alias(struct account *a, struct span value, size_t programs,
    struct err *err)
{
	struct buf n = BUF_INIT(24);
	int r = account_set(a, SPAN("alias"), value, err);

	buf_addu(&n, programs);
	if (r == 0 && programs > 0)
		r = account_set(a, SPAN("programs"), buf_span(&n), err);
	buf_done(&n);
	return r == 0 ? 1 : -1;
}

/* What the results say to who asks. */
static int
answer_with(struct serve *s, const struct route_list *l, bool ours,
    const struct address *asked, struct serve_user *u,
    struct aliases_answer *answer, struct err *err)
{
	struct span target;
	int got;

	serve_user_reset(u);
	if (l->n != 1 || l->results[0].kind != ROUTE_ADDRESS)
		return set_alias(&u->account, SPAN("yes"), 0, err);
	target = address_span(&l->results[0].address);
	got = whose(s, target, u, err);
	if (got == -1)
		return -1;
	/* Nobody there, by that name or the domain's other name. */
	if (got == 0 && ours && span_ieq(address_local(asked),
	    address_local(&l->results[0].address)))
		return 0;
	/* The administrator's mistake, which must not cost anybody's mail. */
	if (got == 0 && ours)
		return err_set(err, ERR_TEMP, "the alias leads to %.*s, who "
		    "has no account", (int)target.n, target.p);
	if (got == 0) {
		serve_user_reset(u);
		return set_alias(&u->account, SPAN("yes"), 0, err);
	}
	answer->left = got == 2;
	answer->target = l->results[0].address;
	return set_alias(&u->account, target, 0, err);
}

/* 1, 0, -1 with err. */
static int
is_ours(const struct aliases *o, const struct route *r,
    const struct address *a, struct err *err)
{
	struct route *ours;
	int got = route_is_local(r, address_domain(a));

	if (got == 1 || o->ours == NULL)
		return got;
	ours = mem_zero(1, sizeof(*ours));
	route_init(ours);
	got = route_local_domains(ours, o->ours, err) == -1 ? -1 :
	    route_is_local(ours, address_domain(a));
	route_done(ours);
	free(ours);
	return got;
}

static int
find_programs(struct route *r, const struct address *a, struct serve_user *u,
    struct aliases_answer *answer, struct err *err)
{
	struct span local = address_local(a);
	struct address alias;
	int got;

	if (expand_join(span_from(local, 1), address_domain(a), &alias, NULL) ==
	    -1)
		return 0;
	got = expand_address(r, &alias, &answer->programs, err);
	if (got != 1 || !keep_programs(&answer->programs, &alias))
		return got == -1 ? -1 : 0;
	serve_user_reset(u);
	return set_alias(&u->account, SPAN("yes"), answer->programs.n, err);
}

static int
reverse(const struct aliases *o, const struct address *a,
    struct serve_user *u, struct err *err)
{
	struct err why = ERR_INIT;
	struct address sender;
	struct srs srs;
	int got;

	if (o->srs_secret == NULL)
		return 0;
	if (open_srs(o, &srs, err) == -1)
		return -1;
	got = srs_reverse(&srs, a, &sender, &why);
	if (got == -1)
		tool_explain("%s: %s", a->text, why.text);
	if (got != 1)
		return 0;
	serve_user_reset(u);
	return set_alias(&u->account, SPAN("yes"), 0, err);
}

int
aliases_find(struct serve *s, struct span address, struct serve_user *u,
    struct aliases_answer *answer, struct err *err)
{
	const struct aliases *o = s->o->aliases;
	struct route *r;
	struct route_list l;
	struct address a;
	int got;

	answer->left = false;
	answer->target.n = 0;
	route_list_init(&answer->programs);
	if (o == NULL || address_parse(address, ADDRESS_UTF8 |
	    ADDRESS_POSTMASTER, &a, NULL) == -1)
		return 0;
	if ((got = whose(s, address, u, err)) != 0)
		return got == -1 ? -1 : 0;
	if ((got = reverse(o, &a, u, err)) != 0)
		return got;
	r = mem_zero(1, sizeof(*r));
	route_list_init(&l);
	got = open_maps(r, o, s->o->delimiter, err);
	r->hooks = (struct route_hooks){ s, has_account, tool_explaining() ?
	    explain : NULL };
	if (got == 0 && a.text[0] == EXPAND_PROGRAMS)
		got = find_programs(r, &a, u, answer, err);
	else if (got == 0 && (got = expand_address(r, &a, &l, err)) == 1 &&
	    (got = is_ours(o, r, &l.results[0].address, err)) != -1)
		got = answer_with(s, &l, got == 1, &a, u, answer, err);
	route_list_done(&l);
	route_done(r);
	free(r);
	return got;
}

void
aliases_done(struct aliases_answer *answer)
{
	route_list_done(&answer->programs);
}
