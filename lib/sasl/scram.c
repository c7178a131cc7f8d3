/* scram - see scram.h.
 *
 * Strict: attributes in the order of the grammar (RFC 5802 7), each once, none
 * that is mandatory and unknown ("m="), a nonce that is ours to the last byte,
 * and the channel binding exactly as it was begun.
 * SPDX-License-Identifier: ISC */
#include "sasl/scram.h"

#include <string.h>

#include "base/num.h"
#include "crypto/scheme.h"
#include "sasl/saslprep.h"
#include "text/base64.h"

enum step { BEFORE, NAMED, FIRST_SENT, FINAL_SENT };

static bool
copy(char *to, size_t max, size_t *n, struct span from)
{
	if (from.n > max)
		return false;
	if (from.n > 0)
		memcpy(to, from.p, from.n);
	*n = from.n;
	return true;
}

/* The part up to the next comma, which must begin with `name`, without it. */
static bool
attribute(struct span *rest, const char *name, struct span *value)
{
	struct span key = span_str(name);

	if (!span_cut(rest, ',', value) || !span_starts(*value, key))
		return false;
	*value = span_from(*value, key.n);
	return true;
}

/* saslname: "=2C" is a comma and "=3D" a "="; no other "=" is there. */
static bool
unescape(struct buf *out, struct span name)
{
	size_t i;

	for (i = 0; i < name.n; i++) {
		struct span code = span_sub(name, i, i + 3);

		if (name.p[i] != '=') {
			buf_addc(out, name.p[i]);
			continue;
		}
		if (!span_eq(code, SPAN("=2C")) && !span_eq(code, SPAN("=3D")))
			return false;
		buf_addc(out, code.p[2] == 'C' ? ',' : '=');
		i += 2;
	}
	return buf_ok(out);
}

static bool
take_name(struct sasl *s, struct span name,
    bool (*take)(struct sasl *s, struct span name))
{
	struct buf b = BUF_INIT(SASL_USER_MAX);
	bool good = unescape(&b, name) && b.len > 0 && take(s, buf_span(&b));

	buf_done(&b);
	return good;
}

static const struct sasl_binding *
find_binding(const struct sasl_facts *f, struct span type)
{
	size_t i;

	for (i = 0; i < f->n_bindings; i++)
		if (span_eq(f->bindings[i].type, type))
			return &f->bindings[i];
	return NULL;
}

static enum sasl_step
refuse(struct sasl *s, const char *why)
{
	(void)err_set(&s->err, ERR_PERM, "%s", why);
	return SASL_NO;
}

/* gs2-cbind-flag (RFC 5802 6): "p=type" in a -PLUS mechanism and nowhere else;
 * "y" says that the client could bind and thinks that we cannot: when we can,
 * somebody between us took -PLUS out of the list. */
static enum sasl_step
take_flag(struct sasl *s, struct span flag)
{
	struct scram *c = s->state;
	const struct sasl_binding *b;

	if (s->mechanism->plus) {
		if (!span_starts(flag, SPAN("p=")) || flag.n == 2)
			return SASL_MALFORMED;
		if ((b = find_binding(s->facts, span_from(flag, 2))) == NULL)
			return refuse(s, "channel binding of an unknown type");
		c->binding = b->data;
		return SASL_YES;
	}
	if (span_eq(flag, SPAN("y")) && s->facts->n_bindings > 0)
		return refuse(s, "channel binding was taken out of the offer");
	return span_eq(flag, SPAN("y")) || span_eq(flag, SPAN("n")) ?
	    SASL_YES : SASL_MALFORMED;
}

/* printable, which no comma is */
static bool
is_nonce(struct span nonce)
{
	size_t i;

	for (i = 0; i < nonce.n; i++)
		if (nonce.p[i] < '!' || nonce.p[i] > '~')
			return false;
	return nonce.n > 0 && nonce.n <= SCRAM_NONCE_MAX;
}

/* The server's half of the nonce. */
static bool
add_nonce(struct sasl *s, struct span clients)
{
	struct scram *c = s->state;
	struct buf b = BUF_INIT(sizeof(c->nonce));
	bool good;

	buf_add(&b, clients);
	if (s->facts->challenge.n > 0)
		buf_add(&b, s->facts->challenge);
	else
		saslmac_nonce(&b);
	good = buf_ok(&b) && copy(c->nonce, sizeof(c->nonce), &c->nonce_n,
	    buf_span(&b));
	buf_done(&b);
	return good;
}

