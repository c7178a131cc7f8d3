/* schememd5 - see schememd5.h. The state of an MD5 in mid-way is not to be had
 * from OpenSSL's newer functions.
 * SPDX-License-Identifier: ISC */
#define OPENSSL_SUPPRESS_DEPRECATED
#include "crypto/schememd5.h"

#include <openssl/evp.h>
#include <openssl/md5.h>
#include <string.h>

#include "base/secret.h"
#include "text/hex.h"

#define BLOCK 64
#define CONTEXT 32
#define DIGEST 16

static void
put_state(unsigned char *p, const MD5_CTX *c)
{
	const MD5_LONG words[4] = { c->A, c->B, c->C, c->D };
	size_t i;

	for (i = 0; i < DIGEST; i++)
		p[i] = (unsigned char)(words[i / 4] >> (i % 4 * 8));
}

/* RFC 2104 2: the key, padded, XORed with 0x5c outside and 0x36 inside. */
static int
cram(struct span password, unsigned char out[CONTEXT], struct err *err)
{
	static const unsigned char pads[2] = { 0x5c, 0x36 };
	unsigned char key[BLOCK] = { 0 }, block[BLOCK];
	unsigned n = 0;
	size_t i, k;
	int r = 0;

	if (password.n <= BLOCK)
		memcpy(key, password.p, password.n);
	else if (EVP_Digest(password.p, password.n, key, &n, EVP_md5(), NULL) !=
	    1)
		r = -1;
	for (i = 0; i < 2 && r == 0; i++) {
		MD5_CTX c;

		for (k = 0; k < BLOCK; k++)
			block[k] = key[k] ^ pads[i];
		if (MD5_Init(&c) != 1 || MD5_Update(&c, block, BLOCK) != 1)
			r = -1;
		put_state(out + i * DIGEST, &c);
		secret_clear(&c, sizeof(c));
	}
	secret_clear(key, sizeof(key));
	secret_clear(block, sizeof(block));
	return r == 0 ? 0 : err_set(err, ERR_TEMP, "OpenSSL has no MD5");
}

static int
compare(struct span text, const unsigned char *got, size_t n, struct err *err)
{
	struct buf want = BUF_INIT(CONTEXT);
	int r;

	if (hex_decode(&want, text) == -1 || want.len != n)
		r = schemekind_damaged(err);
	else
		r = secret_equal(buf_span(&want), span_of((const char *)got,
		    n));
	buf_done(&want);
	return r;
}

int
schememd5_check_cram(const struct schemekind *k,
    const struct schemekind_ask *a, struct err *err)
{
	unsigned char got[CONTEXT];
	int r = cram(a->password, got, err);

	(void)k;
	if (r == 0)
		r = compare(a->data, got, sizeof(got), err);
	secret_clear(got, sizeof(got));
	return r;
}

int
schememd5_make_cram(const struct schemekind *k, const struct scheme_order *o,
    struct buf *out, struct err *err)
{
	unsigned char got[CONTEXT];
	int r;

	(void)k;
	if (o->cost > 0)
		return err_set(err, ERR_USAGE, "no such cost");
	r = cram(o->password, got, err);
	if (r == 0)
		hex_encode(out, span_of((const char *)got, sizeof(got)));
	secret_clear(got, sizeof(got));
	return r;
}

/* The realm is what stands behind the "@", or empty. */
static int
ha1(struct span user, struct span password, unsigned char out[DIGEST],
    struct err *err)
{
	size_t at = span_find(user, 0, '@');
	struct span part[5] = { span_sub(user, 0, at), SPAN(":"),
		span_from(user, at + 1), SPAN(":"), password };
	EVP_MD_CTX *c = EVP_MD_CTX_new();
	bool ok = c != NULL && EVP_DigestInit_ex(c, EVP_md5(), NULL) == 1;
	unsigned n = 0;
	size_t i;

	for (i = 0; i < LENGTH(part) && ok; i++)
		ok = EVP_DigestUpdate(c, part[i].p, part[i].n) == 1;
	ok = ok && EVP_DigestFinal_ex(c, out, &n) == 1;
	EVP_MD_CTX_free(c);
	return ok ? 0 : err_set(err, ERR_TEMP, "OpenSSL has no MD5");
}

int
schememd5_check_digest(const struct schemekind *k,
    const struct schemekind_ask *a, struct err *err)
{
	unsigned char got[DIGEST];
	int r;

	(void)k;
	if (a->user.n == 0)
		return err_set(err, ERR_TEMP, "DIGEST-MD5 needs the user's "
		    "name");
	r = ha1(a->user, a->password, got, err);
	if (r == 0)
		r = compare(a->data, got, sizeof(got), err);
	secret_clear(got, sizeof(got));
	return r;
}

int
schememd5_make_digest(const struct schemekind *k, const struct scheme_order *o,
    struct buf *out, struct err *err)
{
	unsigned char got[DIGEST];
	int r;

	(void)k;
	if (o->cost > 0 || o->user.n == 0)
		return err_set(err, ERR_USAGE, o->cost > 0 ? "no such cost" :
		    "DIGEST-MD5 needs the user's name");
	r = ha1(o->user, o->password, got, err);
	if (r == 0)
		hex_encode(out, span_of((const char *)got, sizeof(got)));
	secret_clear(got, sizeof(got));
	return r;
}
