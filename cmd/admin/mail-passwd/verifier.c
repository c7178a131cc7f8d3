/* verifier - see verifier.h.
 * SPDX-License-Identifier: ISC */
#include "verifier.h"

#include <strings.h>

#include "auth/users.h"
#include "auth/userscan.h"
#include "base/secret.h"
#include "crypto/scheme.h"
#include "sasl/saslprep.h"
#include "entry.h"

void
verifier_init(struct verifier_set *v)
{
	buf_init(&v->lines, USERSCAN_LINE_MAX);
	buf_init(&v->words, USERSCAN_LINE_MAX);
	(void)buf_room(&v->lines, USERSCAN_LINE_MAX - 1);
	(void)buf_room(&v->words, USERSCAN_LINE_MAX - 1);
}

void
verifier_done(struct verifier_set *v)
{
	secret_clear(v->lines.p, v->lines.cap);
	secret_clear(v->words.p, v->words.cap);
	buf_done(&v->lines);
	buf_done(&v->words);
}

/* The next {SCHEME}data of a line, its own or an application's: 1 and *own, or
 * 0. *at counts them. */
static bool
next_in_line(struct span line, size_t *at, struct span *data, bool *own)
{
	struct span fields[USERS_FIELDS], extra, word, name, services;
	size_t i = 0;

	users_split(line, fields, &extra);
	*own = true;
	*data = fields[USERS_PASSWORD];
	if (i++ == *at)
		return (*at)++, true;
	while (span_word(&extra, &word)) {
		if (entry_is_verifier(word, data))
			*own = true;
		else if (entry_is_app(word, &name, &services, data))
			*own = false;
		else
			continue;
		if (i++ == *at)
			return (*at)++, true;
	}
	return false;
}

static bool
is_of(struct span data, const char *scheme)
{
	struct span name = span_sub(data, 1, span_find(data, 0, '}'));

	return data.n > 0 && data.p[0] == '{' &&
	    span_ieq(name, span_str(scheme));
}

/* One of the line's that the new one must have its salt from. `kept`: those
 * that will still be there. */
static struct span
like(struct span line, const char *scheme, bool app)
{
	struct span data;
	size_t at = 0;
	bool own;

	while (next_in_line(line, &at, &data, &own))
		if ((app || !own) && is_of(data, scheme))
			return data;
	return SPAN("");
}

/* Fields are divided by colons and blanks: nothing else can be quoted. */
static int
check_plain(const char *scheme, struct span password, struct err *err)
{
	size_t i;

	for (i = 0; i < password.n; i++)
		if (span_ieq(span_str(scheme), SPAN("PLAIN")) &&
		    (password.p[i] == ':' || span_is_blank(password.p[i])))
			return err_set(err, ERR_USAGE, "a password with a "
			    "colon or a blank cannot be kept as PLAIN");
	return 0;
}

/* SCRAM's clients prepare what was typed (RFC 5802 2.2): so must we, or nobody
 * with an umlaut logs in. What cannot be prepared is refused. */
static int
prepare(const char *scheme, struct span password, struct buf *out,
    struct err *err)
{
	(void)buf_room(out, SASLPREP_MAX);
	if (strncasecmp(scheme, "SCRAM-", 6) != 0) {
		buf_add(out, password);
		return 0;
	}
	return saslprep_add(out, password) == 0 ? 0 : err_set(err, ERR_USAGE,
	    "SCRAM cannot be used with this password (RFC 4013)");
}

static int
make_one(const struct scheme_order *o, struct buf *out, struct err *err)
{
	struct scheme_order order = *o;
	struct buf prepared = BUF_INIT(SASLPREP_MAX);
	int r = prepare(o->scheme, o->password, &prepared, err);

	order.password = buf_span(&prepared);
	if (r == 0)
		r = scheme_make(&order, out, err);
	secret_clear(prepared.p, prepared.cap);
	buf_done(&prepared);
	return r;
}

