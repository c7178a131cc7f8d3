/* num: ranges to the last digit, units, no sign, no blanks.
 * SPDX-License-Identifier: ISC */
#include "base/num.h"

#include "tap.h"

#define BAD UINT64_C(0xbadbadbad)

static const struct {
	const char *text;
	uint64_t max, want;
} decimal[] =
    {
	{"0", 10, 0},
	{"10", 10, 10},
	{"11", 10, BAD},
	{"", 10, BAD},
	{"-1", 10, BAD},
	{"+1", 10, BAD},
	{" 1", 10, BAD},
	{"1 ", 10, BAD},
	{"007", 10, 7},
	{"1x", 10, BAD},
	{"4294967295", UINT32_MAX, UINT32_MAX},
	{"4294967296", UINT32_MAX, BAD},
	{"4294967297", UINT32_MAX, BAD},
	{"18446744073709551615", UINT64_MAX, UINT64_MAX},
	{"18446744073709551616", UINT64_MAX, BAD},
	{"99999999999999999999999999", UINT64_MAX, BAD},
	{"5", 4, BAD},
},
  sizes[] =
      {
	  {"10", 1u << 30, 10},
	  {"64k", 1u << 30, 65536},
	  {"1M", 1u << 30, 1u << 20},
	  {"1G", 1u << 30, 1u << 30},
	  {"2G", 1u << 30, BAD},
	  {"1T", UINT64_MAX, BAD},
	  {"k", 1u << 30, BAD},
	  {"17179869184G", UINT64_MAX, BAD},
},
  times[] = {
      {"1", 1u << 30, 1000},
      {"500ms", 1u << 30, 500},
      {"2m", 1u << 30, 120000},
      {"1h", 1u << 30, 3600000},
      {"7d", 1u << 30, 604800000},
      {"1w", 1u << 30, BAD},
};

int
main(void)
{
	uint64_t n;
	size_t i;

	for (i = 0; i < LENGTH(decimal); i++) {
		if (num_parse_u64(
			span_str(decimal[i].text), decimal[i].max, &n) == -1)
			n = BAD;
		tap_ok(n == decimal[i].want, decimal[i].text);
	}
	for (i = 0; i < LENGTH(sizes); i++) {
		if (num_parse_size(span_str(sizes[i].text), sizes[i].max, &n) ==
		    -1)
			n = BAD;
		tap_ok(n == sizes[i].want, sizes[i].text);
	}
	for (i = 0; i < LENGTH(times); i++) {
		if (num_parse_duration(
			span_str(times[i].text), times[i].max, &n) == -1)
			n = BAD;
		tap_ok(n == times[i].want, times[i].text);
	}
	tap_ok(num_parse_hex(SPAN("fFfF"), &n) == 0 && n == 65535, "hex");
	tap_ok(num_parse_hex(SPAN("10000000000000000"), &n) == -1, "hex, 17");
	tap_ok(num_parse_hex(SPAN("0x1"), &n) == -1, "hex, prefix");
	tap_ok(
	    num_parse_prefix(SPAN("12ab"), 99, &n) == 2 && n == 12, "prefix");
	return tap_done();
}
