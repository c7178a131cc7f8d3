/* workarounds - see workarounds.h.
 * SPDX-License-Identifier: ISC */
#include "workarounds.h"

#include "session.h"

static const struct {
	struct span name;
	enum workaround bit;
} rows[] = {
	{ { "delay-newmail", 13 }, WORKAROUND_DELAY_NEWMAIL },
	{ { "tb-extra-mailbox-sep", 20 }, WORKAROUND_TB_EXTRA_MAILBOX_SEP },
	{ { "tb-lsub-flags", 13 }, WORKAROUND_TB_LSUB_FLAGS },
};

static int
add(struct span name, unsigned *out, struct err *err)
{
	size_t i;

	for (i = 0; i < LENGTH(rows); i++)
		if (span_eq(name, rows[i].name)) {
			*out |= (unsigned)rows[i].bit;
			return 0;
		}
	return err_set(err, ERR_USAGE, "unknown workaround: %.*s",
	    name.n > 60 ? 60 : (int)name.n, name.p);
}

int
workarounds_parse(struct span names, unsigned *out, struct err *err)
{
	struct span part, word;

	*out = 0;
	if (names.n == 0)
		return 0;
	while (span_cut(&names, ',', &part))
		while (span_word(&part, &word))
			if (add(word, out, err) == -1)
				return -1;
	return 0;
}
