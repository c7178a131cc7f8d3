/* jwt - see jwt.h.
 * SPDX-License-Identifier: ISC */
#include "sasl/jwt.h"

#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <string.h>

#include "sasl/jwk.h"
#include "text/json.h"

#define PART_MAX JWT_TOKEN_MAX

struct token {
	struct buf header, claims, signature;
	struct span signed_part;
	struct span alg;             /* as it stands, with quotes */
	struct span kid;             /* p NULL: none */
};

/* What a kind of key signs with. */
struct algorithm {
	const char *alg;
	const char *kty, *crv;       /* crv NULL: there is none */
	EVP_PKEY *(*read)(struct span key);
	const char *hash;            /* NULL: the key has its own */
};

static int
refuse(struct err *err, const char *why)
{
	err_set(err, ERR_PERM, "token: %s", why);
	return 0;
}

static bool
member_is(struct span object, const char *name, struct span wanted)
{
	struct buf b = BUF_INIT(1000);
	struct span value;
	bool same = json_member(object, name, &value) == 1 &&
	    json_string(value, &b) == 0 && span_eq(buf_span(&b), wanted);

	buf_done(&b);
	return same;
}

static const struct algorithm algorithms[] = {
	{ "RS256", "RSA", NULL, jwk_rsa, "SHA256" },
	{ "ES256", "EC", "P-256", jwk_p256, "SHA256" },
	{ "EdDSA", "OKP", "Ed25519", jwk_ed25519, NULL },
};

/* R and S side by side (RFC 7518 3.4), in the DER that OpenSSL takes. */
static int
to_der(struct span rs, struct buf *der)
{
	const unsigned char *p = (const unsigned char *)rs.p;
	ECDSA_SIG *sig = ECDSA_SIG_new();
	BIGNUM *r = NULL, *s = NULL;
	unsigned char *end;
	int n = -1;

	if (sig == NULL || rs.n != 64 || !buf_room(der, 80))
		goto out;
	r = BN_bin2bn(p, 32, NULL);
	s = BN_bin2bn(p + 32, 32, NULL);
	if (r == NULL || s == NULL || ECDSA_SIG_set0(sig, r, s) != 1)
		goto out;
	r = s = NULL;
	end = (unsigned char *)der->p;
	n = i2d_ECDSA_SIG(sig, NULL) <= 80 ? i2d_ECDSA_SIG(sig, &end) : -1;
	if (n > 0)
		buf_grew(der, (size_t)n);
out:
	BN_free(r);
	BN_free(s);
	ECDSA_SIG_free(sig);
	return n > 0 ? 0 : -1;
}

static bool
verifies(EVP_PKEY *key, const struct algorithm *a, const struct token *t)
{
	struct buf der = BUF_INIT(80);
	struct span signature = buf_span(&t->signature);
	EVP_MD_CTX *c = EVP_MD_CTX_new();
	bool good = false;

	if (a->read == jwk_p256) {
		signature = span_of(NULL, 0);
		if (to_der(buf_span(&t->signature), &der) == 0)
			signature = buf_span(&der);
	}
	if (c != NULL && signature.n > 0 &&
	    EVP_DigestVerifyInit_ex(c, NULL, a->hash, NULL, NULL, key, NULL) ==
	    1)
		good = EVP_DigestVerify(c,
		    (const unsigned char *)signature.p, signature.n,
		    (const unsigned char *)t->signed_part.p,
		    t->signed_part.n) == 1;
	EVP_MD_CTX_free(c);
	buf_done(&der);
	return good;
}

/* May this key have made the signature: its kind, its name, its use? */
static bool
fits(struct span jwk, const struct algorithm *a, const struct token *t)
{
	struct span value;

	if (!member_is(jwk, "kty", span_str(a->kty)) ||
	    (a->crv != NULL && !member_is(jwk, "crv", span_str(a->crv))))
		return false;
	if (json_member(jwk, "use", &value) != 0 &&
	    !member_is(jwk, "use", SPAN("sig")))
		return false;
	if (json_member(jwk, "alg", &value) != 0 &&
	    !member_is(jwk, "alg", span_str(a->alg)))
		return false;
	return t->kid.p == NULL || (json_member(jwk, "kid", &value) == 1 &&
	    span_eq(value, t->kid));
}

static bool
any_key_verifies(struct span keys, const struct algorithm *a,
    const struct token *t)
{
	bool good = false;
	struct span jwk;
	size_t at = 0;

	while (!good && json_next(keys, &at, &jwk)) {
		EVP_PKEY *key = fits(jwk, a, t) ? a->read(jwk) : NULL;

		good = key != NULL && verifies(key, a, t);
		EVP_PKEY_free(key);
	}
	return good;
}

