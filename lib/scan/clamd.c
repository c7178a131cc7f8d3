/* clamd - see clamd.h.
 *
 *     zINSTREAM NUL  { length4 bytes }  0000
 *     stream: OK NUL | stream: NAME FOUND NUL | ... ERROR NUL
 * SPDX-License-Identifier: ISC */
#include "scan/clamd.h"

#include <string.h>

int
clamd_parse(struct span answer, struct clamd_verdict *v, struct err *err)
{
	static const char found[] = " FOUND", stream[] = "stream: ";
	char said[SCANNER_QUOTE_MAX + 1];
	struct span name;
	size_t i;

	memset(v, 0, sizeof(*v));
	if (span_eq(answer, SPAN("stream: OK")))
		return 0;
	/* "INSTREAM size limit exceeded. ERROR" */
	if (span_starts(answer, SPAN("INSTREAM size limit exceeded"))) {
		v->what = CLAMD_TOO_LARGE;
		return 0;
	}
	if (span_ends(answer, SPAN(" ERROR")))
		return err_set(err, ERR_TEMP, "clamd: %s",
		    scanner_quote(said, answer));
	if (!span_starts(answer, SPAN(stream)) ||
	    !span_ends(answer, SPAN(found)) ||
	    answer.n < sizeof(stream) + sizeof(found) - 1)
		return err_set(err, ERR_PROTO, "clamd: not understood: %s",
		    scanner_quote(said, answer));
	name = span_sub(answer, sizeof(stream) - 1,
	    answer.n - (sizeof(found) - 1));
	v->what = CLAMD_INFECTED;
	for (i = 0; i < name.n && i < CLAMD_NAME_MAX; i++)
		v->name[i] = name.p[i] > ' ' && name.p[i] < 0x7f &&
		    name.p[i] != '(' && name.p[i] != ')' ? name.p[i] : '_';
	v->name[i] = '\0';
	return 0;
}

int
clamd_ask(struct scanner *s, int fd, struct clamd_verdict *v, struct err *err)
{
	struct buf answer = BUF_INIT(CLAMD_ANSWER_MAX);
	int r = scanner_send(s, SPAN("zINSTREAM\0"), err);

	if (r == 1)
		r = scanner_send_file(s, fd, CLAMD_PIECE, true, err);
	if (r != -1)
		r = scanner_answer(s, true, &answer, err);
	if (r != -1)
		r = clamd_parse(buf_span(&answer), v, err);
	buf_done(&answer);
	return r;
}
