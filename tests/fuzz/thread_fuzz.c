/* Threading: any references and subjects; each message is told exactly once,
 * and parentheses match.
 * SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdlib.h>

#include "imap/basesubject.h"
#include "imap/msgids.h"
#include "imap/thread.h"

#define MESSAGES 100

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static uint64_t ids[MESSAGES][20];
	struct thread_message list[MESSAGES];
	struct span in = span_of((const char *)data, n), line, text;
	struct buf out = BUF_INIT(1u << 20);
	size_t count = 0, told = 0, i;
	int how, depth;

	while (count < MESSAGES && span_cut(&in, '\n', &line)) {
		struct thread_message *m = &list[count];

		*m = (struct thread_message){ .number = 1, .ids = ids[count] };
		text = line;
		while (m->n_ids < 20 && msgids_next(&line,
		    &ids[count][m->n_ids]))
			m->n_ids++;
		m->subject = basesubject(line.n > 0 ? line : text, &m->reply);
		m->date = (int64_t)text.n;
		count++;
	}
	for (how = 0; how < 3; how++) {
		buf_reset(&out);
		thread_write(&out, (enum thread_how)how, list, count);
		for (depth = 0, told = 0, i = 0; i < out.len; i++) {
			depth += out.p[i] == '(' ? 1 : out.p[i] == ')' ? -1 : 0;
			told += out.p[i] == '1';
			if (depth < 0)
				abort();
		}
		if (depth != 0 || told != count)
			abort();
	}
	buf_done(&out);
	return 0;
}
