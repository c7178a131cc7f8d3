/* post - a report by HTTPS (RFC 8460 5.3), which a program does: it gets the
 * report as its descriptor 0, and REPORT_URI and CONTENT_TYPE in its
 * environment.
 * SPDX-License-Identifier: ISC */
#ifndef POST_H
#define POST_H

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

/* 0, or -1 with err. */
MUST_USE int post_send(const char *program, struct span domain,
    struct span uri, struct span json, struct err *err);

#endif
