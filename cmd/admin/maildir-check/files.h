/* files - the files in cur and new of one mailbox.
 * SPDX-License-Identifier: ISC */
#ifndef FILES_H
#define FILES_H

#include "check.h"

/* 0, or -1 with err. */
MUST_USE int files_check(struct check *c, struct err *err);

#endif
