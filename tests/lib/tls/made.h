/* made - a key and its self-signed certificate, made for one test.
 * SPDX-License-Identifier: ISC */
#ifndef MADE_H
#define MADE_H

#include <openssl/evp.h>
#include <openssl/x509.h>

/* Good from now for `days`, which may be negative. */
static inline X509 *
made_cert(EVP_PKEY *key, int days)
{
	X509 *x = X509_new();
	X509_NAME *name = X509_get_subject_name(x);

	(void)X509_set_version(x, 2);
	(void)ASN1_INTEGER_set(X509_get_serialNumber(x), 1);
	(void)X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
	    (const unsigned char *)"made.example", -1, -1, 0);
	(void)X509_set_issuer_name(x, name);
	(void)X509_gmtime_adj(X509_getm_notBefore(x), -10 * 86400);
	(void)X509_gmtime_adj(X509_getm_notAfter(x), days * 86400L + 3600);
	(void)X509_set_pubkey(x, key);
	if (X509_sign(x, key, EVP_sha256()) == 0) {
		X509_free(x);
		return NULL;
	}
	return x;
}

#endif
