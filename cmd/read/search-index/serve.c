/* serve - see serve.h. What comes is from imapd, which reads hostile messages:
 * its texts are bytes to be indexed, its sizes are checked.
 * SPDX-License-Identifier: ISC */
#include "serve.h"

#include <string.h>
#include <unistd.h>

#include "base/num.h"
#include "fts/ftsdb.h"
#include "fts/ftstext.h"
#include "io/wr.h"
#include "os/fdpass.h"

#define LINE_MAX_BYTES 200
#define CHUNK 65536
#define ANSWER_MS 60000              /* imapd reads answers at once */

struct server {
	int sock;
	struct wr out;
	struct ftsdb *db;        /* NULL: no mailbox, or none that works */
	struct err fault;        /* why there is no db */
	struct err lost;         /* why something was not added; told once */
	bool adding;             /* not after a failure, until the next OPEN */
	struct buf in;
	size_t at;               /* of in: taken so far */
	int dir;                 /* that came last, or -1 */
	struct seqset set;
	struct buf text;
};

/* More bytes: 1, 0 the other side has gone, -1. */
static int
receive(struct server *s, struct err *err)
{
	char chunk[CHUNK];
	int fds[OS_FDPASS_MAX];
	size_t n_fds = 0, i;
	long n;

	if (s->at > 0) {
		memmove(s->in.p, s->in.p + s->at, s->in.len - s->at);
		buf_cut(&s->in, s->in.len - s->at);
		s->at = 0;
	}
	n = os_fdpass_recv(s->sock, chunk, sizeof(chunk), -1, fds, &n_fds, err);
	for (i = 0; i < n_fds; i++) {
		if (s->dir != -1)
			close(s->dir);
		s->dir = fds[i];
	}
	if (n > 0)
		buf_add(&s->in, span_of(chunk, (size_t)n));
	if (!buf_ok(&s->in))
		return err_set(err, ERR_PROTO, "too much at once");
	return n > 0 ? 1 : (int)n;
}

static int
next_line(struct server *s, struct span *out, struct err *err)
{
	for (;;) {
		struct span in = span_from(buf_span(&s->in), s->at);
		size_t lf = span_find(in, 0, '\n');
		int r;

		if (lf < in.n) {
			*out = span_sub(in, 0, lf);
			s->at += lf + 1;
			return 1;
		}
		if (in.n > LINE_MAX_BYTES)
			return err_set(err, ERR_PROTO, "a line too long");
		if ((r = receive(s, err)) != 1)
			return r;
	}
}

static int
next_bytes(struct server *s, size_t n, struct span *out, struct err *err)
{
	int r;

	while (s->in.len - s->at < n)
		if ((r = receive(s, err)) != 1)
			return r;
	*out = span_sub(span_from(buf_span(&s->in), s->at), 0, n);
	s->at += n;
	return 1;
}

static int
answer(struct server *s, const struct err *fault, struct err *err)
{
	if (s->lost.text[0] != '\0')
		wr_addf(&s->out, "LOG %s\n", s->lost.text);
	s->lost = ERR_INIT;
	if (fault != NULL)
		wr_addf(&s->out, "NO %s\n", fault->text);
	else {
		buf_reset(&s->text);
		seqset_write(&s->text, &s->set);
		wr_adds(&s->out, "OK ");
		wr_add(&s->out, s->text.len == 0 ? SPAN("-") :
		    buf_span(&s->text));
		wr_adds(&s->out, "\n");
	}
	return wr_flush(&s->out, err);
}

static bool
numbers(struct span args, const uint64_t *max, uint64_t *out, size_t n)
{
	struct span word;
	size_t i;

	for (i = 0; i < n; i++)
		if (!span_word(&args, &word) || num_parse_u64(word, max[i],
		    &out[i]) == -1)
			return false;
	return span_trim(args).n == 0;
}

static int
wrong(struct err *err)
{
	return err_set(err, ERR_PROTO, "not understood");
}

/* A damaged index is begun anew with the next OPEN. */
static void
if_damaged(struct server *s, const struct err *fault)
{
	if (fault->kind != ERR_DATA)
		return;
	ftsdb_close(s->db);
	s->db = NULL;
	s->adding = false;
	ftsdb_remove();
}

