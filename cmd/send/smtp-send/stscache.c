/* stscache - see stscache.h.
 * SPDX-License-Identifier: ISC */
#include "stscache.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/num.h"
#include "io/slurp.h"
#include "os/random.h"

#define NAME_MAX_CHARS 255

void
stscache_init(struct stscache *c)
{
	*c = (struct stscache){ 0, 0, "-", BUF_INIT(STSCACHE_FILE_MAX),
		{ "", 0 } };
}

void
stscache_done(struct stscache *c)
{
	buf_done(&c->file);
}

/* "mta-sts FETCHED TRIED ID": 0 or -1. */
static int
read_head(struct stscache *c, struct span line)
{
	struct span word;
	uint64_t n[2];
	size_t i;

	if (!span_word(&line, &word) || !span_eq(word, SPAN("mta-sts")))
		return -1;
	for (i = 0; i < 2; i++)
		if (!span_word(&line, &word) ||
		    num_parse_u64(word, INT64_MAX / 2, &n[i]) == -1)
			return -1;
	if (!span_word(&line, &word) || word.n > STSPOLICY_ID_MAX)
		return -1;
	c->fetched = (int64_t)n[0];
	c->tried = (int64_t)n[1];
	memcpy(c->id, word.p, word.n);
	c->id[word.n] = '\0';
	return 0;
}

int
stscache_read(struct stscache *c, int dir, struct span domain)
{
	char name[NAME_MAX_CHARS + 1];
	struct span line;
	int fd, got = -1;

	if (dir == -1 || domain.n > NAME_MAX_CHARS)
		return 0;
	(void)snprintf(name, sizeof(name), "%.*s", (int)domain.n, domain.p);
	fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd == -1)
		return 0;
	buf_reset(&c->file);
	if (slurp_fd(fd, &c->file) == 0) {
		c->text = buf_span(&c->file);
		got = span_cut(&c->text, '\n', &line) ? read_head(c, line) :
		    -1;
	}
	close(fd);
	if (got == 0)
		return 1;
	stscache_done(c);
	stscache_init(c);
	return 0;
}

static int
put(int fd, const struct buf *b)
{
	return write(fd, b->p, b->len) == (ssize_t)b->len && fsync(fd) == 0 ?
	    0 : -1;
}

int
stscache_write(const struct stscache *c, int dir, struct span domain,
    struct err *err)
{
	char name[NAME_MAX_CHARS + 1], temporary[40];
	struct buf b = BUF_INIT(STSCACHE_FILE_MAX);
	uint32_t dice[2];
	int fd, r = -1;

	os_random(dice, sizeof(dice));
	/* No domain begins with a dot. */
	(void)snprintf(temporary, sizeof(temporary), ".%08lx%08lx",
	    (unsigned long)dice[0], (unsigned long)dice[1]);
	(void)snprintf(name, sizeof(name), "%.*s", (int)domain.n, domain.p);
	buf_addf(&b, "mta-sts %lld %lld %s\n", (long long)c->fetched,
	    (long long)c->tried, c->id);
	buf_add(&b, c->text);
	fd = openat(dir, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
	    O_CLOEXEC, 0600);
	if (fd == -1) {
		buf_done(&b);
		return err_sys(err, "MTA-STS cache");
	}
	if (buf_ok(&b) && put(fd, &b) == 0 &&
	    renameat(dir, temporary, dir, name) == 0)
		r = 0;
	else {
		err_sys(err, "MTA-STS cache, %s", name);
		(void)unlinkat(dir, temporary, 0);
	}
	close(fd);
	buf_done(&b);
	return r;
}
