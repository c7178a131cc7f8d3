/* An IMAP command before the login: lines and literals out of one input; no
 * argument holds a NUL or lies outside the command.
 * SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdlib.h>

#include "login/imapline.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct span in = span_of((const char *)data, n), line, arg;
	enum imapline_next next;
	struct imapline c;
	size_t at;

	imapline_init(&c, 4096);
	(void)span_cut(&in, '\n', &line);
	next = imapline_begin(&c, line);
	while (next == IMAPLINE_LITERAL && c.literal <= in.n) {
		struct span bytes = span_sub(in, 0, c.literal);

		in = span_from(in, bytes.n);
		imapline_literal(&c, bytes);
		if (!span_cut(&in, '\n', &line))
			break;
		next = imapline_line(&c, line);
	}
	for (at = c.args; imapline_space(&c, &at) == 0;)
		if (imapline_astring(&c, &at, &arg) == -1)
			break;
		else if (span_has(arg, '\0') || at > c.text.len)
			abort();
	imapline_done(&c);
	return 0;
}
