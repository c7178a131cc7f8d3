/* fingerprints: the forms of a line, and what is none.
 * SPDX-License-Identifier: ISC */
#include "tls/fingerprints.h"

#include <string.h>

#include "tap.h"

#define A "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
#define COLONS "00:01:02:03:04:05:06:07:08:09:0A:0B:0C:0D:0E:0F:" \
    "10:11:12:13:14:15:16:17:18:19:1A:1B:1C:1D:1E:1F"

int
main(void)
{
	static const struct {
		const char *text;
		bool good, has;
	} cases[] = {
		{ "", true, false }, { "\n\n", true, false },
		{ A, true, true }, { A "\n", true, true },
		{ "# none\n" A " joe's\n", true, true },
		{ "  " A "  # joe\n", true, true },
		{ COLONS "\n", true, true },
		{ "sha256 Fingerprint=" COLONS "\n", true, true },
		{ "SHA256 Fingerprint=" COLONS "\r\n", true, true },
		{ "ff" A "\n", false, false }, { A "f\n", false, false },
		{ "0" A "\n", false, false }, { "zz\n" A "\n", false, true },
		{ "sha1 Fingerprint=" COLONS "\n", false, false },
		{ "00::01" COLONS "\n", false, false },
		{ "#" A "\n", true, false }, { "00:01:02\n", false, false },
	};
	struct buf out = BUF_INIT(100);
	struct err err = ERR_INIT;
	unsigned char md[FINGERPRINTS_SIZE];
	size_t i;

	for (i = 0; i < sizeof(md); i++)
		md[i] = (unsigned char)i;
	for (i = 0; i < LENGTH(cases); i++) {
		struct span text = span_str(cases[i].text);

		tap_ok((fingerprints_check(text, NULL) == 0) == cases[i].good,
		    cases[i].good ? "a good list" : "a bad list");
		tap_ok(fingerprints_has(text, md) == cases[i].has,
		    cases[i].has ? "  has it" : "  has it not");
	}
	tap_ok(fingerprints_check(SPAN(A "\n\nx\n"), &err) == -1 &&
	    strstr(err.text, "line 3") != NULL, "the line is named");
	fingerprints_write(&out, md);
	tap_is(buf_span(&out), SPAN(A), "written as it is read");
	buf_done(&out);
	return tap_done();
}
