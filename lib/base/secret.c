/* secret - see secret.h. explicit_bzero is in musl, glibc and the BSDs.
 * SPDX-License-Identifier: ISC */
#include "base/secret.h"

#include <string.h>
#include <strings.h>

void
secret_clear(void *p, size_t n)
{
	explicit_bzero(p, n);
}

void
secret_init(struct secret *s)
{
	s->len = 0;
	s->p[0] = '\0';
}

int
secret_set(struct secret *s, struct span bytes)
{
	if (bytes.n > SECRET_MAX)
		return -1;
	secret_wipe(s);
	if (bytes.n > 0)
		memcpy(s->p, bytes.p, bytes.n);
	s->len = bytes.n;
	s->p[s->len] = '\0';
	return 0;
}

struct span
secret_span(const struct secret *s)
{
	return span_of(s->p, s->len);
}

void
secret_wipe(struct secret *s)
{
	secret_clear(s->p, sizeof(s->p));
	s->len = 0;
}

int
secret_equal(struct span a, struct span b)
{
	unsigned char d = 0;
	size_t i;

	if (a.n != b.n)
		return 0;
	for (i = 0; i < a.n; i++)
		d |= (unsigned char)(a.p[i] ^ b.p[i]);
	return d == 0;
}
