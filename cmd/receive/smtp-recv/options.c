/* options - see options.h. The defaults are those of a public mail exchanger
 * that accepts nobody's mail until it is told for whom.
 * SPDX-License-Identifier: ISC */
#include "options.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "conn/cidr.h"
#include "direct.h"
#include "gate/simulate.h"
#include "io/slurp.h"
#include "smtp/address.h"
#include "rules/rulecheck.h"
#include "smtp/envelope.h"

#define AT(member) offsetof(struct settings, member)
#define MINUTE (60 * 1000)
#define DAY (24 * 60 * MINUTE)

static const struct option_row rows[] = {
	{ "hostname", '\0', OPTION_STRING, AT(hostname), 0, 0, "NAME",
	    "the name to greet with and to put into Received" },
	{ "banner", '\0', OPTION_STRING, AT(banner), 0, 0, "TEXT",
	    "what the greeting says behind it; default Pneumatic" },
	{ "submission", '\0', OPTION_FLAG, AT(submission), 0, 0, NULL,
	    "a submission service: AUTH before MAIL" },
	{ "lmtp", '\0', OPTION_FLAG, AT(lmtp), 0, 0, NULL,
	    "speak LMTP: one reply per recipient" },
	{ "auth", '\0', OPTION_FLAG, AT(auth), 0, 0, NULL,
	    "offer AUTH although this is no submission service" },
	{ "plaintext-auth", '\0', OPTION_FLAG, AT(plaintext_auth), 0, 0, NULL,
	    "offer passwords in the clear without TLS" },
	{ "require-tls", '\0', OPTION_FLAG, AT(require_tls), 0, 0, NULL,
	    "refuse MAIL without TLS" },
	{ "offer-requiretls", '\0', OPTION_FLAG, AT(offer_requiretls), 0, 0,
	    NULL, "offer REQUIRETLS: the chain keeps it" },
	{ "offer-dsn", '\0', OPTION_FLAG, AT(offer_dsn), 0, 0, NULL,
	    "offer DSN: the chain heeds NOTIFY and its like" },
	{ "own-sender", '\0', OPTION_FLAG, AT(own_sender), 0, 0, NULL,
	    "a user sends from an address of its own" },
	{ "hide-client", '\0', OPTION_FLAG, AT(hide_client), 0, 0, NULL,
	    "a user's address is not put into Received" },
	{ "soft-bounce", '\0', OPTION_FLAG, AT(soft_bounce), 0, 0, NULL,
	    "defer what would be refused for good" },
	{ "accept-all", '\0', OPTION_FLAG, AT(accept_all), 0, 0, NULL,
	    "accept every recipient unasked" },
	{ "recipients", '\0', OPTION_FILE, AT(recipients), 0, 0, "FILE",
	    "accept these: one address, or @domain, a line" },
	{ "repair-line-ends", '\0', OPTION_FLAG, AT(repair), 0, 0, NULL,
	    "accept messages with a CR or LF by itself" },
	{ "repair-from", '\0', OPTION_STRING, AT(repair_from), 0, 0,
	    "NETWORKS", "and these peers alone: prefixes, with commas" },
	{ "xclient", '\0', OPTION_STRING, AT(xclient), 0, 0, "NETWORKS",
	    "peers that may say XCLIENT: prefixes, with commas" },
	{ "rules", '\0', OPTION_FILE, AT(rules), 0, 0, "FILE",
	    "who may send what to whom: smtp-rules(7)" },
	{ "etrn", '\0', OPTION_FILE, AT(etrn), 0, 0, "PROGRAM",
	    "offer ETRN: this is run with the domain" },
	{ "simulate", '\0', OPTION_STRING, AT(simulate), 0, 0, "FACTS",
	    "what would happen: client=A helo=H from=S to=R" },
	{ "counts", '\0', OPTION_STRING, AT(counts), 0, 0, "FILE",
	    "where rates and greylisting are remembered" },
	{ "spool-dir", '\0', OPTION_DIR, AT(spool_dir), 0, 0, "DIR",
	    "where messages past 4 MiB wait; default $TMPDIR or /tmp" },
	{ "max-size", '\0', OPTION_SIZE, AT(max_size), 1, UINT64_MAX >> 2,
	    "SIZE", "octets of a message; default 50M" },
	{ "max-command", '\0', OPTION_SIZE, AT(max_command), 512, 12288,
	    "SIZE", "octets of a command line but AUTH; default 2048" },
	{ "max-line", '\0', OPTION_SIZE, AT(max_line), 998, UINT64_MAX >> 2,
	    "SIZE", "octets of a line of a message; default 1M" },
	{ "max-recipients", '\0', OPTION_NUMBER, AT(max_recipients), 1,
	    ENVELOPE_RCPT_MAX, "N", "recipients of a message; default 1000" },
	{ "max-errors", '\0', OPTION_NUMBER, AT(max_errors), 1, 1000000, "N",
	    "refused commands since the last mail; default 20" },
	{ "max-junk", '\0', OPTION_NUMBER, AT(max_junk), 1, 1000000, "N",
	    "commands that send no mail; default 100" },
	{ "max-hops", '\0', OPTION_NUMBER, AT(max_hops), 1, 1000000, "N",
	    "Received fields of a message; default 50" },
	{ "timeout", '\0', OPTION_TIME, AT(timeout), 1, DAY, "TIME",
	    "for one command, or for silence in a message; default 5m" },
	{ "min-rate", '\0', OPTION_SIZE, AT(min_rate), 1, UINT64_MAX >> 2,
	    "SIZE", "octets a second on average in a message; default 100" },
	{ "chain-timeout", '\0', OPTION_TIME, AT(chain_timeout), 1, DAY,
	    "TIME", "for the message chain; default 5m" },
};

