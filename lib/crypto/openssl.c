/* openssl - see openssl.h.
 * SPDX-License-Identifier: ISC */
#include "crypto/openssl.h"

#include <openssl/crypto.h>

void
openssl_begin(void)
{
	(void)OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG |
	    OPENSSL_INIT_NO_ADD_ALL_CIPHERS | OPENSSL_INIT_NO_ADD_ALL_DIGESTS |
	    OPENSSL_INIT_NO_LOAD_CRYPTO_STRINGS, NULL);
}
