/* digestmd5 - DIGEST-MD5 (RFC 2831), the server's side: qop=auth only, no
 * subsequent authentication (nc is 1, as the nonce lives for one exchange).
 * Historic (RFC 6331), and here for who comes from installations that have it.
 *
 *     {PLAIN}password
 *     {DIGEST-MD5}MD5(user:realm:password) in hexadecimal, as Dovecot makes it
 *     from user@realm: good for clients that send the two apart
 * SPDX-License-Identifier: ISC */
#ifndef SASL_DIGESTMD5_H
#define SASL_DIGESTMD5_H

#include "sasl/sasl.h"

#define DIGESTMD5_NONCE_MAX 400
#define DIGESTMD5_VALUE_MAX 320

struct digestmd5_value {
	size_t n;
	bool given;
	char p[DIGESTMD5_VALUE_MAX];
};

enum digestmd5_name {
	DIGESTMD5_USERNAME, DIGESTMD5_REALM, DIGESTMD5_NONCE, DIGESTMD5_CNONCE,
	DIGESTMD5_NC, DIGESTMD5_QOP, DIGESTMD5_URI, DIGESTMD5_RESPONSE,
	DIGESTMD5_MAXBUF, DIGESTMD5_CHARSET, DIGESTMD5_AUTHZID, DIGESTMD5_NAMES
};

struct digestmd5 {
	int step;
	size_t nonce_n;
	char nonce[DIGESTMD5_NONCE_MAX];
	struct digestmd5_value values[DIGESTMD5_NAMES];
	char ha1[16];                /* of the verifier that matched */
};

#define DIGESTMD5_SIZE sizeof(struct digestmd5)

enum sasl_step digestmd5_respond(struct sasl *s, struct span response,
    struct buf *out);
void digestmd5_verifier(struct sasl *s, struct span verifier);
enum sasl_step digestmd5_decide(struct sasl *s, struct buf *out);

#endif
