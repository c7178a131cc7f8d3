/* askbind - see askbind.h.
 * SPDX-License-Identifier: ISC */
#include "auth/askbind.h"

#include "conn/tlsfacts.h"

void
askbind_add(struct buf *lines,
    struct span (*get)(const void *self, const char *name), const void *self)
{
	size_t i;

	for (i = 0; i < TLSFACTS_BINDINGS; i++) {
		struct span value = get(self, tlsfacts_bindings[i].fact);

		if (value.n == 0)
			continue;
		buf_addf(lines, "%s ", tlsfacts_bindings[i].type);
		buf_add(lines, value);
		buf_addc(lines, '\n');
	}
}

int
askbind_tell(struct ask *a, const struct buf *lines, struct span mechanism,
    struct err *err)
{
	struct span rest = buf_span(lines), one;
	struct buf line = BUF_INIT(ASKBIND_MAX);
	struct ask_reply r;
	int result = 0;

	if (!span_istarts(mechanism, SPAN("SCRAM-")))
		return 0;
	ask_reply_init(&r);
	while (result == 0 && rest.n > 0 && span_cut(&rest, '\n', &one)) {
		buf_reset(&line);
		buf_adds(&line, "BIND ");
		buf_add(&line, one);
		result = ask_command(a, buf_span(&line), &r, err);
	}
	ask_reply_done(&r);
	buf_done(&line);
	return result;
}
