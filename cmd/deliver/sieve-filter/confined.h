/* confined - the child of evaluate: compiles and runs the scripts over the
 * message with nothing but that message and a socket to its parent; then, if it
 * is to stay, over others that the parent sends (FRAME_NEXT), until it is
 * closed.
 * SPDX-License-Identifier: ISC */
#ifndef CONFINED_H
#define CONFINED_H

#include "base/attr.h"
#include "scripts.h"
#include "settings.h"

/* Of the child: 0 to 2 as ever, and these. */
#define CONFINED_MESSAGE_FD 3
#define CONFINED_SOCKET_FD 4

NORETURN void confined_main(const struct settings *settings,
    const struct scripts *scripts, bool tracing, bool stay);

#endif
