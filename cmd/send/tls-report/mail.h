/* mail - a report as a message (RFC 8460 5.3), gzip'ed where that is built in,
 * and the program that sends it.
 * SPDX-License-Identifier: ISC */
#ifndef MAIL_H
#define MAIL_H

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

struct mail {
	struct span domain, to, json;    /* addresses with commas */
	const char *date, *organization, *hostname, *sender;
};

/* Run the program with it: 0, or -1 with err. */
MUST_USE int mail_send(const struct mail *m, char *const *program,
    struct err *err);

#endif
