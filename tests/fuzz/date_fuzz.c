/* Dates, in the forms of mail and of IMAP.
 * SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdlib.h>

#include "text/date.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct span in = span_of((const char *)data, n);
	struct buf out = BUF_INIT(100);
	struct date d, again;
	int64_t day;

	if (date_parse_mail(in, &d) == 0) {
		date_write_mail(&out, date_to_time(&d));
		if (date_parse_mail(buf_span(&out), &again) == 0 &&
		    date_to_time(&d) != date_to_time(&again))
			abort();
	}
	if (date_parse_imap(in, &d) == 0 && date_parse_day(in, &day) == 0)
		abort();
	buf_done(&out);
	return 0;
}
