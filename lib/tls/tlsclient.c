/* tlsclient - see tlsclient.h. The engine gets what it needs at its start:
 * descriptors for the certificates it trusts and for its own. With a hashed
 * directory it asks, by the hash of a name, and gets a few more.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "tls/tlsclient.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/log.h"
#include "os/clock.h"
#include "os/fdpass.h"
#include "os/fds.h"
#include "tls/certdir.h"
#include "tls/plumbing.h"
#include "tls/tlsctl.h"

#define ARGS_MAX (40 + 2 * TLSCLIENT_NAMES_MAX + 2 * TLSCLIENT_TLSA_MAX)
#define VERIFY_MARK "verify: "
#define LOCAL_MARK "local: "

/* Where systems keep what they trust: OpenBSD and Alpine, Debian and Arch and
 * FreeBSD, Fedora. */
static const char *const system_ca[] = { "/etc/ssl/cert.pem",
	"/etc/ssl/certs/ca-certificates.crt",
	"/etc/pki/tls/certs/ca-bundle.crt",
	"/etc/ssl/certs" };

static int
open_system_ca(struct tlsclient *c, struct err *err)
{
	size_t i;

	/* Looking a name up costs less than reading 150 certificates. */
	if (access(system_ca[1], R_OK) == 0)
		c->ca_fd = open(system_ca[3], O_RDONLY | O_CLOEXEC);
	for (i = 0; c->ca_fd == -1 && i < LENGTH(system_ca); i++)
		c->ca_fd = open(system_ca[i], O_RDONLY | O_CLOEXEC);
	return c->ca_fd != -1 ? 0 : err_set(err, ERR_USAGE,
	    "this system trusts nobody: no %s nor the like", system_ca[1]);
}

static int
open_ca(struct tlsclient *c, struct err *err)
{
	const struct tlsclient_settings *s = c->settings;
	struct stat st;

	if (s->verify != NULL && strcmp(s->verify, "none") == 0)
		return 0;
	if (s->ca == NULL) {
		if (open_system_ca(c, err) == -1)
			return -1;
	} else if ((c->ca_fd = open(s->ca, O_RDONLY | O_CLOEXEC |
	    O_NONBLOCK)) == -1) {
		return err_sys(err, "%s", s->ca);
	}
	if (fstat(c->ca_fd, &st) == -1)
		return err_sys(err, "fstat");
	c->ca_is_dir = S_ISDIR(st.st_mode);
	if (!c->ca_is_dir && !S_ISREG(st.st_mode))
		return err_set(err, ERR_USAGE, "%s: no file and no directory",
		    s->ca);
	return 0;
}

static int
open_own(struct tlsclient *c, struct err *err)
{
	const char *folder = c->settings->own_cert;
	struct certdir_folder f;
	int r;

	if (folder == NULL)
		return 0;
	if ((r = certdir_open(AT_FDCWD, folder, &f, err)) != 1)
		return r == -1 ? -1 : err_set(err, ERR_USAGE,
		    "%s: no such folder", folder);
	r = certdir_pair(&f, 0, c->own_fds, err);
	certdir_close(&f);
	return r;
}

int
tlsclient_open(struct tlsclient *c, const struct tlsclient_settings *s,
    struct err *err)
{
	*c = (struct tlsclient){ s, -1, false, { -1, -1 } };
	if (s->name == NULL)
		return err_set(err, ERR_USAGE, "the server's name is missing");
	if (s->n_also > TLSCLIENT_NAMES_MAX || s->n_tlsa > TLSCLIENT_TLSA_MAX)
		return err_set(err, ERR_USAGE, "more than %d names or %d TLSA "
		    "records", TLSCLIENT_NAMES_MAX, TLSCLIENT_TLSA_MAX);
	if (open_ca(c, err) == 0 && open_own(c, err) == 0)
		return 0;
	tlsclient_close(c);
	return -1;
}

void
tlsclient_close(struct tlsclient *c)
{
	int *fds[3] = { &c->ca_fd, &c->own_fds[0], &c->own_fds[1] };
	size_t i;

	for (i = 0; i < 3; i++) {
		if (*fds[i] != -1)
			close(*fds[i]);
		*fds[i] = -1;
	}
}

/* The engine's command line. Its words are ours, or the administrator's. */
struct words {
	char *v[ARGS_MAX];
	size_t n;
	struct buf times[2];
};

static void
add_word(struct words *w, const char *word)
{
	w->v[w->n++] = (char *)(size_t)word;
}

static void
add_option(struct words *w, const char *name, const char *value)
{
	if (value == NULL)
		return;
	add_word(w, name);
	add_word(w, value);
}

