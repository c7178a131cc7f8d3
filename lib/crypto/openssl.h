/* openssl - how our programs start OpenSSL: without a configuration file (which
 * OPENSSL_CONF could name) and without tables that nothing looks up; it halves
 * the cost of a start.
 * SPDX-License-Identifier: ISC */
#ifndef CRYPTO_OPENSSL_H
#define CRYPTO_OPENSSL_H

/* Before any other call of libcrypto. */
void openssl_begin(void);

#endif
