/* scheme - see scheme.h. One table of schemes; a row's check gets what follows
 * the prefix.
 * SPDX-License-Identifier: ISC */
#include "crypto/scheme.h"

#include <crypt.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "base/secret.h"
#include "text/base64.h"

#define DATA_MAX 2048

enum encoding { ENCODING_ANY, ENCODING_BASE64, ENCODING_HEX };

struct scheme {
	const char *name;
	int (*check)(const struct scheme *s, struct span data,
	    struct span password, struct err *err);
	const char *digest;          /* OpenSSL's name, or NULL */
	bool salted;                 /* digest(password salt) salt */
	enum encoding encoding;      /* when the verifier does not say */
};

static int
damaged(struct err *err)
{
	return err_set(err, ERR_TEMP, "the verifier is damaged");
}

static int
decode_hex(struct span text, struct buf *out)
{
	size_t i;

	if (text.n % 2 != 0)
		return -1;
	for (i = 0; i < text.n; i += 2) {
		uint64_t byte;

		if (num_parse_hex(span_sub(text, i, i + 2), &byte) == -1)
			return -1;
		buf_addc(out, (char)byte);
	}
	return buf_ok(out) ? 0 : -1;
}

static int
check_plain(const struct scheme *s, struct span data, struct span password,
    struct err *err)
{
	(void)s;
	(void)err;
	return secret_equal(data, password);
}

/* crypt(3) tells that it does not know a setting by a string that begins with
 * "*", which no verifier does. Longer passwords than it takes match nothing. */
static int
check_crypt(const struct scheme *s, struct span data, struct span password,
    struct err *err)
{
	struct crypt_data *work;
	struct secret phrase;
	char *setting;
	const char *got;
	int r;

	(void)s;
	if (data.n == 0 || span_has(data, '\0') || data.p[0] == '*' ||
	    data.p[0] == '!')
		return 0;
	secret_init(&phrase);
	if (password.n >= CRYPT_MAX_PASSPHRASE_SIZE ||
	    span_has(password, '\0') || secret_set(&phrase, password) == -1)
		return 0;
	if ((work = calloc(1, sizeof(*work))) == NULL)
		return err_sys(err, "crypt");
	setting = span_dup(data);
	got = crypt_r(phrase.p, setting, work);
	if (got == NULL || got[0] == '*')
		r = err_set(err, ERR_TEMP, "crypt(3) does not know this "
		    "verifier");
	else
		r = secret_equal(span_str(got), data);
	secret_wipe(&phrase);
	secret_clear(work, sizeof(*work));
	free(work);
	free(setting);
	return r;
}

static int
check_digest(const struct scheme *s, struct span data, struct span password,
    struct err *err)
{
	struct buf raw = BUF_INIT(DATA_MAX);
	unsigned char got[EVP_MAX_MD_SIZE];
	EVP_MD *md = EVP_MD_fetch(NULL, s->digest, NULL);
	EVP_MD_CTX *c = EVP_MD_CTX_new();
	unsigned n = 0;
	size_t size = md == NULL ? 0 : (size_t)EVP_MD_get_size(md);
	enum encoding e = s->encoding;
	int r;

	if (e == ENCODING_ANY)
		e = data.n == 2 * size ? ENCODING_HEX : ENCODING_BASE64;
	if (md == NULL || c == NULL)
		r = err_set(err, ERR_TEMP, "OpenSSL has no %s", s->digest);
	else if ((e == ENCODING_HEX ? decode_hex(data, &raw) :
	    base64_decode(&raw, data)) == -1 || raw.len < size ||
	    (!s->salted && raw.len != size))
		r = damaged(err);
	else if (EVP_DigestInit_ex(c, md, NULL) != 1 ||
	    EVP_DigestUpdate(c, password.p, password.n) != 1 ||
	    EVP_DigestUpdate(c, raw.p + size, raw.len - size) != 1 ||
	    EVP_DigestFinal_ex(c, got, &n) != 1 || n != size)
		r = err_set(err, ERR_TEMP, "OpenSSL: %s failed", s->digest);
	else
		r = secret_equal(span_of((char *)got, n),
		    span_of(raw.p, size));
	secret_clear(got, sizeof(got));
	EVP_MD_CTX_free(c);
	EVP_MD_free(md);
	buf_done(&raw);
	return r;
}

