/* crlf - see crlf.h. Eight bytes at a time are copied and looked at in a
 * register, since most have neither an LF nor a NUL.
 * SPDX-License-Identifier: ISC */
#include "text/crlf.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define ONES UINT64_C(0x0101010101010101)
#define WORD sizeof(uint64_t)

static inline bool
has_zero(uint64_t w)
{
	return ((w - ONES) & ~w & ONES << 7) != 0;
}

static inline char *
put(char *out, char c, char nul, char *last)
{
	if (c == '\n' && *last != '\r')
		*out++ = '\r';
	*last = c;
	*out++ = c == '\0' ? nul : c;
	return out;
}

size_t
crlf_expand(char *out, struct span in, char nul, char *last)
{
	const char *p = in.p, *end = in.p + in.n, *stop;
	char *to = out, before = *last;
	uint64_t w;

	while ((size_t)(end - p) >= WORD) {
		memcpy(&w, p, WORD);
		if (!has_zero(w) && !has_zero(w ^ ONES * '\n')) {
			memcpy(to, &w, WORD);
			p += WORD;
			to += WORD;
			before = p[-1];
			continue;
		}
		for (stop = p + WORD; p < stop; p++)
			to = put(to, *p, nul, &before);
	}
	for (; p < end; p++)
		to = put(to, *p, nul, &before);
	*last = before;
	return (size_t)(to - out);
}
