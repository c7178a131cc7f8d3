/* scheme - is this the password that a verifier was made from?
 *
 *     {SCHEME}data         data as Dovecot's doveadm pw and LDAP directories
 *     {SCHEME.B64}data     write it; .HEX and .B64 say how a digest is encoded
 *     $id$...              crypt(3), by its own prefix
 *
 *     PLAIN CLEAR CLEARTEXT
 *     CRYPT and SHA512-CRYPT SHA256-CRYPT BLF-CRYPT MD5-CRYPT (crypt(3))
 *     SHA SHA1 SHA256 SHA512 SSHA SSHA256 SSHA512 SMD5 PLAIN-MD5 LDAP-MD5
 *     PBKDF2  SCRAM-SHA-1 SCRAM-SHA-256
 *     ARGON2 ARGON2I ARGON2ID, with an OpenSSL that has it (3.2)
 *
 * Comparisons take the same time wherever the first difference is.
 * SPDX-License-Identifier: ISC */
#ifndef CRYPTO_SCHEME_H
#define CRYPTO_SCHEME_H

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

#define SCHEME_ROUNDS_MAX 10000000   /* of a PBKDF2; more is refused */
#define SCHEME_MEMORY_MAX (1u << 20) /* KiB of an ARGON2; more is refused */

/* 1, 0, or -1 with err: the scheme is unknown or cannot be checked here, or the
 * verifier is damaged. */
MUST_USE int scheme_check(struct span verifier, struct span password,
    struct err *err);

#endif
