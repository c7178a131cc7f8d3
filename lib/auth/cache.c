/* cache - see cache.h.
 * SPDX-License-Identifier: ISC */
#include "auth/cache.h"

#include <string.h>

#include "base/secret.h"
#include "crypto/siphash.h"

#define TEXT_MAX 948

enum { NO_LOGIN = 1, NO_RECEIVE = 2, NO_ACCOUNT = 4, UNKNOWN = 8 };

/* A record: user, verifier and the account's lines stand in `text` one behind
 * the other. */
struct body {
	int64_t made;
	uint64_t stamp;
	uint32_t hits;
	uint16_t user_n, verifier_n, account_n, flags;
	uint32_t services[CACHE_SERVICES_MAX];       /* hashes; 0: none */
	char text[TEXT_MAX];
};

static struct table_shape
shape(const struct cache *c)
{
	return (struct table_shape){ "logins 1", sizeof(struct body),
		c->size / CACHE_SLOT };
}

static uint64_t
key_of(const struct table *t, struct span user)
{
	return table_key(t, 'c', user);
}

static int64_t
worth(const void *body, void *arg)
{
	struct body b;

	(void)arg;
	memcpy(&b, body, sizeof(int64_t));
	return b.made;
}

static struct span
user_of(const struct body *b)
{
	return span_of(b->text, b->user_n);
}

static struct span
verifier_of(const struct body *b)
{
	return span_of(b->text + b->user_n, b->verifier_n);
}

/* Its lengths come from a file. */
static bool
is_whole(const struct body *b)
{
	return (size_t)b->user_n + b->verifier_n + b->account_n <= TEXT_MAX;
}

static bool
is_fresh(const struct cache *c, const struct cache_ask *a,
    const struct body *b)
{
	uint64_t ttl = (b->flags & UNKNOWN) != 0 ? c->unknown_ms : c->ttl_ms;

	return b->stamp == a->stamp && a->now >= b->made &&
	    (uint64_t)(a->now - b->made) < ttl;
}

static uint32_t
service_of(const struct table *t, struct span service)
{
	return (uint32_t)siphash(table_secret(t), service) | 1;
}

static bool
serves(const struct body *b, uint32_t service)
{
	size_t i;

	for (i = 0; i < CACHE_SERVICES_MAX; i++)
		if (b->services[i] == service)
			return true;
	return false;
}

static int
read_account(const struct body *b, struct account *account)
{
	struct span rest = span_of(b->text + b->user_n + b->verifier_n,
	    b->account_n), line;

	while (rest.n > 0 && span_cut(&rest, '\n', &line))
		if (line.n > 0 && account_set_line(account, line, NULL) == -1)
			return -1;
	return 0;
}

static enum cache_answer
take(const struct body *b, bool login, struct serve_user *u)
{
	struct verifier v = { .data = verifier_of(b) };

	if ((b->flags & UNKNOWN) != 0)
		return CACHE_UNKNOWN;
	if (read_account(b, &u->account) == -1 ||
	    (login && verifiers_add(&u->verifiers, &v, NULL) == -1))
		return CACHE_NOTHING;
	u->no_login = (b->flags & NO_LOGIN) != 0;
	u->no_receive = (b->flags & NO_RECEIVE) != 0;
	u->no_account = (b->flags & NO_ACCOUNT) != 0;
	return login ? CACHE_LOGIN : CACHE_ACCOUNT;
}

/* The entry of this user, when it is one: table keys are 64 bits of a hash. */
static bool
find(const struct table *t, struct span user, struct body *b)
{
	return table_get(t, key_of(t, user), b) && is_whole(b) &&
	    span_eq(user_of(b), user);
}

enum cache_answer
cache_get(const struct cache *c, const struct cache_ask *a,
    struct serve_user *u, struct err *err)
{
	enum cache_answer answer = CACHE_NOTHING;
	struct table_shape s = shape(c);
	struct table t;
	struct body b;

	if (table_open(&t, c->path, &s, err) == -1)
		return CACHE_NOTHING;
	if (find(&t, a->user, &b) && is_fresh(c, a, &b)) {
		answer = take(&b, b.verifier_n > 0 &&
		    serves(&b, service_of(&t, a->service)), u);
		b.hits++;
		table_put(&t, key_of(&t, a->user), &b, worth, NULL);
	}
	table_close(&t);
	secret_clear(&b, sizeof(b));
	return answer;
}