static int
derive(const char *digest, struct span password, struct span salt,
    uint64_t rounds, unsigned char *out, size_t n, struct err *err)
{
	EVP_MD *md = EVP_MD_fetch(NULL, digest, NULL);
	int r = -1;

	if (md != NULL && rounds > 0 && rounds <= SCHEME_ROUNDS_MAX &&
	    PKCS5_PBKDF2_HMAC(password.p, (int)password.n,
	    (const unsigned char *)salt.p, (int)salt.n, (int)rounds, md,
	    (int)n, out) == 1)
		r = 0;
	EVP_MD_free(md);
	return r == 0 ? 0 : err_set(err, ERR_TEMP, "PBKDF2 failed");
}

/* Dovecot's: $1$salt$rounds$hex, HMAC-SHA-1, the salt as it stands. */
static int
check_pbkdf2(const struct scheme *s, struct span data, struct span password,
    struct err *err)
{
	struct buf want = BUF_INIT(EVP_MAX_MD_SIZE);
	unsigned char got[EVP_MAX_MD_SIZE];
	struct span part[3];
	uint64_t rounds;
	int r;

	if (!span_starts(data, SPAN("$1$")))
		return damaged(err);
	data = span_from(data, 3);
	if (!span_cut(&data, '$', &part[0]) || !span_cut(&data, '$', &part[1]) ||
	    data.p == NULL ||
	    num_parse_u64(part[1], SCHEME_ROUNDS_MAX, &rounds) == -1 ||
	    decode_hex(data, &want) == -1 || want.len < 16)
		r = damaged(err);
	else if ((r = derive(s->digest, password, part[0], rounds, got,
	    want.len, err)) == 0)
		r = secret_equal(span_of((char *)got, want.len),
		    buf_span(&want));
	secret_clear(got, sizeof(got));
	buf_done(&want);
	return r;
}

/* rounds,salt,StoredKey,ServerKey in base64 (RFC 5803 in another order):
 * StoredKey := H(HMAC(SaltedPassword, "Client Key")) (RFC 5802 3). */
static int
check_scram(const struct scheme *s, struct span data, struct span password,
    struct err *err)
{
	struct buf salt = BUF_INIT(DATA_MAX), want = BUF_INIT(EVP_MAX_MD_SIZE);
	unsigned char salted[EVP_MAX_MD_SIZE], key[EVP_MAX_MD_SIZE];
	unsigned char stored[EVP_MAX_MD_SIZE];
	const EVP_MD *md = EVP_get_digestbyname(s->digest);
	unsigned n = md == NULL ? 0 : (unsigned)EVP_MD_get_size(md), m = 0;
	struct span part[3];
	uint64_t rounds;
	int r;

	if (md == NULL)
		r = err_set(err, ERR_TEMP, "OpenSSL has no %s", s->digest);
	else if (!span_cut(&data, ',', &part[0]) ||
	    !span_cut(&data, ',', &part[1]) ||
	    !span_cut(&data, ',', &part[2]) || data.p == NULL ||
	    num_parse_u64(part[0], SCHEME_ROUNDS_MAX, &rounds) == -1 ||
	    base64_decode(&salt, part[1]) == -1 ||
	    base64_decode(&want, part[2]) == -1 || want.len != n)
		r = damaged(err);
	else if ((r = derive(s->digest, password, buf_span(&salt), rounds,
	    salted, n, err)) == 0) {
		if (HMAC(md, salted, (int)n,
		    (const unsigned char *)"Client Key", 10, key, &m) == NULL ||
		    EVP_Digest(key, m, stored, &m, md, NULL) != 1)
			r = err_set(err, ERR_TEMP, "HMAC failed");
		else
			r = secret_equal(span_of((char *)stored, m),
			    buf_span(&want));
	}
	secret_clear(salted, sizeof(salted));
	secret_clear(key, sizeof(key));
	secret_clear(stored, sizeof(stored));
	buf_done(&salt);
	buf_done(&want);
	return r;
}

