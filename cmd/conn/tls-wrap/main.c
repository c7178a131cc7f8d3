/* tls-wrap - speak TLS for the program that follows (RFC 8314), or offer it
 * STARTTLS by the UCSPI-TLS convention.
 * loader: this program stays light and reads nothing from the network. The one
 * that does, tls-engine, is forked, unprivileged and confined, and asks for
 * files over a socket; it is started when a handshake begins.
 * SPDX-License-Identifier: ISC */
#include <errno.h>
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/log.h"
#include "base/tool.h"
#include "client.h"
#include "conn/facts.h"
#include "link/next.h"
#include "wrap.h"

#define AT(member) offsetof(struct wrap_options, member)

static const struct option_row rows[] = {
	{ "cert-dir", 'c', OPTION_DIR, AT(cert_dir), 0, 0, "DIR",
	    "certificates: one folder per host name" },
	{ "starttls", 's', OPTION_FLAG, AT(starttls), 0, 0, NULL,
	    "offer STARTTLS (UCSPI-TLS) instead of TLS from the first byte" },
	{ "sniff", '\0', OPTION_TIME, AT(sniff_ms), 1, 60000, "TIME",
	    "starttls: wait this long for a client that begins with TLS" },
	{ "client", '\0', OPTION_FLAG, AT(client.on), 0, 0, NULL,
	    "be the client: TLS on descriptors 6 and 7" },
	{ "stdio", '\0', OPTION_FLAG, AT(client.stdio), 0, 0, NULL,
	    "client: on descriptors 0 and 1" },
	{ "name", '\0', OPTION_STRING, AT(client.name), 0, 0, "HOST",
	    "client: the server's name, asked for and expected" },
	{ "also-name", '\0', OPTION_LIST, AT(client.also), 0, 0, "HOST",
	    "client: a name that its certificate may have too" },
	{ "verify", '\0', OPTION_STRING, AT(client.verify), 0, 0, "LEVEL",
	    "client: none, may or full (full)" },
	{ "ca", '\0', OPTION_STRING, AT(client.ca), 0, 0, "FILE|DIR",
	    "client: whom to trust (the system's)" },
	{ "tlsa", '\0', OPTION_LIST, AT(client.tlsa), 0, 0, "RECORD",
	    "client: DANE: \"usage selector type hex\"" },
	{ "own-cert", '\0', OPTION_DIR, AT(client.own_cert), 0, 0, "DIR",
	    "client: folder of its own fullchain.pem and privkey.pem" },
	{ "tickets", '\0', OPTION_STRING, AT(tickets), 0, 0, "FILE",
	    "file of session ticket keys, made and rotated as needed" },
	{ "user", 'u', OPTION_STRING, AT(user), 0, 0, "USER|UID:GID",
	    "who speaks TLS when started as root (65534:65534)" },
	{ "min-protocol", '\0', OPTION_STRING, AT(min_protocol), 0, 0,
	    "VERSION", "lowest TLS version: 1.0 1.1 1.2 1.3 (1.2)" },
	{ "ciphers", '\0', OPTION_STRING, AT(ciphers), 0, 0, "LIST",
	    "cipher list up to TLS 1.2 (strong ones, see tls-engine)" },
	{ "suites", '\0', OPTION_STRING, AT(suites), 0, 0, "LIST",
	    "cipher suites of TLS 1.3 (the library's)" },
	{ "groups", '\0', OPTION_STRING, AT(groups), 0, 0, "LIST",
	    "key exchange groups, best first (the library's)" },
	{ "alpn", '\0', OPTION_STRING, AT(alpn), 0, 0, "NAME",
	    "application protocol: imap pop3 managesieve ..." },
	{ "client-cert", '\0', OPTION_STRING, AT(client_cert), 0, 0, "MODE",
	    "ask clients for a certificate: request or require" },
	{ "client-ca", '\0', OPTION_STRING, AT(client_files.ca), 0, 0,
	    "FILE|DIR", "authorities whose clients are good (PEM)" },
	{ "client-list", '\0', OPTION_FILE, AT(client_files.list), 0, 0, "FILE",
	    "fingerprints of clients that are good" },
	{ "client-crl", '\0', OPTION_FILE, AT(client_files.crl), 0, 0, "FILE",
	    "revoked certificates of these authorities (PEM)" },
	{ "client-depth", '\0', OPTION_NUMBER, AT(client_depth), 0, 100, "N",
	    "certificates between authority and client (4)" },
	{ "handshake-timeout", '\0', OPTION_TIME, AT(handshake_ms), 100,
	    3600 * 1000, "TIME", "time for the whole handshake (30s)" },
	{ "idle-timeout", '\0', OPTION_TIME, AT(idle_ms), 100,
	    24u * 86400 * 1000, "TIME",
	    "end a connection on which nothing moves (1h)" },
	{ "log", '\0', OPTION_FLAG, AT(log), 0, 0, NULL,
	    "log each handshake, not only those that fail" },
};

static const struct tool tool = { "tls-wrap", TOOL_LOADER,
	"[-enVh] --cert-dir DIR [options] program [argument ...]",
	"tls starttls sni", rows, LENGTH(rows) };

int
main(int argc, char **argv)
{
	struct wrap_options opt = { .handshake_ms = 30 * 1000,
	    .idle_ms = 3600 * 1000, .client_depth = 4 };
	struct err err = ERR_INIT;
	struct tlsclient_settings settings;
	struct tlsclient client;
	char **rest;
	int r, code;

	tool_init(&tool);
	rest = tool_options(argc, argv, &opt);
	if (wrap_prepare(&opt, argv[0], &err) == -1 || (opt.client.on &&
	    client_prepare(&opt, &settings, &client, &err) == -1))
		tool_die(&err);
	if (tool_checking()) {
		if (opt.client.on)
			tlsclient_check(&client, &err);
		else
			wrap_check(&opt, tool_explaining(), &err);
		tool_die(&err);
	}
	if (rest[0] == NULL)
		tool_exit(EX_USAGE, "no program given");
	if (!opt.client.on)
		(void)facts_from_socket(0);
	log_remote(getenv("TCPREMOTEIP"));
	if (opt.client.on)
		r = client_run(&opt, &client, &err);
	else
		r = opt.starttls && !wrap_sniff(&opt) ? wrap_starttls(&opt,
		    &err) :
		    wrap_implicit(&opt, &err);
	if (r == -1) {
		log_reason("tls-failed", err.text);
		exit(tool_exit_code(&err));
	}
	if ((code = next_run(rest)) != -1)
		return code;
	err_sys(&err, "cannot run %s", rest[0]);
	tool_die(&err);
}
