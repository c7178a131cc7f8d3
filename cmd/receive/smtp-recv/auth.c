/* auth - AUTH (RFC 4954), relayed to the authenticator line by line; the
 * session knows no mechanism. What it knows is which ones show a password or
 * token to whoever listens: those wait for TLS.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "auth/askbind.h"
#include "base/secret.h"
#include "conn/starttls.h"
#include "sasl/offer.h"
#include "session.h"

#define MECHANISM_MAX 20         /* RFC 4422 3.1 */

static struct span
get_fact(const void *self, const char *name)
{
	const struct session *s = self;
	const char *value;

	/* Of our own handshake, else of one that was there from the start. */
	if (s->facts.len > 0)
		return starttls_fact(&s->facts, name);
	value = s->tls ? getenv(name) : NULL;
	return value == NULL ? span_of(NULL, 0) : span_str(value);
}

/* What shows a password or token to whoever listens waits for TLS, and what
 * binds to its channel for something known of it. */
static bool
is_allowed(const struct session *s, struct span mechanism)
{
	const struct offer_mechanism *m = offer_find(mechanism);
	struct buf bindings = BUF_INIT(ASKBIND_MAX);
	bool bound;

	if (m != NULL && (m->flags & OFFER_CLEAR) != 0)
		return s->tls || s->opt->plaintext_auth;
	if (m == NULL || (m->flags & OFFER_PLUS) == 0)
		return true;
	askbind_add(&bindings, get_fact, s);
	bound = bindings.len > 0;
	buf_done(&bindings);
	return bound;
}

/* After STARTTLS only we have its facts. */
static int
tell_bindings(struct session *s, struct span mechanism)
{
	struct buf bindings = BUF_INIT(ASKBIND_MAX);
	int r = 0;

	if (s->facts.len > 0) {
		askbind_add(&bindings, get_fact, s);
		r = askbind_tell(&s->ask, &bindings, mechanism, &s->err);
	}
	buf_done(&bindings);
	return r;
}

/* Letters, digits, "-", "_" (RFC 4422 3.1). */
static bool
is_mechanism(struct span name)
{
	size_t i;

	for (i = 0; i < name.n; i++)
		if (!span_is_alpha(name.p[i]) && !span_is_digit(name.p[i]) &&
		    name.p[i] != '-' && name.p[i] != '_')
			return false;
	return name.n > 0 && name.n <= MECHANISM_MAX;
}

/* The AUTH line of CAPA, once. */
static void
learn_mechanisms(struct session *s)
{
	struct span rest, line, word;
	struct ask_reply r;

	if (s->asked_capa)
		return;
	s->asked_capa = true;
	buf_reset(&s->mechanisms);
	ask_reply_init(&r);
	if (session_ask(s, SPAN("CAPA"), &r) == 0 && r.code == 250)
		for (rest = buf_span(&r.text); span_cut(&rest, '\n', &line);)
			if (span_word(&line, &word) &&
			    span_ieq(word, SPAN("AUTH")))
				while (span_word(&line, &word))
					if (is_mechanism(word)) {
						buf_addc(&s->mechanisms, ' ');
						buf_add(&s->mechanisms, word);
					}
	ask_reply_done(&r);
}

static bool
has_auth(const struct session *s)
{
	return s->can_ask && (s->opt->submission || s->opt->auth);
}

void
auth_offer(struct session *s, struct buf *out)
{
	struct span rest, word;

	if (!has_auth(s) || session_has_user(s))
		return;
	learn_mechanisms(s);
	rest = buf_span(&s->mechanisms);
	while (span_word(&rest, &word))
		if (is_allowed(s, word)) {
			buf_adds(out, out->len == 0 ? "AUTH " : " ");
			buf_add(out, word);
		}
}

static bool
is_offered(struct session *s, struct span mechanism)
{
	struct span rest, word;

	learn_mechanisms(s);
	rest = buf_span(&s->mechanisms);
	while (span_word(&rest, &word))
		if (span_ieq(word, mechanism))
			return true;
	return false;
}

static void
log_auth(const struct session *s, const char *event, struct span mechanism,
    int code)
{
	struct logline l;

	log_begin(&l, event);
	log_str(&l, "mechanism", mechanism);
	if (session_has_user(s))
		log_str(&l, "user", span_str(s->user));
	if (s->tls_protocol != NULL)
		log_str(&l, "tls", span_str(s->tls_protocol));
	if (code != 235)
		log_num(&l, "code", (uint64_t)code);
	log_end(&l);
}

/* 235's "user=name": 0, or -1 when it is not there or no user name. */
static int
take_user(struct session *s, struct span text)
{
	struct span word;
	size_t i;

	while (span_word(&text, &word))
		if (span_starts(word, SPAN("user=")))
			break;
	if (!span_starts(word, SPAN("user=")))
		return -1;
	word = span_from(word, 5);
	if (word.n == 0 || word.n > SESSION_USER_MAX)
		return -1;
	for (i = 0; i < word.n; i++)
		if ((unsigned char)word.p[i] <= ' ' || word.p[i] == 0x7f)
			return -1;
	memcpy(s->user, word.p, word.n);
	s->user[word.n] = '\0';
	return 0;
}