int
cache_verifier(const struct cache *c, struct span user, struct secret *out,
    struct err *err)
{
	struct table_shape s = shape(c);
	struct table t;
	struct body b;
	int r = 0;

	if (table_open(&t, c->path, &s, err) == -1)
		return -1;
	if (find(&t, user, &b))
		r = secret_set(out, verifier_of(&b));
	table_close(&t);
	secret_clear(&b, sizeof(b));
	return r;
}

static void
add(struct body *b, uint16_t *n, struct span s)
{
	memcpy(b->text + b->user_n + b->verifier_n + b->account_n, s.p, s.n);
	*n = (uint16_t)s.n;
}

/* The services for which the same password was right before still count; of
 * another password, none does. */
static void
set_services(struct body *b, const struct body *old, bool same,
    uint32_t service)
{
	size_t i;

	if (same)
		memcpy(b->services, old->services, sizeof(b->services));
	if (serves(b, service))
		return;
	for (i = 0; i < CACHE_SERVICES_MAX - 1 && b->services[i] != 0; i++)
		;
	b->services[i] = service;
}

static bool
make(struct body *b, const struct cache_ask *a, const struct serve_user *u,
    struct span verifier)
{
	struct buf account = BUF_INIT(TEXT_MAX);
	bool good;

	memset(b, 0, sizeof(*b));
	b->made = a->now;
	b->stamp = a->stamp;
	b->flags = u == NULL ? UNKNOWN : (u->no_login ? NO_LOGIN : 0) |
	    (u->no_receive ? NO_RECEIVE : 0) |
	    (u->no_account ? NO_ACCOUNT : 0);
	if (u != NULL)
		account_write(&u->account, &account);
	good = buf_ok(&account) &&
	    a->user.n + verifier.n + account.len <= TEXT_MAX;
	if (good) {
		add(b, &b->user_n, a->user);
		if (verifier.n > 0)
			add(b, &b->verifier_n, verifier);
		if (account.len > 0)
			add(b, &b->account_n, buf_span(&account));
	}
	buf_done(&account);
	return good;
}

int
cache_put(const struct cache *c, const struct cache_ask *a,
    const struct serve_user *u, struct span verifier, struct err *err)
{
	struct table_shape s = shape(c);
	struct body b, old;
	struct table t;

	if (!make(&b, a, u, verifier))
		return 0;
	if (table_open(&t, c->path, &s, err) == -1)
		return -1;
	if (verifier.n > 0)
		set_services(&b, &old, find(&t, a->user, &old) &&
		    is_fresh(c, a, &old) &&
		    span_eq(verifier_of(&old), verifier),
		    service_of(&t, a->service));
	table_put(&t, key_of(&t, a->user), &b, worth, NULL);
	table_close(&t);
	secret_clear(&b, sizeof(b));
	secret_clear(&old, sizeof(old));
	return 0;
}

int
cache_flush(const struct cache *c, struct span user, struct err *err)
{
	struct table_shape s = shape(c);
	struct table t;
	struct body b;
	bool found;

	if (table_open(&t, c->path, &s, err) == -1)
		return -1;
	if ((found = find(&t, user, &b)))
		table_remove(&t, key_of(&t, user));
	table_close(&t);
	secret_clear(&b, sizeof(b));
	return found;
}

int
cache_flush_all(const struct cache *c, struct err *err)
{
	struct table_shape s = shape(c);
	struct table t;

	if (table_open(&t, c->path, &s, err) == -1)
		return -1;
	table_clear(&t);
	table_close(&t);
	return 0;
}

int
cache_list(const struct cache *c, int64_t now,
    void (*tell)(void *self, const struct cache_row *row), void *self,
    size_t *slots_out, struct err *err)
{
	struct table_shape s = shape(c);
	struct table t;
	struct body b;
	uint64_t key;
	size_t at = 0;

	if (table_open(&t, c->path, &s, err) == -1)
		return -1;
	*slots_out = t.slots;
	while (table_walk(&t, &at, &b, &key)) {
		struct cache_row row = { .user = user_of(&b), .hits = b.hits,
			.unknown = (b.flags & UNKNOWN) != 0,
			.login = b.verifier_n > 0,
			.age_ms = now > b.made ? (uint64_t)(now - b.made) : 0 };

		if (is_whole(&b))
			tell(self, &row);
	}
	table_close(&t);
	secret_clear(&b, sizeof(b));
	return 0;
}
