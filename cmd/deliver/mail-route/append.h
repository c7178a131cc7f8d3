/* append - a message at the end of a file, in the mbox form: what aliases(5)
 * means by a target like /var/mail/archive.
 * SPDX-License-Identifier: ISC */
#ifndef APPEND_H
#define APPEND_H

#include "base/attr.h"
#include "base/err.h"

/* All of it and on disk, or nothing: 0, or -1 with err. The file is locked with
 * fcntl(2) meanwhile. /dev/null takes everything. */
MUST_USE int append_message(const char *path, int message, const char *sender,
    struct err *err);

#endif
