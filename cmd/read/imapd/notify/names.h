/* names - NOTIFY's events of mailbox names: made, removed, renamed, subscribed
 * (RFC 5465 5.4 and 5.5), and with them which mailboxes there are to be
 * watched.
 * SPDX-License-Identifier: ISC */
#ifndef NOTIFY_NAMES_H
#define NOTIFY_NAMES_H

#include <stdbool.h>

#include "base/attr.h"

struct session;

/* The first listing, and the watch: 0, or -1 with s->err. */
MUST_USE int names_begin(struct session *s);
/* List again; `tell` what has changed, or only note it. */
void names_look(struct session *s, bool tell);

#endif