/* client-first-message */
static enum sasl_step
take_first(struct sasl *s, struct span message)
{
	struct scram *c = s->state;
	struct span rest = message, flag, authzid, name, nonce, bare;
	enum sasl_step step;

	if (!span_cut(&rest, ',', &flag) || rest.p == NULL)
		return SASL_MALFORMED;
	if (!span_cut(&rest, ',', &authzid) || rest.p == NULL)
		return SASL_MALFORMED;
	bare = rest;
	if (!copy(c->header, sizeof(c->header), &c->header_n,
	    span_of(message.p, message.n - bare.n)) ||
	    !copy(c->bare, sizeof(c->bare), &c->bare_n, bare))
		return SASL_MALFORMED;
	if (authzid.n > 0 && (!span_starts(authzid, SPAN("a=")) ||
	    !take_name(s, span_from(authzid, 2), sasl_take_authzid)))
		return SASL_MALFORMED;
	/* "m=" would stand before "n=". Extensions behind the nonce are passed
	 * over, as RFC 5802 5.1 wants, but they must be attributes. */
	if (!attribute(&rest, "n=", &name) || rest.p == NULL ||
	    !take_name(s, name, sasl_take_user) ||
	    !attribute(&rest, "r=", &nonce) || !is_nonce(nonce))
		return SASL_MALFORMED;
	while (span_cut(&rest, ',', &name))
		if (name.n < 2 || !span_is_alpha(name.p[0]) ||
		    name.p[0] == 'm' || name.p[1] != '=')
			return SASL_MALFORMED;
	step = take_flag(s, flag);
	if (step != SASL_YES)
		return step;
	c->step = NAMED;
	return add_nonce(s, nonce) ? SASL_USER : SASL_MALFORMED;
}

/* iterations,salt,StoredKey,ServerKey */
static int
parse_stored(struct scram *c, struct span data, size_t hash_n)
{
	struct buf salt = BUF_INIT(SCRAM_SALT_MAX);
	struct buf stored = BUF_INIT(SASLMAC_MAX), server = BUF_INIT(SASLMAC_MAX);
	struct span part[3];
	int r = -1;

	if (span_cut(&data, ',', &part[0]) && span_cut(&data, ',', &part[1]) &&
	    span_cut(&data, ',', &part[2]) && data.p != NULL &&
	    num_parse_u32(part[0], SCHEME_ROUNDS_MAX, &c->iterations) == 0 &&
	    base64_decode(&salt, part[1]) == 0 &&
	    base64_decode(&stored, part[2]) == 0 &&
	    base64_decode(&server, data) == 0 && buf_ok(&salt) &&
	    salt.len > 0 && stored.len == hash_n && server.len == hash_n &&
	    copy(c->salt, sizeof(c->salt), &c->salt_n, buf_span(&salt)) &&
	    copy(c->stored.p, SASLMAC_MAX, &c->stored.n, buf_span(&stored)) &&
	    copy(c->server.p, SASLMAC_MAX, &c->server.n, buf_span(&server)))
		r = 0;
	buf_done(&salt);
	if (stored.p != NULL)
		secret_clear(stored.p, stored.cap);
	if (server.p != NULL)
		secret_clear(server.p, server.cap);
	buf_done(&stored);
	buf_done(&server);
	return r;
}

/* The first of this mechanism's own kind counts, else the first password: the
 * salt goes out before the client has shown which password it has. */
void
scram_verifier(struct sasl *s, struct span verifier)
{
	struct scram *c = s->state;
	struct span hash = SPAN("SCRAM-SHA-256"), data;
	size_t n = 32;

	if (strcmp(s->mechanism->hash, "SHA1") == 0) {
		hash = SPAN("SCRAM-SHA-1");
		n = 20;
	}
	if (c->exact)
		return;
	data = sasl_data_of(verifier, hash.p);
	if (data.p != NULL) {
		c->plain = false;
		if (parse_stored(c, data, n) == -1 ||
		    c->iterations < SCRAM_ITERATIONS_MIN) {
			(void)err_set(&s->err, ERR_TEMP, "{%s} is damaged, or "
			    "has too few iterations", hash.p);
			s->failed++;
		} else {
			c->exact = c->chosen = true;
		}
		return;
	}
	data = sasl_data_of(verifier, "PLAIN");
	if (!c->chosen && data.n > 0 && secret_set(&c->password, data) == 0)
		c->plain = c->chosen = true;
}

