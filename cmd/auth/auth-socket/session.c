/* session - see session.h. It parses what comes from another server's process,
 * so it is confined like a login program, and as little trusted.
 * SPDX-License-Identifier: ISC */
#include "session.h"

#include <stdbool.h>
#include <stdint.h>
#include <unistd.h>

#include "auth/ask.h"
#include "base/log.h"
#include "base/num.h"
#include "base/secret.h"
#include "os/confine.h"
#include "os/random.h"
#include "sasl/offer.h"

#define COOKIE_BYTES 16

struct session {
	struct ask ask;
	struct ask_reply reply;
	struct rd rd;
	struct wr wr;
	bool waiting;                /* request `id` waits for its CONT */
	uint32_t id;
	unsigned failures;
	struct buf line;             /* to the authenticator */
	struct err *err;
};

/* Why a request fails, by the authenticator's code; `temp` is Dovecot's word
 * for: try again later. */
static const struct {
	int code;
	const char *fields;
} failures[] = {
	{ 501, "\treason=Invalid response" },
	{ 504, "\treason=Unsupported authentication mechanism" },
	{ 525, "\tuser_disabled\treason=Account is disabled" },
	{ 535, "\tcode=authfail" },
};

static void
fail(struct session *s, uint32_t id, const char *fields)
{
	wr_addf(&s->wr, "FAIL\t%lu%s\n", (unsigned long)id, fields);
}

static void
fail_by_code(struct session *s)
{
	size_t i;

	/* All that the authenticator counts, whose limit is this connection's
	 * end; the next one begins anew. */
	s->failures++;
	for (i = 0; i < LENGTH(failures); i++)
		if (failures[i].code == s->reply.code) {
			fail(s, s->id, failures[i].fields);
			return;
		}
	fail(s, s->id, "\ttemp\treason=Temporary internal failure");
}

/* "2.7.0 user=NAME": a name that the authenticator vouches for; the characters
 * that would need an escape are in no name. */
static void
succeed(struct session *s)
{
	struct span text = buf_span(&s->reply.text), key = SPAN("user=");
	size_t at = span_search(span_sub(text, 0, 40), key);

	text = span_from(text, at + key.n);
	if (at >= 40 || text.n == 0 || span_has(text, '\t') ||
	    span_has(text, '\n') || span_has(text, '\001')) {
		fail(s, s->id, "\ttemp\treason=No user name");
		return;
	}
	wr_addf(&s->wr, "OK\t%lu\tuser=", (unsigned long)s->id);
	wr_add(&s->wr, text);
	wr_addc(&s->wr, '\n');
}

/* One question to the authenticator; what it was asked with is wiped. */
static int
put_question(struct session *s)
{
	int r = buf_ok(&s->line) ? ask_command(&s->ask, buf_span(&s->line),
	    &s->reply, s->err) : err_set(s->err, ERR_LIMIT, "line too long");

	if (s->line.p != NULL)
		secret_clear(s->line.p, s->line.cap);
	if (s->ask.wr.p != NULL)
		secret_clear(s->ask.wr.p, s->ask.wr.cap);
	buf_reset(&s->line);
	return r;
}

static int
say(struct session *s, const char *command)
{
	buf_adds(&s->line, command);
	return put_question(s);
}

/* What the authenticator's reply means for the request at hand: 0 or -1. */
static int
conclude(struct session *s)
{
	s->waiting = s->reply.code == 334;
	s->rd.timeout_ms = s->waiting ? SESSION_WAIT_MS : -1;
	if (s->waiting) {
		wr_addf(&s->wr, "CONT\t%lu\t", (unsigned long)s->id);
		wr_add(&s->wr, buf_span(&s->reply.text));
		wr_addc(&s->wr, '\n');
		return 0;
	}
	if (s->reply.code != 235) {
		fail_by_code(s);
		return 0;
	}
	succeed(s);
	return say(s, "RSET");
}