static int
open_box(struct server *s, struct span args, struct err *err)
{
	static const uint64_t max[] = { UINT32_MAX, INT64_MAX };
	uint64_t n[2];
	int r;

	if (!numbers(args, max, n, 2) || s->dir == -1)
		return wrong(err);
	ftsdb_close(s->db);
	s->db = NULL;
	s->fault = ERR_INIT;
	r = fchdir(s->dir) == -1 ? err_sys(&s->fault, "mailbox") :
	    ftsdb_open((uint32_t)n[0], n[1], true, &s->db, &s->fault);
	close(s->dir);
	s->dir = -1;
	if (r == 0)
		r = ftsdb_known(s->db, &s->set, &s->fault);
	s->adding = r == 0;
	if (s->db != NULL)
		if_damaged(s, &s->fault);
	return answer(s, r == 0 ? NULL : &s->fault, err);
}

static int
find(struct server *s, struct span args, struct err *err)
{
	static const uint64_t max[] = { FTSTEXT_KEY_MAX };
	bool head = span_starts(args, SPAN("H "));
	struct err fault = ERR_INIT;
	struct span key;
	uint64_t n;
	int r;

	if ((!head && !span_starts(args, SPAN("B "))) ||
	    !numbers(span_from(args, 2), max, &n, 1))
		return wrong(err);
	if ((r = next_bytes(s, (size_t)n, &key, err)) != 1)
		return r;
	r = s->db == NULL ? err_set(&fault, ERR_TEMP, "no index") :
	    !ftstext_can_find(key) ? err_set(&fault, ERR_TEMP, "not a key") :
	    ftsdb_find(s->db, key, head, &s->set, &fault);
	if (r == -1 && s->db != NULL)
		if_damaged(s, &fault);
	return answer(s, r == 0 ? NULL : &fault, err);
}

/* A failure is told with the next answer: nobody waits for one now. */
static int
add(struct server *s, struct span args, struct err *err)
{
	static const uint64_t max[] = { UINT32_MAX, FTSTEXT_MAX, FTSTEXT_MAX,
		1 };
	struct span head, both;
	uint64_t n[4];
	int r;

	if (!numbers(args, max, n, 4))
		return wrong(err);
	if ((r = next_bytes(s, (size_t)(n[1] + n[2]), &both, err)) != 1)
		return r;
	if (!s->adding)
		return 1;
	head = span_sub(both, 0, (size_t)n[1]);
	s->adding = ftsdb_add(s->db, (uint32_t)n[0], head, span_from(both,
	    (size_t)n[1]), n[3] == 1, &s->lost) == 0;
	if (!s->adding)
		if_damaged(s, &s->lost);
	return 1;
}

static int
command(struct server *s, struct span line, struct err *err)
{
	int r;

	if (span_starts(line, SPAN("ADD ")))
		return add(s, span_from(line, 4), err);
	if (span_eq(line, SPAN("DONE"))) {
		if (s->adding)
			s->adding = ftsdb_commit(s->db, &s->lost) == 0;
		return 1;
	}
	if (span_starts(line, SPAN("OPEN ")))
		r = open_box(s, span_from(line, 5), err);
	else if (span_starts(line, SPAN("FIND ")))
		r = find(s, span_from(line, 5), err);
	else
		r = wrong(err);
	return r == 0 ? 1 : r;
}

int
serve(int sock, struct err *err)
{
	struct server s = { .sock = sock, .fault = ERR_INIT, .lost = ERR_INIT,
		.dir = -1, .in = BUF_INIT(2 * FTSTEXT_MAX + 2 * CHUNK),
		.text = BUF_INIT(64u << 20) };
	struct span line;
	int r;

	wr_init(&s.out, sock, ANSWER_MS);
	seqset_init(&s.set);
	while ((r = next_line(&s, &line, err)) == 1 &&
	    (r = command(&s, line, err)) == 1)
		;
	ftsdb_close(s.db);
	seqset_done(&s.set);
	wr_done(&s.out);
	buf_done(&s.in);
	buf_done(&s.text);
	if (s.dir != -1)
		close(s.dir);
	return r == 0 ? 0 : -1;
}
