/* schemescram - see schemescram.h.
 * SPDX-License-Identifier: ISC */
#include "crypto/schemescram.h"

#include <limits.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/num.h"
#include "base/secret.h"
#include "os/random.h"
#include "text/base64.h"
#include "text/hex.h"

#define PBKDF2_ROUNDS 100000         /* of those that we make */
#define PBKDF2_SIZE 20
#define SCRAM_ROUNDS 15000           /* each login costs the client as much */
#define SCRAM_SALT 16

static int
derive(const char *digest, struct span password, struct span salt,
    uint64_t rounds, unsigned char *out, size_t n, struct err *err)
{
	const EVP_MD *md = EVP_get_digestbyname(digest);

	if (md != NULL && rounds > 0 && rounds <= SCHEME_ROUNDS_MAX &&
	    password.n <= INT_MAX && salt.n <= INT_MAX &&
	    PKCS5_PBKDF2_HMAC(password.p, (int)password.n,
	    (const unsigned char *)salt.p, (int)salt.n, (int)rounds, md,
	    (int)n, out) == 1)
		return 0;
	return err_set(err, ERR_TEMP, "PBKDF2 failed");
}

/* Dovecot's: $1$salt$rounds$hex, HMAC-SHA-1, the salt as it stands. */
int
schemescram_check_pbkdf2(const struct schemekind *k,
    const struct schemekind_ask *a, struct err *err)
{
	struct buf want = BUF_INIT(EVP_MAX_MD_SIZE);
	unsigned char got[EVP_MAX_MD_SIZE];
	struct span data = a->data, salt, number;
	uint64_t rounds;
	int r;

	if (!span_starts(data, SPAN("$1$")))
		return schemekind_damaged(err);
	data = span_from(data, 3);
	if (!span_cut(&data, '$', &salt) || !span_cut(&data, '$', &number) ||
	    data.p == NULL ||
	    num_parse_u64(number, SCHEME_ROUNDS_MAX, &rounds) == -1 ||
	    hex_decode(&want, data) == -1 || want.len < 16)
		r = schemekind_damaged(err);
	else if ((r = derive(k->word, a->password, salt, rounds, got,
	    want.len, err)) == 0)
		r = secret_equal(span_of((char *)got, want.len),
		    buf_span(&want));
	secret_clear(got, sizeof(got));
	buf_done(&want);
	return r;
}

/* Rounds that are asked for, or the default. */
static int
pick_rounds(uint64_t cost, uint64_t normal, uint64_t *out, struct err *err)
{
	*out = cost > 0 ? cost : normal;
	return *out >= 1000 && *out <= SCHEME_ROUNDS_MAX ? 0 :
	    err_set(err, ERR_USAGE, "no such cost");
}

int
schemescram_make_pbkdf2(const struct schemekind *k,
    const struct scheme_order *o, struct buf *out, struct err *err)
{
	struct buf salt = BUF_INIT(40);
	unsigned char got[PBKDF2_SIZE];
	uint64_t rounds;
	int r;

	if (pick_rounds(o->cost, PBKDF2_ROUNDS, &rounds, err) == -1)
		return -1;
	schemekind_salt(&salt, 16);
	r = derive(k->word, o->password, buf_span(&salt), rounds, got,
	    sizeof(got), err);
	if (r == 0) {
		buf_addf(out, "$1$%s$%lu$", buf_str(&salt),
		    (unsigned long)rounds);
		hex_encode(out, span_of((const char *)got, sizeof(got)));
	}
	secret_clear(got, sizeof(got));
	buf_done(&salt);
	return r;
}

/* RFC 5802 3: StoredKey := H(HMAC(SaltedPassword, "Client Key")),
 * ServerKey := HMAC(SaltedPassword, "Server Key"). */
struct keys {
	unsigned n;
	unsigned char stored[EVP_MAX_MD_SIZE], server[EVP_MAX_MD_SIZE];
};

