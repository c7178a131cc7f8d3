/* date - the Internet message format's date-time (RFC 5322 3.3) and IMAP's.
 * Written in UTC: no time zone data is read. The day arithmetic is exact for
 * all years 1 to 9999.
 * SPDX-License-Identifier: ISC */
#ifndef TEXT_DATE_H
#define TEXT_DATE_H

#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"

struct date {
	int year, month, day;            /* 1..9999, 1..12, 1..31 */
	int hour, minute, second;
	int weekday;                     /* 0 is Sunday */
	int zone;                        /* minutes east of UTC */
};

/* Seconds since 1970 as a civil date in UTC, and back (zone is applied). */
void date_from_time(int64_t seconds, struct date *out);
int64_t date_to_time(const struct date *d);

/* "Sun, 22 Nov 2026 03:04:05 +0000" (RFC 5322). */
void date_write_mail(struct buf *out, int64_t seconds);
/* "22-Nov-2026 03:04:05 +0000" with a day of two columns (RFC 9051 9,
 * date-time without the quotes). */
void date_write_imap(struct buf *out, int64_t seconds);

/* RFC 5322 3.3 and the obsolete forms of 4.3 (two-digit years, zone names,
 * comments): 0 and *out, or -1. */
MUST_USE int date_parse_mail(struct span text, struct date *out);
/* IMAP date-time without its quotes: 0 or -1. */
MUST_USE int date_parse_imap(struct span text, struct date *out);
/* IMAP date, "1-Feb-1994": 0 and midnight UTC of that day, or -1. */
MUST_USE int date_parse_day(struct span text, int64_t *out);

#endif
