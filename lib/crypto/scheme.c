/* scheme - see scheme.h. One table of schemes; a row's functions get what
 * follows the prefix.
 * SPDX-License-Identifier: ISC */
#include "crypto/scheme.h"

#include <string.h>

#include "crypto/schemeargon.h"
#include "crypto/schemecrypt.h"
#include "crypto/schemedigest.h"
#include "crypto/schemekind.h"
#include "crypto/schememd5.h"
#include "crypto/schemescram.h"

#define PLAIN schemedigest_check_plain, schemedigest_make_plain
#define CRYPT schemecrypt_check, schemecrypt_make
#define DIGEST schemedigest_check, schemedigest_make
#define SCRAM schemescram_check, schemescram_make

static const struct schemekind kinds[] = {
	{ "PLAIN", PLAIN, NULL, false, ENCODING_ANY },
	{ "CLEAR", schemedigest_check_plain, NULL, NULL, false, ENCODING_ANY },
	{ "CLEARTEXT", schemedigest_check_plain, NULL, NULL, false,
	    ENCODING_ANY },
	{ "ARGON2ID", schemeargon_check, schemeargon_make, "argon2id", false,
	    ENCODING_ANY },
	{ "ARGON2I", schemeargon_check, schemeargon_make, "argon2i", false,
	    ENCODING_ANY },
	{ "ARGON2", schemeargon_check, NULL, NULL, false, ENCODING_ANY },
	{ "CRYPT", CRYPT, "$y$", false, ENCODING_ANY },
	{ "BLF-CRYPT", CRYPT, "$2y$", false, ENCODING_ANY },
	{ "SHA512-CRYPT", CRYPT, "$6$", false, ENCODING_ANY },
	{ "SHA256-CRYPT", CRYPT, "$5$", false, ENCODING_ANY },
	{ "MD5-CRYPT", CRYPT, "$1$", false, ENCODING_ANY },
	{ "MD5", schemecrypt_check, NULL, NULL, false, ENCODING_ANY },
	{ "DES-CRYPT", CRYPT, "", false, ENCODING_ANY },
	{ "PBKDF2", schemescram_check_pbkdf2, schemescram_make_pbkdf2, "SHA1",
	    false, ENCODING_ANY },
	{ "SCRAM-SHA-256", SCRAM, "SHA256", false, ENCODING_ANY },
	{ "SCRAM-SHA-1", SCRAM, "SHA1", false, ENCODING_ANY },
	{ "CRAM-MD5", schememd5_check_cram, schememd5_make_cram, NULL, false,
	    ENCODING_ANY },
	{ "HMAC-MD5", schememd5_check_cram, NULL, NULL, false, ENCODING_ANY },
	{ "DIGEST-MD5", schememd5_check_digest, schememd5_make_digest, NULL,
	    false, ENCODING_ANY },
	{ "SSHA512", DIGEST, "SHA512", true, ENCODING_BASE64 },
	{ "SSHA256", DIGEST, "SHA256", true, ENCODING_BASE64 },
	{ "SSHA", DIGEST, "SHA1", true, ENCODING_BASE64 },
	{ "SMD5", DIGEST, "MD5", true, ENCODING_BASE64 },
	{ "SHA512", DIGEST, "SHA512", false, ENCODING_ANY },
	{ "SHA256", DIGEST, "SHA256", false, ENCODING_ANY },
	{ "SHA", DIGEST, "SHA1", false, ENCODING_ANY },
	{ "SHA1", DIGEST, "SHA1", false, ENCODING_ANY },
	{ "PLAIN-MD5", DIGEST, "MD5", false, ENCODING_HEX },
	{ "LDAP-MD5", DIGEST, "MD5", false, ENCODING_BASE64 },
};

