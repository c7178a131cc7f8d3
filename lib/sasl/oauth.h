/* oauth - OAUTHBEARER (RFC 7628) and XOAUTH2 (Google's form of it): a token,
 * whose worth is judged by jwt.h, or by who asks sasl_token.
 *
 *     n,a=user@host,^Aauth=Bearer token^A^A          OAUTHBEARER
 *     user=user@host^Aauth=Bearer token^A^A          XOAUTH2
 *
 * A token that is refused is answered with a challenge in JSON that says so,
 * and the exchange fails with the client's dummy response (RFC 7628 3.2.3).
 * SPDX-License-Identifier: ISC */
#ifndef SASL_OAUTH_H
#define SASL_OAUTH_H

#include "sasl/sasl.h"

struct oauth {
	int step;
	size_t token_n;
	char token[SASL_TOKEN_MAX];
};

#define OAUTH_SIZE sizeof(struct oauth)

enum sasl_step oauth_respond(struct sasl *s, struct span response,
    struct buf *out);
enum sasl_step oauth_respond_xoauth2(struct sasl *s, struct span response,
    struct buf *out);
enum sasl_step oauth_token(struct sasl *s, enum sasl_step verdict,
    struct span user, struct buf *out);

#endif
