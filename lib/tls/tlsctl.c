/* tlsctl - see tlsctl.h.
 * SPDX-License-Identifier: ISC */
#include "tls/tlsctl.h"

#include "base/num.h"
#include "tls/certdir.h"

const char *const tlsctl_facts[] = {
	"SSL_PROTOCOL",             /* TLSv1.3 */
	"SSL_CIPHER",               /* TLS_AES_256_GCM_SHA384 */
	"SSL_CIPHER_USEKEYSIZE",    /* bits */
	"SSL_GROUP",                /* x25519 */
	"SSL_SERVER_NAME",          /* what the client asked for, if it did */
	"SSL_SESSION_RESUMED",      /* Initial or Resumed, as mod_ssl has it */
	"SSL_ALPN",                 /* the protocol agreed upon */
	"SSL_CB_EXPORTER",          /* RFC 9266 channel binding, base64 */
	"SSL_CB_END_POINT",         /* RFC 5929 4, base64 */
	"SSL_CB_UNIQUE",            /* RFC 5929 3, base64; up to TLS 1.2 */
	"SSL_CLIENT_VERIFY",        /* NONE, SUCCESS or FAILED:reason; below,
	                             * but for the fingerprints, only with
	                             * SUCCESS */
	"SSL_CLIENT_S_DN",          /* subject, RFC 4514 */
	"SSL_CLIENT_S_DN_CN",
	"SSL_CLIENT_SAN_Email_0",   /* addresses, as mod_ssl numbers them */
	"SSL_CLIENT_SAN_Email_1",
	"SSL_CLIENT_SAN_Email_2",
	"SSL_CLIENT_SAN_Email_3",
	"SSL_CLIENT_I_DN",          /* issuer */
	"SSL_CLIENT_M_SERIAL",      /* hexadecimal */
	"SSL_CLIENT_CERT_FINGERPRINT",  /* SHA-256, 64 digits */
	"SSL_CLIENT_KEY_FINGERPRINT",   /* the same of its public key */
	"SSL_PEER_VERIFY",          /* of a client's: ok, or why not */
	"SSL_PEER_NAME",            /* the name in the certificate that
	                             * matched */
	"SSL_PEER_FINGERPRINT",     /* SHA-256 of the certificate, hex */
	"SSL_DANE",                 /* the TLSA record that matched: 3 1 1 */
	NULL
};

static bool
is_value(struct span v)
{
	size_t i;

	for (i = 0; i < v.n; i++)
		if (v.p[i] < ' ' || v.p[i] > '~')
			return false;
	return v.n <= TLSCTL_VALUE_MAX;
}

int
tlsctl_cert(struct span message, size_t *k_out, struct span *name_out)
{
	struct span verb, number;
	uint32_t k;

	if (!span_cut(&message, ' ', &verb) || !span_eq(verb, SPAN("CERT")) ||
	    !span_cut(&message, ' ', &number) || message.p == NULL ||
	    num_parse_u32(number, CERTDIR_CANDIDATES, &k) == -1)
		return -1;
	*k_out = k;
	*name_out = message;
	return 0;
}

int
tlsctl_fact(struct span *rest, size_t *index_out, struct span *value_out)
{
	struct span fact, name;
	size_t i;

	if (rest->n == 0 || !span_cut(rest, '\0', &fact))
		return 0;
	if (!span_cut(&fact, '=', &name) || fact.p == NULL || !is_value(fact))
		return -1;
	for (i = 0; tlsctl_facts[i] != NULL; i++) {
		if (!span_eq(name, span_str(tlsctl_facts[i])))
			continue;
		*index_out = i;
		*value_out = fact;
		return 1;
	}
	return -1;
}

void
tlsctl_add_fact(struct buf *message, const char *name, struct span value)
{
	if (value.n == 0 || !is_value(value))
		return;
	buf_adds(message, name);
	buf_addc(message, '=');
	buf_add(message, value);
	buf_addc(message, '\0');
}