const struct tool options_tool = { "smtp-recv", TOOL_SESSION,
	"[-enVh] [options] program [argument ...]",
	"SMTP LMTP PIPELINING SIZE 8BITMIME CHUNKING LIMITS SMTPUTF8 DSN "
	"STARTTLS REQUIRETLS AUTH", rows,
	LENGTH(rows) };

void
options_init(struct settings *s)
{
	memset(s, 0, sizeof(*s));
	s->max_size = 50u << 20;
	s->max_command = 2048;
	s->max_line = 1u << 20;
	s->max_recipients = 1000;
	s->max_errors = 20;
	s->max_junk = 100;
	s->max_hops = 50;
	s->banner = "Pneumatic";
	s->timeout = 5 * MINUTE;
	s->min_rate = 100;
	s->chain_timeout = 5 * MINUTE;
	buf_init(&s->recipients_text, OPTIONS_RECIPIENTS_MAX);
}

/* RFC 5321 4.2: textstring, and no other line. */
static int
check_banner(const char *text, struct err *err)
{
	struct span s = span_str(text);
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.p[i] < ' ' || s.p[i] > '~')
			return err_set(err, ERR_USAGE, "--banner: printable "
			    "ASCII is wanted");
	return s.n <= OPTIONS_BANNER_MAX ? 0 : err_set(err, ERR_USAGE,
	    "--banner: more than %d bytes", OPTIONS_BANNER_MAX);
}

static int
find_hostname(struct settings *s, struct err *err)
{
	struct address a;
	struct buf b = BUF_INIT(OPTIONS_HOSTNAME_MAX + 2);
	int r;

	if (s->hostname == NULL) {
		if (gethostname(s->own_name, sizeof(s->own_name)) == -1)
			return err_sys(err, "host name");
		s->own_name[sizeof(s->own_name) - 1] = '\0';
		s->hostname = s->own_name;
	}
	buf_adds(&b, "x@");
	buf_adds(&b, s->hostname);
	r = buf_ok(&b) && address_parse(buf_span(&b), 0, &a, NULL) == 0 ? 0 :
	    err_set(err, ERR_USAGE, "not a host name: %s", s->hostname);
	buf_done(&b);
	return r;
}

static int
check_networks(const char *option, const char *text, struct err *err)
{
	struct cidr_list l = CIDR_LIST_INIT;
	struct err why = ERR_INIT;
	int r = text == NULL ? 0 : cidr_list_add(&l, span_str(text), &why);

	cidr_list_done(&l);
	return r == 0 ? 0 : err_set(err, ERR_USAGE, "--%s: %s", option,
	    why.text);
}

static bool
is_in(const char *networks, const char *ip)
{
	struct cidr_list l = CIDR_LIST_INIT;
	struct cidr_ip a;
	bool in = networks != NULL && ip != NULL &&
	    cidr_ip_parse(span_str(ip), &a) == 0 &&
	    cidr_list_add(&l, span_str(networks), NULL) == 0 &&
	    cidr_list_find(&l, &a) < l.n;

	cidr_list_done(&l);
	return in;
}

void
options_peer(struct settings *s, const char *ip)
{
	s->xclient_ok = is_in(s->xclient, ip);
	s->repair |= is_in(s->repair_from, ip);
}

static int
read_rules(struct settings *s, struct err *err)
{
	rulefile_init(&s->rulefile, s->rules);
	if (s->rules == NULL)
		return s->simulate == NULL ? 0 :
		    err_set(err, ERR_USAGE, "--simulate needs --rules");
	if (rulefile_read(&s->rulefile, err) == -1)
		return -1;
	if ((s->rulefile.flags & RULE_COUNTS) != 0 && s->counts == NULL)
		return err_set(err, ERR_USAGE, "%s: rate and greylist need "
		    "--counts", s->rules);
	return !tool_checking() || (rulecheck_file(&s->rulefile, err) == 0 &&
	    simulate_check(s, err) == 0) ? 0 : -1;
}

int
options_finish(struct settings *s, char **program, struct err *err)
{
	if (program[0] == NULL && s->simulate == NULL)
		return err_set(err, ERR_USAGE, "no program for the messages");
	s->direct = direct_is_possible(program);
	if (s->submission && s->lmtp)
		return err_set(err, ERR_USAGE,
		    "--submission and --lmtp do not go together");
	if (check_networks("xclient", s->xclient, err) == -1 ||
	    check_networks("repair-from", s->repair_from, err) == -1)
		return -1;
	if (s->spool_dir == NULL)
		s->spool_dir = getenv("TMPDIR");
	if (s->spool_dir == NULL)
		s->spool_dir = "/tmp";
	if (find_hostname(s, err) == -1 || check_banner(s->banner, err) == -1)
		return -1;
	if (s->recipients != NULL &&
	    slurp_file(s->recipients, &s->recipients_text, err) == -1)
		return -1;
	return read_rules(s, err);
}
