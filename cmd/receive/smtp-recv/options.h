/* options - the settings of smtp-recv(8).
 * SPDX-License-Identifier: ISC */
#ifndef SMTP_RECV_OPTIONS_H
#define SMTP_RECV_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/tool.h"
#include "rules/rulefile.h"

#define OPTIONS_HOSTNAME_MAX 255
#define OPTIONS_BANNER_MAX 200
#define OPTIONS_RECIPIENTS_MAX (64u << 20)   /* bytes of the file */

struct settings {
	const char *hostname;            /* NULL until settings_finish */
	const char *banner;              /* behind it in the greeting */
	bool submission, lmtp, auth;
	bool plaintext_auth, require_tls, offer_requiretls, offer_dsn;
	bool accept_all;
	bool own_sender;                 /* MAIL FROM must be the user's */
	bool soft_bounce;                /* refuse nothing for good */
	bool hide_client;                /* from Received, when a user */
	const char *recipients;
	bool repair;
	const char *repair_from;         /* prefixes */
	const char *xclient;             /* prefixes */
	bool xclient_ok;                 /* this peer is one of them */
	const char *rules, *counts;      /* files */
	struct rulefile rulefile;        /* what stood in the first */
	const char *simulate, *etrn;
	const char *spool_dir;
	uint64_t max_size, max_command, max_line, max_recipients;
	uint64_t max_errors, max_junk, max_hops;
	uint64_t timeout, min_rate, chain_timeout;
	bool direct;                     /* the chain is mail-deliver alone */
	struct buf recipients_text;      /* what stood in the file */
	char own_name[OPTIONS_HOSTNAME_MAX + 1];
};

extern const struct tool options_tool;

void options_init(struct settings *s);
/* After the command line: check what goes together, find out what was not
 * given, read the files. 0, or -1 with err. */
MUST_USE int options_finish(struct settings *s, char **program,
    struct err *err);
/* What holds for this peer, by its address (NULL: not known). */
void options_peer(struct settings *s, const char *ip);

#endif
