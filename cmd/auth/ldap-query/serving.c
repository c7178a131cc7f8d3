/* serving - see serving.h.
 * SPDX-License-Identifier: ISC */
#include "serving.h"

#include "base/pool.h"
#include "io/rd.h"
#include "io/wr.h"
#include "text/base64.h"

struct serving {
	struct directory *d;
	struct rd rd;
	struct wr wr;
	struct pool pool;            /* of one question */
	struct buf word, reply;
	bool ended;
};

struct command {
	const char *name;
	void (*run)(struct serving *s, struct span args);
};

static void
say(struct serving *s, int code, const char *text)
{
	wr_addf(&s->wr, "%d %s\n", code, text);
}

/* The next word, decoded, into s->word, which is then a C string: false when
 * there is none or it holds what a C string cannot. */
static bool
take(struct serving *s, struct span *args)
{
	struct span word;

	if (s->word.p != NULL)
		secret_clear(s->word.p, s->word.cap);
	buf_reset(&s->word);
	return span_word(args, &word) &&
	    base64_decode(&s->word, word) == 0 && buf_ok(&s->word) &&
	    !span_has(buf_span(&s->word), '\0');
}

static void
run_password(struct serving *s, struct span args)
{
	if (!take(s, &args) ||
	    secret_set(&s->d->password, buf_span(&s->word)) == -1)
		say(s, 501, "no password");
	else
		say(s, 250, "ok");
}

static void
write_entry(struct serving *s)
{
	struct span rest = buf_span(&s->reply), line;

	while (span_cut(&rest, '\n', &line))
		if (line.n > 0) {
			wr_adds(&s->wr, "250-");
			wr_add(&s->wr, line);
			wr_addc(&s->wr, '\n');
		}
	say(s, 250, "end");
}

static void
run_search(struct serving *s, struct span args)
{
	char *attributes[DIRECTORY_ATTRS_MAX + 1];
	struct directory_search q = { .attributes = attributes };
	struct err err = ERR_INIT;
	struct span word;
	size_t n = 0;

	if (take(s, &args))
		q.base = pool_copy(&s->pool, buf_span(&s->word));
	if (q.base != NULL && take(s, &args))
		q.filter = pool_copy(&s->pool, buf_span(&s->word));
	while (n < DIRECTORY_ATTRS_MAX && span_word(&args, &word))
		attributes[n++] = pool_copy(&s->pool, word);
	attributes[n] = NULL;
	if (q.filter == NULL || n == 0) {
		say(s, 501, "SEARCH base filter attribute...");
		return;
	}
	buf_reset(&s->reply);
	switch (directory_search(s->d, &q, &s->reply, &err)) {
	case DIRECTORY_ONE:
		write_entry(s);
		break;
	case DIRECTORY_NONE:
		say(s, 550, "no such entry");
		break;
	case DIRECTORY_NO_BASE:
		say(s, 553, "no such base");
		break;
	case DIRECTORY_FAILED:
		say(s, 451, err.text);
	}
	if (s->reply.p != NULL)
		secret_clear(s->reply.p, s->reply.cap);
}

/* An empty password would be a bind as nobody, which succeeds (RFC 4513
 * 5.1.2). */
static void
run_bind(struct serving *s, struct span args)
{
	struct err err = ERR_INIT;
	char *dn;
	int r;

	if (!take(s, &args) || s->word.len == 0) {
		say(s, 501, "BIND dn password");
		return;
	}
	dn = pool_copy(&s->pool, buf_span(&s->word));
	if (!take(s, &args) || s->word.len == 0) {
		say(s, 535, "no");
		return;
	}
	r = directory_bind(s->d, dn, buf_span(&s->word), &err);
	if (r == -1)
		say(s, 451, err.text);
	else
		say(s, r == 1 ? 235 : 535, r == 1 ? "yes" : "no");
}

/* Each server, one after the other; the last of them all is not kept. */
static void
run_check(struct serving *s, struct span args)
{
	size_t i, good = 0;

	(void)args;
	for (i = 0; i < s->d->n; i++) {
		struct err why = ERR_INIT;
		bool yes = directory_try(s->d, i, &why);

		good += yes;
		wr_addf(&s->wr, "%d-%s: %s\n", 250, s->d->uris[i],
		    yes ? "ok" : why.text);
	}
	wr_addf(&s->wr, "250 %zu of %zu\n", good, i);
}

static void
run_quit(struct serving *s, struct span args)
{
	(void)args;
	s->ended = true;
	say(s, 221, "bye");
}

static const struct command commands[] = {
	{ "BIND", run_bind }, { "CHECK", run_check },
	{ "PASSWORD", run_password },
	{ "QUIT", run_quit }, { "SEARCH", run_search },
};

static void
dispatch(struct serving *s, struct span line)
{
	struct span verb;
	size_t i;

	if (!span_word(&line, &verb))
		verb = SPAN("");
	for (i = 0; i < LENGTH(commands); i++)
		if (span_ieq(verb, span_str(commands[i].name))) {
			commands[i].run(s, line);
			return;
		}
	say(s, 500, "no such command");
}

int
serving_run(struct directory *d, struct err *err)
{
	struct serving s = { .d = d, .word = BUF_INIT(SERVING_LINE_MAX),
		.reply = BUF_INIT(DIRECTORY_REPLY_MAX) };
	struct span line;
	int got = 1;

	rd_init(&s.rd, 0, -1);
	wr_init(&s.wr, 1, -1);
	pool_init(&s.pool);
	s.rd.flush = &s.wr;
	while (!s.ended &&
	    (got = rd_line(&s.rd, EOL_LF, SERVING_LINE_MAX, &line, err)) == 1) {
		dispatch(&s, line);
		/* It may have held a password. */
		secret_clear((char *)(size_t)line.p, line.n);
		pool_reset(&s.pool);
	}
	if (got != -1)
		got = wr_flush(&s.wr, err);
	if (s.word.p != NULL)
		secret_clear(s.word.p, s.word.cap);
	buf_done(&s.word);
	buf_done(&s.reply);
	pool_done(&s.pool);
	rd_done(&s.rd);
	wr_done(&s.wr);
	return got == -1 ? -1 : 0;
}
