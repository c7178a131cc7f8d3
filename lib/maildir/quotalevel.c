/* quotalevel - see quotalevel.h.
 * SPDX-License-Identifier: ISC */
#include "maildir/quotalevel.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/num.h"
#include "maildir/disk.h"
#include "os/clock.h"

#define FILE_NAME "pneumatic.quota"
#define PERCENT_MAX 1000

int
quotalevel_parse(struct quotalevel_list *l, struct span text,
    struct err *err)
{
	struct span word;

	l->n = 0;
	while (span_cut(&text, ',', &word)) {
		uint32_t percent;

		word = span_trim(word);
		if (num_parse_u32(word, PERCENT_MAX, &percent) == -1 ||
		    percent == 0 || l->n == QUOTALEVEL_MAX ||
		    (l->n > 0 && percent <= l->percent[l->n - 1]))
			return err_set(err, ERR_USAGE, "not thresholds: "
			    "percentages, ascending, at most %d",
			    QUOTALEVEL_MAX);
		l->percent[l->n++] = percent;
	}
	return 0;
}

/* In floating point nothing overflows; a byte more or less is no matter. */
static bool
has_reached(int64_t used, uint64_t limit, uint32_t percent)
{
	return limit > 0 && used > 0 &&
	    (double)used * 100 >= (double)limit * percent;
}

static uint32_t
level_of(const struct quotalevel_list *l, const struct quota *q,
    const struct quota_usage *u)
{
	uint32_t level = 0;
	size_t i;

	for (i = 0; i < l->n; i++)
		if (has_reached(u->bytes, q->bytes, l->percent[i]) ||
		    has_reached(u->messages, q->messages, l->percent[i]))
			level = l->percent[i];
	return level;
}

static uint32_t
remembered(int root)
{
	struct buf b = BUF_INIT(64);
	struct stat st;
	uint32_t level;

	if (disk_read(root, FILE_NAME, &b, &st, NULL) != 1 ||
	    num_parse_u32(span_trim(buf_span(&b)), PERCENT_MAX, &level) == -1)
		level = 0;
	buf_done(&b);
	return level;
}

static int
remember(int root, uint32_t level, struct err *err)
{
	struct buf name = BUF_INIT(100), text = BUF_INIT(32);
	int r;

	buf_addf(&name, FILE_NAME ".tmp.%ld", (long)getpid());
	buf_addf(&text, "%lu\n", (unsigned long)level);
	r = disk_replace(root, FILE_NAME, buf_str(&name), buf_span(&text),
	    NULL, err);
	buf_done(&name);
	buf_done(&text);
	return r;
}

int
quotalevel_look(const struct quotalevel_list *l, const struct quota *q,
    const struct tree *t, struct quotalevel *out, struct err *err)
{
	struct quota_usage u;
	int64_t now;
	int32_t micros;

	if (!quota_is_limited(q))
		return 0;
	os_clock_wall(&now, &micros);
	if (quota_usage(q, t, now, &u, err) == -1)
		return -1;
	*out = (struct quotalevel){ remembered(t->fd), level_of(l, q, &u),
		u.bytes, u.messages };
	if (out->was == out->now)
		return 0;
	return remember(t->fd, out->now, err) == -1 ? -1 : 1;
}
