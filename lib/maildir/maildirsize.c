/* maildirsize - see maildirsize.h. Lines are added with O_APPEND in one write
 * each, as the Maildir++ text asks.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/maildirsize.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/num.h"
#include "io/writeall.h"
#include "maildir/disk.h"

static const char file_name[] = "maildirsize";

/* "1000000S,500C": either may be missing, others are passed over. */
static void
parse_limits(struct span line, struct maildirsize *out)
{
	struct span part;

	while (span_cut(&line, ',', &part)) {
		uint64_t n;

		part = span_trim(part);
		if (part.n < 2 || num_parse_u64(span_sub(part, 0, part.n - 1),
		    INT64_MAX, &n) == -1)
			continue;
		if (part.p[part.n - 1] == 'S')
			out->max_bytes = n;
		else if (part.p[part.n - 1] == 'C')
			out->max_messages = n;
	}
}

static int
parse_signed(struct span s, int64_t *out)
{
	bool minus = s.n > 0 && s.p[0] == '-';
	uint64_t n;

	if (num_parse_u64(span_from(s, minus ? 1 : 0), INT64_MAX / 4, &n) == -1)
		return -1;
	*out = minus ? -(int64_t)n : (int64_t)n;
	return 0;
}

/* "  -1816   -1": false when it is not such a line or sums would overflow. */
static bool
parse_change(struct span line, struct maildirsize *out)
{
	struct span a, b, c;
	int64_t bytes, messages;

	if (!span_word(&line, &a) || !span_word(&line, &b) ||
	    span_word(&line, &c) || parse_signed(a, &bytes) == -1 ||
	    parse_signed(b, &messages) == -1)
		return false;
	if (out->bytes > INT64_MAX / 2 || out->bytes < -(INT64_MAX / 2) ||
	    out->messages > INT64_MAX / 2 || out->messages < -(INT64_MAX / 2))
		return false;
	out->bytes += bytes;
	out->messages += messages;
	return true;
}

int
maildirsize_read(int root, struct maildirsize *out, struct err *err)
{
	struct buf b = BUF_INIT(MAILDIRSIZE_MAX);
	struct span rest, line;
	struct stat st;
	int got;

	memset(out, 0, sizeof(*out));
	got = disk_read(root, file_name, &b, &st, err);
	if (got == 1) {
		rest = buf_span(&b);
		if (span_cut(&rest, '\n', &line))
			parse_limits(line, out);
		while (got == 1 && span_cut(&rest, '\n', &line))
			if (line.n > 0 && (out->lines++, !parse_change(line,
			    out)))
				got = 0;
	}
	buf_done(&b);
	return got;
}

int
maildirsize_add(int root, int64_t bytes, int64_t messages, struct err *err)
{
	int fd = openat(root, file_name, O_WRONLY | O_APPEND | O_NOFOLLOW |
	    O_NONBLOCK | O_CLOEXEC);
	struct buf b = BUF_INIT(64);
	int r = 0;

	if (fd == -1)
		return errno == ENOENT ? 0 : err_sys(err, "%s", file_name);
	buf_addf(&b, "%lld %lld\n", (long long)bytes, (long long)messages);
	if (writeall(fd, buf_span(&b)) == -1)
		r = err_sys(err, "write %s", file_name);
	if (close(fd) == -1 && r == 0)
		r = err_sys(err, "close %s", file_name);
	buf_done(&b);
	return r;
}
