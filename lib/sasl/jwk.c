/* jwk - see jwk.h.
 * SPDX-License-Identifier: ISC */
#include "sasl/jwk.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include "text/base64.h"
#include "text/json.h"

/* base64url without padding (RFC 7515 2). */
int
jwk_base64url(struct span text, struct buf *out)
{
	struct buf b = BUF_INIT(JWK_TEXT_MAX + 4);
	size_t i;
	int r = -1;

	for (i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (c == '+' || c == '/' || c == '=')
			break;
		buf_addc(&b, c == '-' ? '+' : c == '_' ? '/' : c);
	}
	while (b.len % 4 != 0)
		buf_addc(&b, '=');
	if (i == text.n && buf_ok(&b) && base64_decode(out,
	    buf_span(&b)) == 0 &&
	    buf_ok(out))
		r = 0;
	buf_done(&b);
	return r;
}

/* A member that is a number in base64url. */
static int
member_bytes(struct span object, const char *name, struct buf *out)
{
	struct span value;

	return json_member(object, name, &value) == 1 && value.n > 2 &&
	    value.p[0] == '"' ?
	    jwk_base64url(span_sub(value, 1, value.n - 1), out) : -1;
}

static EVP_PKEY *
make_key(const char *kind, OSSL_PARAM_BLD *build)
{
	OSSL_PARAM *params = OSSL_PARAM_BLD_to_param(build);
	EVP_PKEY_CTX *c = EVP_PKEY_CTX_new_from_name(NULL, kind, NULL);
	EVP_PKEY *key = NULL;

	if (params == NULL || c == NULL || EVP_PKEY_fromdata_init(c) != 1 ||
	    EVP_PKEY_fromdata(c, &key, EVP_PKEY_PUBLIC_KEY, params) != 1)
		key = NULL;
	EVP_PKEY_CTX_free(c);
	OSSL_PARAM_free(params);
	return key;
}

EVP_PKEY *
jwk_rsa(struct span jwk)
{
	struct buf n = BUF_INIT(2048), e = BUF_INIT(16);
	OSSL_PARAM_BLD *build = OSSL_PARAM_BLD_new();
	BIGNUM *modulus = NULL, *exponent = NULL;
	EVP_PKEY *key = NULL;

	if (build != NULL && member_bytes(jwk, "n", &n) == 0 &&
	    member_bytes(jwk, "e", &e) == 0) {
		modulus = BN_bin2bn((const unsigned char *)n.p, (int)n.len,
		    NULL);
		exponent = BN_bin2bn((const unsigned char *)e.p, (int)e.len,
		    NULL);
	}
	if (modulus != NULL && exponent != NULL &&
	    OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_N, modulus) ==
	    1 && OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_E,
	    exponent) == 1)
		key = make_key("RSA", build);
	if (key != NULL && EVP_PKEY_get_bits(key) < JWK_RSA_MIN) {
		EVP_PKEY_free(key);
		key = NULL;
	}
	BN_free(modulus);
	BN_free(exponent);
	OSSL_PARAM_BLD_free(build);
	buf_done(&n);
	buf_done(&e);
	return key;
}

/* RFC 7518 6.2.1: both coordinates in full, 32 bytes. */
EVP_PKEY *
jwk_p256(struct span jwk)
{
	struct buf x = BUF_INIT(64), y = BUF_INIT(64), point = BUF_INIT(65);
	OSSL_PARAM_BLD *build = OSSL_PARAM_BLD_new();
	EVP_PKEY *key = NULL;

	if (build != NULL && member_bytes(jwk, "x", &x) == 0 && x.len == 32 &&
	    member_bytes(jwk, "y", &y) == 0 && y.len == 32) {
		buf_addc(&point, 4);
		buf_add(&point, buf_span(&x));
		buf_add(&point, buf_span(&y));
		if (OSSL_PARAM_BLD_push_utf8_string(build,
		    OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) == 1 &&
		    OSSL_PARAM_BLD_push_octet_string(build,
		    OSSL_PKEY_PARAM_PUB_KEY, point.p, point.len) == 1)
			key = make_key("EC", build);
	}
	OSSL_PARAM_BLD_free(build);
	buf_done(&x);
	buf_done(&y);
	buf_done(&point);
	return key;
}

EVP_PKEY *
jwk_ed25519(struct span jwk)
{
	struct buf x = BUF_INIT(64);
	EVP_PKEY *key = NULL;

	if (member_bytes(jwk, "x", &x) == 0 && x.len == 32)
		key = EVP_PKEY_new_raw_public_key_ex(NULL, "ED25519", NULL,
		    (const unsigned char *)x.p, x.len);
	buf_done(&x);
	return key;
}
