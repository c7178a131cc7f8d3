/* direct - see direct.h. The words, codes and log lines are mail-deliver's.
 * SPDX-License-Identifier: ISC */
#include "direct.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"
#include "gate/gate.h"
#include "io/wr.h"
#include "os/cred.h"
#include "os/tmpfd.h"
#include "session.h"

#define DELIMITERS "+"           /* mail-deliver's default */
#define ASK_AT_ONCE 100          /* recipients of one DELIVERALL */

void
direct_init(struct direct *d)
{
	*d = (struct direct){ .n = 0 };
	pool_init(&d->pool);
}

void
direct_done(struct direct *d)
{
	pool_done(&d->pool);
	free(d->users);
	direct_init(d);
}

void
direct_reset(struct direct *d)
{
	pool_reset(&d->pool);
	d->n = 0;
	d->relayed = false;
}

bool
direct_is_possible(char *const *program)
{
	return program[0] != NULL && program[1] != NULL &&
	    span_eq(span_str(program[0]), SPAN("mail-deliver")) &&
	    program[1][0] != '-';
}

/* Another user's, who is not known by an alias that mail-route must expand. */
static bool
is_asked_for(const struct account *a)
{
	if (account_get(a, "user").p == NULL)
		return account_get(a, "programs").p != NULL;
	return a->has_ids && (a->ids.uid != geteuid() ||
	    a->ids.gid != getegid());
}

void
direct_note(struct session *s, const struct ask_reply *r)
{
	struct direct *d = &s->direct;
	struct account a;

	if (!s->opt->direct || os_cred_is_root())
		return;
	account_init(&a);
	if (account_take(&a, buf_span(&r->text), NULL) == 0 &&
	    is_asked_for(&a)) {
		if (d->n == d->cap) {
			d->cap = d->cap == 0 ? 8 : d->cap * 2;
			d->users = mem_resize(d->users, d->cap,
			    sizeof(*d->users));
		}
		d->users[d->n++] = pool_copy(&d->pool,
		    account_get(&a, "user"));
	}
	account_done(&a);
}

static int
compare(const void *a, const void *b)
{
	return span_cmp(address_span(*(const struct address *const *)a),
	    address_span(*(const struct address *const *)b));
}

static bool
has_twins(const struct envelope *e)
{
	const struct address **sorted;
	bool found = false;
	size_t i;

	if (e->n < 2)
		return false;
	sorted = mem_alloc(e->n * sizeof(*sorted));
	for (i = 0; i < e->n; i++)
		sorted[i] = &e->rcpts[i].address;
	qsort(sorted, e->n, sizeof(*sorted), compare);
	for (i = 1; i < e->n && !found; i++)
		found = compare(&sorted[i - 1], &sorted[i]) == 0;
	free(sorted);
	return found;
}

static bool
is_simple(const struct session *s, const struct envelope *e)
{
	size_t i;

	if (!s->opt->direct || !s->can_ask || gate_holds(s) ||
	    s->direct.relayed ||
	    s->direct.n != s->envelope.n || rd_pending(&s->ask.rd).n > 0)
		return false;
	for (i = 0; i < e->n; i++)
		if (e->rcpts[i].params.n > 0)
			return false;
	return !has_twins(e);
}

static void
put(struct wr *w, const char *name, struct span value)
{
	wr_adds(w, name);
	wr_addc(w, '=');
	wr_add(w, value);
	wr_addc(w, '\n');
}

/* What follows the first delimiter, which is not the first character. */
static struct span
extension_of(struct span local)
{
	size_t i;

	for (i = 1; i < local.n; i++)
		if (span_has(SPAN(DELIMITERS), local.p[i]))
			return span_from(local, i + 1);
	return SPAN("");
}

static void
put_recipient(const struct session *s, const struct envelope *e, size_t i,
    struct wr *w)
{
	const struct address *to = &e->rcpts[i].address;
	struct buf from = BUF_INIT(ENVELOPE_LINE_MAX);
	struct buf text = BUF_INIT(ENVELOPE_LINE_MAX);

	address_write(&from, &e->sender);
	address_write(&text, to);
	put(w, "SENDER", buf_span(&from));
	put(w, "RECIPIENT", buf_span(&text));
	put(w, "ORIGINAL_RECIPIENT", buf_span(&text));
	put(w, "LOCAL", address_local(to));
	put(w, "DOMAIN", address_domain(to));
	put(w, "EXTENSION", extension_of(address_local(to)));
	put(w, "QUEUE_ID", span_str(s->queue_id));
	wr_addc(w, '\n');
	buf_done(&from);
	buf_done(&text);
}

