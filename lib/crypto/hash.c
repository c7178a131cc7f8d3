/* hash - see hash.h.
 * SPDX-License-Identifier: ISC */
#include "crypto/hash.h"

#include <openssl/evp.h>

static int
failed(struct hash *h)
{
	return err_set(h->stage.err, ERR_TEMP, "SHA-256 failed");
}

int
hash_put(struct hash *h, struct span bytes)
{
	if (bytes.n > 0 && EVP_DigestUpdate(h->ctx, bytes.p, bytes.n) != 1)
		return failed(h);
	return 0;
}

static int
put_hash(struct stage *s, struct span bytes)
{
	return hash_put((struct hash *)(void *)s, bytes);
}

static int
end_hash(struct stage *s)
{
	(void)s;
	return 0;
}

int
hash_init(struct hash *h, struct err *err)
{
	h->stage = (struct stage){ put_hash, end_hash, NULL, err };
	h->ctx = EVP_MD_CTX_new();
	if (h->ctx == NULL ||
	    EVP_DigestInit_ex(h->ctx, EVP_sha256(), NULL) != 1)
		return failed(h);
	return 0;
}

void
hash_done(struct hash *h)
{
	EVP_MD_CTX_free(h->ctx);
	h->ctx = NULL;
}

int
hash_result(struct hash *h, unsigned char digest[HASH_BYTES])
{
	unsigned n = 0;

	if (EVP_DigestFinal_ex(h->ctx, digest, &n) != 1 || n != HASH_BYTES)
		return failed(h);
	return 0;
}
