/* tally: templates of the log.
 * SPDX-License-Identifier: ISC */
#include "text/tally.h"

#include "tap.h"

struct counters {
	uint64_t in, out, most;
};

static const struct tally table[] = {
	{ 'i', "input", offsetof(struct counters, in) },
	{ 'o', NULL, offsetof(struct counters, out) },
	{ '\0', "most", offsetof(struct counters, most) },
};

static const struct sample {
	const char *format, *text;       /* text NULL: refused */
} samples[] = {
	{ "bytes=%i/%o", "bytes=7/0" },
	{ "%{input} %{most}%%", "7 18446744073709551615%" },
	{ "", "" },
	{ "plain", "plain" },
	{ "%%i", "%i" },
	{ "%", NULL }, { "%x", NULL }, { "%{o}", NULL }, { "%{}", NULL },
	{ "%{input", NULL }, { "%{", NULL }, { "%i%", NULL }, { "a\nb", NULL },
	{ "\x1b[0m", NULL }, { "% i", NULL }, { "%I", NULL },
};

int
main(void)
{
	struct counters c = { 7, 0, UINT64_MAX };
	struct buf out = BUF_INIT(1000);
	struct err err = ERR_INIT;
	size_t i;

	for (i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
		const struct sample *s = &samples[i];
		int r = tally_check(s->format, table, 3, &err);

		if (s->text == NULL) {
			tap_ok(r == -1 && err.kind == ERR_USAGE, s->format);
			continue;
		}
		buf_reset(&out);
		if (r == 0)
			tally_write(&out, s->format, table, 3, &c);
		tap_ok(r == 0 && span_eq(buf_span(&out), span_str(s->text)),
		    s->format);
	}
	buf_done(&out);
	return tap_done();
}
