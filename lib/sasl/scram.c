/* scram - see scram.h.
 *
 * Strict: attributes in the order of the grammar (RFC 5802 7), each once, none
 * that is mandatory and unknown ("m="), a nonce that is ours to the last byte,
 * and the channel binding exactly as it was begun.
 * SPDX-License-Identifier: ISC */
#include "sasl/scram.h"

#include <stdlib.h>
#include <string.h>

#include "sasl/scramkeys.h"
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
	if (!scramkeys_complete(s)) {
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

/* Of the first password or of another one, whose keys are then the ones. */
static bool
any_matches(struct sasl *s, struct span auth, struct span text)
{
	struct scram *c = s->state;
	size_t i;

	if (proof_matches(s, auth, text))
		return true;
	for (i = 0; i < c->others_n; i++) {
		c->stored = c->others[i].stored;
		c->server = c->others[i].server;
		if (proof_matches(s, auth, text))
			return true;
	}
	return false;
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
	if (buf_ok(&auth) && any_matches(s, buf_span(&auth),
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
