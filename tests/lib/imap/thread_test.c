/* SPDX-License-Identifier: ISC */
#include "imap/thread.h"

#include <stdlib.h>

#include "tap.h"

struct sample {
	const char *subject;
	bool reply;
	int64_t date;
	uint64_t ids[4];
	size_t n_ids;
};

static const struct sample loop[] = {
	{ "", false, 1, { 1, 2 }, 2 }, { "", false, 2, { 2, 1 }, 2 },
	{ "", false, 3, { 3, 3 }, 2 }, { "", false, 4, { 1, 9 }, 2 },
	{ "", false, 5, { 5, 8, 9, 8 }, 4 },
};
static const struct sample chain[] = {
	{ "a", false, 1, { 1 }, 1 }, { "a", true, 2, { 2, 1 }, 2 },
	{ "a", true, 4, { 3, 1, 2 }, 3 }, { "a", true, 3, { 4, 1, 2 }, 3 },
	{ "b", true, 5, { 5, 1, 77, 78 }, 4 },
};
static const struct sample subjects[] = {
	{ "a", true, 1, { 1 }, 1 }, { "a", false, 2, { 2 }, 1 },
	{ "a", true, 3, { 3 }, 1 }, { "b", false, 4, { 0 }, 1 },
	{ "b", false, 5, { 0 }, 1 }, { "", false, 6, { 0 }, 1 },
	{ "", false, 7, { 0 }, 1 }, { "c", false, 8, { 8, 50 }, 2 },
	{ "c", false, 9, { 9, 50 }, 2 }, { "c", false, 10, { 10, 51 }, 2 },
	{ "c", false, 11, { 11, 51 }, 2 }, { "c", true, 12, { 0 }, 1 },
};

static const struct {
	const char *name;
	const struct sample *list;
	size_t n;
	enum thread_how how;
	const char *expected;
} cases[] = {
	{ "nothing", chain, 0, THREAD_REFERENCES, "" },
	{ "a chain that forks", chain, 5, THREAD_REFERENCES,
	    "(1 (2 (4)(3))(5))" },
	{ "by subject alone", chain, 5, THREAD_ORDEREDSUBJECT,
	    "(1 (2)(4)(3))(5)" },
	{ "loops", loop, 5, THREAD_REFERENCES, "(2 1)(3)((4)(5))" },
	{ "threads of one subject", subjects, 12, THREAD_REFERENCES,
	    "(2 (1)(3))((4)(5))(6)(7)((8)(9)(10)(11)(12))" },
	{ "subjects do not matter", subjects, 12, THREAD_REFS,
	    "(1)(2)(3)(4)(5)(6)(7)((8)(9))((10)(11))(12)" },
};

static struct thread_message *
messages(const struct sample *list, size_t n)
{
	struct thread_message *m = calloc(n + 1, sizeof(*m));
	size_t i;

	for (i = 0; i < n; i++)
		m[i] = (struct thread_message){ (uint32_t)i + 1,
		    list[i].reply, list[i].date, (uint64_t)
		    list[i].subject[0],
		    list[i].ids, list[i].n_ids };
	return m;
}

/* A chain of n messages, each with its last `k` ancestors, some of them
 * gone. */
static size_t
long_chain(size_t n, size_t k, bool backwards)
{
	uint64_t *ids = calloc(n * (k + 1), sizeof(*ids));
	struct thread_message *m = calloc(n, sizeof(*m));
	struct buf out = BUF_INIT(64u << 20);
	size_t i, j, length;

	for (i = 0; i < n; i++) {
		m[i].number = (uint32_t)i + 1;
		m[i].date = (int64_t)(backwards ? n - i : i);
		m[i].ids = &ids[i * (k + 1)];
		for (j = 0; j <= k; j++)
			ids[i * (k + 1) + j] = j == 0 ? i + 1 : i + 1 > k - j +
			    1 ? i + 1 - (k - j + 1) : n + j;
		m[i].n_ids = k + 1;
	}
	thread_write(&out, THREAD_REFERENCES, m, n);
	length = buf_ok(&out) ? out.len : 0;
	buf_done(&out);
	free(ids);
	free(m);
	return length;
}

int
main(void)
{
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct thread_message *m = messages(cases[i].list,
		    cases[i].n);
		struct buf out = BUF_INIT(10000);

		thread_write(&out, cases[i].how, m, cases[i].n);
		tap_is_span(buf_span(&out), span_str(cases[i].expected),
		    cases[i].name, __FILE__, __LINE__);
		buf_done(&out);
		free(m);
	}
	/* Were the way up walked for each link, these would take minutes. */
	tap_ok(long_chain(200000, 1, false) > 1000000, "a chain of 200000");
	tap_ok(long_chain(100000, 10, true) > 500000, "with ten references");
	return tap_done();
}
