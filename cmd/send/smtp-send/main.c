/* smtp-send - hand a message to the mail servers of its recipients' domain, or
 * to a smarthost (RFC 5321).
 * sink: message on 0, envelope on 3; result lines (queue(7)) on 1; 0 all were
 * taken, 69 some refused, 75 some not now, 68 no host could be reached.
 *
 *     main (broker) --- fork ---> deliver: confined, DNS and network
 *        starts tls-engine  <---  asks for it
 *
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/tool.h"
#include "broker.h"
#include "deliver.h"

#define OPTION(field) offsetof(struct settings, field)

static const struct option_row rows[] = {
	{ "auth", 'a', OPTION_FILE, OPTION(auth), 0, 0, "FILE",
	    "lines \"host user password\" for smarthosts" },
	{ "ca", '\0', OPTION_STRING, OPTION(ca), 0, 0, "PATH",
	    "certificates that are trusted; default the system's" },
	{ "chunking", '\0', OPTION_FLAG, OPTION(chunking), 0, 0, NULL,
	    "BDAT instead of DATA where it is offered" },
	{ "command-timeout", '\0', OPTION_TIME, OPTION(command_ms), 100,
	    3600000, "TIME", "for one reply; default 5m" },
	{ "connect-timeout", '\0', OPTION_TIME, OPTION(connect_ms), 100,
	    3600000, "TIME", "for a connection; default 30s" },
	{ "dry-run", '\0', OPTION_FLAG, OPTION(dry_run), 0, 0, NULL,
	    "stop before DATA: would they be accepted?" },
	{ "end-timeout", '\0', OPTION_TIME, OPTION(end_ms), 100, 7200000,
	    "TIME", "for the reply to the message; default 10m" },
	{ "family", '\0', OPTION_STRING, OPTION(family), 0, 0, "64|46|6|4",
	    "IPv6 and IPv4, and which first; default 64" },
	{ "greeting-timeout", '\0', OPTION_TIME, OPTION(greeting_ms), 100,
	    3600000, "TIME", "for the greeting; default 5m" },
	{ "hostname", '\0', OPTION_STRING, OPTION(hostname), 0, 0, "NAME",
	    "our name; default the machine's" },
	{ "hosts", '\0', OPTION_NUMBER, OPTION(hosts), 1, HOSTS_MAX, "N",
	    "addresses that are tried; default 5" },
	{ "lmtp", '\0', OPTION_FLAG, OPTION(lmtp), 0, 0, NULL,
	    "speak LMTP to the relay" },
	{ "mta-sts", '\0', OPTION_DIR, OPTION(mta_sts), 0, 0, "DIRECTORY",
	    "heed MTA-STS policies, and keep them there" },
	{ "no-pipelining", '\0', OPTION_FLAG, OPTION(no_pipelining), 0, 0,
	    NULL, "one command at a time" },
	{ "port", '\0', OPTION_NUMBER, OPTION(port), 1, 65535, "PORT",
	    "where hosts are spoken to; default 25" },
	{ "relay", 'r', OPTION_STRING, OPTION(relay), 0, 0, "HOST[:PORT]",
	    "send everything there; [host] for no MX, srv:NAME for SRV" },
	{ "source", '\0', OPTION_LIST, OPTION(source), 0, 0, "ADDRESS",
	    "to send from; one IPv4 and one IPv6" },
	{ "source-file", '\0', OPTION_FILE, OPTION(source_file), 0, 0, "FILE",
	    "lines \"from SENDER|to DOMAIN ADDRESS ... [name=HOST]\"" },
	{ "sts-port", '\0', OPTION_NUMBER, OPTION(sts_port), 1, 65535,
	    "PORT", "where policies are fetched; default 443" },
	{ "tls", '\0', OPTION_STRING, OPTION(tls), 0, 0, "LEVEL",
	    "none, may (default), encrypt, dane or verify" },
	{ "tls-policy", '\0', OPTION_FILE, OPTION(tls_policy), 0, 0, "FILE",
	    "lines \"domain level [match=name]\"" },
	{ "tls-record", '\0', OPTION_STRING, OPTION(tls_record), 0, 0,
	    "FILE", "append how TLS went, a line a session" },
	{ "verp", '\0', OPTION_FLAG, OPTION(verp), 0, 0, NULL,
	    "name the recipient in the sender: list+ann=a.org@" },
};

static const struct tool tool = { "smtp-send", TOOL_SINK,
	"[-enVh] [--relay host[:port]] [option ...]",
	"STARTTLS DANE MTA-STS", rows,
	LENGTH(rows) };

/* As --relay, or with "smtp:" or "lmtp:" before it. */
static void
take_route(struct settings *set, const char *route)
{
	struct span s = span_str(route);

	if (s.n == 0)
		return;
	set->relay = route;
	set->routed = true;
	if (span_istarts(s, SPAN("lmtp:")) || span_istarts(s, SPAN("smtp:"))) {
		set->lmtp = span_lower(*route) == 'l';
		set->relay = route + 5;
	}
}

/* The confined half reports; its exit code is ours. A message that it could not
 * take over has another one. */
static int
supervise(struct deliver *d)
{
	struct broker b = { .next = nextjob_fd(getenv("NEXT_FD")),
		.d = d };
	struct err err = ERR_INIT;
	int status;
	pid_t child;

	d->reuse = b.next != -1;
	if (d->set->auth == NULL)
		d->next = b.next;
	for (;;) {
		b.has_kept = false;
		child = deliver_fork(d, &b.sock, &err);
		if (child == -1)
			tool_die(&err);
		broker_serve(&b);
		close(b.sock);
		status = deliver_wait(child);
		if (!b.has_kept)
			return status;
		if (deliver_take_next(d, &b.kept, &err) == -1)
			tool_die(&err);
	}
}

int
main(int argc, char **argv)
{
	struct settings set = { .tls = "may", .family = "64", .port = 25,
		.sts_port = 443,
		.hosts = 5, .connect_ms = 30000, .greeting_ms = 300000,
		.command_ms = 300000, .end_ms = 600000 };
	struct err err = ERR_INIT;
	struct deliver d;

	tool_init(&tool);
	if (*tool_options(argc, argv, &set) != NULL)
		tool_exit(EX_TEMPFAIL, "nothing can follow smtp-send");
	take_route(&set, getenv("SMTP_ROUTE"));
	if (deliver_prepare(&d, &set, getenv("DNS_SERVER"), &err) == -1)
		tool_die(&err);
	tool_checked(&set);
	if (deliver_take(&d, tool_had_fd(DELIVER_ENVELOPE_FD), &err) == -1)
		tool_die(&err);
	return supervise(&d);
}
