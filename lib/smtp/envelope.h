/* envelope - who a message is from and to, as SMTP commands in a file
 * (envelope(5) in chain(7)); the grammar is that of the SMTP server.
 *
 *     MAIL FROM:<joe@example.org> SIZE=1234 BODY=8BITMIME
 *     RCPT TO:<ann@example.com> ORCPT=rfc822;ann@example.com
 *
 * Lines end in LF. Parameters are kept as they came, already checked.
 * SPDX-License-Identifier: ISC */
#ifndef SMTP_ENVELOPE_H
#define SMTP_ENVELOPE_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"
#include "io/wr.h"
#include "smtp/address.h"

#define ENVELOPE_RCPT_MAX 10000
#define ENVELOPE_LINE_MAX 2048

struct envelope_rcpt {
	struct address address;
	struct span params;              /* "" or "NAME=value ..." */
};

struct envelope {
	struct pool pool;                /* holds the parameters */
	struct address sender;
	struct span params;              /* of MAIL FROM */
	struct envelope_rcpt *rcpts;
	size_t n, cap;
};

void envelope_init(struct envelope *e);
void envelope_done(struct envelope *e);
/* No sender, no recipients. */
void envelope_reset(struct envelope *e);

void envelope_set_sender(struct envelope *e, const struct address *sender,
    struct span params);
/* 0, or -1 (ERR_LIMIT) past ENVELOPE_RCPT_MAX. */
MUST_USE int envelope_add(struct envelope *e, const struct address *rcpt,
    struct span params, struct err *err);

/* The envelope of one delivery, by the texts of SENDER and RECIPIENT
 * (chain(7)): an empty or missing sender is the null one. 0, or -1 with err
 * (ERR_USAGE). */
MUST_USE int envelope_of_one(struct envelope *e, const char *sender,
    const char *recipient, struct err *err);

/* Read the file from its start: 0, or -1 with err (ERR_DATA: not an
 * envelope). */
MUST_USE int envelope_read(struct envelope *e, int fd, struct err *err);
/* Take one line, without its LF, of a file that holds more than an envelope:
 * the first is MAIL FROM, all others are RCPT TO. 0, or -1 with err
 * (ERR_DATA). */
MUST_USE int envelope_add_line(struct envelope *e, struct span line,
    bool first, struct err *err);
/* Write it as lines. */
void envelope_put(const struct envelope *e, struct wr *w);
/* Write it into a new memory file: its descriptor at offset 0, or -1. */
MUST_USE int envelope_write(const struct envelope *e, struct err *err);

#endif
