/* tls-check - say what is in the certificate directory, what the ports serve,
 * and whether the two agree.
 * utility, by hand or from a monitor: 0 all right, 1 look at it, 2 wrong. Keys
 * are read and forgotten before it is confined and talks to a server.
 * SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#include <openssl/crypto.h>

#include "base/tool.h"
#include "folders.h"
#include "os/confine.h"
#include "os/secrecy.h"
#include "ports.h"
#include "report.h"

struct options {
	const char *cert_dir, *ca, *name;
	uint64_t days, timeout_ms;
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
	{ "cert-dir", 'c', OPTION_DIR, AT(cert_dir), 0, 0, "DIR",
	    "certificates: one folder per host name" },
	{ "name", '\0', OPTION_STRING, AT(name), 0, 0, "FOLDER",
	    "look at this one only" },
	{ "days", 'd', OPTION_NUMBER, AT(days), 0, 3650, "N",
	    "warn when fewer are left (14)" },
	{ "ca", '\0', OPTION_STRING, AT(ca), 0, 0, "FILE|DIR",
	    "whom to trust (the system's)" },
	{ "timeout", 't', OPTION_TIME, AT(timeout_ms), 100, 3600 * 1000,
	    "TIME", "for one connection (10s)" },
};

static const struct tool tool = { "tls-check", TOOL_UTILITY,
	"[-enVh] --cert-dir DIR [options] [host:port[/protocol] ...]",
	"tls smtp lmtp imap pop3 sieve", rows, LENGTH(rows) };

int
main(int argc, char **argv)
{
	struct options opt = { .days = 14, .timeout_ms = 10000 };
	struct err err = ERR_INIT;
	struct folders_options look;
	struct folders folders;
	struct ports ports = { .n = 0 };
	struct report report = { { 0, 0, 0 } };
	char **rest;
	int code;

	tool_init(&tool);
	os_secrecy();
	rest = tool_options(argc, argv, &opt);
	if (opt.cert_dir == NULL)
		tool_exit(EX_USAGE, "--cert-dir is missing");
	for (; *rest != NULL; rest++)
		if (ports_add(&ports, *rest, &err) == -1)
			tool_die(&err);
	tool_checked(&opt);
	(void)OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL);
	look = (struct folders_options){ opt.cert_dir, opt.ca, (long)opt.days,
		opt.name };
	if (folders_look(&folders, &look, &report, &err) == -1)
		tool_die(&err);
	if (ports.n > 0) {
		(void)fflush(stdout);
		if (os_confine(OS_STDIO | OS_DNS, NULL, 0, &err) == -1)
			tool_die(&err);
		ports_look(&ports, &folders, (long)opt.days,
		    (int)opt.timeout_ms, &report);
	}
	ports_done(&ports);
	folders_done(&folders);
	code = report_end(&report);
	return fflush(stdout) == 0 && !ferror(stdout) ? code : EX_IOERR;
}
