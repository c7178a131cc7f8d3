/* manage - see manage.h.
 * SPDX-License-Identifier: ISC */
#include "manage.h"

#include <stdio.h>
#include <sysexits.h>

#include "os/clock.h"

bool
manage_wanted(const struct manage_options *o)
{
	return o->list || o->clear || o->unban != NULL;
}

/* One line, for eyes and for awk: what, who, points, failures, seconds. User
 * names come from strangers; the table has them in lower case, and what is no
 * graphic character is not shown. */
static void
print_row(void *self, const struct throttle_row *row)
{
	const char *p;

	(void)self;
	printf("%-8s ", row->kind == 'a' ? "address" : row->kind == 'n' ?
	    "network" : "user");
	for (p = row->name; *p != '\0'; p++)
		putchar(*p > ' ' && *p < 0x7f ? *p : '?');
	printf(" points=%llu.%llu failures=%llu refused=%llus\n",
	    (unsigned long long)row->points / 1000,
	    (unsigned long long)row->points % 1000 / 100,
	    (unsigned long long)row->failures,
	    (unsigned long long)(row->refused_ms + 999) / 1000);
}

int
manage_run(const struct manage_options *o, const struct throttle *t,
    struct err *err)
{
	int64_t seconds;
	int32_t micros;
	int found = 1;

	os_clock_wall(&seconds, &micros);
	if (o->clear && throttle_forget_all(t, err) == -1)
		return -1;
	if (o->unban != NULL)
		found = throttle_forget(t, span_str(o->unban), err);
	if (found == -1)
		return -1;
	if (found == 0)
		fprintf(stderr, "auth-throttle: nothing is counted for %s\n",
		    o->unban);
	if (o->list && throttle_list(t, seconds * 1000, print_row, NULL,
	    err) == -1)
		return -1;
	if (fflush(stdout) != 0 || ferror(stdout))
		return err_sys(err, "standard output");
	return found == 1 ? EX_OK : 1;
}
