/* leanprov - see leanprov.h.
 * SPDX-License-Identifier: ISC */
#include "tls/leanprov.h"

#include <openssl/core_dispatch.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/provider.h>
#include <openssl/ssl.h>

#include "base/attr.h"
#include "base/span.h"

#define NAME "pneumatic-lean"
#define TABLE_MAX 64                 /* algorithms of one kind; more are cut */
#define DISPATCH_MAX 16              /* functions of a provider; 3.0 has 7 */

/* Not in OpenSSL's headers, and not to be seen in a shared libcrypto. */
extern OSSL_provider_init_fn ossl_default_provider_init __attribute__((weak));

/* What stays, by the first of each algorithm's names. */
static const char *const digests[] = { "MD5", "MD5-SHA1", "SHA1", "SHA2-224",
	"SHA2-256", "SHA2-384", "SHA2-512", NULL };
static const char *const ciphers[] = { "AES-128-GCM", "AES-256-GCM",
	"ChaCha20-Poly1305", "AES-128-CBC", "AES-256-CBC",
	"AES-128-CBC-HMAC-SHA1", "AES-256-CBC-HMAC-SHA1",
	"AES-128-CBC-HMAC-SHA256", "AES-256-CBC-HMAC-SHA256", "AES-256-CTR",
	"AES-256-ECB",
	NULL };
static const char *const macs[] = { "HMAC", NULL };
static const char *const kdfs[] = { "HKDF", "TLS13-KDF", "TLS1-PRF", NULL };
static const char *const rands[] = { "CTR-DRBG", NULL };
static const char *const keys[] = { "RSA", "RSA-PSS", "EC", "DH", "X25519",
	"X448", "ED25519", "ED448", "HMAC", NULL };
static const char *const exchanges[] = { "DH", "ECDH", "X25519", "X448", NULL };
static const char *const signatures[] = { "RSA", "ECDSA", "ED25519", "ED448",
	"HMAC", NULL };
static const char *const asyms[] = { "RSA", NULL };
/* Those of public keys in certificates. A private key finds none, and is read
 * by OpenSSL's older and cheaper code. */
static const char *const decoders[] = { "RSA", "RSA-PSS", "EC", "ED25519",
	"ED448", "DER", NULL };
#define DECODER_FORM "structure=SubjectPublicKeyInfo"
static const char *const none[] = { NULL };

static const char *const groups[] = { "x25519", "secp256r1", "x448",
    "secp384r1",
	"secp521r1", "ffdhe2048", "ffdhe3072", "ffdhe4096", "ffdhe6144",
	"ffdhe8192", NULL };

static const struct {
	int operation;
	const char *const *names;
} kinds[] = {
	{ OSSL_OP_DIGEST, digests }, { OSSL_OP_CIPHER, ciphers },
	{ OSSL_OP_MAC, macs }, { OSSL_OP_KDF, kdfs }, { OSSL_OP_RAND, rands },
	{ OSSL_OP_KEYMGMT, keys }, { OSSL_OP_KEYEXCH, exchanges },
	{ OSSL_OP_SIGNATURE, signatures }, { OSSL_OP_ASYM_CIPHER, asyms },
	{ OSSL_OP_KEM, none }, { OSSL_OP_ENCODER, none },
	{ OSSL_OP_DECODER, decoders }, { OSSL_OP_STORE, none },
};

/* OpenSSL hands its callbacks the default provider's context, in which there is
 * no place for ours: hence a variable of the file. Written once. */
static struct {
	bool active;                     /* and not widened */
	struct leanprov_keep keep;
	OSSL_FUNC_provider_query_operation_fn *query;
	OSSL_FUNC_provider_get_capabilities_fn *capabilities;
	OSSL_DISPATCH dispatch[DISPATCH_MAX + 1];
	OSSL_ALGORITHM table[LENGTH(kinds)][TABLE_MAX + 1];
	bool cut[LENGTH(kinds)];         /* table[i] is filled */
} lean;

static bool
is_one_of(struct span name, const char *const *names)
{
	for (; *names != NULL; names++)
		if (span_ieq(name, span_str(*names)))
			return true;
	return false;
}

static bool
is_wanted(const OSSL_ALGORITHM *a, const char *const *names)
{
	struct span rest = span_str(a->algorithm_names), first;
	struct span form = span_str(a->property_definition);

	if (!span_cut(&rest, ':', &first) || !is_one_of(first, names))
		return false;
	return names != decoders || span_search(form,
	    SPAN(DECODER_FORM)) < form.n;
}