static int
make_keys(const char *digest, struct span password, struct span salt,
    uint64_t rounds, struct keys *k, struct err *err)
{
	const EVP_MD *md = EVP_get_digestbyname(digest);
	unsigned char salted[EVP_MAX_MD_SIZE], client[EVP_MAX_MD_SIZE];
	unsigned n = 0;
	int r;

	if (md == NULL)
		return err_set(err, ERR_TEMP, "OpenSSL has no %s", digest);
	k->n = (unsigned)EVP_MD_get_size(md);
	r = derive(digest, password, salt, rounds, salted, k->n, err);
	if (r == 0 && (HMAC(md, salted, (int)k->n,
	    (const unsigned char *)"Client Key", 10, client, &n) == NULL ||
	    EVP_Digest(client, n, k->stored, &n, md, NULL) != 1 ||
	    HMAC(md, salted, (int)k->n, (const unsigned char *)"Server Key",
	    10, k->server, &n) == NULL))
		r = err_set(err, ERR_TEMP, "HMAC failed");
	secret_clear(salted, sizeof(salted));
	secret_clear(client, sizeof(client));
	return r;
}

/* rounds,salt,StoredKey,ServerKey in base64 (RFC 5803 in another order): the
 * first two, and the rest in *data. */
static int
parse(struct span *data, uint64_t *rounds, struct buf *salt)
{
	struct span number, text;

	return span_cut(data, ',', &number) && span_cut(data, ',', &text) &&
	    data->p != NULL &&
	    num_parse_u64(number, SCHEME_ROUNDS_MAX, rounds) == 0 &&
	    base64_decode(salt, text) == 0 ? 0 : -1;
}

int
schemescram_check(const struct schemekind *k, const struct schemekind_ask *a,
    struct err *err)
{
	struct buf salt = BUF_INIT(SCHEMEKIND_DATA_MAX);
	struct buf want = BUF_INIT(EVP_MAX_MD_SIZE);
	struct span data = a->data, stored;
	struct keys keys;
	uint64_t rounds;
	int r;

	if (parse(&data, &rounds, &salt) == -1 ||
	    !span_cut(&data, ',', &stored) || data.p == NULL ||
	    base64_decode(&want, stored) == -1)
		r = schemekind_damaged(err);
	else if ((r = make_keys(k->word, a->password, buf_span(&salt), rounds,
	    &keys, err)) == 0)
		r = want.len != keys.n ? schemekind_damaged(err) :
		    secret_equal(span_of((char *)keys.stored, keys.n),
			buf_span(&want));
	secret_clear(&keys, sizeof(keys));
	buf_done(&salt);
	buf_done(&want);
	return r;
}

int
schemescram_make(const struct schemekind *k, const struct scheme_order *o,
    struct buf *out, struct err *err)
{
	struct buf salt = BUF_INIT(SCHEMEKIND_DATA_MAX);
	struct span like = o->like;
	char bytes[SCRAM_SALT];
	struct keys keys;
	uint64_t rounds;
	int r;

	os_random(bytes, sizeof(bytes));
	if (like.n > 0)
		r = parse(&like, &rounds, &salt) == 0 ? 0 :
		    schemekind_damaged(err);
	else
		r = pick_rounds(o->cost, SCRAM_ROUNDS, &rounds, err);
	if (salt.len == 0)
		buf_add(&salt, span_of(bytes, sizeof(bytes)));
	if (r == 0)
		r = make_keys(k->word, o->password, buf_span(&salt), rounds,
		    &keys, err);
	if (r == 0) {
		buf_addf(out, "%lu,", (unsigned long)rounds);
		base64_encode(out, buf_span(&salt));
		buf_addc(out, ',');
		base64_encode(out, span_of((char *)keys.stored, keys.n));
		buf_addc(out, ',');
		base64_encode(out, span_of((char *)keys.server, keys.n));
	}
	secret_clear(&keys, sizeof(keys));
	buf_done(&salt);
	return r;
}
