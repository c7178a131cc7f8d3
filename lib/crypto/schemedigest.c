/* schemedigest - see schemedigest.h.
 * SPDX-License-Identifier: ISC */
#include "crypto/schemedigest.h"

#include <openssl/evp.h>

#include "base/secret.h"
#include "os/random.h"
#include "text/base64.h"
#include "text/hex.h"

#define SALT 8                       /* bytes, of those that we make */

/* digest(password salt) into got: its size, or 0 with err. */
static size_t
digest(const char *name, struct span password, struct span salt,
    unsigned char *got, struct err *err)
{
	EVP_MD *md = EVP_MD_fetch(NULL, name, NULL);
	EVP_MD_CTX *c = EVP_MD_CTX_new();
	unsigned n = 0;

	if (md == NULL || c == NULL || EVP_DigestInit_ex(c, md, NULL) != 1 ||
	    EVP_DigestUpdate(c, password.p, password.n) != 1 ||
	    EVP_DigestUpdate(c, salt.p, salt.n) != 1 ||
	    EVP_DigestFinal_ex(c, got, &n) != 1) {
		err_set(err, ERR_TEMP, "OpenSSL has no %s", name);
		n = 0;
	}
	EVP_MD_CTX_free(c);
	EVP_MD_free(md);
	return n;
}

int
schemedigest_check(const struct schemekind *k, const struct schemekind_ask *a,
    struct err *err)
{
	struct buf raw = BUF_INIT(SCHEMEKIND_DATA_MAX);
	unsigned char got[EVP_MAX_MD_SIZE];
	enum schemekind_encoding e = k->encoding;
	size_t size = digest(k->word, SPAN(""), SPAN(""), got, err);
	int r = -1;

	if (e == ENCODING_ANY)
		e = a->data.n == 2 * size ? ENCODING_HEX : ENCODING_BASE64;
	if (size == 0)
		return -1;
	if ((e == ENCODING_HEX ? hex_decode(&raw, a->data) :
	    base64_decode(&raw, a->data)) == -1 || raw.len < size ||
	    (!k->salted && raw.len != size))
		r = schemekind_damaged(err);
	else if (digest(k->word, a->password, span_from(buf_span(&raw), size),
	    got, err) == size)
		r = secret_equal(span_of((char *)got, size),
		    span_of(raw.p, size));
	secret_clear(got, sizeof(got));
	buf_done(&raw);
	return r;
}

int
schemedigest_make(const struct schemekind *k, const struct scheme_order *o,
    struct buf *out, struct err *err)
{
	unsigned char got[EVP_MAX_MD_SIZE + SALT];
	char salt[SALT];
	size_t n;

	if (o->cost > 0)
		return err_set(err, ERR_USAGE, "no such cost");
	os_random(salt, sizeof(salt));
	n = digest(k->word, o->password, span_of(salt, k->salted ? SALT : 0),
	    got, err);
	if (n == 0)
		return -1;
	if (k->salted) {
		size_t i;

		for (i = 0; i < SALT; i++)
			got[n++] = (unsigned char)salt[i];
	}
	if (k->encoding == ENCODING_HEX)
		hex_encode(out, span_of((const char *)got, n));
	else
		base64_encode(out, span_of((char *)got, n));
	secret_clear(got, sizeof(got));
	return 0;
}

int
schemedigest_check_plain(const struct schemekind *k,
    const struct schemekind_ask *a, struct err *err)
{
	(void)k;
	(void)err;
	return secret_equal(a->data, a->password);
}

int
schemedigest_make_plain(const struct schemekind *k,
    const struct scheme_order *o, struct buf *out, struct err *err)
{
	(void)k;
	if (o->cost > 0)
		return err_set(err, ERR_USAGE, "no such cost");
	buf_add(out, o->password);
	return 0;
}