/* Bytes that only who has the seed could tell from random ones, and that are
 * the same for the same user each time. */
static struct saslmac
made_up(const struct sasl *s, const char *what)
{
	struct buf b = BUF_INIT(SASL_USER_MAX + 100);
	struct saslmac m;

	buf_addf(&b, "%s %s ", what, s->mechanism->hash);
	buf_add(&b, sasl_user(s));
	m = saslmac_hmac("SHA512", s->facts->seed, buf_span(&b));
	buf_done(&b);
	return m;
}

/* RFC 5802 3: from the password to the two keys that a server keeps. */
static bool
derive(struct sasl *s)
{
	struct scram *c = s->state;
	const char *hash = s->mechanism->hash;
	struct buf password = BUF_INIT(SECRET_MAX);
	struct saslmac salted, key;
	bool good;

	if (saslprep_add(&password, secret_span(&c->password)) == -1) {
		/* A password that no client can send. */
		buf_reset(&password);
		buf_add(&password, secret_span(&c->password));
	}
	salted = saslmac_pbkdf2(hash, buf_span(&password),
	    span_of(c->salt, c->salt_n), c->iterations);
	key = saslmac_hmac(hash, saslmac_span(&salted), SPAN("Client Key"));
	c->stored = saslmac_digest(hash, saslmac_span(&key));
	c->server = saslmac_hmac(hash, saslmac_span(&salted),
	    SPAN("Server Key"));
	good = salted.n > 0 && key.n > 0 && c->stored.n > 0 && c->server.n > 0;
	if (password.p != NULL)
		secret_clear(password.p, password.cap);
	buf_done(&password);
	secret_clear(&salted, sizeof(salted));
	secret_clear(&key, sizeof(key));
	return good;
}

/* What the verifiers left open. An example gives its form (iterations, the
 * salt's length, the work of deriving), never its bytes. */
static bool
complete(struct sasl *s)
{
	struct scram *c = s->state;
	struct saslmac salt = made_up(s, "salt"), key;
	bool good;

	if (c->exact && !s->is_example)
		return true;
	if (!c->exact) {
		c->iterations = SCRAM_ITERATIONS_MIN;
		c->salt_n = 16;
	}
	if (salt.n < c->salt_n)
		return false;
	memcpy(c->salt, salt.p, c->salt_n);
	good = !c->plain || derive(s);
	if (s->is_example || !c->chosen) {
		key = made_up(s, "key");
		c->stored = c->server = saslmac_digest(s->mechanism->hash,
		    saslmac_span(&key));
	}
	return good && c->stored.n > 0;
}

/* server-first-message */
enum sasl_step
scram_decide(struct sasl *s, struct buf *out)
{
	struct scram *c = s->state;

	/* Nobody's salt is shown whose only verifier is damaged. */
	if (!c->chosen && s->failed > 0 && !s->is_example)
		return SASL_LATER;
	if (!c->chosen)
		s->is_example = true;
	if (!complete(s)) {
		(void)err_set(&s->err, ERR_TEMP, "libcrypto failed");
		return SASL_LATER;
	}
	buf_adds(out, "r=");
	buf_add(out, span_of(c->nonce, c->nonce_n));
	buf_adds(out, ",s=");
	base64_encode(out, span_of(c->salt, c->salt_n));
	buf_addf(out, ",i=%lu", (unsigned long)c->iterations);
	if (!buf_ok(out) || !copy(c->first, sizeof(c->first), &c->first_n,
	    buf_span(out)))
		return SASL_LATER;
	c->step = FIRST_SENT;
	return SASL_CHALLENGE;
}