/* "NAME", "NAME.B64", "NAME.BASE64" or "NAME.HEX". */
static int
find(struct span name, struct schemekind *out)
{
	size_t dot = span_find(name, 0, '.'), i;
	struct span suffix = span_from(name, dot + 1);

	name = span_sub(name, 0, dot);
	for (i = 0; i < LENGTH(kinds); i++)
		if (span_ieq(name, span_str(kinds[i].name)))
			break;
	if (i == LENGTH(kinds))
		return -1;
	*out = kinds[i];
	if (suffix.n == 0)
		return 0;
	out->encoding = span_ieq(suffix, SPAN("HEX")) ? ENCODING_HEX :
	    ENCODING_BASE64;
	/* Only digests come in more than one encoding. */
	return out->check == schemedigest_check &&
	    (span_ieq(suffix, SPAN("HEX")) || span_ieq(suffix, SPAN("B64")) ||
	    span_ieq(suffix, SPAN("BASE64"))) ? 0 : -1;
}

/* Take {SCHEME} off the verifier. */
static int
open_up(struct span *verifier, struct schemekind *out, struct err *err)
{
	struct span name = SPAN("CRYPT");
	size_t end;

	if (verifier->n > 0 && verifier->p[0] == '{') {
		end = span_find(*verifier, 0, '}');
		if (end == verifier->n)
			return schemekind_damaged(err);
		name = span_sub(*verifier, 1, end);
		*verifier = span_from(*verifier, end + 1);
	} else if (verifier->n == 0 || verifier->p[0] != '$') {
		return err_set(err, ERR_TEMP, "the verifier names no scheme");
	}
	return find(name, out) == 0 ? 0 : err_set(err, ERR_TEMP,
	    "scheme %.*s is not supported", (int)(name.n < 40 ? name.n : 40),
	    name.p);
}

int
scheme_check_user(struct span verifier, struct span user,
    struct span password, struct err *err)
{
	struct schemekind_ask a = { verifier, user, password };
	struct schemekind k;

	if (open_up(&a.data, &k, err) == -1)
		return -1;
	return k.check(&k, &a, err);
}

int
scheme_check(struct span verifier, struct span password, struct err *err)
{
	return scheme_check_user(verifier, SPAN(""), password, err);
}

int
scheme_known(struct span verifier, struct err *err)
{
	struct schemekind k;

	if (open_up(&verifier, &k, err) == -1)
		return -1;
	return k.check != schemeargon_check || schemeargon_is_there() ? 0 :
	    err_set(err, ERR_TEMP, "scheme %s is not built in", k.name);
}

int
scheme_make(const struct scheme_order *order, struct buf *out,
    struct err *err)
{
	struct scheme_order o = *order;
	struct schemekind k;
	size_t i;

	if (find(span_str(o.scheme), &k) == -1 || k.make == NULL)
		return err_set(err, ERR_USAGE, "scheme %s cannot be made",
		    o.scheme);
	if (o.password.n == 0)
		return err_set(err, ERR_USAGE, "an empty password");
	for (i = 0; i < o.password.n; i++)
		if (o.password.p[i] == '\0' || o.password.p[i] == '\n')
			return err_set(err, ERR_USAGE, "NUL or line feed in "
			    "a password");
	if (o.like.n > 0 && o.like.p[0] == '{')
		o.like = span_from(o.like, span_find(o.like, 0, '}') + 1);
	buf_addc(out, '{');
	for (i = 0; o.scheme[i] != '\0'; i++)
		buf_addc(out, span_upper(o.scheme[i]));
	buf_addc(out, '}');
	if (k.make(&k, &o, out, err) == -1)
		return -1;
	return buf_ok(out) ? 0 : err_set(err, ERR_USAGE, "too long");
}

const char *
scheme_name(size_t i)
{
	size_t k;

	for (k = 0; k < LENGTH(kinds); k++)
		if (kinds[k].make != NULL && i-- == 0)
			return kinds[k].name;
	return NULL;
}

const char *
scheme_features(void)
{
	return schemeargon_is_there() ? "openssl crypt argon2" :
	    "openssl crypt no-argon2";
}
