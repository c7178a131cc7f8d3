/* crammd5 - CRAM-MD5 (RFC 2195) and APOP (RFC 1939 7): a name and a digest of
 * the challenge and the password. APOP's challenge is the greeting's timestamp
 * and comes as sasl_facts' challenge, its response is "name digest" as well.
 *
 *    {PLAIN}password   {CRAM-MD5}context: 64 hexadecimal digits, the states of
 *                      MD5 after the outer and the inner pad, as Dovecot has it
 * SPDX-License-Identifier: ISC */
#ifndef SASL_CRAMMD5_H
#define SASL_CRAMMD5_H

#include "sasl/sasl.h"

#define CRAMMD5_CHALLENGE_MAX 400

struct crammd5 {
	size_t n;
	char challenge[CRAMMD5_CHALLENGE_MAX];
	char digest[32];
};

#define CRAMMD5_SIZE sizeof(struct crammd5)

enum sasl_step crammd5_respond(struct sasl *s, struct span response,
    struct buf *out);
void crammd5_verifier(struct sasl *s, struct span verifier);
void crammd5_verify_apop(struct sasl *s, struct span verifier);

#endif
