/* score - see score.h.
 * SPDX-License-Identifier: ISC */
#include "scan/score.h"

#include "base/num.h"

int
score_parse(struct span text, int32_t *out)
{
	bool minus = text.n > 0 && text.p[0] == '-';
	uint64_t whole;
	uint32_t part = 0, unit = 100;
	size_t i, n;

	if (minus)
		text = span_from(text, 1);
	if ((n = num_parse_prefix(text, SCORE_MAX / 1000, &whole)) == 0)
		return -1;
	if (n < text.n && (text.p[n] != '.' || n + 1 == text.n))
		return -1;
	for (i = n + 1; i < text.n; i++, unit /= 10) {
		if (!span_is_digit(text.p[i]))
			return -1;
		part += (uint32_t)(text.p[i] - '0') * unit;
	}
	*out = (int32_t)(whole * 1000 + part);
	if (minus)
		*out = -*out;
	return 0;
}

void
score_write(struct buf *out, int32_t score)
{
	int64_t n = score < 0 ? -(int64_t)score : score;
	int digits = n % 100 == 0 ? 1 : n % 10 == 0 ? 2 : 3;
	int64_t part = n % 1000;

	for (int i = digits; i < 3; i++)
		part /= 10;
	buf_addf(out, "%s%lld.%0*lld", score < 0 ? "-" : "",
	    (long long)(n / 1000), digits, (long long)part);
}
