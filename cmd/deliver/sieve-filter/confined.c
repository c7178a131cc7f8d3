/* confined - see confined.h.
 * SPDX-License-Identifier: ISC */
#include "confined.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "frame.h"
#include "kept.h"
#include "os/confine.h"
#include "os/fdpass.h"
#include "sieve/svrun.h"
#include "sieve/svwire.h"

#define PREPARED 65536               /* bytes looked at for charsets */

/* A script, once it has been looked at: what it is, or why it is none. */
struct compiled {
	bool done;
	struct svscript script;
	int r;
	struct err err;
};

struct half {
	const struct scripts *scripts;
	struct compiled *compiled;
	size_t current;              /* the script that runs */
	struct svmail mail;
	struct svplan plan;
	uint64_t steps;
};

/* Nobody listens any more: there is nobody to work for either. */
static void
send(enum frame_kind kind, struct span payload)
{
	if (frame_send(CONFINED_SOCKET_FD, kind, payload, NULL) == -1)
		_exit(1);
}

static void
send_line(enum frame_kind kind, unsigned line, const char *text)
{
	struct buf b = BUF_INIT(FRAME_MAX);

	svwire_add_number(&b, line);
	svwire_add_span(&b, span_str(text));
	send(kind, buf_span(&b));
	buf_done(&b);
}

static void
on_trace(void *ctx, unsigned line, const char *text)
{
	(void)ctx;
	send_line(FRAME_TRACE, line, text);
}

static void
on_note(void *ctx, unsigned line, const char *text)
{
	(void)ctx;
	send_line(FRAME_NOTE, line, text);
}

static void
on_warn(void *ctx, unsigned line, const char *text)
{
	(void)ctx;
	send_line(FRAME_WARN, line, text);
}

static void
report(const struct half *h, const struct err *err)
{
	send_line(FRAME_ERROR, (unsigned)h->current, err->text);
}

static int
on_filter(void *ctx, const struct svprogram *p, int *fd_out, struct err *err)
{
	struct buf b = BUF_INIT(FRAME_MAX);
	int fds[OS_FDPASS_MAX];
	size_t i, n_fds = 0;
	char answer;
	long got;

	(void)ctx;
	svwire_add_span(&b, p->name);
	svwire_add_number(&b, (uint32_t)p->n);
	for (i = 0; i < p->n; i++)
		svwire_add_span(&b, p->args[i]);
	send(FRAME_FILTER, buf_span(&b));
	buf_done(&b);
	got = os_fdpass_recv(CONFINED_SOCKET_FD, &answer, 1, -1, fds, &n_fds,
	    err);
	if (got == 0)
		_exit(1);
	if (got == -1)
		return -1;
	if (n_fds == 1)
		*fd_out = fds[0];
	return answer == '1' && n_fds == 1;
}

/* As svrun_script; an error is reported and means that the message is kept as
 * far as this script goes. */
static int
run_one(struct half *h, bool last, bool tracing)
{
	const struct svhost host = { h, tracing ? on_trace : NULL, on_note,
		on_filter };
	const struct script *s = &h->scripts->list[h->current];
	struct compiled *c = &h->compiled[h->current];
	const struct svrun_setup setup = { &c->script, &h->mail, &h->plan,
		&host, &h->steps, last };
	struct err err = ERR_INIT;
	int kept = -1;

	if (tracing)
		send_line(FRAME_TRACE, 0, s->path);
	if (!c->done)
		c->r = svcheck_script(&c->script, buf_span(&s->text), tracing ?
		    on_warn : NULL, h, &c->err);
	c->done = true;
	if (c->r == 0)
		kept = svrun_script(&setup, &err);
	if (kept == -1)
		report(h, c->r == 0 ? &err : &c->err);
	return kept;
}

/* One script after the other, as long as the message is kept. */
static void
run_all(struct half *h, bool tracing)
{
	struct svaction keep = { .kind = SVACTION_FILEINTO,
		.target = SPAN("INBOX") };
	int kept = 1;

	for (h->current = 0; h->current < h->scripts->n && kept != 0;
	    h->current++)
		kept = run_one(h, h->current + 1 == h->scripts->n, tracing);
	if (kept == -1) {
		keep.version = h->mail.version;
		(void)!svplan_add(&h->plan, &keep, NULL);
	}
}

/* Charsets that header fields name, while files can still be read. */
static void
prepare_charsets(struct half *h)
{
	char *bytes = malloc(PREPARED);
	ssize_t n;

	if (bytes == NULL)
		return;
	n = pread(CONFINED_MESSAGE_FD, bytes, PREPARED, 0);
	if (n > 0)
		words_prepare(&h->mail.words, span_of(bytes, (size_t)n));
	free(bytes);
}

static struct span
environment(const char *name)
{
	return span_str(getenv(name) == NULL ? "" : getenv(name));
}

static void
half_init(struct half *h, const struct settings *settings)
{
	h->current = 0;
	h->steps = SVLIMIT_STEPS;
	svplan_init(&h->plan);
	h->plan.max_redirects = settings->max_redirects;
	svmail_init(&h->mail);
	h->mail.sender = environment("SENDER");
	h->mail.recipient = environment("RECIPIENT");
}

/* The message, from where it is opened to its plan. */
static void
decide(struct half *h, int fd, bool tracing)
{
	struct buf out = BUF_INIT(FRAME_MAX);
	struct err err = ERR_INIT;

	if (svmail_open(&h->mail, fd, &err) == -1) {
		report(h, &err);
		_exit(1);
	}
	run_all(h, tracing);
	svplan_write(&h->plan, &out);
	send(FRAME_PLAN, buf_span(&out));
	buf_done(&out);
	svplan_done(&h->plan);
	svmail_done(&h->mail);
}

/* Another message: its descriptor. There is none when the parent has gone. */
static int
next_message(struct buf *lines)
{
	int fds[OS_FDPASS_MAX];
	size_t n_fds = 0;
	char kind, byte;

	if (frame_receive(CONFINED_SOCKET_FD, INT64_MAX, &kind, lines, NULL) !=
	    1 || kind != FRAME_NEXT || os_fdpass_recv(CONFINED_SOCKET_FD, &byte,
	    1, -1, fds, &n_fds, NULL) != 1 || n_fds != 1)
		_exit(0);
	return fds[0];
}

void
confined_main(const struct settings *settings, const struct scripts *scripts,
    bool tracing, bool stay)
{
	struct buf lines = BUF_INIT(FRAME_MAX);
	int fd = CONFINED_MESSAGE_FD;
	struct err err = ERR_INIT;
	struct half h = { .scripts = scripts };

	h.compiled = mem_zero(scripts->n, sizeof(*h.compiled));
	half_init(&h, settings);
	prepare_charsets(&h);
	if (os_confine(OS_STDIO | OS_PASSFD, NULL, 0, &err) == -1) {
		report(&h, &err);
		_exit(1);
	}
	decide(&h, fd, tracing);
	if (!stay)
		_exit(0);
	for (;;) {                       /* until next_message finds none */
		close(fd);
		fd = next_message(&lines);
		kept_environment(buf_span(&lines), true);
		half_init(&h, settings);
		decide(&h, fd, tracing);
	}
}
