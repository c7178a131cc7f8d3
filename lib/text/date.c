/* date - see date.h. Civil days are counted in 400 year cycles that begin on a
 * March 1st, so that the leap day is the last day of a cycle's year.
 * SPDX-License-Identifier: ISC */
#include "text/date.h"

#include <string.h>

#include "base/num.h"

#define DAY 86400

static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
static const char days[] = "SunMonTueWedThuFriSat";

static int64_t
days_from_civil(int year, int month, int day)
{
	int64_t y = year - (month <= 2), era = (y >= 0 ? y : y - 399) / 400;
	int64_t of_era = y - era * 400;
	int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 +
	    day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	    of_year - 719468;
}

void
date_from_time(int64_t seconds, struct date *out)
{
	int64_t days_left = seconds / DAY, rest = seconds % DAY;
	int64_t era, of_era, year_of_era, of_year, m;

	if (rest < 0) {
		rest += DAY;
		days_left--;
	}
	out->weekday = (int)((days_left % 7 + 11) % 7);
	days_left += 719468;
	era = (days_left >= 0 ? days_left : days_left - 146096) / 146097;
	of_era = days_left - era * 146097;
	year_of_era = (of_era - of_era / 1460 + of_era / 36524 -
	    of_era / 146096) / 365;
	of_year = of_era - (365 * year_of_era + year_of_era / 4 -
	    year_of_era / 100);
	m = (5 * of_year + 2) / 153;
	out->day = (int)(of_year - (153 * m + 2) / 5 + 1);
	out->month = (int)(m < 10 ? m + 3 : m - 9);
	out->year = (int)(year_of_era + era * 400 + (out->month <= 2));
	out->hour = (int)(rest / 3600);
	out->minute = (int)(rest / 60 % 60);
	out->second = (int)(rest % 60);
	out->zone = 0;
}

int64_t
date_to_time(const struct date *d)
{
	return days_from_civil(d->year, d->month, d->day) * DAY +
	    d->hour * 3600 + d->minute * 60 + d->second -
	    (int64_t)d->zone * 60;
}

void
date_write_mail(struct buf *out, int64_t seconds)
{
	struct date d;

	date_from_time(seconds, &d);
	buf_addf(out, "%.3s, %d %.3s %04d %02d:%02d:%02d +0000",
	    days + 3 * d.weekday, d.day, months + 3 * (d.month - 1), d.year,
	    d.hour, d.minute, d.second);
}

static void
two(char *p, int n)
{
	p[0] = (char)('0' + n / 10);
	p[1] = (char)('0' + n % 10);
}

void
date_write_imap(struct buf *out, int64_t seconds)
{
	char text[] = "dd-mmm-yyyy hh:mm:ss +0000";
	struct date d;

	date_from_time(seconds, &d);
	if (d.year < 0 || d.year > 9999) {
		buf_addf(out, "%2d-%.3s-%04d %02d:%02d:%02d +0000", d.day,
		    months + 3 * (d.month - 1), d.year, d.hour, d.minute,
		    d.second);
		return;
	}
	/* By hand: a listing has one for each message. */
	two(text, d.day);
	if (d.day < 10)
		text[0] = ' ';
	memcpy(text + 3, months + (size_t)3 * (size_t)(d.month - 1), 3);
	two(text + 7, d.year / 100);
	two(text + 9, d.year % 100);
	two(text + 12, d.hour);
	two(text + 15, d.minute);
	two(text + 18, d.second);
	buf_add(out, span_of(text, sizeof(text) - 1));
}

static int
month_of(struct span word)
{
	int m;

	for (m = 0; m < 12; m++)
		if (span_ieq(word, span_of(months + 3 * m, 3)))
			return m + 1;
	return -1;
}

