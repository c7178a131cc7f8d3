/* schemeargon - see schemeargon.h. One thread whatever the number of lanes: the
 * process that checks passwords is confined and can make none.
 * SPDX-License-Identifier: ISC */
#include "crypto/schemeargon.h"

#include <openssl/evp.h>
#ifdef HAVE_ARGON2
#include <argon2.h>
#else
#include <openssl/core_names.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#endif

#include "base/num.h"
#include "base/secret.h"
#include "os/random.h"
#include "text/base64.h"

#define SALT 16                      /* bytes, of those that we make */
#define SIZE 32
#define MEMORY 19456                 /* KiB, and passes: 30 ms */
#define PASSES 2
#define LANES_MAX 64

struct argon {
	uint64_t memory, passes, lanes;
	const char *kind;
	struct buf salt, want;
};

/* base64 without padding, as argon2's own encoding has it. */
static int
decode_bare(struct span text, struct buf *out)
{
	struct buf padded = BUF_INIT(SCHEMEKIND_DATA_MAX);
	int r;

	buf_add(&padded, text);
	while (padded.len % 4 != 0)
		buf_addc(&padded, '=');
	r = buf_ok(&padded) ? base64_decode(out, buf_span(&padded)) : -1;
	buf_done(&padded);
	return r;
}

static void
encode_bare(struct buf *out, struct span bytes)
{
	base64_encode(out, bytes);
	while (out->len > 0 && out->p[out->len - 1] == '=')
		buf_cut(out, out->len - 1);
}

/* $argon2id$v=19$m=65536,t=3,p=1$salt$hash */
static int
parse(struct span data, struct argon *a)
{
	static const char *const kinds[] = { "argon2id", "argon2i", "argon2d" };
	static const char *const names[3] = { "m=", "t=", "p=" };
	uint64_t *const values[3] = { &a->memory, &a->passes, &a->lanes };
	struct span part[6], numbers, number;
	size_t i;

	for (i = 0; i < LENGTH(part); i++)
		if (!span_cut(&data, '$', &part[i]))
			return -1;
	a->kind = NULL;
	for (i = 0; i < LENGTH(kinds); i++)
		if (span_eq(part[1], span_str(kinds[i])))
			a->kind = kinds[i];
	if (data.p != NULL || part[0].n != 0 || a->kind == NULL ||
	    !span_eq(part[2], SPAN("v=19")))
		return -1;
	numbers = part[3];
	for (i = 0; i < 3; i++)
		if (!span_cut(&numbers, ',', &number) ||
		    !span_starts(number, span_str(names[i])) ||
		    num_parse_u64(span_from(number, 2), SCHEME_MEMORY_MAX,
		    values[i]) == -1 || *values[i] == 0)
			return -1;
	return decode_bare(part[4], &a->salt) == 0 &&
	    decode_bare(part[5], &a->want) == 0 && a->want.len >= 16 ? 0 : -1;
}

#ifdef HAVE_ARGON2
bool
schemeargon_is_there(void)
{
	return true;
}

static int
run(const struct argon *a, struct span password, unsigned char *out,
    struct err *err)
{
	argon2_context c = {
		.out = out, .outlen = (uint32_t)a->want.len,
		.pwd = (uint8_t *)(size_t)password.p,
		.pwdlen = (uint32_t)password.n,
		.salt = (uint8_t *)a->salt.p, .saltlen = (uint32_t)a->salt.len,
		.t_cost = (uint32_t)a->passes, .m_cost = (uint32_t)a->memory,
		.lanes = (uint32_t)a->lanes, .threads = 1,
		.version = ARGON2_VERSION_13,
		.flags = ARGON2_DEFAULT_FLAGS,
	};
	struct span kind = span_str(a->kind);
	int code = argon2_ctx(&c, span_eq(kind, SPAN("argon2id")) ? Argon2_id :
	    span_eq(kind, SPAN("argon2i")) ? Argon2_i : Argon2_d);

	return code == ARGON2_OK ? 0 : err_set(err, ERR_TEMP, "%s: %s",
	    a->kind, argon2_error_message(code));
}
#else
bool
schemeargon_is_there(void)
{
	EVP_KDF *kdf = EVP_KDF_fetch(NULL, "ARGON2ID", NULL);

	EVP_KDF_free(kdf);
	return kdf != NULL;
}

static int
run(const struct argon *a, struct span password, unsigned char *out,
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
	    err_set(err, ERR_TEMP, kdf == NULL ? "%s needs libargon2 or "
		"OpenSSL 3.2" : "%s failed", a->kind);
	EVP_KDF_CTX_free(c);
	EVP_KDF_free(kdf);
	return r;
}
#endif

int
schemeargon_check(const struct schemekind *k, const struct schemekind_ask *q,
    struct err *err)
{
	struct argon a = { .salt = BUF_INIT(SCHEMEKIND_DATA_MAX),
		.want = BUF_INIT(EVP_MAX_MD_SIZE) };
	unsigned char got[EVP_MAX_MD_SIZE];
	int r = parse(q->data, &a);

	(void)k;
	if (r == -1)
		r = schemekind_damaged(err);
	else if (a.memory * a.passes > SCHEME_WORK_MAX || a.lanes > LANES_MAX)
		r = err_set(err, ERR_TEMP, "the verifier is too dear");
	else if ((r = run(&a, q->password, got, err)) == 0)
		r = secret_equal(span_of((char *)got, a.want.len),
		    buf_span(&a.want));
	secret_clear(got, sizeof(got));
	buf_done(&a.salt);
	buf_done(&a.want);
	return r;
}

int
schemeargon_make(const struct schemekind *k, const struct scheme_order *o,
    struct buf *out, struct err *err)
{
	struct argon a = { .memory = MEMORY, .lanes = 1, .kind = k->word,
		.passes = o->cost > 0 ? o->cost : PASSES,
		.salt = BUF_INIT(SALT), .want = { .len = SIZE } };
	unsigned char got[SIZE];
	char salt[SALT];
	int r;

	if (a.passes > SCHEME_WORK_MAX / MEMORY)
		return err_set(err, ERR_USAGE, "no such cost");
	os_random(salt, sizeof(salt));
	buf_add(&a.salt, span_of(salt, sizeof(salt)));
	r = run(&a, o->password, got, err);
	if (r == 0) {
		buf_addf(out, "$%s$v=19$m=%u,t=%lu,p=1$", a.kind,
		    (unsigned)MEMORY, (unsigned long)a.passes);
		encode_bare(out, buf_span(&a.salt));
		buf_addc(out, '$');
		encode_bare(out, span_of((char *)got, sizeof(got)));
	}
	secret_clear(got, sizeof(got));
	buf_done(&a.salt);
	return r;
}
