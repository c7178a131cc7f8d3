/* options - the settings of imapd(8).
 * SPDX-License-Identifier: ISC */
#ifndef IMAPD_OPTIONS_H
#define IMAPD_OPTIONS_H

#include "base/attr.h"
#include "base/err.h"
#include "base/tool.h"
#include "session.h"

extern const struct tool options_tool;

void options_init(struct settings *set);
/* The mailboxes that every user is to have: 0, or -1 with err. */
MUST_USE int options_mailboxes(const struct settings *set,
    struct autoboxes *out, struct err *err);
/* --layout and --separator: 0, or -1 with err. */
MUST_USE int options_names(const struct settings *set, struct err *err);

#endif