static int
last_day(int year, int month)
{
	static const char length[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return length[month - 1] + (month == 2 && leap);
}

static int
check(struct date *d)
{
	int64_t t;

	if (d->year < 1 || d->year > 9999 || d->month < 1 || d->month > 12 ||
	    d->day < 1 || d->day > last_day(d->year, d->month) ||
	    d->hour > 23 ||
	    d->minute > 59 || d->second > 60)
		return -1;
	t = days_from_civil(d->year, d->month, d->day);
	d->weekday = (int)((t % 7 + 11) % 7);
	return 0;
}

/* Exactly n digits, or up to n when `fixed` is false. */
static int
take_digits(struct span *s, size_t n, bool fixed, int *out)
{
	uint64_t v;
	size_t used = num_parse_prefix(span_sub(*s, 0, n), 9999, &v);

	if (used == 0 || (fixed && used != n))
		return -1;
	*s = span_from(*s, used);
	*out = (int)v;
	return 0;
}

static int
take_char(struct span *s, char c)
{
	if (s->n == 0 || s->p[0] != c)
		return -1;
	*s = span_from(*s, 1);
	return 0;
}

/* hh:mm[:ss] */
static int
take_clock(struct span *s, struct date *d)
{
	d->second = 0;
	if (take_digits(s, 2, false, &d->hour) == -1 ||
	    take_char(s, ':') == -1 ||
	    take_digits(s, 2, true, &d->minute) == -1)
		return -1;
	return take_char(s, ':') == -1 ? 0 :
	    take_digits(s, 2, true, &d->second);
}

static int
parse_zone(struct span word, int *out)
{
	static const struct {
		const char *name;
		int hours;
	} zones[] = { { "UT", 0 }, { "GMT", 0 }, { "EST", -5 }, { "EDT", -4 },
		{ "CST", -6 }, { "CDT", -5 }, { "MST", -7 }, { "MDT", -6 },
		{ "PST", -8 }, { "PDT", -7 } };
	uint64_t n;
	size_t i;

	*out = 0;
	if (word.n == 5 && (word.p[0] == '+' || word.p[0] == '-') &&
	    num_parse_u64(span_from(word, 1), 9959, &n) == 0) {
		if (n % 100 > 59)
			return -1;
		*out = (int)(n / 100 * 60 + n % 100);
		if (word.p[0] == '-')
			*out = -*out;
		return 0;
	}
	for (i = 0; i < LENGTH(zones); i++)
		if (span_ieq(word, span_str(zones[i].name)))
			*out = zones[i].hours * 60;
	/* RFC 5322 4.3: any other name means -0000. */
	return word.n == 0 || span_is_alpha(word.p[0]) ? 0 : -1;
}

/* The next word of a date, comments and folding passed over. */
static bool
next_word(struct span *s, struct span *word)
{
	int depth = 0;
	size_t i = 0, from;

	for (; i < s->n; i++) {
		char c = s->p[i];

		if (c == '(')
			depth++;
		else if (c == ')' && depth > 0)
			depth--;
		else if (depth == 0 && c != ' ' && c != '\t' && c != '\r' &&
		    c != '\n')
			break;
	}
	for (from = i; i < s->n; i++) {
		char c = s->p[i];

		if (c == ' ' || c == '\t' || c == '\r' || c == '\n' ||
		    c == '(' || c == ',')
			break;
	}
	*word = span_sub(*s, from, i);
	if (i < s->n && s->p[i] == ',')
		i++;
	*s = span_from(*s, i);
	return word->n > 0;
}

int
date_parse_mail(struct span text, struct date *out)
{
	struct span word, zone = { NULL, 0 };
	size_t digits;

	if (!next_word(&text, &word))
		return -1;
	if (span_is_alpha(word.p[0]) && !next_word(&text, &word))
		return -1;
	if (take_digits(&word, 2, false, &out->day) == -1 || word.n > 0)
		return -1;
	if (!next_word(&text, &word) ||
	    (out->month = month_of(span_sub(word, 0, 3))) == -1)
		return -1;
	if (!next_word(&text, &word))
		return -1;
	digits = word.n;
	if (take_digits(&word, 4, false, &out->year) == -1 || word.n > 0)
		return -1;
	/* RFC 5322 4.3: 00-49 are 2000s, other two and three digits 1900s. */
	if (digits <= 3)
		out->year += digits == 2 && out->year < 50 ? 2000 : 1900;
	if (!next_word(&text, &word) || take_clock(&word, out) == -1 ||
	    word.n > 0)
		return -1;
	(void)next_word(&text, &zone);
	if (parse_zone(zone, &out->zone) == -1)
		return -1;
	return check(out);
}

/* d-Mon-yyyy, the day of two columns, with a blank or of one or two digits. */
static int
take_day(struct span *s, struct date *d)
{
	if (s->n > 0 && s->p[0] == ' ')
		*s = span_from(*s, 1);
	if (take_digits(s, 2, false, &d->day) == -1 ||
	    take_char(s, '-') == -1)
		return -1;
	d->month = month_of(span_sub(*s, 0, 3));
	*s = span_from(*s, 3);
	return d->month == -1 || take_char(s, '-') == -1 ? -1 :
	    take_digits(s, 4, true, &d->year);
}

int
date_parse_imap(struct span text, struct date *out)
{
	if (take_day(&text, out) == -1 || take_char(&text, ' ') == -1 ||
	    take_clock(&text, out) == -1 || take_char(&text, ' ') == -1 ||
	    text.n != 5 || parse_zone(text, &out->zone) == -1)
		return -1;
	return check(out);
}

int
date_parse_day(struct span text, int64_t *out)
{
	struct date d = { 0, 0, 0, 0, 0, 0, 0, 0 };

	if (take_day(&text, &d) == -1 || text.n > 0 || check(&d) == -1)
		return -1;
	*out = date_to_time(&d);
	return 0;
}
