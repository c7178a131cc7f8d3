/* serving - see serving.h.
 * SPDX-License-Identifier: ISC */
#include "serving.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/secret.h"
#include "crypto/scheme.h"
#include "lines.h"
#include "os/clock.h"
#include "sasl/jwt.h"
#include "sasl/sasl.h"
#include "text/base64.h"

#define MADE_SCHEME "SCRAM-SHA-256"
#define MADE_ROUNDS 4096             /* RFC 7677 4 */
#define MADE_MAX 300
#define KEPT_MAX 12                  /* facts of one login */

struct serving {
	struct sasl sasl;
	struct sasl_facts facts;
	struct buf response, out;
	struct buf kept[KEPT_MAX];   /* facts, decoded */
	size_t n_kept;
	bool keep;                   /* a verifier of the password is wanted, */
	struct buf like;             /* with this one's salt, or empty */
	struct err *err;
	struct lines io;
};

/* One response in base64, "=" being the empty one: 0, or -1. */
static int
decode(struct span text, struct buf *to)
{
	buf_reset(to);
	if (!buf_room(to, text.n))
		return -1;
	if (span_eq(text, SPAN("=")))
		return 0;
	return base64_decode(to, text) == 0 && buf_ok(to) ? 0 : -1;
}

/* A fact in base64, kept for the life of this login. */
static int
keep(struct serving *v, struct span text, struct span *out)
{
	struct buf *b;

	if (v->n_kept == KEPT_MAX)
		return err_set(v->err, ERR_TEMP, "too many facts");
	b = &v->kept[v->n_kept++];
	buf_init(b, SASL_CHALLENGE_MAX);
	if (decode(span_trim(text), b) == -1)
		return err_set(v->err, ERR_TEMP, "a fact is not base64");
	*out = buf_span(b);
	return 0;
}

/* "type base64" */
static int
keep_binding(struct serving *v, struct span text)
{
	struct sasl_facts *f = &v->facts;
	struct sasl_binding *b = &f->bindings[f->n_bindings];
	struct buf *copy;
	struct span type;

	if (f->n_bindings == SASL_BINDINGS_MAX || v->n_kept == KEPT_MAX ||
	    !span_word(&text, &type))
		return err_set(v->err, ERR_TEMP, "too many bindings");
	copy = &v->kept[v->n_kept++];
	buf_init(copy, SASL_CHALLENGE_MAX);
	buf_add(copy, type);
	b->type = buf_span(copy);
	f->n_bindings++;
	return keep(v, text, &b->data);
}

/* One line that says what is known beside the client's word. */
static int
take_fact(struct serving *v, struct span line)
{
	const struct {
		const char *verb;
		struct span *to;
	} facts[] = {
		{ "CHALLENGE", &v->facts.challenge },
		{ "IDENT", &v->facts.identity },
		{ "REALM", &v->facts.realm },
		{ "SEED", &v->facts.seed },
	};
	struct span verb = SPAN("");
	size_t i;

	(void)span_word(&line, &verb);
	if (span_eq(verb, SPAN("KEEP"))) {
		v->keep = true;
		buf_reset(&v->like);
		buf_add(&v->like, span_trim(line));
		return 0;
	}
	if (span_eq(verb, SPAN("BIND")))
		return keep_binding(v, line);
	for (i = 0; i < LENGTH(facts); i++)
		if (span_eq(verb, span_str(facts[i].verb)))
			return keep(v, line, facts[i].to);
	return err_set(v->err, ERR_TEMP, "no such fact");
}

/* After 350: VERIFIER and EXAMPLE lines until END, or ASK. */
static enum sasl_step
take_verifiers(struct serving *v)
{
	struct span line;

	for (;;) {
		if (lines_read(&v->io, &line) == -1)
			return SASL_LATER;
		if (span_starts(line, SPAN("VERIFIER ")))
			sasl_verifier(&v->sasl, span_from(line, 9), false);
		else if (span_starts(line, SPAN("EXAMPLE ")))
			sasl_verifier(&v->sasl, span_from(line, 8), true);
		else if (span_eq(line, SPAN("END")))
			return sasl_decide(&v->sasl, &v->out);
		else if (span_eq(line, SPAN("ASK")))
			return SASL_USER;
		else if (take_fact(v, line) == -1)
			return SASL_LATER;
	}
}

/* After 352: "TOKEN YES user", "TOKEN NO" or "TOKEN LATER". */
static enum sasl_step
take_token(struct serving *v)
{
	struct span line, word = SPAN(""), user = SPAN("");
	enum sasl_step step = SASL_LATER;

	if (lines_read(&v->io, &line) == -1 || !span_word(&line, &word) ||
	    !span_eq(word, SPAN("TOKEN")) || !span_word(&line, &word))
		return SASL_LATER;
	if (span_eq(word, SPAN("NO")))
		step = SASL_NO;
	else if (span_eq(word, SPAN("YES")) && keep(v, line, &user) == 0)
		step = SASL_YES;
	return sasl_token(&v->sasl, step, user, &v->out);
}

/* What an authenticator may remember of a password: a verifier of it, or
 * nothing. One that it remembers already is made again with the same salt, so
 * that it can tell whether the password is the same. */
static void
make_verifier(struct serving *v, struct buf *out)
{
	struct scheme_order o = { .scheme = MADE_SCHEME, .cost = MADE_ROUNDS,
		.password = secret_span(&v->sasl.password),
		.like = buf_span(&v->like) };

	if (!v->keep || o.password.n == 0)
		return;
	if (o.like.n > 0)
		o.cost = 0;
	if (scheme_make(&o, out, NULL) == -1 || !buf_ok(out))
		buf_reset(out);
}

