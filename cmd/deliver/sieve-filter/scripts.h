/* scripts - find and read the scripts of one delivery. A script that is not
 * there is not run; one that is there and cannot be read delays the message
 * (75), since nobody knows what it would have said.
 * SPDX-License-Identifier: ISC */
#ifndef SCRIPTS_H
#define SCRIPTS_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "settings.h"

#define SCRIPTS_MAX 64

struct scripts {
	struct script {
		char *path;
		struct buf text;
		bool users;          /* errors are written beside it */
	} list[SCRIPTS_MAX];
	size_t n;
};

/* In the order in which they run: 0, maybe with none; -1 with err. */
MUST_USE int scripts_read(struct scripts *s, const struct settings *settings,
    struct err *err);
void scripts_done(struct scripts *s);

#endif
