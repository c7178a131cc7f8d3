/* siphash - a keyed hash of 64 bits that nobody can aim at without the key:
 * SipHash-2-4 (Aumasson and Bernstein, 2012). For tables whose keys a stranger
 * chooses, and to notice damage; not to keep a secret by.
 * SPDX-License-Identifier: ISC */
#ifndef CRYPTO_SIPHASH_H
#define CRYPTO_SIPHASH_H

#include <stdint.h>

#include "base/span.h"

#define SIPHASH_KEY 16

uint64_t siphash(const unsigned char key[SIPHASH_KEY], struct span bytes);

#endif
