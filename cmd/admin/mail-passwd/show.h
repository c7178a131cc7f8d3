/* show - the commands that change nothing.
 * SPDX-License-Identifier: ISC */
#ifndef SHOW_H
#define SHOW_H

#include "commands.h"

MUST_USE int show_list(const struct commands_ask *a, struct err *err);
MUST_USE int show_apps(const struct commands_ask *a, struct err *err);
MUST_USE int show_check(const struct commands_ask *a, struct err *err);
MUST_USE int show_test(const struct commands_ask *a, struct err *err);

#endif