static int
split(struct token *t, struct span token)
{
	struct span rest = token, header, claims;

	if (token.n > JWT_TOKEN_MAX || !span_cut(&rest, '.', &header) ||
	    !span_cut(&rest, '.', &claims) || rest.p == NULL ||
	    span_has(rest, '.') || jwk_base64url(header, &t->header) == -1 ||
	    jwk_base64url(claims, &t->claims) == -1 ||
	    jwk_base64url(rest, &t->signature) == -1)
		return -1;
	t->signed_part = span_sub(token, 0, header.n + 1 + claims.n);
	return json_is_valid(buf_span(&t->header)) &&
	    json_is_valid(buf_span(&t->claims)) ? 0 : -1;
}

static int
check_signature(const struct jwt_rules *r, struct token *t, struct err *err)
{
	struct span header = buf_span(&t->header), keys, value;
	size_t i;

	if (!json_is_valid(r->keys) ||
	    json_member(r->keys, "keys", &keys) != 1 || !json_is_array(keys))
		return err_set(err, ERR_TEMP, "the keys are no JWKS");
	/* RFC 7515 4.1.11: what must be understood, we do not. */
	if (json_member(header, "crit", &value) != 0)
		return refuse(err, "crit is not understood");
	t->kid = span_of(NULL, 0);
	if (json_member(header, "kid", &t->kid) == -1)
		return refuse(err, "two kid");
	for (i = 0; i < LENGTH(algorithms); i++)
		if (member_is(header, "alg", span_str(algorithms[i].alg)))
			break;
	if (i == LENGTH(algorithms))
		return refuse(err, "alg is none that is accepted");
	return any_key_verifies(keys, &algorithms[i], t) ? 1 :
	    refuse(err, "no key has signed it");
}

/* aud = a string or an array of them */
static bool
is_for(struct span claims, struct span audience)
{
	struct buf b = BUF_INIT(1000);
	struct span aud, one;
	bool found = false;
	size_t at = 0;

	if (member_is(claims, "aud", audience))
		return true;
	if (json_member(claims, "aud", &aud) != 1)
		return false;
	while (!found && json_next(aud, &at, &one)) {
		buf_reset(&b);
		found = json_string(one, &b) == 0 &&
		    span_eq(buf_span(&b), audience);
	}
	buf_done(&b);
	return found;
}

static bool
has_scope(struct span claims, struct span wanted)
{
	struct buf b = BUF_INIT(2000);
	struct span value, rest, word;
	bool found = false;

	if (json_member(claims, "scope", &value) == 1 &&
	    json_string(value, &b) == 0) {
		rest = buf_span(&b);
		while (!found && span_word(&rest, &word))
			found = span_eq(word, wanted);
	}
	buf_done(&b);
	return found;
}

/* A time of a claim: 1, 0 there is none, -1. */
static int
claim_time(struct span claims, const char *name, int64_t *out)
{
	struct span value;
	uint64_t n;
	int got = json_member(claims, name, &value);

	if (got == 1 && json_number(value, &n) == -1)
		return -1;
	if (got == 1)
		*out = (int64_t)n;
	return got;
}

static int
check_times(const struct jwt_rules *r, struct span claims, struct err *err)
{
	int64_t t = 0;
	int got = claim_time(claims, "exp", &t);

	if (got != 1)
		return refuse(err, "it has no exp");
	if (t <= r->now - JWT_LEEWAY)
		return refuse(err, "it has expired");
	got = claim_time(claims, "nbf", &t);
	if (got == -1 || (got == 1 && t > r->now + JWT_LEEWAY))
		return refuse(err, "it is not valid yet");
	return 1;
}

static int
check_claims(const struct jwt_rules *r, struct span claims, struct buf *user,
    struct err *err)
{
	struct span value = SPAN("");
	int verified;

	if (!json_is_object(claims))
		return refuse(err, "it has no claims");
	if (check_times(r, claims, err) == 0)
		return 0;
	if (r->issuer.n > 0 && !member_is(claims, "iss", r->issuer))
		return refuse(err, "another issuer");
	if (!is_for(claims, r->audience))
		return refuse(err, "it is for another audience");
	if (r->scope.n > 0 && !has_scope(claims, r->scope))
		return refuse(err, "it lacks the scope");
	/* An address that its owner has only claimed is nobody's. */
	verified = json_member(claims, "email_verified", &value);
	if (verified != 0 && strcmp(r->claim, "email") == 0 &&
	    (verified == -1 || !span_eq(value, SPAN("true"))))
		return refuse(err, "the address has not been verified");
	if (json_member(claims, r->claim, &value) != 1 ||
	    json_string(value, user) == -1 || user->len == 0)
		return refuse(err, "it does not say whose it is");
	return 1;
}

int
jwt_check(const struct jwt_rules *r, struct span token, struct buf *user,
    struct err *err)
{
	struct token t = { .header = BUF_INIT(PART_MAX),
		.claims = BUF_INIT(PART_MAX), .signature = BUF_INIT(PART_MAX) };
	int got;

	if (split(&t, token) == -1)
		got = refuse(err, "not a JWS");
	else if ((got = check_signature(r, &t, err)) == 1)
		got = check_claims(r, buf_span(&t.claims), user, err);
	buf_done(&t.header);
	buf_done(&t.claims);
	buf_done(&t.signature);
	return got;
}
