/* report - what the verdicts become: a refusal, or the fields of spam-pipe(1)
 * and a line in the log.
 * SPDX-License-Identifier: ISC */
#ifndef REPORT_H
#define REPORT_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "scan.h"
#include "settings.h"

#define REPORT_MAX 8192              /* bytes of fields */

/* Log the verdict and add its fields to `out`: 0, or -1 with err when the
 * message is refused or put off. Nothing for SCAN_OFF. */
MUST_USE int report_virus(const struct settings *s,
    const struct scan_virus *v, struct buf *out, struct err *err);
MUST_USE int report_spam(const struct settings *s, const struct scan_spam *v,
    struct buf *out, struct err *err);

#endif
