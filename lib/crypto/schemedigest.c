/* schemedigest - see schemedigest.h. The digests are OpenSSL's, but by its old
 * names: those of EVP first fill the tables of all that OpenSSL knows, which is
 * a millisecond, in a process that is started for one password.
 * SPDX-License-Identifier: ISC */
#define OPENSSL_SUPPRESS_DEPRECATED
#include "crypto/schemedigest.h"

#include <openssl/md5.h>
#include <openssl/sha.h>

#include "base/secret.h"
#include "os/random.h"
#include "text/base64.h"
#include "text/hex.h"

#define SALT 8                       /* bytes, of those that we make */
#define SIZE_MAX_HERE SHA512_DIGEST_LENGTH

union state {
	MD5_CTX md5;
	SHA_CTX sha1;
	SHA256_CTX sha256;
	SHA512_CTX sha512;
};

static int
begin(union state *c, size_t size)
{
	return size == MD5_DIGEST_LENGTH ? MD5_Init(&c->md5) :
	    size == SHA_DIGEST_LENGTH ? SHA1_Init(&c->sha1) :
	    size == SHA256_DIGEST_LENGTH ? SHA256_Init(&c->sha256) :
	    SHA512_Init(&c->sha512);
}

static int
add(union state *c, size_t size, struct span s)
{
	return size == MD5_DIGEST_LENGTH ? MD5_Update(&c->md5, s.p, s.n) :
	    size == SHA_DIGEST_LENGTH ? SHA1_Update(&c->sha1, s.p, s.n) :
	    size == SHA256_DIGEST_LENGTH ?
	    SHA256_Update(&c->sha256, s.p, s.n) :
	    SHA512_Update(&c->sha512, s.p, s.n);
}

static int
finish(union state *c, size_t size, unsigned char *got)
{
	return size == MD5_DIGEST_LENGTH ? MD5_Final(got, &c->md5) :
	    size == SHA_DIGEST_LENGTH ? SHA1_Final(got, &c->sha1) :
	    size == SHA256_DIGEST_LENGTH ? SHA256_Final(got, &c->sha256) :
	    SHA512_Final(got, &c->sha512);
}

static size_t
size_of(const char *name)
{
	struct span s = span_str(name);

	return span_eq(s, SPAN("MD5")) ? MD5_DIGEST_LENGTH :
	    span_eq(s, SPAN("SHA1")) ? SHA_DIGEST_LENGTH :
	    span_eq(s, SPAN("SHA256")) ? SHA256_DIGEST_LENGTH :
	    SHA512_DIGEST_LENGTH;
}

/* digest(password salt) into got: its size, or 0 with err. */
static size_t
digest(const char *name, struct span password, struct span salt,
    unsigned char *got, struct err *err)
{
	size_t size = size_of(name);
	union state c;

	if (begin(&c, size) != 1 || add(&c, size, password) != 1 ||
	    add(&c, size, salt) != 1 || finish(&c, size, got) != 1) {
		err_set(err, ERR_TEMP, "OpenSSL has no %s", name);
		size = 0;
	}
	secret_clear(&c, sizeof(c));
	return size;
}

int
schemedigest_check(const struct schemekind *k, const struct schemekind_ask *a,
    struct err *err)
{
	struct buf raw = BUF_INIT(SCHEMEKIND_DATA_MAX);
	unsigned char got[SIZE_MAX_HERE];
	enum schemekind_encoding e = k->encoding;
	size_t size = size_of(k->word);
	int r = -1;

	if (e == ENCODING_ANY)
		e = a->data.n == 2 * size ? ENCODING_HEX : ENCODING_BASE64;
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
	unsigned char got[SIZE_MAX_HERE + SALT];
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
