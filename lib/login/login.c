/* login - see login.h.
 * SPDX-License-Identifier: ISC */
#include "login/login.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "auth/askbind.h"
#include "base/log.h"
#include "base/secret.h"
#include "os/clock.h"
#include "os/confine.h"
#include "sasl/offer.h"

#define MECHANISMS_MAX 1000
#define PROTOCOL_MAX 40

/* Does it show a password, or what is as good, to whoever listens? */
static bool
is_plaintext(struct span mechanism)
{
	const struct offer_mechanism *m = offer_find(mechanism);

	return m != NULL && (m->flags & OFFER_CLEAR) != 0;
}

bool
login_plaintext_ok(const struct login *l)
{
	return l->tls || (l->limits->plaintext && !l->limits->require_tls);
}

/* -PLUS binds to the TLS channel, so something must be known of it. */
static bool
is_usable(const struct login *l, struct span mechanism)
{
	if (span_ends(mechanism, SPAN("-PLUS")) && l->bindings.len == 0)
		return false;
	if (l->tls)
		return true;
	return !l->limits->require_tls &&
	    (l->limits->plaintext || !is_plaintext(mechanism));
}

struct span
login_offers(const struct login *l, struct span mechanism)
{
	struct span rest = buf_span(&l->mechanisms), one;

	while (span_word(&rest, &one))
		if (span_ieq(one, mechanism) && is_usable(l, one))
			return one;
	return span_of(NULL, 0);
}

void
login_list(const struct login *l, const char *before, struct buf *out)
{
	struct span rest = buf_span(&l->mechanisms), one;

	while (span_word(&rest, &one)) {
		if (!is_usable(l, one))
			continue;
		buf_adds(out, before);
		buf_add(out, one);
	}
}

/* A capability of ours is a word that a client may see. */
static bool
is_word(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!span_is_alpha(s.p[i]) && !span_is_digit(s.p[i]) &&
		    s.p[i] != '-' && s.p[i] != '_')
			return false;
	return s.n > 0 && s.n <= 20;
}

static void
take_capability(struct login *l, struct span line)
{
	struct span word;

	if (!span_word(&line, &word))
		return;
	if (span_ieq(word, SPAN("APOP")))
		l->apop = true;
	if (!span_ieq(word, SPAN("AUTH")))
		return;
	while (span_word(&line, &word)) {
		if (!is_word(word))
			continue;
		buf_addc(&l->mechanisms, ' ');
		buf_add(&l->mechanisms, word);
	}
}

static int
ask_capabilities(struct login *l, struct err *err)
{
	struct ask_reply reply;
	struct span rest, line;
	int r;

	l->apop = false;
	buf_reset(&l->mechanisms);
	ask_reply_init(&reply);
	r = ask_command(&l->ask, SPAN("CAPA"), &reply, err);
	l->too_many = r == 0 && reply.code == 421;
	if (r == 0 && reply.code != 250)
		r = err_set(err, ERR_TEMP, "authenticator: %.100s",
		    buf_str(&reply.text));
	rest = buf_span(&reply.text);
	while (r == 0 && span_cut(&rest, '\n', &line))
		take_capability(l, line);
	ask_reply_done(&reply);
	return r;
}

static struct span
get_variable(const void *self, const char *name)
{
	const char *value = getenv(name);

	(void)self;
	return value == NULL ? span_of(NULL, 0) : span_str(value);
}

static struct span
get_fact(const void *self, const char *name)
{
	return starttls_fact(self, name);
}

static void
take_facts(struct login *l)
{
	const char *protocol = getenv("SSL_PROTOCOL");

	l->tls = protocol != NULL && *protocol != '\0';
	if (l->tls) {
		buf_adds(&l->protocol, protocol);
		askbind_add(&l->bindings, get_variable, NULL);
	}
	l->can_starttls = !l->tls && starttls_from_environment(&l->starttls);
}

static void
watch_client(struct login *l, int in, int out)
{
	int64_t deadline = l->began + (int64_t)l->limits->deadline_ms;

	rd_init(&l->rd, in, -1);
	wr_init(&l->wr, out, LOGIN_WRITE_MS);
	l->rd.flush = &l->wr;
	l->rd.deadline = deadline;
}

int
login_open(struct login *l, const struct login_limits *limits, int auth_fd,
    struct err *err)
{
	static const struct rlimit no_core = { 0, 0 };

	*l = (struct login){ .limits = limits, .began = os_clock_ms() };
	buf_init(&l->protocol, PROTOCOL_MAX);
	buf_init(&l->bindings, ASKBIND_MAX);
	buf_init(&l->mechanisms, MECHANISMS_MAX);
	watch_client(l, 0, 1);
	ask_init(&l->ask, auth_fd);
	take_facts(l);
	if (setrlimit(RLIMIT_CORE, &no_core) == -1)
		return err_sys(err, "setrlimit");
	if (os_confine(OS_STDIO, NULL, 0, err) == -1)
		return -1;
	return ask_capabilities(l, err);
}

