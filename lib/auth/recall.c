/* recall - see recall.h. A cache that fails is logged, and done without.
 * SPDX-License-Identifier: ISC */
#include "auth/recall.h"

#include "auth/authcache.h"
#include "base/log.h"
#include "base/tool.h"
#include "crypto/siphash.h"
#include "os/clock.h"

static struct authcache_ask
ask_of(struct serve *s, const struct username *name)
{
	int64_t seconds;
	int32_t micros;

	os_clock_wall(&seconds, &micros);
	return (struct authcache_ask){ username_span(name),
		span_str(s->o->service), s->stamp,
		seconds * 1000 + micros / 1000 };
}

/* What two backends say is kept apart, should they have one file. */
static uint64_t
stamp_of(const struct serve_backend *b)
{
	static const unsigned char key[SIPHASH_KEY] = { 'b' };

	return siphash(key, span_str(b->name)) ^
	    (b->stamp == NULL ? 0 : b->stamp(b->self));
}

/* An account that serves the purpose: for a login there must be a verifier, or
 * nothing to log in to. */
static bool
is_enough(const struct serve *s, enum authcache_answer answer,
    const struct serve_user *u)
{
	return answer == AUTHCACHE_LOGIN || (answer == AUTHCACHE_ACCOUNT &&
	    (s->recall == SERVE_RECALL_ACCOUNT || u->no_account ||
	    u->no_login));
}

int
recall_user(struct serve *s, const struct username *name,
    struct serve_user *u)
{
	struct err err = ERR_INIT;
	enum authcache_answer answer;
	struct authcache_ask a;

	if (s->o->cache == NULL)
		return RECALL_NOTHING;
	/* Before anything is read: what changes meanwhile makes what was read
	 * forgotten, not remembered as new. */
	s->stamp = stamp_of(s->backend);
	if (s->recall == SERVE_RECALL_NOTHING)
		return RECALL_NOTHING;
	a = ask_of(s, name);
	answer = authcache_get(s->o->cache, &a, u, &err);
	if (err.kind != ERR_NONE)
		log_reason("cache-failed", err.text);
	if (answer == AUTHCACHE_UNKNOWN) {
		tool_explain("cache: %s: no such user", name->text);
		return 0;
	}
	if (is_enough(s, answer, u)) {
		tool_explain("cache: %s: found", name->text);
		u->recalled = true;
		return 1;
	}
	tool_explain("cache: %s: not there", name->text);
	serve_user_reset(u);
	return RECALL_NOTHING;
}

static void
put(struct serve *s, const struct username *name, const struct serve_user *u,
    struct span verifier)
{
	struct authcache_ask a = ask_of(s, name);
	struct err err = ERR_INIT;

	if (authcache_put(s->o->cache, &a, u, verifier, &err) == -1)
		log_reason("cache-failed", err.text);
}

/* Looked up for a login, an account is remembered with the verifier, or not at
 * all: it would take the place of what another service has. */
void
recall_found(struct serve *s, const struct username *name,
    const struct serve_user *u)
{
	if (s->o->cache == NULL || (u == NULL ?
	    s->o->cache->unknown_ms == 0 : s->recall != SERVE_RECALL_ACCOUNT ||
	    u->unsettled || u->by_net))
		return;
	put(s, name, u, SPAN(""));
}

void
recall_login(struct serve *s, const struct username *name,
    struct span verifier)
{
	if (s->o->cache != NULL && verifier.n > 0 && !s->user.recalled &&
	    !s->user.by_net)
		put(s, name, &s->user, verifier);
}

void
recall_verifier(struct serve *s, const struct username *name,
    struct secret *out)
{
	struct err err = ERR_INIT;

	secret_init(out);
	if (s->o->cache != NULL && authcache_verifier(s->o->cache,
	    username_span(name), out, &err) == -1)
		log_reason("cache-failed", err.text);
}
