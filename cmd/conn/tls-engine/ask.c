/* ask - the engine's side of the control socket (lib/tls/tlsctl.h).
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include <poll.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <openssl/x509.h>

#include "base/log.h"
#include "base/secret.h"
#include "base/num.h"
#include "engine.h"
#include "os/clock.h"
#include "os/fdpass.h"
#include "tls/certdir.h"
#include "tls/keypair.h"
#include "tls/tlsctl.h"

#define RENEWAL_TRIES 3
#define RENEWAL_PAUSE_MS 25

struct answer {
	char bytes[TLSCTL_MESSAGE_MAX];
	struct span text;
	int fds[OS_FDPASS_MAX];
	size_t n_fds;
};

static void
answer_done(struct answer *a)
{
	while (a->n_fds > 0)
		close(a->fds[--a->n_fds]);
}

static int
hear(const struct engine *e, struct answer *a, struct err *err)
{
	int64_t left = e->deadline - os_clock_ms();
	long n = os_fdpass_recv(ENGINE_CTL_FD, a->bytes, sizeof(a->bytes),
	    left > 0 ? (int)left : 0, a->fds, &a->n_fds, err);

	if (n == 0)
		return err_set(err, ERR_TEMP, "tls-wrap has gone");
	a->text = span_of(a->bytes, n > 0 ? (size_t)n : 0);
	return n > 0 ? 0 : -1;
}

static void
complain(const char *what, struct span label, const char *why)
{
	struct logline l;

	log_begin(&l, "tls-certificate-broken");
	log_str(&l, "name", span_str(what));
	log_str(&l, "pair", label);
	log_str(&l, "reason", span_str(why));
	log_end(&l);
}

/* The pairs of one folder, as they come, until END. A pair that will not do is
 * told and left out. */
struct pairs {
	struct keypair pair[CERTDIR_PAIRS_MAX];
	size_t n, k;                     /* k: the candidate they are of */
	int again;                       /* looks at it before this one */
};

static void
pairs_done(struct pairs *p)
{
	while (p->n > 0)
		keypair_done(&p->pair[--p->n]);
}

static int
hear_end(struct span text, struct pairs *p, struct err *err)
{
	struct span number;
	uint32_t k;

	if (!span_cut(&text, ' ', &number) || !span_eq(number, SPAN("END")) ||
	    !span_cut(&text, ' ', &number) ||
	    num_parse_u32(number, CERTDIR_CANDIDATES, &k) == -1)
		return err_set(err, ERR_PROTO, "bad answer of tls-wrap");
	p->k = k;
	return 1;
}

static void
take_pair(struct engine *e, struct pairs *p, const struct answer *a)
{
	if (a->n_fds > 2)
		staple_keep(e, p->pair[p->n].cert, a->fds[2]);
	p->n++;
}

/* 1 and the usable pairs of the next folder, 0 no folder is left, -1. */
static int
hear_folder(struct engine *e, const char *name, struct pairs *p,
    struct err *err)
{
	struct answer a;
	int r = -1;

	while (hear(e, &a, err) == 0) {
		struct span label = span_from(a.text, 5);
		struct err why = ERR_INIT;

		if (span_eq(a.text, SPAN("NONE")))
			r = 0;
		else if (!span_starts(a.text, SPAN("PAIR ")))
			r = hear_end(a.text, p, err);
		else if (a.n_fds < 2 || p->n == CERTDIR_PAIRS_MAX)
			err_set(err, ERR_PROTO, "bad answer of tls-wrap");
		else if (keypair_read(&p->pair[p->n], a.fds[0], a.fds[1],
		    &why) == 0)
			take_pair(e, p, &a), r = 2;
		else if (r = 2, p->again == 0)
			complain(name, label, why.text);
		answer_done(&a);
		if (r != 2)
			return r;
		r = -1;
	}
	return -1;
}

/* Expired pairs only where there is nothing better: a client that does not
 * look, and most mail servers do not, is better off than in the clear. */
static size_t
use_pairs(struct engine *e, const struct pairs *p, const char *name)
{
	time_t now = time(NULL);
	size_t used = 0, i;
	int expired;

	for (expired = 0; expired < 2 && used == 0; expired++) {
		for (i = 0; i < p->n; i++) {
			struct err why = ERR_INIT;

			if ((keypair_days(&p->pair[i], now) < 0) != expired)
				continue;
			if (keypair_use(&p->pair[i], e->ssl, &why) == 0)
				used++;
			else
				complain(name, SPAN("-"), why.text);
			if (expired)
				complain(name, SPAN("-"), "expired");
		}
	}
	return used;
}

int
ask_certificate(struct engine *e, struct err *err)
{
	const char *name = SSL_get_servername(e->ssl,
	    TLSEXT_NAMETYPE_host_name);
	struct buf canonical = BUF_INIT(CERTDIR_NAME_MAX);
	struct buf message = BUF_INIT(TLSCTL_MESSAGE_MAX);
	struct pairs p = { .n = 0, .k = 0, .again = 0 };
	size_t used = 0, next = 0;
	int r = 1;

	(void)certdir_name(span_str(name), &canonical);
	while (used == 0 && r == 1 && next <= CERTDIR_CANDIDATES) {
		buf_reset(&message);
		buf_addf(&message, "CERT %zu %s", next, buf_str(&canonical));
		r = os_fdpass_send(ENGINE_CTL_FD, buf_span(&message), NULL, 0,
		    err);
		if (r == 0 && (r = hear_folder(e, buf_str(&canonical), &p,
		    err)) == 1)
			used = use_pairs(e, &p, buf_str(&canonical));
		/* A renewal may be half done: chain and key of two ages. */
		if (r == 1 && used == 0 && p.again++ < RENEWAL_TRIES) {
			(void)poll(NULL, 0, RENEWAL_PAUSE_MS);
			next = p.k;
		} else {
			next = p.k + 1;
			p.again = 0;
		}
		pairs_done(&p);
	}
	if (r != -1 && used == 0)
		r = err_set(err, ERR_USAGE, "no certificate for \"%s\" and no "
		    "default", buf_str(&canonical));
	buf_done(&canonical);
	buf_done(&message);
	return r == -1 ? -1 : 0;
}

int
ask_tickets(struct engine *e, struct err *err)
{
	struct answer a;

	if (!e->options->tickets)
		return 0;
	if (hear(e, &a, err) == -1)
		return -1;
	if (!span_starts(a.text, SPAN("TICKETS ")) ||
	    ticketkeys_parse(span_from(a.text, 8), &e->tickets) == -1)
		e->tickets.n = 0;
	answer_done(&a);
	secret_clear(a.bytes, sizeof(a.bytes));
	return 0;
}

int
ask_client_files(struct engine *e, ask_file_fn *take, struct err *err)
{
	struct answer a;
	int r = 1;

	if (os_fdpass_send(ENGINE_CTL_FD, SPAN("CLIENT"), NULL, 0, err) == -1)
		return -1;
	while (r == 1 && hear(e, &a, err) == 0) {
		struct span kind = span_from(a.text, 5);

		if (span_eq(a.text, SPAN("END")))
			r = 0;
		else if (span_starts(a.text, SPAN("FILE ")) && a.n_fds == 1)
			r = take(e, kind, a.fds[0], err) == -1 ? -1 : 1;
		else
			r = err_set(err, ERR_USAGE, "%.*s", (int)kind.n,
			    kind.p);
		answer_done(&a);
	}
	return r == 0 ? 0 : -1;
}
