/* soft - see soft.h.
 * SPDX-License-Identifier: ISC */
#include "soft.h"

#define STATUS 4                         /* where "5.7.1" begins */
#define END 5                            /* nothing more to look at */

/* The first byte is kept until the second tells what it is about. */
static void
take(struct soft *f, char c, struct buf *out)
{
	if (f->at == 0 && c == '5') {
		f->code = c;
		f->at++;
		return;
	}
	if (f->at == 1 && f->code == '5') {
		f->changed = c != '3';
		buf_addc(out, f->changed ? '4' : '5');
	}
	buf_addc(out, f->at == STATUS && f->changed && c == '5' ? '4' : c);
	if (f->at < END)
		f->at++;
	if (c == '\n')
		*f = (struct soft){ .at = 0 };
}

void
soft_filter(void *soft, struct wr *w, struct span s, bool flush,
    void (*push)(struct wr *, struct span))
{
	struct buf out = BUF_INIT(2 * WR_CAP);
	size_t i;

	(void)flush;
	for (i = 0; i < s.n; i++) {
		take(soft, s.p[i], &out);
		if (out.len >= WR_CAP || i + 1 == s.n) {
			push(w, buf_span(&out));
			buf_reset(&out);
		}
	}
	buf_done(&out);
}
