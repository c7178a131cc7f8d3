/* schemekind - a row of the table of schemes, for the files that implement them
 * (schemecrypt, schemedigest, schemescram, schemeargon, schememd5).
 * SPDX-License-Identifier: ISC */
#ifndef CRYPTO_SCHEMEKIND_H
#define CRYPTO_SCHEMEKIND_H

#include <stdbool.h>

#include "crypto/scheme.h"

#define SCHEMEKIND_DATA_MAX 2048

enum schemekind_encoding { ENCODING_ANY, ENCODING_BASE64, ENCODING_HEX };

struct schemekind_ask {
	struct span data;            /* what follows the prefix */
	struct span user, password;
};

struct schemekind {
	const char *name;
	/* 1, 0, -1 with err */
	int (*check)(const struct schemekind *k,
	    const struct schemekind_ask *a, struct err *err);
	/* Add the data: 0, -1 with err; NULL: the name is an old one */
	int (*make)(const struct schemekind *k, const struct scheme_order *o,
	    struct buf *out, struct err *err);
	const char *word;            /* OpenSSL's digest; crypt(3)'s prefix;
	                              * argon2's kind */
	bool salted;                 /* digest(password salt) salt */
	enum schemekind_encoding encoding;   /* when the verifier is silent */
};

static inline int
schemekind_damaged(struct err *err)
{
	return err_set(err, ERR_TEMP, "the verifier is damaged");
}

/* n random characters of crypt(3)'s alphabet. */
void schemekind_salt(struct buf *out, size_t n);

#endif
