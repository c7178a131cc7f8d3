/* external - see external.h.
 * SPDX-License-Identifier: ISC */
#include "sasl/external.h"

enum sasl_step
external_respond(struct sasl *s, struct span response, struct buf *out)
{
	(void)out;
	if (response.p == NULL)
		return s->round == 0 ? SASL_CHALLENGE : SASL_MALFORMED;
	if (!sasl_take_authzid(s, response))
		return SASL_MALFORMED;
	if (s->facts->identity.n == 0) {
		(void)err_set(&s->err, ERR_PERM, "no certificate");
		return SASL_NO;
	}
	return sasl_take_user(s, s->facts->identity) ? SASL_PROVEN : SASL_NO;
}

/* UTF-8 of at most 255 characters; what SASLprep refuses has no business in a
 * log either. */
enum sasl_step
external_respond_anonymous(struct sasl *s, struct span response,
    struct buf *out)
{
	(void)out;
	if (response.p == NULL)
		return s->round == 0 ? SASL_CHALLENGE : SASL_MALFORMED;
	if (response.n > EXTERNAL_TRACE_MAX ||
	    !sasl_take_authzid(s, response))
		return SASL_MALFORMED;
	/* The name is the authenticator's to give. */
	if (s->authzid_n == 0)
		return sasl_take_user(s, SPAN("anonymous")) ? SASL_PROVEN :
		    SASL_MALFORMED;
	return sasl_take_user(s, sasl_authzid(s)) &&
	    sasl_take_authzid(s, SPAN("")) ? SASL_PROVEN : SASL_MALFORMED;
}
