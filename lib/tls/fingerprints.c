/* fingerprints - see fingerprints.h.
 * SPDX-License-Identifier: ISC */
#include "tls/fingerprints.h"

#include <string.h>

#include "base/num.h"

/* The bytes at the start of a line: 1; 0 a line without any; -1. */
static int
read_line(struct span line, unsigned char md[FINGERPRINTS_SIZE])
{
	size_t equals, i;
	uint64_t byte;

	line = span_trim(span_sub(line, 0, span_find(line, 0, '#')));
	if (line.n == 0)
		return 0;
	/* "sha256 Fingerprint=AB:CD..." */
	equals = span_find(line, 0, '=');
	if (span_istarts(line, SPAN("sha256 ")) && equals < line.n)
		line = span_from(line, equals + 1);
	for (i = 0; i < FINGERPRINTS_SIZE; i++) {
		if (i > 0 && line.n > 0 && line.p[0] == ':')
			line = span_from(line, 1);
		if (line.n < 2 ||
		    num_parse_hex(span_sub(line, 0, 2), &byte) == -1)
			return -1;
		md[i] = (unsigned char)byte;
		line = span_from(line, 2);
	}
	return line.n == 0 || span_is_blank(line.p[0]) ? 1 : -1;
}

int
fingerprints_check(struct span text, struct err *err)
{
	unsigned char md[FINGERPRINTS_SIZE];
	unsigned number = 0;
	struct span line;

	while (span_cut(&text, '\n', &line)) {
		number++;
		if (read_line(line, md) == -1)
			return err_set(err, ERR_USAGE, "line %u: not 64 "
			    "hexadecimal digits", number);
	}
	return 0;
}

bool
fingerprints_has(struct span text, const unsigned char md[FINGERPRINTS_SIZE])
{
	unsigned char one[FINGERPRINTS_SIZE];
	struct span line;

	while (span_cut(&text, '\n', &line))
		if (read_line(line, one) == 1 &&
		    memcmp(one, md, sizeof(one)) == 0)
			return true;
	return false;
}

void
fingerprints_write(struct buf *out, const unsigned char md[FINGERPRINTS_SIZE])
{
	size_t i;

	for (i = 0; i < FINGERPRINTS_SIZE; i++)
		buf_addf(out, "%02x", md[i]);
}
