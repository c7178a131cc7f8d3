/* textindex - see textindex.h; what is said is in search-index's serve.h.
 * SPDX-License-Identifier: ISC */
#include "textindex.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/log.h"
#include "os/exe.h"
#include "os/fdpass.h"
#include "os/onask.h"
#include "session.h"

#define ANSWER_MS 20000              /* it waits for locks for 1 s itself */
#define SET_MAX (64u << 20)          /* bytes of an answer */
#define HELPER "search-index"

void
textindex_init(struct textindex *t)
{
	size_t i;

	t->sock = -1;
	t->open = false;
	seqset_init(&t->known);
	for (i = 0; i < SIFT_KEYS_MAX; i++)
		seqset_init(&t->found[i]);
}

static void
give_up(struct textindex *t, const char *reason)
{
	if (reason != NULL)
		log_reason("search-index", reason);
	if (t->sock != -1) {
		rd_done(&t->in);
		wr_done(&t->out);
		ftstext_done(&t->text);
		close(t->sock);
	}
	t->sock = -1;
	t->open = false;
}

void
textindex_done(struct textindex *t)
{
	size_t i;

	give_up(t, NULL);
	seqset_done(&t->known);
	for (i = 0; i < SIFT_KEYS_MAX; i++)
		seqset_done(&t->found[i]);
}

int
textindex_start(struct textindex *t, const char *maildir, struct err *err)
{
	struct buf helper = BUF_INIT(4096), dir = BUF_INIT(4096);
	char *argv[] = { NULL, (char *)(size_t)"--serve",
		(char *)(size_t)"--maildir", NULL, NULL };

	os_exe_sibling("", HELPER, &helper);
	buf_adds(&dir, maildir);
	argv[0] = (char *)(size_t)buf_str(&helper);
	argv[3] = (char *)(size_t)buf_str(&dir);
	if (access(argv[0], X_OK) == -1)
		(void)err_sys(err, "%s", argv[0]);
	else
		t->sock = os_onask(argv, err);
	buf_done(&helper);
	buf_done(&dir);
	if (t->sock == -1)
		return -1;
	rd_init(&t->in, t->sock, ANSWER_MS);
	wr_init(&t->out, t->sock, ANSWER_MS);
	t->in.flush = &t->out;
	ftstext_init(&t->text);
	return 0;
}

static void
log_line(struct span text)
{
	struct logline l;

	log_begin(&l, "search-index");
	log_str(&l, "reason", text);
	log_end(&l);
}

/* The answer: 1 a set, 0 NO, -1 there is no index any more. */
static int
answer(struct textindex *t, struct seqset *set)
{
	struct err err = ERR_INIT;
	struct span line;
	int r;

	for (;;) {
		r = rd_line(&t->in, EOL_LF, SET_MAX, &line, &err);
		if (r != 1) {
			give_up(t, r == 0 ? "it went" : err.text);
			return -1;
		}
		if (!span_starts(line, SPAN("LOG ")))
			break;
		log_line(span_from(line, 4));
	}
	seqset_reset(set);
	if (span_eq(line, SPAN("OK -")))
		return 1;
	if (span_starts(line, SPAN("OK ")) && seqset_parse(set,
	    span_from(line, 3), UINT32_MAX, &err) == 0)
		return 1;
	if (!span_starts(line, SPAN("NO "))) {
		give_up(t, "an answer that is none");
		return -1;
	}
	log_line(span_from(line, 3));
	return 0;
}

/* The line goes with the directory. */
static int
open_box(struct textindex *t, struct session *session)
{
	const struct box *b = session->view.box;
	struct buf line = BUF_INIT(100);
	struct err err = ERR_INIT;
	int dir = box_dir(b), r = wr_flush(&t->out, &err);

	buf_addf(&line, "OPEN %lu %llu\n", (unsigned long)box_uidvalidity(b),
	    (unsigned long long)box_count(b));
	if (r == 0)
		r = os_fdpass_send(t->sock, buf_span(&line), &dir, 1, &err);
	buf_done(&line);
	if (r == -1) {
		give_up(t, err.text);
		return -1;
	}
	return answer(t, &t->known);
}

void
textindex_ask(struct textindex *t, struct session *session,
    const struct sift *s, size_t n_head)
{
	size_t i;
	int r;

	if (t->sock == -1 || open_box(t, session) != 1)
		return;
	t->open = true;
	t->learned = 0;
	for (i = 0; i < s->n; i++) {
		struct span key = s->keys[i]->key;

		t->asked[i] = false;
		if (!ftstext_can_find(key))
			continue;
		wr_addf(&t->out, "FIND %c %zu\n", i < n_head ? 'H' : 'B',
		    key.n);
		wr_add(&t->out, key);
		if ((r = answer(t, &t->found[i])) == -1)
			return;
		t->asked[i] = r == 1;
	}
}

int
textindex_has(const struct textindex *t, uint32_t uid, size_t n)
{
	if (!t->open || !t->asked[n] || !seqset_has(&t->known, uid))
		return -1;
	return seqset_has(&t->found[n], uid);
}

void
textindex_learn(struct textindex *t, struct message *m)
{
	const struct parts *parts;
	struct err err = ERR_INIT;
	int r;

	if (!t->open || t->learned >= TEXTINDEX_LEARN ||
	    seqset_has(&t->known, m->uid))
		return;
	if (message_parts(m, &parts) != 1 || message_header(m) != 1 ||
	    (r = ftstext_read(&t->text, &m->s->words, &m->header, parts->root,
	    m->fd, message_held(m), &err)) == -1) {
		m->s->err = ERR_INIT;
		return;
	}
	if (m->header.malformed && m->header.n == HEADER_FIELDS_MAX)
		r = 0;
	if (r == 0) {
		buf_reset(&t->text.head);
		buf_reset(&t->text.body);
	}
	wr_addf(&t->out, "ADD %lu %zu %zu %d\n", (unsigned long)m->uid,
	    t->text.head.len, t->text.body.len, r);
	wr_add(&t->out, buf_span(&t->text.head));
	wr_add(&t->out, buf_span(&t->text.body));
	t->learned++;
	if (t->out.sys != 0)
		give_up(t, "it takes nothing more");
}

void
textindex_close(struct textindex *t)
{
	struct err err = ERR_INIT;

	if (!t->open)
		return;
	if (t->learned > 0)
		wr_adds(&t->out, "DONE\n");
	if (wr_flush(&t->out, &err) == -1)
		give_up(t, err.text);
	t->open = false;
}
