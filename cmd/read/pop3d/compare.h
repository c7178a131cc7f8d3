/* compare - would clients of the old server fetch their mail anew? The ids that
 * it told, in a file, beside those that we would tell.
 * SPDX-License-Identifier: ISC */
#ifndef COMPARE_H
#define COMPARE_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "io/wr.h"

#define COMPARE_BYTES_MAX (256u << 20)       /* of the file */
#define COMPARE_SHOWN 20                     /* differences told one by one */

struct drop;

/* The file `path`: an answer to UIDL as it came, or one id to a line. Tell what
 * would change: 0, *same_out when nothing would; or -1 with err. */
MUST_USE int compare_run(struct drop *d, const char *path, struct wr *out,
    bool *same_out, struct err *err);

#endif
