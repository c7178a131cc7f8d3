/* siphash: the vectors of the paper's appendix and its reference code.
 * SPDX-License-Identifier: ISC */
#include "crypto/siphash.h"

#include "base/attr.h"
#include "tap.h"

int
main(void)
{
	/* Of 0, 1, 7, 8, 15 and 63 bytes 00 01 02 ... under 00 01 .. 0f. */
	static const struct {
		size_t n;
		uint64_t hash;
	} vectors[] = { { 0, 0x726fdb47dd0e0e31 }, { 1, 0x74f839c593dc67fd },
		{ 7, 0xab0200f58b01d137 }, { 8, 0x93f5f5799a932462 },
		{ 15, 0xa129ca6149be45e5 }, { 63, 0x958a324ceb064572 } };
	unsigned char key[SIPHASH_KEY];
	char bytes[64];
	size_t i;

	for (i = 0; i < sizeof(key); i++)
		key[i] = (unsigned char)i;
	for (i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)i;
	for (i = 0; i < LENGTH(vectors); i++)
		tap_ok(siphash(key, span_of(bytes, vectors[i].n)) ==
		    vectors[i].hash, "vector");
	key[3] ^= 1;
	tap_ok(siphash(key, SPAN("")) != vectors[0].hash, "another key");
	return tap_done();
}
