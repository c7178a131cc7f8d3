/* heap, image, secrecy: what a process gives up to wait, and what it hides.
 * SPDX-License-Identifier: ISC */
#include "os/heap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#if defined(__linux__)
#include <sys/prctl.h>
#endif

#include "os/image.h"
#include "os/secrecy.h"
#include "tap.h"

#define BLOCKS 200

static int
compare(const void *a, const void *b)
{
	return *(const unsigned char *)a - *(const unsigned char *)b;
}

int
main(void)
{
	char text[] = "the quick brown fox";
	struct rlimit core;
	char *p[BLOCKS];
	bool same = true;
	size_t i;

	for (i = 0; i < BLOCKS; i++) {
		p[i] = malloc(4000);
		memset(p[i], (int)i, 4000);
	}
	for (i = 0; i < BLOCKS; i += 2) {
		free(p[i]);
		p[i] = NULL;
	}
	os_heap_trim();
	for (i = 1; i < BLOCKS; i += 2)
		same = same && p[i][3999] == (char)i;
	tap_ok(same, "what was not freed is as it was");
	for (i = 0; i < BLOCKS; i++)
		free(p[i]);
	/* Code and constants are read again: functions, tables, strings. */
	os_image_drop();
	qsort(text, strlen(text), 1, compare);
	tap_is(span_trim(span_str(text)), SPAN("bcefhiknooqrtuwx"),
	    "the program goes on without its code in memory");
	os_image_drop();
	tap_ok(atoi("42") == 42, "and again");
	os_secrecy();
	tap_ok(getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_cur == 0 &&
	    core.rlim_max == 0, "no core, nor can one be asked for again");
#if defined(__linux__)
	tap_ok(prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0,
	    "out of reach of ptrace and /proc");
#endif
	return tap_done();
}
