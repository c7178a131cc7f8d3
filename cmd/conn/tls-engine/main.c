/* tls-engine - the half of tls-wrap that speaks TLS: started by it for one
 * handshake, as server or as client, unprivileged, confined before the first
 * byte is read.
 * Descriptors: 0 and 1 the network, 3 tls-wrap, 4 and 5 the program.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/log.h"
#include "base/tool.h"
#include "engine.h"
#include "os/confine.h"
#include "os/heap.h"
#include "os/image.h"
#include "os/secrecy.h"
#include "tls/relay.h"

#define AT(member) offsetof(struct engine_options, member)

static const struct option_row rows[] = {
	{ "cert-dir", 'c', OPTION_DIR, AT(cert_dir), 0, 0, "DIR",
	    "with -n: check these certificates" },
	{ "tickets", '\0', OPTION_FLAG, AT(tickets), 0, 0, NULL,
	    "tls-wrap has keys for session tickets" },
	{ "client", '\0', OPTION_STRING, AT(client.name), 0, 0, "NAME",
	    "be the client of the server NAME" },
	{ "also-name", '\0', OPTION_LIST, AT(client.also), 0, 0, "NAME",
	    "client: a name that its certificate may have too" },
	{ "verify", '\0', OPTION_STRING, AT(client.verify), 0, 0, "LEVEL",
	    "client: none, may or full (full)" },
	{ "tlsa", '\0', OPTION_LIST, AT(client.tlsa), 0, 0, "RECORD",
	    "client: \"usage selector type hex\"" },
	{ "ca", '\0', OPTION_STRING, AT(client.ca), 0, 0, "WHERE",
	    "client: whom to trust: file (descriptor 6), or ask" },
	{ "own-cert", '\0', OPTION_FLAG, AT(client.own_cert), 0, 0, NULL,
	    "client: its certificate and key are descriptors 7 and 8" },
	{ "min-protocol", '\0', OPTION_STRING, AT(tls.min_protocol), 0, 0,
	    "VERSION", "lowest TLS version: 1.0 1.1 1.2 1.3 (1.2)" },
	{ "ciphers", '\0', OPTION_STRING, AT(tls.ciphers), 0, 0, "LIST",
	    "cipher list up to TLS 1.2 (" TLSCTX_CIPHERS ")" },
	{ "suites", '\0', OPTION_STRING, AT(tls.suites), 0, 0, "LIST",
	    "cipher suites of TLS 1.3 (the library's)" },
	{ "groups", '\0', OPTION_STRING, AT(tls.groups), 0, 0, "LIST",
	    "key exchange groups, best first (the library's)" },
	{ "alpn", '\0', OPTION_STRING, AT(tls.alpn), 0, 0, "NAME",
	    "application protocol" },
	{ "client-cert", '\0', OPTION_STRING, AT(client_cert), 0, 0, "MODE",
	    "ask clients for a certificate: request or require" },
	{ "client-depth", '\0', OPTION_NUMBER, AT(client_depth), 0, 100, "N",
	    "certificates between authority and client (4)" },
	{ "client-ca", '\0', OPTION_STRING, AT(client_files.ca), 0, 0,
	    "FILE|DIR", "with -n: check these authorities" },
	{ "client-list", '\0', OPTION_FILE, AT(client_files.list), 0, 0, "FILE",
	    "with -n: check these fingerprints" },
	{ "client-crl", '\0', OPTION_FILE, AT(client_files.crl), 0, 0, "FILE",
	    "with -n: check these revocations" },
	{ "handshake-timeout", '\0', OPTION_TIME, AT(handshake_ms), 100,
	    3600 * 1000, "TIME", "time for the whole handshake (30s)" },
	{ "idle-timeout", '\0', OPTION_TIME, AT(idle_ms), 100,
	    24u * 86400 * 1000, "TIME",
	    "end a connection on which nothing moves (1h)" },
};

static const struct tool tool = { "tls-engine", TOOL_UTILITY,
	"[-enVh] [options]", OPENSSL_VERSION_TEXT, rows, LENGTH(rows) };

static void
log_end_of(const struct relay_result *r)
{
	static const char *const words[] = { "closed", "cut by the peer",
		"broken", "idle" };
	struct logline l;

	if (r->why == RELAY_CLOSED)
		return;
	log_begin(&l, "tls-end");
	log_str(&l, "reason", span_str(words[r->why]));
	if (r->why == RELAY_BROKEN)
		log_str(&l, "error", span_str(r->err.text));
	log_num(&l, "in", r->in);
	log_num(&l, "out", r->out);
	log_end(&l);
}

/* What the handshake needed is half a megabyte, and a session may be quiet for
 * hours. Short sessions do not pay for this. */
static void
rest(void)
{
	os_heap_trim();
	os_image_drop();
}

static void
carry(struct engine *e, const struct engine_options *o)
{
	struct relay_ends ends = { e->ssl, &e->net, ENGINE_APP_IN_FD,
	    ENGINE_APP_OUT_FD, (int)o->idle_ms, rest };
	struct relay_result result;

	relay_run(&ends, &result);
	log_end_of(&result);
}

int
main(int argc, char **argv)
{
	struct engine_options opt = { .handshake_ms = 30 * 1000,
	    .idle_ms = 3600 * 1000, .client_depth = 4 };
	struct err err = ERR_INIT;
	struct engine e;

	tool_init(&tool);
	os_secrecy();
	if (tool_options(argc, argv, &opt)[0] != NULL)
		tool_exit(EX_USAGE, "it takes no arguments");
	if (tool_checking() &&
	    (engine_init(&e, &opt, &err) == -1 ||
	    check_client_files(&e, &err) == -1 ||
	    (opt.cert_dir != NULL && check_dir(opt.cert_dir, &err) == -1)))
		tool_die(&err);
	tool_checked(&opt);
	if (!tool_had_fd(ENGINE_CTL_FD) || !tool_had_fd(ENGINE_APP_OUT_FD))
		tool_exit(EX_USAGE, "it is started by tls-wrap");
	if (engine_init(&e, &opt, &err) == -1 ||
	    os_confine(OS_STDIO | OS_PASSFD, NULL, 0, &err) == -1) {
		tell_failed(&err);
		tool_die(&err);
	}
	if (engine_handshake(&e, &err) == -1)
		_exit(EX_PROTOCOL);
	carry(&e, &opt);
	/* Nothing is buffered, and the kernel wipes what is left. */
	_exit(EX_OK);
}
