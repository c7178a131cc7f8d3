/* unpacker - what unpack.c wants of a compression library; gunzip.c, bunzip.c
 * and unzstd.c give it. One struct of the library's is alive at a time.
 * SPDX-License-Identifier: ISC */
#ifndef IO_UNPACKER_H
#define IO_UNPACKER_H

#include <stddef.h>

struct unpacker_step {
	const unsigned char *in; /* what is to be read ... */
	size_t in_n, used;       /* ... and how much of it was */
	unsigned char *out;
	size_t out_n, made;
};

enum unpacker_result { UNPACKER_MORE, UNPACKER_END, UNPACKER_DAMAGED };

struct unpacker {
	/* A new state, or NULL. */
	void *(*begin)(void);
	/* For the next of several files in one: 0 or -1. */
	int (*again)(void *state);
	enum unpacker_result (*step)(void *state, struct unpacker_step *s);
	void (*end)(void *state);
};

#endif
