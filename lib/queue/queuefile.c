/* queuefile - see queuefile.h.
 * SPDX-License-Identifier: ISC */
#include "queue/queuefile.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/num.h"
#include "io/wr.h"
#include "queue/filecopy.h"
#include "queue/filelines.h"


void
queuefile_init(struct queuefile *q)
{
	memset(q, 0, sizeof(*q));
	pool_init(&q->pool);
	envelope_init(&q->envelope);
}

void
queuefile_done(struct queuefile *q)
{
	size_t i;

	for (i = 0; q->rcpts != NULL && i < q->envelope.n; i++)
		free(q->rcpts[i].text);
	free(q->rcpts);
	free(q->sorted);
	envelope_done(&q->envelope);
	pool_done(&q->pool);
	queuefile_init(q);
}

static int
not_whole(struct err *err, const char *why)
{
	return err_set(err, ERR_DATA, "no whole message: %s", why);
}

/* "BDAT n LAST" */
static int
parse_bdat(struct span line, uint64_t *size)
{
	struct span rest = line, word;

	if (!span_word(&rest, &word) || !span_eq(word, SPAN("BDAT")) ||
	    !span_word(&rest, &word) ||
	    num_parse_u64(word, INT64_MAX, size) == -1)
		return -1;
	return span_eq(span_trim(rest), SPAN("LAST")) ? 0 : -1;
}

static int
read_envelope(struct queuefile *q, struct filelines *l, struct err *err)
{
	bool first = true;
	struct span line;
	int got;

	while ((got = filelines_next(l, &line)) == 1) {
		if (span_starts(line, SPAN("BDAT "))) {
			if (q->envelope.n == 0 ||
			    parse_bdat(line, &q->size) == -1)
				return not_whole(err, "bad BDAT");
			q->body = filelines_position(l);
			return 0;
		}
		if (line.n > ENVELOPE_LINE_MAX ||
		    envelope_add_line(&q->envelope, line, first, err) == -1)
			return not_whole(err, "bad envelope");
		first = false;
	}
	return got == -1 ? err_sys(err, "read queue file") :
	    not_whole(err, "no BDAT");
}

static int
compare_paths(const void *a, const void *b)
{
	return span_cmp((*(struct queuefile_rcpt *const *)a)->path,
	    (*(struct queuefile_rcpt *const *)b)->path);
}

static void
prepare_recipients(struct queuefile *q)
{
	struct buf b = BUF_INIT(ENVELOPE_LINE_MAX);
	size_t i, n = q->envelope.n;

	q->rcpts = mem_zero(n, sizeof(*q->rcpts));
	q->sorted = mem_alloc(n * sizeof(struct queuefile_rcpt *));
	for (i = 0; i < n; i++) {
		q->rcpts[i].rcpt = &q->envelope.rcpts[i];
		buf_reset(&b);
		address_write(&b, &q->envelope.rcpts[i].address);
		q->rcpts[i].path = pool_span(&q->pool, buf_span(&b));
		q->sorted[i] = &q->rcpts[i];
	}
	qsort(q->sorted, n, sizeof(*q->sorted), compare_paths);
	buf_done(&b);
}