static int
make(struct verifier_set *v, const struct settings *o, const char *scheme,
    const struct username *user, struct span likeness, struct span password,
    struct err *err)
{
	struct scheme_order order = { .scheme = scheme,
		.user = username_span(user), .password = password,
		.like = likeness,
		.cost = o->schemes.n == 1 ? o->cost : 0 };
	size_t from = v->lines.len;

	if (check_plain(scheme, password, err) == -1 ||
	    make_one(&order, &v->lines, err) == -1)
		return -1;
	if (from > 0) {
		buf_adds(&v->words, v->words.len > 0 ? " verifier=" :
		    "verifier=");
		buf_add(&v->words, span_from(buf_span(&v->lines), from));
	}
	buf_addc(&v->lines, '\n');
	return 0;
}

static const char *
strongest(void)
{
	return scheme_known(SPAN("{ARGON2ID}"), NULL) == 0 ? "ARGON2ID" :
	    "BLF-CRYPT";
}

static int
make_wanted(struct verifier_set *v, const struct settings *o,
    const struct username *user, struct span line, bool app,
    struct span password, struct err *err)
{
	size_t i;

	if (o->cost > 0 && o->schemes.n != 1)
		return err_set(err, ERR_USAGE, "--cost wants one --scheme");
	for (i = 0; i < o->schemes.n; i++)
		if (make(v, o, o->schemes.items[i], user, like(line,
		    o->schemes.items[i], app), password, err) == -1)
			return -1;
	return 0;
}

int
verifier_make(struct verifier_set *v, const struct settings *o,
    const struct username *user, struct span line, struct span password,
    struct err *err)
{
	if (o->schemes.n > 0)
		return make_wanted(v, o, user, line, false, password, err);
	return make(v, o, strongest(), user, SPAN(""), password, err) == 0 ?
	    make(v, o, "SCRAM-SHA-256", user, like(line, "SCRAM-SHA-256",
	    false), password, err) : -1;
}

int
verifier_make_app(struct verifier_set *v, const struct settings *o,
    const struct username *user, struct span line, struct span password,
    struct err *err)
{
	static const char *const mechanisms[] = { "SCRAM-SHA-256",
		"SCRAM-SHA-1", "CRAM-MD5", "DIGEST-MD5" };
	size_t i, at = 0;
	struct span data;
	bool own, plain = false;

	if (o->schemes.n > 0)
		return make_wanted(v, o, user, line, true, password, err);
	while (next_in_line(line, &at, &data, &own))
		plain |= own && (is_of(data, "PLAIN") ||
		    is_of(data, "CLEAR") || is_of(data, "CLEARTEXT"));
	if (make(v, o, plain ? "PLAIN" : "SSHA512", user, SPAN(""), password,
	    err) == -1)
		return -1;
	for (i = 0; i < LENGTH(mechanisms) && !plain; i++) {
		bool has = false;

		at = 0;
		while (next_in_line(line, &at, &data, &own))
			has |= own && is_of(data, mechanisms[i]);
		if (has && make(v, o, mechanisms[i], user, like(line,
		    mechanisms[i], true), password, err) == -1)
			return -1;
	}
	return 0;
}

struct span
verifier_first(const struct verifier_set *v)
{
	struct span all = buf_span(&v->lines);

	return span_sub(all, 0, span_find(all, 0, '\n'));
}

struct span
verifier_words(const struct verifier_set *v)
{
	return buf_span(&v->words);
}

void
verifier_app_words(const struct verifier_set *v, const char *name,
    const char *services, struct buf *out)
{
	struct span rest = buf_span(&v->lines), line;

	while (rest.n > 0 && span_cut(&rest, '\n', &line)) {
		buf_addf(out, "%sapp_password=%s:%s:", out->len > 0 ? " " : "",
		    name, services);
		buf_add(out, line);
	}
}