static int
say_yes(struct serving *v)
{
	struct buf made = BUF_INIT(MADE_MAX);
	int r;

	make_verifier(v, &made);
	r = lines_say_words(&v->io, 235, made.len > 0 ? buf_str(&made) : "yes");
	buf_done(&made);
	return r;
}

static int
say_password(struct serving *v)
{
	struct buf made = BUF_INIT(MADE_MAX);
	int r;

	make_verifier(v, &made);
	r = lines_say(&v->io, 250, secret_span(&v->sasl.password),
	    buf_span(&made));
	buf_done(&made);
	return r;
}

static int
verdict(struct serving *v, enum sasl_step step)
{
	switch (step) {
	case SASL_YES:
		return say_yes(v);
	case SASL_PROVEN:
		return lines_say(&v->io, 351, sasl_user(&v->sasl),
		    sasl_authzid(&v->sasl));
	case SASL_USER:
		if (v->sasl.password.len > 0)
			return say_password(v);
		return lines_say_words(&v->io, 535, "no");
	case SASL_NO:
		return lines_say_words(&v->io, 535,
		    v->sasl.err.kind == ERR_PERM ? v->sasl.err.text : "no");
	case SASL_MALFORMED:
		return lines_say_words(&v->io, 501,
		    "not a response of this mechanism");
	default:
		return lines_say_words(&v->io, 454,
		    v->sasl.err.kind != ERR_NONE ? v->sasl.err.text :
		    "it cannot be told");
	}
}

/* What is said, and heard, between a step that is no challenge and the next;
 * SASL_USER again when the authenticator asks for the password. */
static enum sasl_step
settle(struct serving *v, enum sasl_step step)
{
	struct span user = sasl_user(&v->sasl);
	int r = 0;

	if (step == SASL_TOKEN) {
		r = lines_say(&v->io, 352, buf_span(&v->out), SPAN(""));
		if (r == 0)
			step = take_token(v);
	} else if (step == SASL_USER) {
		r = lines_say(&v->io, 350, user, sasl_authzid(&v->sasl));
		if (r == 0)
			step = take_verifiers(v);
	}
	return r == -1 || v->err->kind != ERR_NONE ? SASL_LATER : step;
}

/* The exchange, from the first response: 0 when a verdict has been given. */
static int
exchange(struct serving *v, struct span text)
{
	struct span line = text, response = span_of(NULL, 0);
	enum sasl_step step;

	for (;;) {
		if (line.p != NULL) {
			if (decode(line, &v->response) == -1)
				return lines_say_words(&v->io, 501,
				    "not base64");
			response = buf_span(&v->response);
		}
		step = settle(v, sasl_feed(&v->sasl, response, &v->out));
		if (v->err->kind != ERR_NONE)
			return -1;
		if (step != SASL_CHALLENGE)
			return verdict(v, step);
		if (lines_say(&v->io, 334, buf_span(&v->out), SPAN("")) == -1 ||
		    lines_read(&v->io, &line) == -1)
			return -1;
	}
}

/* "AUTH mech [initial]". */
static int
run_auth(struct serving *v, struct span args)
{
	const struct sasl_mechanism *m;
	struct span name;

	if (!span_word(&args, &name) || (m = sasl_find(name)) == NULL)
		return lines_say_words(&v->io, 504, "no such mechanism");
	sasl_begin(&v->sasl, m, &v->facts);
	return exchange(v, args.n > 0 ? span_trim(args) : span_of(NULL, 0));
}

static int
run(struct serving *v)
{
	struct span line, verb, rest;

	for (;;) {
		if (lines_read(&v->io, &line) == -1)
			return -1;
		rest = line;
		if (span_word(&rest, &verb) && span_eq(verb, SPAN("AUTH")))
			return run_auth(v, rest);
		if (take_fact(v, line) == -1)
			return -1;
	}
}

static void
wipe(struct buf *b)
{
	if (b->p != NULL)
		secret_clear(b->p, b->cap);
	buf_done(b);
}

int
serving_keys(struct buf *keys, struct err *err)
{
	ssize_t n = 1;

	while (n > 0 && buf_room(keys, 4096)) {
		n = read(3, keys->p + keys->len, 4096);
		if (n > 0)
			buf_grew(keys, (size_t)n);
		else if (n == -1 && errno == EINTR)
			n = 1;
	}
	if (n == -1)
		return err_sys(err, "the keys on descriptor 3");
	return buf_ok(keys) ? 0 : err_set(err, ERR_TEMP, "too many keys");
}

int
serving_run(const struct serving_options *o, const struct buf *keys,
    struct err *err)
{
	struct jwt_rules rules = { buf_span(keys), span_str(o->audience),
		span_str(o->issuer), span_str(o->scope), o->claim, 0 };
	int32_t micros;
	struct serving v = { .response = BUF_INIT(LINES_BYTES_MAX),
		.out = BUF_INIT(SASL_CHALLENGE_MAX),
		.like = BUF_INIT(MADE_MAX), .err = err, .io = { .err = err } };
	int r;

	os_clock_wall(&rules.now, &micros);
	v.facts.scope = rules.scope;
	if (rules.audience.n > 0)
		v.facts.tokens = &rules;
	r = run(&v);
	/* It does so to give an attempt up. */
	if (r == -1 && err->kind == ERR_PROTO)
		r = 0;
	sasl_done(&v.sasl);
	wipe(&v.response);
	wipe(&v.out);
	while (v.n_kept > 0)
		wipe(&v.kept[--v.n_kept]);
	secret_clear(&v.io, sizeof(v.io));
	return r;
}
