/* result - see result.h.
 * SPDX-License-Identifier: ISC */
#include "queue/result.h"

#include "base/num.h"
#include "text/date.h"

#define TIME_LENGTH 20               /* 2026-11-22T05:48:47Z */

static const char *const words[RESULT_N] = { "none", "queued", "delivered",
	"relayed", "passed", "expanded", "deferred", "failed", "expired",
	"told", "warned",
	"held", "released", "requeued", "routed", "softened" };

const char *
result_word(enum result_word word)
{
	return words[word];
}

bool
result_is_final(enum result_word word)
{
	return word == RESULT_DELIVERED || word == RESULT_RELAYED ||
	    word == RESULT_PASSED || word == RESULT_EXPANDED ||
	    word == RESULT_FAILED ||
	    word == RESULT_EXPIRED;
}

bool
result_is_state(enum result_word word)
{
	return result_is_final(word) || word == RESULT_DEFERRED;
}

/* The digits from..to-1 of s, at most max. */
static int
number(struct span s, size_t from, size_t to, uint32_t max, int *out)
{
	uint32_t n;

	if (num_parse_u32(span_sub(s, from, to), max, &n) == -1)
		return -1;
	*out = (int)n;
	return 0;
}

static int
parse_time(struct span s, int64_t *out)
{
	struct date d = { .year = 0 };

	if (s.n != TIME_LENGTH || s.p[4] != '-' || s.p[7] != '-' ||
	    s.p[10] != 'T' || s.p[13] != ':' || s.p[16] != ':' ||
	    s.p[19] != 'Z' || number(s, 0, 4, 9999, &d.year) == -1 ||
	    number(s, 5, 7, 12, &d.month) == -1 ||
	    number(s, 8, 10, 31, &d.day) == -1 ||
	    number(s, 11, 13, 23, &d.hour) == -1 ||
	    number(s, 14, 16, 59, &d.minute) == -1 ||
	    number(s, 17, 19, 60, &d.second) == -1 ||
	    d.year == 0 || d.month == 0 || d.day == 0)
		return -1;
	*out = date_to_time(&d);
	return 0;
}

static enum result_word
parse_word(struct span s)
{
	size_t i;

	for (i = RESULT_QUEUED; i < RESULT_N; i++)
		if (span_eq(s, span_str(words[i])))
			return (enum result_word)i;
	return RESULT_NONE;
}

/* The end of "<" mailbox ">", whose local part may be quoted; 0: none. */
static size_t
path_end(struct span s)
{
	bool quoted = false;
	size_t i;

	if (s.n == 0 || s.p[0] != '<')
		return 0;
	for (i = 1; i < s.n; i++)
		if (quoted && s.p[i] == '\\')
			i++;
		else if (s.p[i] == '"')
			quoted = !quoted;
		else if (s.p[i] == '>' && !quoted)
			return i + 1;
	return 0;
}

int
result_parse(struct span line, struct result *out)
{
	struct span rest = line, word;
	size_t end;

	if (!span_word(&rest, &word) || parse_time(word, &out->time) == -1 ||
	    !span_word(&rest, &word) ||
	    (out->word = parse_word(word)) == RESULT_NONE)
		return -1;
	rest = span_trim(rest);
	if ((end = path_end(rest)) == 0 || (end < rest.n && rest.p[end] != ' '))
		return -1;
	out->path = span_sub(rest, 1, end - 1);
	out->text = span_trim(span_from(rest, end));
	return 0;
}

static void
write_time(struct buf *out, int64_t seconds)
{
	struct date d;

	date_from_time(seconds, &d);
	buf_addf(out, "%04d-%02d-%02dT%02d:%02d:%02dZ", d.year, d.month, d.day,
	    d.hour, d.minute, d.second);
}

void
result_write(struct buf *out, const struct result *r)
{
	struct span text = span_trim(span_sub(r->text, 0, RESULT_TEXT_MAX));
	size_t i;

	write_time(out, r->time);
	buf_addc(out, ' ');
	buf_adds(out, words[r->word]);
	buf_adds(out, " <");
	buf_add(out, r->path);
	buf_addc(out, '>');
	if (text.n > 0)
		buf_addc(out, ' ');
	for (i = 0; i < text.n; i++)
		buf_addc(out, text.p[i] >= ' ' && text.p[i] < 0x7f ?
		    text.p[i] : '?');
	buf_addc(out, '\n');
}