void
login_wipe(struct buf *b)
{
	if (b->p != NULL)
		secret_clear(b->p, b->cap);
	buf_done(b);
}

void
login_done(struct login *l)
{
	if (l->rd.p != NULL)
		secret_clear(l->rd.p, l->rd.cap);
	if (l->ask.wr.p != NULL)
		secret_clear(l->ask.wr.p, l->ask.wr.cap);
	rd_done(&l->rd);
	wr_done(&l->wr);
	ask_done(&l->ask);
	buf_done(&l->protocol);
	buf_done(&l->bindings);
	buf_done(&l->mechanisms);
}

bool
login_pipelined(const struct login *l)
{
	return rd_pending(&l->rd).n > 0;
}

static int
time_left(const struct login *l)
{
	int64_t left = l->rd.deadline - os_clock_ms();

	return left < 0 ? 0 : (int)left;
}

/* Everything about the stream begins anew: buffers, and what may be used. What
 * the client puts on the wire between our reply and its handshake is read by
 * the TLS wrapper and fails there. */
int
login_upgrade(struct login *l, struct err *err)
{
	struct buf facts = BUF_INIT(STARTTLS_FACTS_MAX);
	int r;

	if (wr_flush(&l->wr, err) == -1)
		return -1;
	r = starttls_begin(&l->starttls, time_left(l), &facts, err);
	if (r == 0) {
		rd_done(&l->rd);
		wr_done(&l->wr);
		watch_client(l, l->starttls.read_fd, l->starttls.write_fd);
		buf_add(&l->protocol, starttls_fact(&facts, "SSL_PROTOCOL"));
		askbind_add(&l->bindings, get_fact, &facts);
		l->tls = l->upgraded = true;
		l->can_starttls = false;
		r = ask_capabilities(l, err);
	} else {
		/* Neither clear text nor TLS would be understood now. */
		l->rd.eof = true;
	}
	buf_done(&facts);
	return r;
}

const struct login_limit *
login_count(struct login *l, enum login_step step)
{
	static const struct login_limit bad = { "Too many bad commands",
		"too many bad commands" },
		failures = { "Too many failed logins",
		"too many failed logins" }, commands = {
		"Too many commands without a login", "too many commands" };

	l->commands++;
	if (step == LOGIN_END || step == LOGIN_GONE)
		return NULL;
	if (step == LOGIN_BAD && ++l->bad >= l->limits->bad_max)
		return &bad;
	if (step == LOGIN_FAILED && ++l->failures >= l->limits->failures_max)
		return &failures;
	return l->commands >= l->limits->commands_max ? &commands : NULL;
}

static void
log_common(const struct login *l, struct logline *line, struct span user,
    struct span mechanism)
{
	if (user.n > 0)
		log_str(line, "user", user);
	log_str(line, "mechanism", mechanism);
	log_str(line, "tls", !l->tls ? SPAN("no") : l->protocol.len == 0 ?
	    SPAN("yes") : buf_span(&l->protocol));
}

int
login_start(struct login *l, struct span user, struct span mechanism,
    struct err *err)
{
	struct logline line;

	if (wr_flush(&l->wr, err) == -1 || ask_start(&l->ask, l->upgraded,
	    rd_pending(&l->rd), err) == -1)
		return -1;
	log_begin(&line, "login");
	log_common(l, &line, user, mechanism);
	log_end(&line);
	return 0;
}

void
login_log_failure(const struct login *l, struct span user,
    struct span mechanism, const char *reason)
{
	struct logline line;

	log_begin(&line, "login-failed");
	log_common(l, &line, user, mechanism);
	log_str(&line, "reason", span_str(reason));
	log_end(&line);
}

bool
login_timed_out(const struct login *l)
{
	return l->rd.sys == ETIMEDOUT;
}

bool
login_client_gone(const struct login *l)
{
	return l->rd.eof || l->rd.sys != 0 || l->wr.sys != 0;
}

void
login_end(struct login *l, const char *reason)
{
	struct logline line;

	/* A client that is no longer there misses nothing. */
	if (wr_flush(&l->wr, NULL) == -1)
		l->rd.eof = true;
	log_begin(&line, "disconnect");
	log_str(&line, "reason", span_str(reason));
	log_num(&line, "commands", l->commands);
	log_num(&line, "failures", l->failures);
	log_num(&line, "seconds", (uint64_t)(os_clock_ms() - l->began) / 1000);
	log_end(&line);
}
