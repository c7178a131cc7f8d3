/* rewrite - see rewrite.h.
 * SPDX-License-Identifier: ISC */
#include "rewrite.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/tool.h"
#include "route/expand.h"
#include "route/srs.h"
#include "smtp/dsnparam.h"
#include "smtp/param.h"

/* "SUCCESS,FAILURE" -> "FAILURE"; "SUCCESS" alone -> "NEVER": who wants to hear
 * of nothing else. */
static void
put_notify(struct buf *out, struct span value)
{
	int flags = dsnparam_notify(value);

	buf_adds(out, "NOTIFY=");
	if (flags == -1 || (flags & DSNPARAM_SUCCESS) == 0) {
		buf_add(out, value);
		return;
	}
	if ((flags & (DSNPARAM_FAILURE | DSNPARAM_DELAY)) == 0)
		buf_adds(out, "NEVER");
	if ((flags & DSNPARAM_FAILURE) != 0)
		buf_adds(out, "FAILURE");
	if ((flags & DSNPARAM_DELAY) != 0)
		buf_adds(out, (flags & DSNPARAM_FAILURE) != 0 ? ",DELAY" :
		    "DELAY");
}

void
rewrite_params(struct buf *out, const struct envelope_rcpt *rcpt, bool several)
{
	struct span rest = rcpt->params;
	struct param p;

	while (param_next(&rest, &p) == 1) {
		if (out->len > 0)
			buf_addc(out, ' ');
		if (several && span_ieq(p.name, SPAN("NOTIFY"))) {
			put_notify(out, p.value);
			continue;
		}
		buf_add(out, p.name);
		if (p.value.p != NULL) {
			buf_addc(out, '=');
			buf_add(out, p.value);
		}
	}
	dsnparam_add_orcpt(out, &rcpt->address);
}

static bool
is_same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL &&
	    span_eq(span_str(a), span_str(b)));
}

/* By which way it goes on: 0 and *way, or -1 with err. */
static int
find_way(struct rewrite *r, const struct address *sender,
    const struct address *to, const char **way, struct err *err)
{
	struct buf value = BUF_INIT(TRANSPORT_VALUE_MAX);
	int got = 0;

	*way = NULL;
	if (r->transport != NULL)
		got = transport_find(r->transport, sender, to, &value, err);
	if (got == 1)
		*way = pool_copy(&r->pool, buf_span(&value));
	buf_done(&value);
	return got == -1 ? -1 : 0;
}

/* RFC 3461 5.2.7.4: what a list sends on is its own mail. */
static struct rewrite_group *
group_for(struct rewrite *r, const struct address *sender, bool list,
    const char *way)
{
	struct rewrite_group *g;
	size_t i;

	for (i = 0; i < r->n; i++)
		if (r->groups[i].list == list && is_same(r->groups[i].way,
		    way) && span_eq(address_span(sender),
		    address_span(&r->groups[i].sender)))
			return &r->groups[i];
	r->groups = mem_resize(r->groups, r->n + 1, sizeof(*r->groups));
	g = &r->groups[r->n++];
	g->sender = *sender;
	g->list = list;
	g->way = way;
	envelope_init(&g->envelope);
	envelope_set_sender(&g->envelope, sender, SPAN(""));
	if (r->in->params.n > 0 && !list)
		envelope_set_sender(&g->envelope, sender, r->in->params);
	return g;
}

static int
sender_for(const struct rewrite *r, const struct route_result *to,
    struct address *out, struct err *err)
{
	const struct address *sender = &r->in->sender;

	*out = *sender;
	/* A report goes to nobody again, whoever sends it on. */
	if (address_is_null(sender))
		return 0;
	if (to->owner != NULL)
		return address_parse(span_str(to->owner), ADDRESS_UTF8, out,
		    err);
	if (r->srs == NULL || to->kind != ROUTE_ADDRESS ||
	    settings_is_ours(r->world, address_domain(&to->address)) ||
	    settings_is_ours(r->world, address_domain(sender)))
		return 0;
	if (srs_forward(r->srs, sender, out, err) == -1) {
		tool_explain("%s: too long for SRS, and stays", sender->text);
		*out = *sender;
	}
	return 0;
}

static int
programs_of(const struct address *alias, struct address *out, struct err *err)
{
	struct buf local = BUF_INIT(ADDRESS_LOCAL_MAX + 1);
	int r;

	buf_addc(&local, EXPAND_PROGRAMS);
	buf_add(&local, address_local(alias));
	r = expand_join(buf_span(&local), address_domain(alias), out, err);
	buf_done(&local);
	return r;
}