static void
cut_down(const OSSL_ALGORITHM *all, const char *const *names,
    OSSL_ALGORITHM *table)
{
	size_t n = 0;

	for (; all != NULL && all->algorithm_names != NULL; all++)
		if (n < TABLE_MAX && is_wanted(all, names))
			table[n++] = *all;
}

static const OSSL_ALGORITHM *
query(void *context, int operation, int *no_cache)
{
	const OSSL_ALGORITHM *all = lean.query(context, operation, no_cache);
	size_t i;

	if (operation == OSSL_OP_CIPHER && lean.keep.ciphers)
		return all;
	for (i = 0; i < LENGTH(kinds); i++) {
		if (kinds[i].operation != operation)
			continue;
		/* It is asked again for each name that is not there. */
		if (!lean.cut[i])
			cut_down(all, kinds[i].names, lean.table[i]);
		lean.cut[i] = true;
		return lean.table[i];
	}
	return all;
}

struct asker {
	OSSL_CALLBACK *call;
	void *arg;
};

static int
pass_group(const OSSL_PARAM params[], void *arg)
{
	const struct asker *a = arg;
	const OSSL_PARAM *name = OSSL_PARAM_locate_const(params,
	    OSSL_CAPABILITY_TLS_GROUP_NAME);
	const char *text;

	if (name != NULL && OSSL_PARAM_get_utf8_string_ptr(name, &text) &&
	    !is_one_of(span_str(text), groups))
		return 1;
	return a->call(params, a->arg);
}

static int
capabilities(void *context, const char *what, OSSL_CALLBACK *call, void *arg)
{
	struct asker a = { call, arg };

	if (!span_ieq(span_str(what), SPAN("TLS-GROUP")) || lean.keep.groups)
		return lean.capabilities(context, what, call, arg);
	return lean.capabilities(context, what, pass_group, &a);
}

/* The default provider's functions, two of them ours. */
static int
start_lean(const OSSL_CORE_HANDLE *handle, const OSSL_DISPATCH *in,
    const OSSL_DISPATCH **out, void **context)
{
	const OSSL_DISPATCH *d;
	size_t n = 0;

	if (!ossl_default_provider_init(handle, in, &d, context))
		return 0;
	for (; d->function_id != 0 && n < DISPATCH_MAX; d++) {
		lean.dispatch[n] = *d;
		if (d->function_id == OSSL_FUNC_PROVIDER_QUERY_OPERATION) {
			lean.query = OSSL_FUNC_provider_query_operation(d);
			lean.dispatch[n].function = (void (*)(void))query;
		} else if (d->function_id ==
		    OSSL_FUNC_PROVIDER_GET_CAPABILITIES) {
			lean.capabilities =
			    OSSL_FUNC_provider_get_capabilities(d);
			lean.dispatch[n].function =
			    (void (*)(void))capabilities;
		}
		n++;
	}
	*out = lean.dispatch;
	return d->function_id == 0 && lean.query != NULL &&
	    lean.capabilities != NULL;
}

static bool
is_known_version(void)
{
	return OpenSSL_version_num() >> 20 == 0x300;
}

/* By way of NID, as certificates name them. */
static void
add_digests(void)
{
	(void)EVP_add_digest(EVP_sha1());
	(void)EVP_add_digest(EVP_sha224());
	(void)EVP_add_digest(EVP_sha256());
	(void)EVP_add_digest(EVP_sha384());
	(void)EVP_add_digest(EVP_sha512());
}

bool
leanprov_start(const struct leanprov_keep *keep)
{
	const uint64_t how = OPENSSL_INIT_NO_LOAD_CONFIG |
	    OPENSSL_INIT_NO_ATEXIT | OPENSSL_INIT_NO_ADD_ALL_CIPHERS |
	    OPENSSL_INIT_NO_ADD_ALL_DIGESTS |
	    OPENSSL_INIT_NO_LOAD_CRYPTO_STRINGS;

	lean.keep = *keep;
	if (!OPENSSL_init_crypto(how, NULL) ||
	    !OPENSSL_init_ssl(how | OPENSSL_INIT_NO_LOAD_SSL_STRINGS, NULL))
		return false;
	add_digests();
	if (ossl_default_provider_init == NULL || !is_known_version())
		return true;
	lean.active = OSSL_PROVIDER_add_builtin(NULL, NAME, start_lean) &&
	    OSSL_PROVIDER_load(NULL, NAME) != NULL;
	return lean.active || OSSL_PROVIDER_load(NULL, "default") != NULL;
}

bool
leanprov_widen(void)
{
	bool was = lean.active;

	lean.active = false;
	return was && OSSL_PROVIDER_load(NULL, "default") != NULL;
}
