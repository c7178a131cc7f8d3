/* rulefile - a rules file read whole and checked, or refused with the number of
 * the line (smtp-rules(7)). A file that is not right is no rules at all: the
 * caller takes no mail then.
 * SPDX-License-Identifier: ISC */
#ifndef RULES_RULEFILE_H
#define RULES_RULEFILE_H

#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "rules/rule.h"

struct rulefile {
	struct pool pool;            /* the text, and files that it names */
	const char *path;            /* for messages, borrowed */
	struct rule *rules;
	size_t n, cap;
	unsigned flags;              /* of all rules together */
};

void rulefile_init(struct rulefile *f, const char *path);
void rulefile_done(struct rulefile *f);
/* Read the file of rulefile_init: 0, or -1 with err, "PATH:LINE: why". */
MUST_USE int rulefile_read(struct rulefile *f, struct err *err);
/* Read rules from a text: the same. */
MUST_USE int rulefile_parse(struct rulefile *f, struct span text,
    struct err *err);

#endif