static void
make_words(const struct tlsclient *c, struct words *w)
{
	const struct tlsclient_settings *s = c->settings;
	const uint64_t times[2] = { s->handshake_ms, s->idle_ms };
	size_t i;

	w->n = 0;
	add_word(w, "tls-engine");
	add_option(w, "--client", s->name);
	for (i = 0; i < s->n_also; i++)
		add_option(w, "--also-name", s->also[i]);
	add_option(w, "--verify", s->verify);
	for (i = 0; i < s->n_tlsa; i++)
		add_option(w, "--tlsa", s->tlsa[i]);
	add_option(w, "--ca", c->ca_fd == -1 ? NULL :
	    c->ca_is_dir ? "ask" : "file");
	if (c->own_fds[0] != -1)
		add_word(w, "--own-cert");
	add_option(w, "--min-protocol", s->min_protocol);
	add_option(w, "--ciphers", s->ciphers);
	add_option(w, "--suites", s->suites);
	add_option(w, "--groups", s->groups);
	add_option(w, "--alpn", s->alpn);
	for (i = 0; i < 2; i++) {
		w->times[i] = BUF_INIT(40);
		buf_addf(&w->times[i], "%llums", (unsigned long long)times[i]);
		add_option(w, i == 0 ? "--handshake-timeout" :
		    "--idle-timeout", buf_str(&w->times[i]));
	}
	if (s->explain)
		add_word(w, "-e");
	w->v[w->n] = NULL;
}

static NORETURN void
become_engine(const struct tlsclient *c, const int net[2],
    const struct plumbing *p)
{
	const int fds[9] = { net[0], net[1], 2, p->ctl_engine,
	    p->from_program[0], p->to_program[1],
	    c->ca_is_dir ? -1 : c->ca_fd, c->own_fds[0], c->own_fds[1] };
	struct words w;

	make_words(c, &w);
	if (os_fds_arrange(fds, 9) == -1)
		_exit(EX_OSERR);
	if (c->settings->ids != NULL &&
	    os_cred_become(c->settings->ids, NULL) == -1)
		_exit(EX_NOPERM);
	(void)execvp(c->settings->engine, w.v);
	_exit(errno == ENOENT ? 127 : 126);
}

void
tlsclient_check(const struct tlsclient *c, struct err *err)
{
	const int fds[9] = { 0, 1, 2, -1, -1, -1,
	    c->ca_is_dir ? -1 : c->ca_fd, c->own_fds[0], c->own_fds[1] };
	struct words w;

	make_words(c, &w);
	add_word(&w, "-n");
	w.v[w.n] = NULL;
	if (os_fds_arrange(fds, 9) == 0)
		(void)execvp(c->settings->engine, w.v);
	err_sys(err, "%s", c->settings->engine);
}

/* "CA 1a2b3c4d": the files of that hash, as c_rehash(1) names them. */
static int
answer_ca(const struct tlsclient *c, int ctl, struct span hash,
    struct err *err)
{
	int fds[OS_FDPASS_MAX], r;
	size_t n = 0, i;

	for (i = 0; i < hash.n; i++)
		if (!span_is_digit(hash.p[i]) &&
		    (hash.p[i] < 'a' || hash.p[i] > 'f'))
			hash.n = 0;
	if (hash.n != 8 || !c->ca_is_dir)
		return err_set(err, ERR_TEMP, "bad request of tls-engine");
	for (; n < OS_FDPASS_MAX; n++) {
		struct buf name = BUF_INIT(20);

		buf_add(&name, hash);
		buf_addf(&name, ".%zu", n);
		fds[n] = openat(c->ca_fd, buf_str(&name), O_RDONLY |
		    O_CLOEXEC | O_NONBLOCK);
		buf_done(&name);
		if (fds[n] == -1)
			break;
	}
	r = os_fdpass_send(ctl, n > 0 ? SPAN("CA") : SPAN("NONE"), fds, n, err);
	while (n > 0)
		close(fds[--n]);
	return r;
}

/* 1 the handshake is over, 0 go on, -1. */
static int
serve(const struct tlsclient *c, int ctl, struct span message,
    struct buf *facts, struct err *err)
{
	struct span rest = span_from(message, 5), value;
	size_t i;
	int got;

	if (span_starts(message, SPAN("CA ")))
		return answer_ca(c, ctl, span_from(message, 3), err);
	if (span_starts(message, SPAN("FAIL " VERIFY_MARK)))
		return err_set(err, ERR_PERM, "%.*s", (int)rest.n, rest.p);
	if (span_starts(message, SPAN("FAIL " LOCAL_MARK)))
		return err_set(err, ERR_TEMP, "%.*s", (int)rest.n, rest.p);
	if (span_starts(message, SPAN("FAIL ")))
		return err_set(err, ERR_PROTO, "%.*s", (int)rest.n, rest.p);
	if (message.n < 5 || memcmp(message.p, "DONE", 5) != 0)
		return err_set(err, ERR_TEMP, "bad request of tls-engine");
	while ((got = tlsctl_fact(&rest, &i, &value)) == 1)
		tlsctl_add_fact(facts, tlsctl_facts[i], value);
	return got == 0 ? 1 : err_set(err, ERR_TEMP,
	    "tls-engine tells facts of its own");
}

