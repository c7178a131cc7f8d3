/* settings - the options of smtp-send, as all its files see them.
 * SPDX-License-Identifier: ISC */
#ifndef SETTINGS_H
#define SETTINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/option.h"

struct settings {
	const char *relay, *hostname, *auth, *tls, *tls_policy, *ca, *family;
	const char *mta_sts, *tls_record, *source_file;
	struct option_list source;
	uint64_t port, hosts, sts_port;
	uint64_t connect_ms, greeting_ms, command_ms, end_ms;
	bool routed;                     /* relay is of SMTP_ROUTE */
	bool lmtp, dry_run, no_pipelining, verp, chunking;
};

#endif
