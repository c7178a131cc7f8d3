/* unpack - see unpack.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "io/unpack.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/span.h"
#include "io/bunzip.h"
#include "io/gunzip.h"
#include "io/unzstd.h"
#include "io/writeall.h"

#define CHUNK 16384
#define MAGIC_MAX 11

struct unpack_kind {
	const char *name;
	const struct unpacker *const *how;       /* NULL: nobody's */
	size_t magic_n;
	const char *magic;       /* '?' is any byte */
};

/* No header of a message begins like that. */
static const struct unpack_kind kinds[] = {
	{ "gzip", &gunzip, 3, "\x1f\x8b\x08" },
	{ "bzip2", &bunzip, 10, "BZh?1AY&SY" },
	{ "bzip2", &bunzip, 10, "BZh?\x17\x72\x45\x38\x50\x90" },
	{ "zstd", &unzstd, 4, "\x28\xb5\x2f\xfd" },
	{ "lz4", NULL, 11, "Dovecot-LZ4" },
};

static bool
is_magic(const struct unpack_kind *k, const char *p, size_t n)
{
	size_t i;

	for (i = 0; i < k->magic_n; i++)
		if (i == n || (k->magic[i] != '?' && k->magic[i] != p[i]))
			return false;
	return true;
}

const struct unpack_kind *
unpack_kind_in(struct span start)
{
	size_t i;

	for (i = 0; start.n > 0 && i < LENGTH(kinds); i++)
		if (is_magic(&kinds[i], start.p, start.n))
			return &kinds[i];
	return NULL;
}

const struct unpack_kind *
unpack_kind_of(int fd)
{
	char start[MAGIC_MAX];
	ssize_t n = pread(fd, start, sizeof(start), 0);

	return unpack_kind_in(span_of(start, n < 0 ? 0 : (size_t)n));
}

struct unpack {
	const struct unpacker *how;
	void *state;
	int from, to;
	off_t at;                /* of the file: what has been read */
	uint64_t done, max;
	struct unpacker_step s;
	unsigned char in[CHUNK], out[CHUNK];
};

/* The next piece of the file: 1, 0 at its end, -1. */
static int
more(struct unpack *u, struct err *err)
{
	ssize_t n;

	do
		n = pread(u->from, u->in, CHUNK, u->at);
	while (n == -1 && errno == EINTR);
	if (n == -1)
		return err_sys(err, "read message");
	u->at += n;
	u->s.in = u->in;
	u->s.in_n = (size_t)n;
	return n > 0;
}

/* One step: 1, 0 at the end of one file, -1 with err. */
static int
step(struct unpack *u, struct err *err)
{
	enum unpacker_result r;

	u->s.out = u->out;
	u->s.out_n = CHUNK;
	r = u->how->step(u->state, &u->s);
	u->s.in += u->s.used;
	u->s.in_n -= u->s.used;
	if (u->s.made > u->max - u->done)
		return err_set(err, ERR_LIMIT, "compressed message is larger "
		    "than %llu bytes", (unsigned long long)u->max);
	if (writeall(u->to, span_of((const char *)u->out, u->s.made)) == -1)
		return err_sys(err, "uncompress message");
	u->done += u->s.made;
	if (r == UNPACKER_DAMAGED)
		return err_set(err, ERR_DATA, "compressed message is damaged");
	return r == UNPACKER_MORE;
}

/* Up to the file's end, which may not come inside what is compressed. */
static int
run(struct unpack *u, struct err *err)
{
	bool inside = true;
	int r;

	for (;;) {
		/* A full output may hide more of it. */
		if (u->s.in_n == 0 && u->s.made < CHUNK) {
			if ((r = more(u, err)) == -1)
				return -1;
			if (r == 0)
				return inside ? err_set(err, ERR_DATA,
				    "compressed message is cut short") : 0;
		}
		if (!inside && u->s.in_n == 0) {
			u->s.made = 0;
			continue;
		}
		if (!inside && u->how->again(u->state) == -1)
			return err_set(err, ERR_TEMP, "cannot uncompress");
		if ((r = step(u, err)) == -1)
			return -1;
		inside = r == 1;
	}
}

int
unpack_fd(const struct unpack_kind *kind, int fd, int to, uint64_t max,
    struct err *err)
{
	struct unpack u;
	int r;

	if (kind->how == NULL || *kind->how == NULL)
		return err_set(err, ERR_DATA, "message is compressed by %s, "
		    "which is not built in", kind->name);
	memset(&u.s, 0, sizeof(u.s));
	u.how = *kind->how;
	u.from = fd;
	u.to = to;
	u.at = 0;
	u.done = 0;
	u.max = max;
	if ((u.state = u.how->begin()) == NULL)
		return err_set(err, ERR_TEMP, "cannot uncompress");
	r = run(&u, err);
	u.how->end(u.state);
	return r;
}
