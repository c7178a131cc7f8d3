/* report - see report.h. What comes from certificates and servers is made
 * printable here: it goes to a terminal.
 * SPDX-License-Identifier: ISC */
#include "report.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/buf.h"

#define LINE_MAX_BYTES 4000

void
report_fact(struct report *r, enum report_level level, const char *subject,
    const char *format, ...)
{
	static const char *const words[3] = { "ok   ", "WARN ", "WRONG" };
	struct buf b = BUF_INIT(LINE_MAX_BYTES);
	va_list args;
	size_t i;

	r->n[level]++;
	buf_addf(&b, "%s %s: ", words[level], subject);
	va_start(args, format);
	buf_addv(&b, format, args);
	va_end(args);
	for (i = 0; i < b.len; i++)
		if ((unsigned char)b.p[i] < ' ' || b.p[i] == 0x7f)
			b.p[i] = '?';
	printf("%s\n", buf_str(&b));
	buf_done(&b);
}

int
report_end(const struct report *r)
{
	printf("%zu right, %zu to be looked at, %zu wrong\n", r->n[REPORT_OK],
	    r->n[REPORT_WARN], r->n[REPORT_WRONG]);
	return r->n[REPORT_WRONG] > 0 ? 2 : r->n[REPORT_WARN] > 0 ? 1 : 0;
}
