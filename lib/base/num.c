/* num - see num.h. Every multiplication is checked before it is made.
 * SPDX-License-Identifier: ISC */
#include "base/num.h"

size_t
num_parse_prefix(struct span s, uint64_t max, uint64_t *out)
{
	uint64_t n = 0;
	size_t i;

	for (i = 0; i < s.n && span_is_digit(s.p[i]); i++) {
		unsigned digit = (unsigned)(s.p[i] - '0');

		if (n > (max - digit) / 10 || digit > max)
			return 0;
		n = n * 10 + digit;
	}
	if (i > 0)
		*out = n;
	return i;
}

int
num_parse_u64(struct span s, uint64_t max, uint64_t *out)
{
	return s.n > 0 && num_parse_prefix(s, max, out) == s.n ? 0 : -1;
}

int
num_parse_u32(struct span s, uint32_t max, uint32_t *out)
{
	uint64_t n;

	if (num_parse_u64(s, max, &n) == -1)
		return -1;
	*out = (uint32_t)n;
	return 0;
}

int
num_parse_hex(struct span s, uint64_t *out)
{
	uint64_t n = 0;
	size_t i;

	if (s.n == 0 || s.n > 16)
		return -1;
	for (i = 0; i < s.n; i++) {
		char c = span_lower(s.p[i]);

		if (span_is_digit(c))
			n = n << 4 | (uint64_t)(c - '0');
		else if (c >= 'a' && c <= 'f')
			n = n << 4 | (uint64_t)(c - 'a' + 10);
		else
			return -1;
	}
	*out = n;
	return 0;
}

struct unit {
	const char *suffix;
	uint64_t factor;
};

static int
with_unit(struct span s, const struct unit *units, uint64_t max, uint64_t *out)
{
	uint64_t n;
	size_t used = num_parse_prefix(s, max, &n);
	struct span suffix = span_from(s, used);

	if (used == 0)
		return -1;
	for (; units->suffix != NULL; units++)
		if (span_ieq(suffix, span_str(units->suffix))) {
			if (n > max / units->factor)
				return -1;
			*out = n * units->factor;
			return 0;
		}
	return -1;
}

int
num_parse_size(struct span s, uint64_t max, uint64_t *out)
{
	static const struct unit units[] = { { "", 1 }, { "k", 1024 },
	    { "m", 1024 * 1024 }, { "g", 1024 * 1024 * 1024 }, { NULL, 0 } };

	return with_unit(s, units, max, out);
}

int
num_parse_duration(struct span s, uint64_t max_ms, uint64_t *out)
{
	static const struct unit units[] = { { "", 1000 }, { "ms", 1 },
	    { "s", 1000 }, { "m", 60 * 1000 }, { "h", 3600 * 1000 },
	    { "d", 86400 * 1000 }, { NULL, 0 } };

	return with_unit(s, units, max_ms, out);
}
