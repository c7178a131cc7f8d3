/* saslmac - see saslmac.h.
 * SPDX-License-Identifier: ISC */
#include "sasl/saslmac.h"

#include <openssl/evp.h>

#include "os/random.h"
#include "text/base64.h"

#define NONCE_BYTES 18

struct span
saslmac_span(const struct saslmac *m)
{
	return span_of(m->p, m->n);
}

struct saslmac
saslmac_digest(const char *hash, struct span bytes)
{
	struct saslmac m = { .n = SASLMAC_MAX };

	if (EVP_Q_digest(NULL, hash, NULL, bytes.p == NULL ? "" : bytes.p,
	    bytes.n, (unsigned char *)m.p, &m.n) != 1)
		m.n = 0;
	return m;
}

struct saslmac
saslmac_hmac(const char *hash, struct span key, struct span bytes)
{
	struct saslmac m = { .n = 0 };

	if (EVP_Q_mac(NULL, "HMAC", NULL, hash, NULL,
	    key.p == NULL ? "" : key.p, key.n,
	    (const unsigned char *)(bytes.p == NULL ? "" : bytes.p), bytes.n,
	    (unsigned char *)m.p, sizeof(m.p), &m.n) == NULL)
		m.n = 0;
	return m;
}

struct saslmac
saslmac_pbkdf2(const char *hash, struct span password, struct span salt,
    uint32_t rounds)
{
	EVP_MD *md = EVP_MD_fetch(NULL, hash, NULL);
	struct saslmac m = { .n = 0 };
	int n = md == NULL ? 0 : EVP_MD_get_size(md);

	if (n > 0 && rounds > 0 && rounds < INT32_MAX &&
	    PKCS5_PBKDF2_HMAC(password.p, (int)password.n,
	    (const unsigned char *)salt.p, (int)salt.n, (int)rounds, md, n,
	    (unsigned char *)m.p) == 1)
		m.n = (size_t)n;
	EVP_MD_free(md);
	return m;
}

void
saslmac_nonce(struct buf *out)
{
	char bytes[NONCE_BYTES];

	os_random(bytes, sizeof(bytes));
	base64_encode(out, span_of(bytes, sizeof(bytes)));
}
