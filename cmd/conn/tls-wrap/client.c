/* client - see client.h. The convention is UCSPI's for clients: 6 is read, 7 is
 * written, and 0 and 1 are the program's own.
 * SPDX-License-Identifier: ISC */
#include "client.h"

#include <unistd.h>

#include "base/tool.h"
#include "tls/plumbing.h"

#define CLIENT_READ_FD 6
#define CLIENT_WRITE_FD 7

int
client_prepare(const struct wrap_options *o, struct tlsclient_settings *s,
    struct tlsclient *c, struct err *err)
{
	const struct wrap_client *w = &o->client;

	if (w->name == NULL)
		return err_set(err, ERR_USAGE, "--client wants --name");
	if (o->cert_dir != NULL || o->tickets != NULL)
		return err_set(err, ERR_USAGE,
		    "--cert-dir and --tickets are a server's");
	*s = (struct tlsclient_settings){ .engine = buf_str(&o->engine),
		.name = w->name, .also = w->also.items, .n_also = w->also.n,
		.verify = w->verify, .tlsa = w->tlsa.items,
		.n_tlsa = w->tlsa.n, .ca = w->ca, .own_cert = w->own_cert,
		.min_protocol = o->min_protocol, .ciphers = o->ciphers,
		.suites = o->suites, .groups = o->groups, .alpn = o->alpn,
		.ids = o->drop ? &o->ids : NULL,
		.handshake_ms = o->handshake_ms, .idle_ms = o->idle_ms,
		.explain = tool_explaining() };
	return tlsclient_open(c, s, err);
}

static int
implicit(const struct wrap_options *o, const struct tlsclient *c,
    const int net[2], struct err *err)
{
	struct buf facts = BUF_INIT(TLSCLIENT_FACTS_MAX);
	int plain[2];

	if (tlsclient_start(c, net, plain, &facts, err) == -1 ||
	    wrap_set_facts(buf_span(&facts), err) == -1)
		return -1;
	wrap_log_facts(o, buf_span(&facts));
	buf_done(&facts);
	if (dup2(plain[0], net[0]) == -1 || dup2(plain[1], net[1]) == -1)
		return err_sys(err, "dup2");
	return 0;
}

int
client_run(const struct wrap_options *o, const struct tlsclient *c,
    struct err *err)
{
	int net[2] = { CLIENT_READ_FD, CLIENT_WRITE_FD }, fds[3];

	if (o->client.stdio)
		net[0] = 0, net[1] = 1;
	else if (!tool_had_fd(net[0]) || !tool_had_fd(net[1]))
		return err_set(err, ERR_USAGE, "descriptors 6 and 7 are not "
		    "open: run it under tcpclient, or give --stdio");
	wrap_forget_facts();
	if (!o->starttls)
		return implicit(o, c, net, err);
	if (tlsclient_offer(c, net, fds, err) == -1)
		return -1;
	return plumbing_give(fds, err);
}
