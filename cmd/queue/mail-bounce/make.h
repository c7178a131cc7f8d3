/* make - settle what a report is about, and make it in a process that can do
 * nothing else.
 * SPDX-License-Identifier: ISC */
#ifndef MAKE_H
#define MAKE_H

#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "queue/notify.h"
#include "smtp/address.h"

#define MAKE_BODY_MAX (8u << 20)
#define MAKE_MAX (12u << 20)         /* bytes of a report */
#define MAKE_MS 60000
#define MAKE_TEMPLATE_MAX 65536

struct make_options {
	const char *kind, *templates, *hostname, *postmaster;
	uint64_t max_body, lifetime;
};

struct make {
	const struct make_options *opt;
	enum notify_kind kind;
	char hostname[256];
	struct buf template;
	struct address postmaster;       /* null: none */
	const char *id;
};

/* Look at the options and read the template: 0, or -1 with err. */
MUST_USE int make_prepare(struct make *m, const struct make_options *opt,
    struct err *err);

/* A half_work: reads the queue file, writes the envelope, an empty line and the
 * report; nothing when there is nothing to tell. */
int make_report(void *make, struct buf *out, struct err *err);

#endif
