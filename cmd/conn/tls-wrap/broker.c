/* broker - see broker.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "broker.h"

#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/secret.h"
#include "base/tool.h"
#include "os/clock.h"
#include "os/fdpass.h"
#include "tls/certdir.h"
#include "tls/ticketkeys.h"
#include "tls/tlsctl.h"

struct broker {
	const struct wrap_options *o;
	int sock;
	bool named;              /* `name` is the one name of this connection */
	struct buf name;
	struct err *err;
};

static int
say(const struct broker *b, const char *text)
{
	return os_fdpass_send(b->sock, span_str(text), NULL, 0, b->err);
}

/* What is wrong in a folder concerns its own name only: it is told, and the
 * next candidate is tried. */
static void
complain(const struct broker *b, const char *folder, const char *why)
{
	struct logline l;

	log_begin(&l, "tls-certificate-broken");
	log_str(&l, "folder", span_str(folder));
	log_str(&l, "dir", span_str(b->o->cert_dir));
	log_str(&l, "reason", span_str(why));
	log_end(&l);
}

/* 1 sent, 0 broken, which is told when `folder` is not NULL, -1. */
static int
send_pair(const struct broker *b, const struct certdir_folder *f, size_t i,
    const char *folder)
{
	struct buf message = BUF_INIT(TLSCTL_MESSAGE_MAX);
	struct err err = ERR_INIT;
	int fds[3], r;

	if (certdir_pair(f, i, fds, &err) == -1) {
		if (folder != NULL)
			complain(b, folder, err.text);
		return 0;
	}
	fds[2] = certdir_ocsp(f, i);
	buf_addf(&message, "PAIR %s", f->label[i]);
	r = os_fdpass_send(b->sock, buf_span(&message), fds,
	    fds[2] == -1 ? 2 : 3, b->err);
	buf_done(&message);
	close(fds[0]);
	close(fds[1]);
	if (fds[2] != -1)
		close(fds[2]);
	return r == -1 ? -1 : 1;
}

/* One candidate, at this moment: 1 its pairs were sent, 0 no such folder, 2
 * nothing usable in it, -1. */
static int
try_folder(const struct broker *b, const char *folder, bool tell)
{
	struct err err = ERR_INIT;
	struct certdir_folder f;
	size_t i, sent = 0;
	int r = certdir_open(b->o->cert_fd, folder, &f, &err);

	tool_explain("%s/%s: %s", b->o->cert_dir, folder, r == 1 ? "there" :
	    r == 0 ? "no such folder" : err.text);
	if (r == -1 && tell)
		complain(b, folder, err.text);
	if (r != 1)
		return r == 0 ? 0 : 2;
	for (i = 0; i < f.n && r != -1; i++)
		if ((r = send_pair(b, &f, i, tell ? folder : NULL)) == 1)
			sent++;
	certdir_close(&f);
	return r == -1 ? -1 : sent > 0 ? 1 : 2;
}

/* certbot takes a link away and makes it anew: what is missing may be there in
 * a moment. The first look is the one that is logged. 1 sent, 0 nothing usable
 * there, -1. */
static int
send_folder(const struct broker *b, size_t k, const char *folder)
{
	struct buf end = BUF_INIT(TLSCTL_MESSAGE_MAX);
	int tries, r = 2;

	for (tries = 0; r == 2 && tries < BROKER_TRIES; tries++) {
		if (tries > 0)
			(void)poll(NULL, 0, BROKER_PAUSE_MS);
		r = try_folder(b, folder, tries == 0);
	}
	if (r != 1)
		return r == -1 ? -1 : 0;
	buf_addf(&end, "END %zu %s", k, folder);
	r = say(b, buf_str(&end));
	buf_done(&end);
	return r == -1 ? -1 : 1;
}

static int
serve_cert(struct broker *b, struct span message)
{
	struct buf name = BUF_INIT(CERTDIR_NAME_MAX);
	struct buf folder = BUF_INIT(CERTDIR_NAME_MAX + 2);
	struct span asked;
	int r = 0;
	size_t k;

	if (tlsctl_cert(message, &k, &asked) == -1)
		return err_set(b->err, ERR_PROTO, "bad request of tls-engine");
	if (!certdir_name(asked, &name) && asked.n > 0)
		tool_explain("the name asked for is no host name");
	if (b->named && !span_eq(buf_span(&name), buf_span(&b->name)))
		r = err_set(b->err, ERR_PROTO,
		    "tls-engine wants a second name");
	buf_reset(&b->name);
	buf_add(&b->name, buf_span(&name));
	b->named = true;
	for (; r == 0 && certdir_candidate(buf_span(&name), k, &folder); k++)
		if (folder.len > 0)
			r = send_folder(b, k, buf_str(&folder));
	if (r == 0)
		r = say(b, "NONE");
	buf_done(&name);
	buf_done(&folder);
	return r == -1 ? -1 : 0;
}

