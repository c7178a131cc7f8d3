/* options - what tls-report is told, and what stands where it is told nothing.
 * SPDX-License-Identifier: ISC */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "base/attr.h"
#include "base/err.h"
#include "make.h"

struct options {
	const char *record, *date, *organization, *contact, *sender;
	const char *hostname, *domain, *http_program;
};

/* 0 and *m ready, or -1 with err ERR_USAGE. */
MUST_USE int options_settle(struct options *o, const char *dns_server,
    struct make *m, struct err *err);

#endif