/* The client's answer to a challenge: what may be handed on (base64 or "*"). */
static bool
is_response(struct span line)
{
	size_t i;

	for (i = 0; i < line.n; i++)
		if (!span_is_alpha(line.p[i]) && !span_is_digit(line.p[i]) &&
		    memchr("+/=", line.p[i], 3) == NULL)
			return span_eq(line, SPAN("*"));
	return true;
}

/* Put the challenge to the client: 0 and its answer in `line`; -1 when there is
 * none that can be handed on, and *id is what to say after cancelling. */
static int
challenge(struct session *s, const struct ask_reply *r, struct buf *line,
    enum reply *id)
{
	struct span answer;
	int got;

	/* Longer than a reply may be otherwise: RFC 4954 4 sets no limit. */
	wr_addf(&s->wr, "334 %s\r\n", is_response(buf_span(&r->text)) ?
	    buf_str(&r->text) : "");
	got = rd_line(&s->rd, EOL_CRLF, ASK_LINE_MAX, &answer, &s->err);
	if (got == 1 && is_response(answer)) {
		buf_reset(line);
		buf_add(line, answer);
		return 0;
	}
	*id = REPLY_AUTH_CANCELLED;
	if (got == 0 || (got == -1 && rd_ended(&s->rd))) {
		session_lost(s, got);
		*id = REPLY_NONE;
	} else if (got == -1) {
		*id = s->err.kind == ERR_LIMIT ? REPLY_AUTH_LONG :
		    REPLY_BARE_LINE;
	}
	return -1;
}

/* Anything but success, in words of ours. */
static enum reply
refusal(int code)
{
	switch (code) {
	case 535:
	case 534:
	case 550:
		return REPLY_AUTH_FAILED;
	case 504:
		return REPLY_AUTH_UNKNOWN;
	case 538:
		return REPLY_AUTH_NEEDS_TLS;
	case 500:
	case 501:
		return REPLY_AUTH_CANCELLED;
	}
	return REPLY_AUTH_LATER;
}

static enum reply
exchange(struct session *s, struct buf *line, struct ask_reply *r)
{
	enum reply id = REPLY_AUTH_LATER;

	for (;;) {
		if (session_ask(s, buf_span(line), r) == -1)
			return REPLY_AUTH_LATER;
		if (r->code == 235)
			return take_user(s, buf_span(&r->text)) == 0 ?
			    REPLY_AUTH_OK : REPLY_AUTH_LATER;
		if (r->code != 334)
			return refusal(r->code);
		if (challenge(s, r, line, &id) == 0)
			continue;
		return session_ask(s, SPAN("*"), r) == -1 && id != REPLY_NONE ?
		    REPLY_AUTH_LATER : id;
	}
}

/* A line that held a password leaves the buffers it went through. */
static void
wipe(struct buf *b)
{
	if (b->p != NULL)
		secret_clear(b->p, b->cap);
	buf_done(b);
}

enum reply
cmd_auth(struct session *s, struct span arg)
{
	struct buf line = BUF_INIT(ASK_LINE_MAX);
	struct span mechanism = SPAN(""), initial;
	char name[MECHANISM_MAX];
	struct ask_reply r;
	enum reply id;

	if (session_has_user(s))
		return REPLY_BAD_SEQUENCE;
	if (!has_auth(s))
		return s->ask.fd != -1 && (s->opt->submission || s->opt->auth) ?
		    REPLY_AUTH_LATER : REPLY_NOT_IMPLEMENTED;
	if (!span_word(&arg, &mechanism) || !is_mechanism(mechanism))
		return REPLY_BAD_ARGUMENT;
	initial = span_trim(arg);
	if (!is_response(initial) || span_eq(initial, SPAN("*")))
		return REPLY_BAD_ARGUMENT;
	if (!is_offered(s, mechanism))
		return REPLY_AUTH_UNKNOWN;
	if (!is_allowed(s, mechanism))
		return REPLY_AUTH_NEEDS_TLS;
	buf_adds(&line, "AUTH ");
	buf_add(&line, mechanism);
	/* Our own copy, for the log: the line it stands in, and our copy of
	 * that, give way to what must never be logged. */
	memcpy(name, mechanism.p, mechanism.n);
	mechanism.p = name;
	if (initial.n > 0) {
		buf_addc(&line, ' ');
		buf_add(&line, initial);
	}
	ask_reply_init(&r);
	if (!buf_ok(&line))
		id = REPLY_AUTH_LONG;
	else if (tell_bindings(s, mechanism) == -1)
		id = REPLY_AUTH_LATER;
	else
		id = exchange(s, &line, &r);
	if (id == REPLY_AUTH_OK)
		(void)snprintf(s->method, sizeof(s->method), "%.*s",
		    (int)mechanism.n, mechanism.p);
	log_auth(s, id == REPLY_AUTH_OK ? "auth" : "auth-failed", mechanism,
	    id == REPLY_NONE ? 0 : reply_code(id));
	ask_reply_done(&r);
	wipe(&line);
	return id;
}