/* Not waited for: they are there before the engine is, and hardly a handshake
 * does without them. When it has gone, what it left unread says why. */
static void
send_tickets(const struct broker *b)
{
	struct buf message = BUF_INIT(TICKETKEYS_TEXT_MAX * 2);
	struct buf text = BUF_INIT(TICKETKEYS_TEXT_MAX * 2);
	struct err err = ERR_INIT;
	int64_t now;
	int32_t micros;

	if (b->o->tickets == NULL)
		return;
	os_clock_wall(&now, &micros);
	if (ticketkeys_load(b->o->tickets, now, &text, &err) == 0) {
		buf_adds(&message, "TICKETS ");
		buf_add(&message, buf_span(&text));
	} else {
		log_reason("tls-no-tickets", err.text);
		buf_adds(&message, "NONE");
	}
	if (os_fdpass_send(b->sock, buf_span(&message), NULL, 0, NULL) == -1)
		tool_explain("tls-engine has gone");
	if (text.p != NULL)
		secret_clear(text.p, text.cap);
	secret_clear(message.p, message.cap);
	buf_done(&message);
	buf_done(&text);
}

static int
send_file(void *arg, const char *kind, int fd, struct err *err)
{
	const struct broker *b = arg;
	struct buf message = BUF_INIT(20);
	int r;

	buf_addf(&message, "FILE %s", kind);
	r = os_fdpass_send(b->sock, buf_span(&message), &fd, 1, err);
	buf_done(&message);
	return r;
}

static int
serve_client(struct broker *b)
{
	struct buf message = BUF_INIT(TLSCTL_MESSAGE_MAX);
	struct err why = ERR_INIT;
	int r = clientfiles_each(&b->o->client_files, send_file, b, &why);

	if (r == 0)
		buf_adds(&message, "END");
	else
		buf_addf(&message, "NONE %s", why.text);
	r = say(b, buf_str(&message));
	buf_done(&message);
	return r;
}

/* 1 the handshake is over, 0 go on, -1. */
static int
serve(struct broker *b, struct span message, struct buf *facts)
{
	if (span_starts(message, SPAN("CERT ")))
		return serve_cert(b, message);
	if (span_eq(message, SPAN("CLIENT")) && b->o->client_cert != NULL)
		return serve_client(b);
	if (span_starts(message, SPAN("FAIL ")))
		return err_set(b->err, ERR_PROTO, "%.*s", (int)message.n - 5,
		    message.p + 5);
	if (message.n < 5 || memcmp(message.p, "DONE", 5) != 0)
		return err_set(b->err, ERR_PROTO, "bad request of tls-engine");
	buf_add(facts, span_from(message, 5));
	return 1;
}

int
broker_run(const struct wrap_options *o, int sock, struct buf *facts,
    struct err *err)
{
	int64_t end = os_clock_ms() + (int64_t)o->handshake_ms + WRAP_GRACE_MS;
	struct broker b = { o, sock, false, BUF_INIT(CERTDIR_NAME_MAX), err };
	char message[TLSCTL_MESSAGE_MAX];
	int requests = 0, r = 0;

	send_tickets(&b);
	while (r == 0) {
		int64_t left = end - os_clock_ms();
		int fds[OS_FDPASS_MAX];
		size_t n_fds;
		long n = os_fdpass_recv(sock, message, sizeof(message),
		    left > 0 ? (int)left : 0, fds, &n_fds, err);

		while (n_fds > 0)
			close(fds[--n_fds]);
		if (n == 0)
			r = err_set(err, ERR_TEMP, "tls-engine has gone");
		else if (n == -1 || ++requests > BROKER_REQUESTS_MAX)
			r = n == -1 ? -1 : err_set(err, ERR_PROTO,
			    "too many requests of tls-engine");
		else
			r = serve(&b, span_of(message, (size_t)n), facts);
	}
	buf_done(&b.name);
	return r == -1 ? -1 : 0;
}
