/* tlserr - see tlserr.h. The words are loaded with the first failure: some 900
 * of them in a table cost every handshake a tenth of a millisecond.
 * SPDX-License-Identifier: ISC */
#define OPENSSL_SUPPRESS_DEPRECATED  /* the loaders; OpenSSL 3 has no others */
#include "tls/tlserr.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

static void
load_words(void)
{
#if OPENSSL_VERSION_MAJOR < 4
	(void)ERR_load_ERR_strings();
	(void)ERR_load_SSL_strings();
	(void)ERR_load_X509_strings();
	(void)ERR_load_PEM_strings();
	(void)ERR_load_ASN1_strings();
	(void)ERR_load_EVP_strings();
	(void)ERR_load_EC_strings();
	(void)ERR_load_RSA_strings();
	(void)ERR_load_OCSP_strings();
#endif
}

int
tlserr_set(struct err *err, enum err_kind kind, const char *what)
{
	unsigned long code = ERR_peek_last_error();
	const char *reason = NULL;

	if (code != 0) {
		load_words();
		reason = ERR_reason_error_string(code);
	}
	if (code == 0)
		err_set(err, kind, "%s", what);
	else if (reason != NULL)
		err_set(err, kind, "%s: %s", what, reason);
	else
		err_set(err, kind, "%s: error %lx", what, code);
	ERR_clear_error();
	return -1;
}