struct argon {
	uint64_t memory, passes, lanes;
	const char *kind;
	struct buf salt, want;
};

/* base64 without padding, as argon2's own encoding has it. */
static int
decode_bare(struct span text, struct buf *out)
{
	struct buf padded = BUF_INIT(DATA_MAX);
	int r;

	buf_add(&padded, text);
	while (padded.len % 4 != 0)
		buf_addc(&padded, '=');
	r = buf_ok(&padded) ? base64_decode(out, buf_span(&padded)) : -1;
	buf_done(&padded);
	return r;
}

/* $argon2id$v=19$m=65536,t=3,p=1$salt$hash */
static int
parse_argon(struct span data, struct argon *a)
{
	static const char *const names[3] = { "m=", "t=", "p=" };
	uint64_t *const values[3] = { &a->memory, &a->passes, &a->lanes };
	struct span part[6], numbers, number;
	size_t i;

	for (i = 0; i < LENGTH(part); i++)
		if (!span_cut(&data, '$', &part[i]))
			return -1;
	a->kind = span_eq(part[1], SPAN("argon2id")) ? "ARGON2ID" :
	    span_eq(part[1], SPAN("argon2i")) ? "ARGON2I" :
	    span_eq(part[1], SPAN("argon2d")) ? "ARGON2D" : NULL;
	if (data.p != NULL || part[0].n != 0 || a->kind == NULL ||
	    !span_eq(part[2], SPAN("v=19")))
		return -1;
	numbers = part[3];
	for (i = 0; i < 3; i++)
		if (!span_cut(&numbers, ',', &number) ||
		    !span_starts(number, span_str(names[i])) ||
		    num_parse_u64(span_from(number, 2), SCHEME_MEMORY_MAX,
		    values[i]) == -1)
			return -1;
	return decode_bare(part[4], &a->salt) == 0 &&
	    decode_bare(part[5], &a->want) == 0 && a->want.len >= 16 ? 0 : -1;
}

static int
run_argon(const struct argon *a, struct span password, unsigned char *out,
    struct err *err)
{
	uint32_t memory = (uint32_t)a->memory, passes = (uint32_t)a->passes;
	uint32_t lanes = (uint32_t)a->lanes, threads = 1;
	EVP_KDF *kdf = EVP_KDF_fetch(NULL, a->kind, NULL);
	EVP_KDF_CTX *c = kdf == NULL ? NULL : EVP_KDF_CTX_new(kdf);
	OSSL_PARAM p[7];
	int r;

	p[0] = OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_PASSWORD,
	    (void *)(size_t)password.p, password.n);
	p[1] = OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT,
	    a->salt.p, a->salt.len);
	p[2] = OSSL_PARAM_construct_uint32("memcost", &memory);
	p[3] = OSSL_PARAM_construct_uint32("iter", &passes);
	p[4] = OSSL_PARAM_construct_uint32("lanes", &lanes);
	p[5] = OSSL_PARAM_construct_uint32("threads", &threads);
	p[6] = OSSL_PARAM_construct_end();
	r = c != NULL && EVP_KDF_derive(c, out, a->want.len, p) == 1 ? 0 :
	    err_set(err, ERR_TEMP, kdf == NULL ? "%s needs OpenSSL 3.2" :
		"%s failed", a->kind);
	EVP_KDF_CTX_free(c);
	EVP_KDF_free(kdf);
	return r;
}

static int
check_argon(const struct scheme *s, struct span data, struct span password,
    struct err *err)
{
	struct argon a = { .salt = BUF_INIT(DATA_MAX),
		.want = BUF_INIT(EVP_MAX_MD_SIZE) };
	unsigned char got[EVP_MAX_MD_SIZE];
	int r = parse_argon(data, &a);

	(void)s;
	if (r == -1)
		r = damaged(err);
	else if ((r = run_argon(&a, password, got, err)) == 0)
		r = secret_equal(span_of((char *)got, a.want.len),
		    buf_span(&a.want));
	secret_clear(got, sizeof(got));
	buf_done(&a.salt);
	buf_done(&a.want);
	return r;
}

