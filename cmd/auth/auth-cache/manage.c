/* manage - see manage.h.
 * SPDX-License-Identifier: ISC */
#include "manage.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "os/clock.h"

struct counts {
	bool list;
	size_t entries, logins, unknown;
	uint64_t hits;
};

static void
print_row(void *self, const struct cache_row *row)
{
	struct counts *c = self;
	size_t i;

	c->entries++;
	c->logins += row->login;
	c->unknown += row->unknown;
	c->hits += row->hits;
	if (!c->list)
		return;
	for (i = 0; i < row->user.n; i++) {
		char ch = row->user.p[i];

		putchar(ch > ' ' && ch < 0x7f ? ch : '?');
	}
	printf(" %s age=%llus hits=%llu\n", row->unknown ? "unknown" :
	    row->login ? "login" : "account",
	    (unsigned long long)row->age_ms / 1000,
	    (unsigned long long)row->hits);
}

static int
flush(const struct manage_options *o, struct err *err)
{
	int all = 1;
	size_t i;

	if (o->flush_all && cache_flush_all(&o->cache, err) == -1)
		return -1;
	for (i = 0; i < o->flush.n; i++) {
		int found = cache_flush(&o->cache,
		    span_str(o->flush.items[i]), err);

		if (found == -1)
			return -1;
		all &= found;
	}
	return all == 1 ? 0 : 1;
}

int
manage_run(const struct manage_options *o, struct err *err)
{
	struct counts c = { .list = o->list };
	size_t slots = 0;
	int64_t seconds;
	int32_t micros;
	int code;

	if (access(o->cache.path, F_OK) == -1)
		return errno == ENOENT ? o->flush.n > 0 :
		    err_sys(err, "%s", o->cache.path);
	if ((code = flush(o, err)) == -1)
		return -1;
	os_clock_wall(&seconds, &micros);
	if ((o->list || o->stats) && cache_list(&o->cache, seconds * 1000,
	    print_row, &c, &slots, err) == -1)
		return -1;
	if (o->stats)
		printf("entries=%zu of %zu logins=%zu unknown=%zu hits=%llu\n",
		    c.entries, slots, c.logins, c.unknown,
		    (unsigned long long)c.hits);
	if (fflush(stdout) != 0 || ferror(stdout))
		return err_sys(err, "standard output");
	return code;
}
