/* resolve - see resolve.h.
 * SPDX-License-Identifier: ISC */
#include "auth/resolve.h"

#include "auth/recall.h"
#include "base/tool.h"

/* uid and gid for an account that has none. */
static int
default_ids(const struct serve *s, struct account *a, struct err *err)
{
	struct span rest = span_str(s->o->ids), uid;

	if (s->o->ids == NULL || a->has_ids)
		return 0;
	return span_cut(&rest, ':', &uid) && rest.p != NULL &&
	    account_set(a, SPAN("uid"), uid, err) == 0 ?
	    account_set(a, SPAN("gid"), rest, err) :
	    err_set(err, ERR_USAGE, "--ids wants uid:gid");
}

static int
default_home(const struct serve *s, const struct username *name,
    struct account *a, struct err *err)
{
	struct buf home = BUF_INIT(ACCOUNT_VALUE_MAX);
	int r;

	if (s->o->home == NULL || account_get(a, "home").n > 0)
		return 0;
	r = username_path(name, s->o->home, &home, err) == 0 ?
	    account_set(a, SPAN("home"), buf_span(&home), err) : -1;
	buf_done(&home);
	return r;
}

static bool
in_range(uint64_t id, uint64_t first, uint64_t last)
{
	return id != 0 && id >= first && id <= last;
}

/* Nobody becomes root, or anyone else outside the range that the administrator
 * has set aside for mailboxes, whatever a file or directory says. */
static int
check_ids(const struct serve *s, const struct account *a, struct err *err)
{
	const struct serve_options *o = s->o;

	if (!a->has_ids)
		return !o->hands_over || !os_cred_is_root() ? 0 :
		    err_set(err, ERR_TEMP, "account without uid and gid");
	if (!in_range(a->ids.uid, o->first_uid, o->last_uid))
		return err_set(err, ERR_TEMP, "uid %lu is out of range",
		    (unsigned long)a->ids.uid);
	if (!in_range(a->ids.gid, o->first_gid, o->last_gid))
		return err_set(err, ERR_TEMP, "gid %lu is out of range",
		    (unsigned long)a->ids.gid);
	return 0;
}

int
resolve_settle(const struct serve *s, const struct username *name,
    struct serve_user *u, struct err *err)
{
	u->unsettled = false;
	if (account_get(&u->account, "user").n == 0 &&
	    account_set(&u->account, SPAN("user"), username_span(name), err) ==
	    -1)
		return -1;
	if (default_ids(s, &u->account, err) == -1 ||
	    default_home(s, name, &u->account, err) == -1)
		return -1;
	return check_ids(s, &u->account, err);
}

int
resolve_lookup(struct serve *s, const struct username *name,
    struct serve_user *u, struct err *err)
{
	int got;

	serve_user_reset(u);
	if (s->backend->lookup == NULL)
		return 0;
	if ((got = recall_user(s, name, u)) != RECALL_NOTHING)
		return got != 1 || u->no_account ? got :
		    resolve_settle(s, name, u, err) == 0 ? 1 : -1;
	got = s->backend->lookup(s->backend->self, name, u, err);
	tool_explain("%s: %s: %s", s->backend->name, name->text, got == 1 ?
	    "found" : got == 0 ? "no such user" : err->text);
	if (got == 1 && !u->no_account && !u->unsettled &&
	    resolve_settle(s, name, u, err) == -1)
		return -1;
	if (got != -1)
		recall_found(s, name, got == 1 ? u : NULL);
	return got;
}

int
resolve_recipient(struct serve *s, struct span address, struct serve_user *u,
    struct err *err)
{
	struct username_rules rules = serve_rules(s);
	struct buf base = BUF_INIT(USERNAME_MAX);
	struct span extension;
	struct username name;
	int got = 0;

	serve_user_reset(u);
	/* A name that no user can have is no user's. */
	if (username_make(&name, address, &rules, err) == 0)
		got = resolve_lookup(s, &name, u, err);
	if (got == 0 && username_split(address, span_str(s->o->delimiter),
	    &base, &extension) &&
	    username_make(&name, buf_span(&base), &rules, err) == 0 &&
	    (got = resolve_lookup(s, &name, u, err)) == 1 && !u->no_account)
		got = account_set(&u->account, SPAN("extension"), extension,
		    err) == 0;
	buf_done(&base);
	if (got == 1 && u->unsettled) {
		serve_user_reset(u);
		got = s->has_left ? 0 : err_set(err, ERR_TEMP,
		    "this backend knows nobody before the password");
	}
	return got;
}
