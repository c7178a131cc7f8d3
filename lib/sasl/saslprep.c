/* saslprep - see saslprep.h.
 * SPDX-License-Identifier: ISC */
#include "sasl/saslprep.h"

#include <stringprep.h>
#include <string.h>

#include "base/secret.h"

/* In printable ASCII nothing is mapped, normalized or prohibited. */
static bool
is_plain(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.p[i] < ' ' || s.p[i] > '~')
			return false;
	return true;
}

int
saslprep_add(struct buf *out, struct span text)
{
	char work[SASLPREP_MAX * 4 + 1];
	int r = -1;

	if (text.n > SASLPREP_MAX || span_has(text, '\0') ||
	    !buf_room(out, text.n))
		return -1;
	if (is_plain(text)) {
		buf_add(out, text);
		return buf_ok(out) ? 0 : -1;
	}
	memcpy(work, text.p, text.n);
	work[text.n] = '\0';
	if (stringprep(work, sizeof(work), 0, stringprep_saslprep) ==
	    STRINGPREP_OK && buf_room(out, strlen(work))) {
		buf_add(out, span_str(work));
		r = buf_ok(out) ? 0 : -1;
	}
	secret_clear(work, sizeof(work));
	return r;
}
