/* accept - who may speak for others, and what such a peer says: from the socket
 * to the facts.
 * SPDX-License-Identifier: ISC */
#ifndef ACCEPT_H
#define ACCEPT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/option.h"
#include "conn/cidr.h"

#define ACCEPT_FILE_MAX (1u << 20)   /* bytes of --from-file */

struct accept_options {
	struct option_list from;
	const char *from_file;
	bool optional, trust_tls;
	uint64_t timeout_ms;

	struct cidr_list trusted;        /* made of them */
};

/* Read the lists: 0, or -1 with err. */
MUST_USE int accept_prepare(struct accept_options *o, struct err *err);

/* Read the header of descriptor 0, all of it and nothing more, and set the
 * facts: 0, or -1 with err, and the connection is not to be served. */
MUST_USE int accept_run(const struct accept_options *o, struct err *err);

#endif
