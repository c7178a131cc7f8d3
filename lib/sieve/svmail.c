/* svmail - see svmail.h.
 * SPDX-License-Identifier: ISC */
#include "sieve/svmail.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

static int
read_message(struct svmail *m, struct header *h, int fd, struct err *err)
{
	struct stat st;

	if (fstat(fd, &st) == -1)
		return err_sys(err, "message");
	if (header_read(h, fd, 0, err) == -1)
		return -1;
	m->fd = fd;
	m->size = (uint64_t)st.st_size;
	return 0;
}

void
svmail_init(struct svmail *m)
{
	m->fd = -1;
	m->version = 0;
	m->size = 0;
	m->sender = m->recipient = SPAN("");
	words_init(&m->words);
	header_init(&m->header);
	m->text = BUF_INIT(4 * HEADER_MAX);
}

int
svmail_open(struct svmail *m, int fd, struct err *err)
{
	return read_message(m, &m->header, fd, err);
}

void
svmail_done(struct svmail *m)
{
	buf_done(&m->text);
	header_done(&m->header);
	words_done(&m->words);
}

int
svmail_replace(struct svmail *m, int fd, struct err *err)
{
	struct header h;

	header_init(&h);
	if (read_message(m, &h, fd, err) == -1) {
		header_done(&h);
		return -1;
	}
	header_done(&m->header);
	m->header = h;
	m->version++;
	return 0;
}

bool
svmail_was_redirected(const struct svmail *m)
{
	const struct header *h = &m->header;
	size_t i;

	for (i = header_find(h, SVMAIL_REDIRECTED, 0); i < h->n;
	    i = header_find(h, SVMAIL_REDIRECTED, i + 1))
		if (span_ieq(span_trim(h->fields[i].body), m->recipient))
			return true;
	return false;
}

struct span
svmail_text(struct svmail *m, size_t i)
{
	buf_reset(&m->text);
	words_decode(&m->words, &m->text, m->header.fields[i].body);
	return span_trim(buf_span(&m->text));
}

static int
count_lines(int fd, uint64_t *out, struct err *err)
{
	char chunk[16384];
	off_t at = 0;
	ssize_t n;

	*out = 0;
	for (;;) {
		size_t i;

		n = pread(fd, chunk, sizeof(chunk), at);
		if (n == 0)
			return 0;
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return err_sys(err, "read message");
		for (i = 0; i < (size_t)n; i++)
			*out += chunk[i] == '\n';
		at += n;
	}
}

int
svmail_is_over(struct svmail *m, uint64_t limit, struct err *err)
{
	uint64_t lines;

	if (m->size > limit || m->size * 2 <= limit)
		return m->size > limit;
	return count_lines(m->fd, &lines, err) == -1 ? -1 :
	    m->size + lines > limit;
}

int
svmail_is_under(struct svmail *m, uint64_t limit, struct err *err)
{
	uint64_t lines;

	if (m->size >= limit || m->size * 2 < limit)
		return m->size < limit;
	return count_lines(m->fd, &lines, err) == -1 ? -1 :
	    m->size + lines < limit;
}
