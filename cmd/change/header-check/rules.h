/* rules - the rules of header-check: which field, and what becomes of it, in
 * the form of Postfix's header_checks(5).
 *
 *     # comment
 *     /^Subject:.*lottery/     REJECT 5.7.1 no lotteries
 *     !/^Received:/i           DUNNO
 *     if /^X-/
 *     /^X-Mailer: (.*)$/       REPLACE X-Client: $1
 *     endif
 *
 * Patterns are POSIX extended ones. Letter case does not matter; behind the
 * pattern i makes it matter, and d shows it encoded words decoded. What comes
 * of maps has the form of what stands behind the pattern.
 * SPDX-License-Identifier: ISC */
#ifndef RULES_H
#define RULES_H

#include <regex.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define RULES_FILE_MAX (1u << 20)    /* bytes of one file */
#define RULES_MAX 10000
#define RULES_DEPTH_MAX 10           /* of if */
#define RULES_GROUPS 10              /* $1 to $9 */

enum rules_action {
	RULES_BCC, RULES_DEFER, RULES_DISCARD, RULES_DUNNO, RULES_HOLD,
	RULES_IGNORE, RULES_INFO, RULES_PASS, RULES_PREPEND, RULES_REDIRECT,
	RULES_REJECT, RULES_REPLACE, RULES_STRIP, RULES_WARN, RULES_ACTIONS,
};

struct rule {
	enum { RULE_ACT, RULE_IF, RULE_ENDIF } what;
	bool negated, decoded;
	regex_t re;
	enum rules_action action;
	struct span text;                /* behind the action */
	const char *path;                /* where it stands */
	size_t line;
	size_t end;                      /* of an if: its endif */
};

struct rules {
	struct rule *rules;
	size_t n, cap;
	bool decoded;                    /* some rule wants that */
	struct buf *texts;               /* the files */
	size_t n_texts;
};

void rules_init(struct rules *r);
void rules_done(struct rules *r);
/* Add those of a file: 0, or -1 with err (ERR_TEMP, "PATH:LINE: why"). `path`
 * is borrowed. */
MUST_USE int rules_add(struct rules *r, const char *path, struct err *err);

/* Take "ACTION text" apart: 0, or -1 with err (ERR_USAGE). */
MUST_USE int rules_parse_action(struct span s, enum rules_action *action,
    struct span *text, struct err *err);
const char *rules_action_name(enum rules_action a);

/* The first rule that the field meets: 1 and *which, 0 none does, -1 with err
 * (it cannot be known: ERR_TEMP). Both texts end in a NUL; `filled` gets the
 * rule's text with $1 and so on put in. */
MUST_USE int rules_find(const struct rules *r, const char *field,
    const char *decoded, struct buf *filled, size_t *which, struct err *err);

#endif