static int
add_result(struct rewrite *r, const struct envelope_rcpt *rcpt,
    const struct route_result *to, bool several, struct err *err)
{
	struct buf params = BUF_INIT(PARAM_MAX);
	struct rewrite_group *g;
	struct address sender, target = to->address;
	const char *way;
	bool list;
	int got;

	if (sender_for(r, to, &sender, err) == -1)
		return -1;
	list = to->owner != NULL && !address_is_null(&sender);
	if ((to->kind != ROUTE_ADDRESS && programs_of(&to->address, &target,
	    err) == -1) || find_way(r, &sender, &target, &way, err) == -1)
		return -1;
	g = group_for(r, &sender, list, way);
	if (!list)
		rewrite_params(&params, rcpt, several);
	got = envelope_add(&g->envelope, &target, buf_ok(&params) ?
	    buf_span(&params) : rcpt->params, err);
	buf_done(&params);
	return got;
}

/* A report that comes back to an address of SRS goes to whom it hides. */
static int
reverse(const struct rewrite *r, const struct envelope_rcpt *rcpt,
    struct route_list *l, struct err *err)
{
	struct address a;
	int got;

	if (r->srs == NULL)
		return 0;
	got = srs_reverse(r->srs, &rcpt->address, &a, err);
	if (got != 1)
		return got;
	tool_explain("%s: SRS, %s", rcpt->address.text, a.text);
	l->results = mem_zero(1, sizeof(*l->results));
	l->results[0].address = a;
	l->n = l->cap = 1;
	return 1;
}

/* RFC 3461 5.2.7.3, 5.2.7.4: success ends here where an alias stands for
 * several, or a list sends in its own name; so here it is told, when it was
 * asked for. */
static int
note_success(struct rewrite *r, const struct envelope_rcpt *rcpt,
    const struct route_list *l, struct err *err)
{
	bool list = l->n > 0 && l->results[0].owner != NULL;
	struct span value, word;

	if (r->set->report == NULL || address_is_null(&r->in->sender) ||
	    (l->n < 2 && !list) || !param_get(rcpt->params, SPAN("NOTIFY"),
	    &value))
		return 0;
	while (span_cut(&value, ',', &word))
		if (span_ieq(word, SPAN("SUCCESS")))
			return envelope_add(list ? &r->listed : &r->expanded,
			    &rcpt->address, rcpt->params, err);
	return 0;
}

static int
add_unchanged(struct rewrite *r, const struct envelope_rcpt *rcpt,
    struct err *err)
{
	const char *way;

	return find_way(r, &r->in->sender, &rcpt->address, &way, err) == -1 ?
	    -1 : envelope_add(&group_for(r, &r->in->sender, false,
	    way)->envelope, &rcpt->address, rcpt->params, err);
}

static int
add_rcpt(struct rewrite *r, const struct envelope_rcpt *rcpt, struct err *err)
{
	struct route_list l;
	size_t i;
	int got;

	route_list_init(&l);
	if ((got = reverse(r, rcpt, &l, err)) == 0)
		got = expand_address(&r->world->route, &rcpt->address, &l, err);
	if (got == 0)
		got = add_unchanged(r, rcpt, err);
	for (i = 0; i < l.n && got != -1; i++)
		got = add_result(r, rcpt, &l.results[i], l.n > 1, err);
	if (got != -1)
		got = note_success(r, rcpt, &l, err);
	for (i = 0; i < l.n && got != -1; i++)
		tool_explain("%s -> %s%s%s", rcpt->address.text,
		    l.results[i].kind == ROUTE_COMMAND ? "|" : "",
		    l.results[i].kind == ROUTE_ADDRESS ?
		    l.results[i].address.text : l.results[i].text,
		    l.results[i].owner != NULL ? " (owner)" : "");
	route_list_done(&l);
	return got == -1 ? -1 : 0;
}

int
rewrite_envelope(struct rewrite *r, struct err *err)
{
	size_t i;

	r->groups = NULL;
	r->n = 0;
	pool_init(&r->pool);
	envelope_init(&r->expanded);
	envelope_init(&r->listed);
	envelope_set_sender(&r->expanded, &r->in->sender, r->in->params);
	envelope_set_sender(&r->listed, &r->in->sender, r->in->params);
	(void)group_for(r, &r->in->sender, false, NULL);
	for (i = 0; i < r->in->n; i++)
		if (add_rcpt(r, &r->in->rcpts[i], err) == -1)
			return -1;
	return 0;
}

void
rewrite_done(struct rewrite *r)
{
	while (r->n > 0)
		envelope_done(&r->groups[--r->n].envelope);
	free(r->groups);
	r->groups = NULL;
	envelope_done(&r->expanded);
	envelope_done(&r->listed);
	pool_done(&r->pool);
}