static int
await(const struct tlsclient *c, int ctl, struct buf *facts, struct err *err)
{
	int64_t end = os_clock_ms() + (int64_t)c->settings->handshake_ms +
	    TLSCLIENT_GRACE_MS;
	char message[TLSCTL_MESSAGE_MAX];
	int requests = 0, r = 0;

	while (r == 0) {
		int64_t left = end - os_clock_ms();
		int fds[OS_FDPASS_MAX];
		size_t n_fds;
		long n = os_fdpass_recv(ctl, message, sizeof(message),
		    left > 0 ? (int)left : 0, fds, &n_fds, err);

		while (n_fds > 0)
			close(fds[--n_fds]);
		if (n == -1)
			return -1;
		if (n == 0)
			return err_set(err, ERR_TEMP, "tls-engine has gone");
		if (++requests > TLSCLIENT_REQUESTS_MAX)
			return err_set(err, ERR_PROTO,
			    "a certificate chain with too many issuers");
		r = serve(c, ctl, span_of(message, (size_t)n), facts, err);
	}
	return r == 1 ? 0 : -1;
}

int
tlsclient_start(const struct tlsclient *c, const int net[2], int plain_out[2],
    struct buf *facts, struct err *err)
{
	struct plumbing p;
	int r;

	if (plumbing_open(&p, err) == -1 || (r = plumbing_detach(err)) == -1)
		return -1;
	if (r == 1)
		become_engine(c, net, &p);
	plumbing_close_engine(&p);
	r = await(c, p.ctl, facts, err);
	close(p.ctl);
	if (r == -1)
		plumbing_close_program(&p);
	plain_out[0] = p.to_program[0];
	plain_out[1] = p.from_program[1];
	return r;
}

static void
add_failure(struct buf *facts, const struct err *err)
{
	buf_reset(facts);
	buf_addf(facts, "SSL_FAILURE=%s", err->kind == ERR_PERM ? "untrusted" :
	    err->kind == ERR_PROTO ? "handshake" : "local");
	buf_addc(facts, '\0');
	buf_addf(facts, "SSL_FAILURE_REASON=%s", err->text);
	buf_addc(facts, '\0');
}

/* The process that waits. Of the network nothing is read before the program has
 * asked; what else was open here is the program's, and must end with it. */
static NORETURN void
wait_and_serve(const struct tlsclient *c, const int net[2],
    const struct plumbing *p, int ctl)
{
	const int keep[] = { 2, net[0], net[1], ctl, p->ctl, p->ctl_engine,
		p->to_program[1], p->from_program[0], c->ca_fd, c->own_fds[0],
		c->own_fds[1] };
	struct buf facts = BUF_INIT(TLSCLIENT_FACTS_MAX);
	struct err err = ERR_INIT;
	char asked;
	pid_t pid;

	os_fds_keep(keep, LENGTH(keep));
	asked = plumbing_await(ctl);
	if (asked != 'y' && asked != 'Y')
		_exit(0);
	if ((pid = fork()) == 0)
		become_engine(c, net, p);
	plumbing_close_engine(p);
	close(net[0]);
	close(net[1]);
	if (pid == -1) {
		err_sys(&err, "fork");
		add_failure(&facts, &err);
	} else if (await(c, p->ctl, &facts, &err) == -1) {
		log_reason("tls-failed", err.text);
		add_failure(&facts, &err);
	}
	buf_addc(&facts, '\0');
	if (asked == 'Y')
		plumbing_answer(ctl, buf_span(&facts));
	_exit(0);
}

int
tlsclient_offer(const struct tlsclient *c, const int net[2], int fds_out[3],
    struct err *err)
{
	struct plumbing p;
	int ctl[2], r;

	if (plumbing_open(&p, err) == -1)
		return -1;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ctl) == -1)
		return err_sys(err, "socketpair");
	if ((r = plumbing_detach(err)) == -1)
		return -1;
	if (r == 1)
		wait_and_serve(c, net, &p, ctl[1]);
	close(ctl[1]);
	close(p.ctl);
	plumbing_close_engine(&p);
	fds_out[0] = ctl[0];
	fds_out[1] = p.to_program[0];
	fds_out[2] = p.from_program[1];
	return 0;
}