/* The envelopes of recipients first to end - 1, for the authenticator. */
static int
write_envelopes(struct session *s, const struct envelope *e, size_t first,
    size_t end)
{
	int fd = os_tmpfd_memory(&s->err);
	struct wr w;

	if (fd == -1)
		return -1;
	wr_init(&w, fd, -1);
	for (; first < end; first++)
		put_recipient(s, e, first, &w);
	if (wr_flush(&w, &s->err) == -1 || lseek(fd, 0, SEEK_SET) == -1) {
		close(fd);
		fd = -1;
	}
	wr_done(&w);
	return fd;
}

static void
note(const struct session *s, const struct address *to, const char *user,
    const struct ask_reply *r)
{
	int class = r->code / 100;
	struct logline l;

	log_begin(&l, "delivery");
	log_str(&l, "to", address_span(to));
	log_str(&l, "user", span_str(user));
	log_str(&l, "status", class == 2 ? SPAN("ok") :
	    class == 5 ? SPAN("refused") : SPAN("deferred"));
	if (class != 2) {
		log_num(&l, "code", class == 5 ? EX_UNAVAILABLE : EX_TEMPFAIL);
		log_str(&l, "reason", buf_span(&r->text));
	}
	log_str(&l, "id", span_str(s->queue_id));
	log_end(&l);
}

/* The first refusal counts, and a passing one more than one for good: nobody is
 * told no for good while one may still get it. */
static void
count(struct chain_result *all, const struct ask_reply *r)
{
	bool perm = r->code / 100 == 5;

	if (r->code / 100 == 2 || all->verdict == CHAIN_TEMP ||
	    (perm && all->verdict == CHAIN_PERM))
		return;
	all->verdict = perm ? CHAIN_PERM : CHAIN_TEMP;
	all->code = perm ? EX_UNAVAILABLE : EX_TEMPFAIL;
	(void)snprintf(all->text, sizeof(all->text), "%s",
	    buf_str(&r->text)[0] == (perm ? '5' : '4') ? buf_str(&r->text) :
	    perm ? "" : "4.3.0 not delivered to all");
}

/* An answer to DELIVERALL as a whole: it is not known there, or cannot be
 * done. */
static bool
is_for_all(int code)
{
	return code == 421 || code == 500 || code == 501;
}

/* One command for recipients first to end - 1: 0, or -1 with s->err; 1 when
 * each must be asked for by itself. */
static int
ask_for(struct session *s, const struct envelope *e, size_t first, size_t end,
    int message_fd, struct chain_result *result)
{
	bool alone = end - first == 1;
	struct span to = address_span(&e->rcpts[first].address);
	int fd = write_envelopes(s, e, first, end), r = -1;
	struct ask_reply reply;
	size_t i;

	if (fd == -1)
		return -1;
	ask_reply_init(&reply);
	r = ask_send(&s->ask, alone ? "DELIVER" : "DELIVERALL",
	    alone ? to : SPAN(""), (int[2]){ message_fd, fd }, &s->err);
	for (i = first; i < end && r == 0; i++) {
		if ((r = ask_more(&s->ask, &reply, &s->err)) == -1)
			break;
		if (!alone && i == first && is_for_all(reply.code)) {
			r = reply.code == 500 ? 1 : err_set(&s->err, ERR_TEMP,
			    "%s", buf_str(&reply.text));
			break;
		}
		note(s, &e->rcpts[i].address, e == &s->envelope ?
		    s->direct.users[i] : "", &reply);
		count(result, &reply);
	}
	ask_reply_done(&reply);
	close(fd);
	return r;
}

static int
ask_for_all(struct session *s, const struct envelope *e, int message_fd,
    struct chain_result *result)
{
	size_t i, end, step = ASK_AT_ONCE;
	int r = 0;

	for (i = 0; i < e->n && r != -1; i = r == 1 ? i : end) {
		end = i + step < e->n ? i + step : e->n;
		r = ask_for(s, e, i, end, message_fd, result);
		if (r == 1)
			step = 1;
	}
	return r;
}

int
direct_run(struct session *s, const struct envelope *e, int message_fd,
    struct chain_result *result)
{
	int r;

	if (!is_simple(s, e))
		return 0;
	*result = (struct chain_result){ .verdict = CHAIN_OK };
	s->ask.rd.timeout_ms = (int)s->opt->chain_timeout;
	r = ask_for_all(s, e, message_fd, result);
	s->ask.rd.timeout_ms = ASK_TIMEOUT_MS;
	if (r == -1)
		s->can_ask = false;
	return r == -1 ? -1 : 1;
}