struct queuefile_rcpt *
queuefile_find(const struct queuefile *q, struct span path)
{
	size_t low = 0, high = q->envelope.n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int d = span_cmp(path, q->sorted[mid]->path);

		if (d == 0)
			return q->sorted[mid];
		if (d < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return NULL;
}

bool
queuefile_is_open(const struct queuefile_rcpt *r)
{
	return !result_is_final(r->state);
}

/* --soft-bounce: the only word after a final one that counts. */
static void
soften(struct queuefile_rcpt *r, const struct result *line)
{
	if (r->state != RESULT_FAILED || r->told)
		return;
	r->state = RESULT_DEFERRED;
	r->time = line->time;
	r->attempts++;
	r->soft = true;
}

static void
take_state(struct queuefile_rcpt *r, const struct result *line)
{
	if (line->word == RESULT_TOLD)
		r->told = true;
	if (line->word == RESULT_WARNED)
		r->warned = true;
	if (line->word == RESULT_SOFTENED)
		soften(r, line);
	if (!result_is_state(line->word) || result_is_final(r->state))
		return;
	r->state = line->word;
	r->soft = false;
	r->time = line->time;
	r->attempts += line->word == RESULT_DEFERRED;
	/* Giving up has no words of its own: the last ones say why. */
	if (line->text.n > 0) {
		free(r->text);
		r->text = span_dup(line->text);
	}
}

static void
take_result(struct queuefile *q, const struct result *line)
{
	struct queuefile_rcpt *r;

	if (line->word == RESULT_QUEUED) {
		if (q->arrived == 0)
			q->arrived = line->time;
	} else if (line->word == RESULT_ROUTED) {
		struct span text = span_sub(line->text, 0,
		    sizeof(q->route) - 1);

		memcpy(q->route, text.p, text.n);
		q->route[text.n] = '\0';
	} else if ((r = queuefile_find(q, line->path)) != NULL) {
		take_state(r, line);
	}
}

/* The results from where they have been read to: 0 or -1. */
static int
read_results(struct queuefile *q, struct filelines *l, uint64_t size,
    struct err *err)
{
	uint64_t most = q->body + q->size + QUEUEFILE_RESULTS_MAX;
	struct result line;
	struct span text;
	int got;

	filelines_seek(l, q->end, size < most ? size : most);
	l->cut = q->cut;
	while ((got = filelines_next(l, &text)) == 1)
		if (text.n <= RESULT_LINE_MAX &&
		    result_parse(text, &line) == 0)
			take_result(q, &line);
	q->end = filelines_position(l);
	q->cut = l->cut;
	return got == -1 ? err_sys(err, "read queue file") : 0;
}

static int
file_size(int fd, uint64_t *out, struct err *err)
{
	struct stat st;

	if (fstat(fd, &st) == -1)
		return err_sys(err, "queue file");
	*out = (uint64_t)st.st_size;
	return 0;
}

int
queuefile_read(struct queuefile *q, int fd, struct err *err)
{
	struct filelines l;
	uint64_t size = 0;
	int r;

	queuefile_done(q);
	r = file_size(fd, &size, err);
	if (r == 0) {
		filelines_init(&l, fd, size);
		r = read_envelope(q, &l, err);
	}
	if (r == 0 && q->size > size - q->body)
		r = not_whole(err, "it is cut short");
	if (r == 0) {
		prepare_recipients(q);
		q->end = q->body + q->size;
		r = read_results(q, &l, size, err);
	}
	if (r == 0 && q->arrived == 0)
		r = not_whole(err, "it was never committed");
	if (r == -1)
		queuefile_done(q);
	return r;
}

int
queuefile_read_on(struct queuefile *q, int fd, struct err *err)
{
	struct filelines l;
	uint64_t size = 0;

	if (file_size(fd, &size, err) == -1)
		return -1;
	filelines_init(&l, fd, size);
	return read_results(q, &l, size, err);
}

/* Watches the last byte go by. */
struct tail {
	struct stage stage;
	char last;
};

static int
put_tail(struct stage *s, struct span bytes)
{
	if (bytes.n > 0)
		((struct tail *)(void *)s)->last = bytes.p[bytes.n - 1];
	return stage_put(s->next, bytes);
}

static int
end_tail(struct stage *s)
{
	return stage_end(s->next);
}

static void
put_queued(struct wr *w, const struct queuefile_new *n)
{
	struct buf b = BUF_INIT(RESULT_LINE_MAX), path = BUF_INIT(1000);
	char text[40];
	struct result r = { .time = n->now, .word = RESULT_QUEUED };

	address_write(&path, &n->envelope->sender);
	(void)snprintf(text, sizeof(text), "%llu bytes",
	    (unsigned long long)n->size);
	r.path = buf_span(&path);
	r.text = span_str(text);
	result_write(&b, &r);
	wr_add(w, buf_span(&b));
	buf_done(&b);
	buf_done(&path);
}

int
queuefile_write(int fd, const struct queuefile_new *n, struct err *err)
{
	struct stage_wr out;
	struct tail tail = { .last = '\n' };
	const struct filecopy_range range = { n->message, 0, n->size };
	struct wr w;
	int r;

	wr_init(&w, fd, -1);
	stage_wr_init(&out, &w, err);
	tail.stage = (struct stage){ put_tail, end_tail, &out.stage, err };
	envelope_put(n->envelope, &w);
	wr_addf(&w, "BDAT %llu LAST\n", (unsigned long long)n->size);
	r = filecopy_push(&tail.stage, &range, err);
	if (r == 0) {
		if (tail.last != '\n')
			wr_addc(&w, '\n');
		put_queued(&w, n);
		r = wr_flush(&w, err);
	}
	wr_done(&w);
	return r;
}

/* Half a line that a full disk left behind must not swallow the next one. */
static bool
ends_in_half_a_line(int fd)
{
	struct stat st;
	char last;

	return fstat(fd, &st) == 0 && st.st_size > 0 &&
	    filelines_pread(fd, &last, 1, (uint64_t)st.st_size - 1) == 1 &&
	    last != '\n';
}

int
queuefile_append(int fd, const struct result *r, struct err *err)
{
	struct buf b = BUF_INIT(RESULT_LINE_MAX + RESULT_TEXT_MAX);
	ssize_t n;
	int got = 0;

	if (ends_in_half_a_line(fd))
		buf_addc(&b, '\n');
	result_write(&b, r);
	do
		n = write(fd, b.p, b.len);
	while (n == -1 && errno == EINTR);
	if (n == -1)
		got = err_sys(err, "write result");
	else if ((size_t)n != b.len)
		got = err_set(err, ERR_TEMP, "result cut short: disk full?");
	buf_done(&b);
	return got;
}

int
queuefile_message(const struct queuefile *q, int fd, const char *dir,
    struct err *err)
{
	const struct filecopy_range range = { fd, q->body, q->size };

	return filecopy_new(&range, dir, err);
}