static bool
is_base64(struct span text)
{
	size_t i;

	for (i = 0; i < text.n; i++)
		if (!span_is_alpha(text.p[i]) && !span_is_digit(text.p[i]) &&
		    text.p[i] != '+' && text.p[i] != '/' && text.p[i] != '=')
			return false;
	return true;
}

/* The fields of AUTH after the mechanism. `resp=` is the last, and is not
 * escaped. */
struct request {
	struct span mechanism, remote, response;
};

static void
read_fields(struct span rest, struct request *r)
{
	struct span field;

	r->remote = span_of(NULL, 0);
	r->response = span_of(NULL, 0);
	while (rest.p != NULL) {
		if (span_starts(rest, SPAN("resp="))) {
			r->response = span_from(rest, 5);
			return;
		}
		(void)span_cut(&rest, '\t', &field);
		if (span_starts(field, SPAN("rip=")))
			r->remote = span_from(field, 4);
	}
}

static bool
is_clean(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7f)
			return false;
	return s.n > 0;
}

/* Tell whose address it is. Where the authenticator knows it better, or it is
 * none, the request goes on: it is the other server's to say. */
static int
tell_remote(struct session *s, struct span remote)
{
	buf_adds(&s->line, "REMOTE ");
	buf_add(&s->line, is_clean(remote) && remote.n < 64 ? remote :
	    SPAN("-"));
	return put_question(s);
}

/* AUTH TAB id TAB mechanism ...: 0, or -1 the connection is over. */
static int
start(struct session *s, uint32_t id, struct span rest)
{
	const struct offer_mechanism *m;
	struct request r;

	if (!span_cut(&rest, '\t', &r.mechanism))
		return err_set(s->err, ERR_PROTO, "AUTH without a mechanism");
	read_fields(rest, &r);
	s->id = id;
	if ((m = offer_find(r.mechanism)) == NULL) {
		fail(s, id, failures[1].fields);
		return 0;
	}
	if (!is_base64(r.response)) {
		fail(s, id, failures[0].fields);
		return 0;
	}
	if (tell_remote(s, r.remote) == -1)
		return -1;
	buf_addf(&s->line, "AUTH %s", m->name);
	if (r.response.p != NULL) {
		buf_addc(&s->line, ' ');
		buf_add(&s->line, r.response.n > 0 ? r.response : SPAN("="));
	}
	return put_question(s) == 0 ? conclude(s) : -1;
}

/* Postfix forgets a request whose client gave up, and says nothing: a new one
 * ends the one that waits. */
static int
start_next(struct session *s, uint32_t id, struct span rest)
{
	if (s->waiting) {
		s->waiting = false;
		s->failures++;
		if (say(s, "*") == -1)
			return -1;
		fail(s, s->id, "\ttemp\treason=Another request came");
	}
	return start(s, id, rest);
}

static int
go_on(struct session *s, uint32_t id, struct span rest)
{
	if (!s->waiting || id != s->id) {
		fail(s, id, "\treason=No such request");
		return 0;
	}
	buf_add(&s->line, is_base64(rest) ? rest.n > 0 ? rest : SPAN("") :
	    SPAN("*"));
	return put_question(s) == 0 ? conclude(s) : -1;
}

/* No reply is wanted. */
static int
cancel(struct session *s, uint32_t id)
{
	if (!s->waiting || id != s->id)
		return 0;
	s->waiting = false;
	s->failures++;
	return say(s, "*");
}

static int
handshake(struct session *s, struct span rest)
{
	struct span major;
	uint32_t n;

	if (!span_cut(&rest, '\t', &major) ||
	    num_parse_u32(major, 1000, &n) == -1 || n != 1)
		return err_set(s->err, ERR_PROTO, "protocol version is not 1");
	return 0;
}