/* cbind-input = gs2-header [cbind-data], in base64 */
static bool
binding_matches(const struct scram *c, struct span text)
{
	struct buf got = BUF_INIT(SASL_CHALLENGE_MAX);
	struct span head;
	bool good;

	if (base64_decode(&got, text) == -1 || !buf_ok(&got)) {
		buf_done(&got);
		return false;
	}
	head = span_sub(buf_span(&got), 0, c->header_n);
	good = span_eq(head, span_of(c->header, c->header_n)) &&
	    secret_equal(span_from(buf_span(&got), c->header_n), c->binding);
	buf_done(&got);
	return good;
}

/* Is H(ClientProof XOR HMAC(StoredKey, AuthMessage)) the StoredKey? */
static bool
proof_matches(struct sasl *s, struct span auth, struct span text)
{
	const struct scram *c = s->state;
	struct buf proof = BUF_INIT(SASLMAC_MAX);
	struct saslmac signature = saslmac_hmac(s->mechanism->hash,
	    saslmac_span(&c->stored), auth), key;
	bool good = false;
	size_t i;

	if (base64_decode(&proof, text) == 0 && buf_ok(&proof) &&
	    proof.len == signature.n && signature.n > 0) {
		for (i = 0; i < proof.len; i++)
			proof.p[i] ^= signature.p[i];
		key = saslmac_digest(s->mechanism->hash, buf_span(&proof));
		good = key.n > 0 && secret_equal(saslmac_span(&key),
		    saslmac_span(&c->stored)) == 1;
	}
	if (proof.p != NULL)
		secret_clear(proof.p, proof.cap);
	buf_done(&proof);
	return good;
}

static void
add_auth_message(const struct scram *c, struct span without_proof,
    struct buf *out)
{
	buf_add(out, span_of(c->bare, c->bare_n));
	buf_addc(out, ',');
	buf_add(out, span_of(c->first, c->first_n));
	buf_addc(out, ',');
	buf_add(out, without_proof);
}

/* client-final-message; extensions before the proof are passed over. */
static enum sasl_step
take_final(struct sasl *s, struct span message, struct buf *out)
{
	struct scram *c = s->state;
	struct buf auth = BUF_INIT(4 * SASL_CHALLENGE_MAX);
	struct span rest = message, binding, nonce, part = SPAN("");
	struct span before = span_sub(message, 0, span_rfind(message, ','));
	struct saslmac signature;
	enum sasl_step step = SASL_NO;

	if (!attribute(&rest, "c=", &binding) || rest.p == NULL ||
	    !attribute(&rest, "r=", &nonce) || rest.p == NULL)
		return SASL_MALFORMED;
	while (span_cut(&rest, ',', &part))
		if (part.n < 2 || part.p[1] != '=' ||
		    !span_is_alpha(part.p[0]) || part.p[0] == 'm' ||
		    (part.p[0] == 'p') != (rest.p == NULL))
			return SASL_MALFORMED;
	if (!span_eq(nonce, span_of(c->nonce, c->nonce_n)))
		return refuse(s, "another nonce");
	if (!binding_matches(c, binding))
		return refuse(s, "another channel binding");
	add_auth_message(c, before, &auth);
	if (buf_ok(&auth) && proof_matches(s, buf_span(&auth),
	    span_from(part, 2)) && !s->is_example) {
		signature = saslmac_hmac(s->mechanism->hash,
		    saslmac_span(&c->server), buf_span(&auth));
		buf_adds(out, "v=");
		base64_encode(out, saslmac_span(&signature));
		c->step = FINAL_SENT;
		step = SASL_CHALLENGE;
	}
	buf_done(&auth);
	return step;
}

enum sasl_step
scram_respond(struct sasl *s, struct span response, struct buf *out)
{
	struct scram *c = s->state;

	if (response.p == NULL)
		return s->round == 0 ? SASL_CHALLENGE : SASL_MALFORMED;
	if (span_has(response, '\0'))
		return SASL_MALFORMED;
	switch ((enum step)c->step) {
	case BEFORE:
		return take_first(s, response);
	case FIRST_SENT:
		return take_final(s, response, out);
	case FINAL_SENT:
		return response.n == 0 ? SASL_YES : SASL_MALFORMED;
	case NAMED:
		break;
	}
	return SASL_MALFORMED;
}
