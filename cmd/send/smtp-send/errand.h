/* errand - the work of the confined half: where a message goes, host after
 * host, until every recipient has an answer; then, while queue-run has more for
 * the same destination and the session can go on, the next one.
 *
 * What an old session says against MAIL, or by hanging up, is not about the
 * message: it is tried on a new one.
 * SPDX-License-Identifier: ISC */
#ifndef ERRAND_H
#define ERRAND_H

#include "deliver.h"

/* Its exit code: that of the last message. */
int errand_run(const struct deliver *d, int broker);

#endif
