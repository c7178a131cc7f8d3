/* scheme - is this the password that a verifier was made from? And: make one.
 *
 *     {SCHEME}data         data as Dovecot's doveadm pw and LDAP directories
 *     {SCHEME.B64}data     write it; .HEX and .B64 say how a digest is encoded
 *     $id$...              crypt(3), by its own prefix
 *
 *  PLAIN CLEAR CLEARTEXT
 *  CRYPT and SHA512-CRYPT SHA256-CRYPT BLF-CRYPT MD5-CRYPT DES-CRYPT (crypt(3))
 *  SHA SHA1 SHA256 SHA512 SSHA SSHA256 SSHA512 SMD5 PLAIN-MD5 LDAP-MD5
 *  PBKDF2  SCRAM-SHA-1 SCRAM-SHA-256  CRAM-MD5 HMAC-MD5  DIGEST-MD5
 *  ARGON2 ARGON2I ARGON2ID, with libargon2 or OpenSSL 3.2
 *
 * What a verifier may cost is bounded: one whose numbers ask for more is
 * refused, since whoever can write one could otherwise stop all logins.
 * Comparisons take the same time wherever the first difference is.
 * SPDX-License-Identifier: ISC */
#ifndef CRYPTO_SCHEME_H
#define CRYPTO_SCHEME_H

#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define SCHEME_ROUNDS_MAX 10000000   /* of PBKDF2, SHA*-CRYPT */
#define SCHEME_MEMORY_MAX (1u << 20) /* KiB of ARGON2, yescrypt */
#define SCHEME_WORK_MAX (1u << 23)   /* KiB times passes of ARGON2 */
#define SCHEME_BCRYPT_MAX 18         /* log2 of the rounds of BLF-CRYPT */

/* 1, 0, or -1 with err: the scheme is unknown or cannot be checked here, or the
 * verifier is damaged or too dear. DIGEST-MD5 is made of the user's name as
 * well: without `user` it cannot be checked. */
MUST_USE int scheme_check(struct span verifier, struct span password,
    struct err *err);
MUST_USE int scheme_check_user(struct span verifier, struct span user,
    struct span password, struct err *err);

/* Could scheme_check look at this verifier, as far as the scheme's name goes?
 * 0, or -1 with err saying why not. */
MUST_USE int scheme_known(struct span verifier, struct err *err);

struct scheme_order {
	const char *scheme;          /* its name, in any case */
	struct span user;            /* for DIGEST-MD5: the login name */
	struct span password;
	uint64_t cost;               /* rounds; log2 of them for BLF-CRYPT;
	                              * passes of ARGON2; 0: a good default */
	struct span like;            /* SCRAM: a verifier of this scheme whose
	                              * salt and rounds are taken; or empty */
};

/* Add "{SCHEME}data" to *out, with salt from the system: 0, or -1 with err
 * (ERR_USAGE: no such scheme, a password or cost that it cannot have). */
MUST_USE int scheme_make(const struct scheme_order *o, struct buf *out,
    struct err *err);

/* The schemes that scheme_make knows: the i-th name, or NULL. */
const char *scheme_name(size_t i);

/* What was built in, for -V: "openssl crypt argon2". */
const char *scheme_features(void);

#endif