/* One line of the client: 0, or -1 the connection is over. */
static int
take(struct session *s, struct span line)
{
	struct span rest = line, verb, word;
	uint32_t id;

	if (!span_cut(&rest, '\t', &verb))
		return 0;
	if (span_eq(verb, SPAN("VERSION")))
		return handshake(s, rest);
	if (span_eq(verb, SPAN("CPID")))
		return 0;
	if (!span_cut(&rest, '\t', &word) ||
	    num_parse_u32(word, UINT32_MAX, &id) == -1)
		return err_set(s->err, ERR_PROTO, "request without an id");
	if (span_eq(verb, SPAN("AUTH")))
		return start_next(s, id, rest);
	if (span_eq(verb, SPAN("CONT")))
		return go_on(s, id, rest);
	if (span_eq(verb, SPAN("CANCEL")))
		return cancel(s, id);
	return err_set(s->err, ERR_PROTO, "unknown request");
}

static void
greet_mechanism(struct session *s, struct span word)
{
	const struct offer_mechanism *m = offer_find(word);

	if (m == NULL || (m->flags & (OFFER_PLUS | OFFER_COMMAND)) != 0)
		return;
	wr_addf(&s->wr, "MECH\t%s%s\n", m->name,
	    (m->flags & OFFER_CLEAR) != 0 ? "\tplaintext" :
	    span_starts(word, SPAN("SCRAM")) ? "\tmutual-auth" :
	    span_ends(word, SPAN("-MD5")) ? "\tdictionary\tactive" : "");
}

/* The channel that -PLUS would bind to ends in the other server. */
static int
greet(struct session *s)
{
	unsigned char random[COOKIE_BYTES];
	struct span rest, line, word;
	size_t i;

	if (say(s, "CAPA") == -1)
		return -1;
	if (s->reply.code != 250)
		return err_set(s->err, ERR_TEMP, "authenticator: %.100s",
		    buf_str(&s->reply.text));
	wr_adds(&s->wr, "VERSION\t1\t2\n");
	rest = buf_span(&s->reply.text);
	while (span_cut(&rest, '\n', &line)) {
		if (!span_word(&line, &word) || !span_ieq(word, SPAN("AUTH")))
			continue;
		while (span_word(&line, &word))
			greet_mechanism(s, word);
	}
	os_random(random, sizeof(random));
	wr_addf(&s->wr, "SPID\t%ld\nCUID\t%u\nCOOKIE\t", (long)getpid(),
	    (unsigned)random[0] << 16 | (unsigned)random[1] << 8 | random[2]);
	os_random(random, sizeof(random));
	for (i = 0; i < sizeof(random); i++)
		wr_addf(&s->wr, "%02x", random[i]);
	wr_adds(&s->wr, "\nDONE\n");
	return 0;
}

static int
talk(struct session *s)
{
	struct span line;
	int got = 1, r = greet(s);

	while (r == 0 && got == 1 &&
	    (s->failures < SESSION_FAILURES_MAX || s->waiting)) {
		got = rd_line(&s->rd, EOL_LF, SESSION_LINE_MAX, &line, s->err);
		if (got == 1)
			r = take(s, line);
	}
	return r == -1 || got == -1 ? -1 : 0;
}

int
session_run(int auth_fd, struct err *err)
{
	struct session s = { .line = BUF_INIT(ASK_LINE_MAX), .err = err };
	int r;

	ask_init(&s.ask, auth_fd);
	ask_reply_init(&s.reply);
	rd_init(&s.rd, 0, -1);
	wr_init(&s.wr, 1, SESSION_WAIT_MS);
	s.rd.flush = &s.wr;
	/* Room at once: growing leaves copies of passwords behind. */
	(void)buf_room(&s.line, ASK_LINE_MAX);
	r = os_confine(OS_STDIO, NULL, 0, err);
	if (r == 0 && (r = talk(&s)) == -1 && err->kind == ERR_PROTO) {
		log_reason("disconnect", err->text);
		r = 0;
	}
	if (wr_flush(&s.wr, NULL) == -1)
		log_reason("disconnect", "the client has gone");
	if (s.rd.p != NULL)
		secret_clear(s.rd.p, s.rd.cap);
	rd_done(&s.rd);
	wr_done(&s.wr);
	ask_done(&s.ask);
	ask_reply_done(&s.reply);
	buf_done(&s.line);
	return r;
}