static const struct scheme schemes[] = {
	{ "PLAIN", check_plain, NULL, false, ENCODING_ANY },
	{ "CLEAR", check_plain, NULL, false, ENCODING_ANY },
	{ "CLEARTEXT", check_plain, NULL, false, ENCODING_ANY },
	{ "CRYPT", check_crypt, NULL, false, ENCODING_ANY },
	{ "SHA512-CRYPT", check_crypt, NULL, false, ENCODING_ANY },
	{ "SHA256-CRYPT", check_crypt, NULL, false, ENCODING_ANY },
	{ "BLF-CRYPT", check_crypt, NULL, false, ENCODING_ANY },
	{ "MD5-CRYPT", check_crypt, NULL, false, ENCODING_ANY },
	{ "MD5", check_crypt, NULL, false, ENCODING_ANY },
	{ "DES-CRYPT", check_crypt, NULL, false, ENCODING_ANY },
	{ "SHA", check_digest, "SHA1", false, ENCODING_ANY },
	{ "SHA1", check_digest, "SHA1", false, ENCODING_ANY },
	{ "SHA256", check_digest, "SHA256", false, ENCODING_ANY },
	{ "SHA512", check_digest, "SHA512", false, ENCODING_ANY },
	{ "SSHA", check_digest, "SHA1", true, ENCODING_BASE64 },
	{ "SSHA256", check_digest, "SHA256", true, ENCODING_BASE64 },
	{ "SSHA512", check_digest, "SHA512", true, ENCODING_BASE64 },
	{ "SMD5", check_digest, "MD5", true, ENCODING_BASE64 },
	{ "PLAIN-MD5", check_digest, "MD5", false, ENCODING_HEX },
	{ "LDAP-MD5", check_digest, "MD5", false, ENCODING_BASE64 },
	{ "PBKDF2", check_pbkdf2, "SHA1", false, ENCODING_ANY },
	{ "SCRAM-SHA-1", check_scram, "SHA1", false, ENCODING_ANY },
	{ "SCRAM-SHA-256", check_scram, "SHA256", false, ENCODING_ANY },
	{ "ARGON2", check_argon, NULL, false, ENCODING_ANY },
	{ "ARGON2I", check_argon, NULL, false, ENCODING_ANY },
	{ "ARGON2ID", check_argon, NULL, false, ENCODING_ANY },
};

/* "NAME", "NAME.B64", "NAME.BASE64" or "NAME.HEX". */
static int
find_scheme(struct span name, struct scheme *out)
{
	size_t dot = span_find(name, 0, '.'), i;
	struct span suffix = span_from(name, dot + 1);

	name = span_sub(name, 0, dot);
	for (i = 0; i < LENGTH(schemes); i++)
		if (span_ieq(name, span_str(schemes[i].name)))
			break;
	if (i == LENGTH(schemes))
		return -1;
	*out = schemes[i];
	if (suffix.n == 0)
		return 0;
	out->encoding = span_ieq(suffix, SPAN("HEX")) ? ENCODING_HEX :
	    ENCODING_BASE64;
	/* Only digests come in more than one encoding. */
	return out->digest != NULL && out->check == check_digest &&
	    (span_ieq(suffix, SPAN("HEX")) || span_ieq(suffix, SPAN("B64")) ||
	    span_ieq(suffix, SPAN("BASE64"))) ? 0 : -1;
}

int
scheme_check(struct span verifier, struct span password, struct err *err)
{
	struct span name = SPAN("CRYPT");
	struct scheme s;
	size_t end;

	if (verifier.n > 0 && verifier.p[0] == '{') {
		end = span_find(verifier, 0, '}');
		if (end == verifier.n)
			return damaged(err);
		name = span_sub(verifier, 1, end);
		verifier = span_from(verifier, end + 1);
	} else if (verifier.n == 0 || verifier.p[0] != '$') {
		return err_set(err, ERR_TEMP, "the verifier names no scheme");
	}
	if (find_scheme(name, &s) == -1)
		return err_set(err, ERR_TEMP, "scheme %.*s is not supported",
		    (int)(name.n < 40 ? name.n : 40), name.p);
	return s.check(&s, verifier, password, err);
}
